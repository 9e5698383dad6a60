"""English questions on Arabic paragraphs, and Arabic ones with and without expansion: `python -m evals.crossing FOLDER`.

Data: XQuAD (Artetxe and others 2020), ARCD (Mozannar and others 2019), MLQA (Lewis and others 2020). Every second
article of XQuAD is the development half; the other half was only ever scored, never looked at.
"""

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from retrieval.expand import expand, own_language
from retrieval.finding.wording import features
from retrieval.words.analyser import analysed
from retrieval.words.exact import K1, B

CUT: Final = 10
RESAMPLES: Final = 2000
Weighted = Mapping[str, float]


class Asked(NamedTuple):
    """A question and the number of the paragraph that holds its answer."""

    text: str
    paragraph: int
    development: bool


class Postings:
    """BM25 over all paragraphs at once, for queries whose features have weights."""

    def __init__(self, texts: Sequence[str]) -> None:
        bags = [Counter(analysed(text)[0].split()) for text in texts]
        lengths = np.array([sum(each.values()) for each in bags], dtype=np.float64)
        norm = K1 * (1 - B + B * lengths / lengths.mean())
        held: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, each in enumerate(bags):
            for feature, count in each.items():
                held[feature].append((number, count))
        self.size = len(texts)
        self._held: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        for feature, rows in held.items():
            at = np.array([row for row, _ in rows])
            often = np.array([count for _, count in rows], dtype=np.float64)
            rarity = math.log(1 + (self.size - len(rows) + 0.5) / (len(rows) + 0.5))
            self._held[feature] = (at, rarity * often * (K1 + 1) / (often + norm[at]))

    def scores(self, wanted: Weighted) -> np.ndarray:
        """One score for each paragraph."""
        total = np.zeros(self.size)
        for feature, weight in wanted.items():
            if feature in self._held:
                at, value = self._held[feature]
                total[at] += weight * value
        return total


def gains(postings: Postings, asked: Sequence[Asked], features: Callable[[str], Weighted]) -> np.ndarray:
    """nDCG@10 of each question: one paragraph is right, so 1 / log2(rank + 1) down to rank 10."""
    found = np.zeros(len(asked))
    for number, each in enumerate(asked):
        scores = postings.scores(features(each.text))
        own = scores[each.paragraph]
        rank = int((scores > own).sum() + (scores[: each.paragraph] == own).sum()) + 1
        found[number] = 1 / math.log2(rank + 1) if own > 0 and rank <= CUT else 0.0
    return found


def squad(path: Path) -> tuple[list[str], list[Asked]]:
    """Paragraphs and questions of a file in SQuAD's form."""
    paragraphs: list[str] = []
    asked: list[Asked] = []
    for number, article in enumerate(json.loads(path.read_text("utf-8"))["data"]):
        for paragraph in article["paragraphs"]:
            asked += [Asked(qa["question"], len(paragraphs), number % 2 == 0) for qa in paragraph["qas"]]
            paragraphs.append(paragraph["context"])
    return paragraphs, asked


def interval(difference: np.ndarray) -> tuple[float, float]:
    """The 95 % interval of a mean difference, by resampling the questions."""
    draw = np.random.default_rng(0).integers(0, len(difference), (RESAMPLES, len(difference)))
    low, high = np.quantile(difference[draw].mean(axis=1), (0.025, 0.975))
    return float(low), float(high)


def rows(folder: Path) -> Iterator[str]:
    """The lines of the table: across languages by halves, then within Arabic with and without synonyms."""
    yield f"{'questions → paragraphs':28}{'half':13}{'n':>6}{'words':>8}{'expanded':>10}"
    for one, other in (("en", "ar"), ("ar", "en")):
        postings = Postings(squad(folder / f"xquad.{other}.json")[0])
        for half in (True, False):
            asked = [each for each in squad(folder / f"xquad.{one}.json")[1] if each.development is half]
            plain, expanded = gains(postings, asked, _typed), gains(postings, asked, across(other))
            name = "development" if half else "kept apart"
            yield f"XQuAD {one} → {other:16}{name:13}{len(asked):>6}{plain.mean():>8.3f}{expanded.mean():>10.3f}"
    yield f"{'within Arabic':41}{'n':>6}{'words':>8}{'expanded':>10}  difference, 95 %"
    for name in ("xquad.ar", "arcd", "mlqa-dev.ar"):
        paragraphs, asked = squad(folder / f"{name}.json")
        postings = Postings(paragraphs)
        plain, expanded = gains(postings, asked, _typed), gains(postings, asked, within)
        low, high = interval(expanded - plain)
        difference = (expanded - plain).mean()
        yield (
            f"{name:41}{len(asked):>6}{plain.mean():>8.3f}{expanded.mean():>10.3f}"
            f"  {difference:+.4f} [{low:+.4f}, {high:+.4f}]"
        )


def across(language: str) -> Callable[[str], Weighted]:
    """What a question looks for among paragraphs in another language."""
    return lambda text: dict(features(text, expand(text, (language,))))


def within(text: str) -> Weighted:
    """What a question looks for among paragraphs in its own language."""
    return dict(features(text, expand(text, (own_language(text),))))


def _typed(text: str) -> Weighted:
    return dict(features(text, ()))


def main(argv: Sequence[str] | None = None) -> int:
    """Command line: 0 when scored, 2 without data."""
    parser = argparse.ArgumentParser(prog="evals.crossing", description=__doc__)
    parser.add_argument(
        "folder", type=Path, help="folder with xquad.en.json, xquad.ar.json, arcd.json, mlqa-dev.ar.json"
    )
    folder = parser.parse_args(argv).folder
    try:
        print(*rows(folder), sep="\n")
    except OSError as error:
        print(f"cannot score: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
