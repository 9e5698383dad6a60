"""The fusion bench: `python -m evals.bench.fusion --data DIR [--embedder E] [--questions N]`.

Question → paragraph on ARCD, XQuAD (Arabic, and English questions to Arabic paragraphs) and MLQA: words alone, vectors
alone and the two fused with the weight that was measured on the set's own text. Fused may be worse than the better
of its halves nowhere: for each set and embedder the difference is given with its 95 % interval (paired bootstrap). Exit 0:
no interval lies under −0.005, 1: one does, 2: no data here.

Without `--embedder` it runs over embedders that need no weights (`evals.bench.embedders`): LSA, noise, and stand-ins for
models of several qualities. With one, over that model: `ollama/NAME`, `URL#NAME`.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from agents.model.embeddings import ServedEmbedder
from evals.bench.embedders import LsaEmbedder, NoiseEmbedder, ToldEmbedder, TrustedLsaEmbedder
from retrieval.archive import Archive
from retrieval.embed import Embedder
from retrieval.fuse import Ranking
from retrieval.hybrid import DEPTH, hybrid
from retrieval.index import Index
from retrieval.library import Library
from retrieval.sources import Document, to_article
from retrieval.trust import completed, trust
from retrieval.words import Wanted, WordIndex, likeness
from schemas.article import Passage

SETS: Final = {
    "ARCD": ("arcd.json", "arcd.json"),
    "XQuAD ar": ("xquad.ar.json", "xquad.ar.json"),
    "XQuAD en→ar": ("xquad.ar.json", "xquad.en.json"),
    "MLQA dev ar": ("mlqa-dev.ar.json", "mlqa-dev.ar.json"),
}
NOISES: Final = (3.0, 5.0, 7.0)
TOLERATED: Final = 0.005
_DRAWS: Final = 2000


@dataclass(frozen=True)
class Collection:
    """Articles in paragraphs, and which paragraph answers each question."""

    name: str
    articles: tuple[tuple[str, tuple[str, ...]], ...]
    """Title and paragraphs."""
    questions: tuple[tuple[str, str], ...]
    """Question and its paragraph."""


@dataclass(frozen=True)
class Outcome:
    """What one embedder did on one set, as nDCG@10."""

    name: str
    embedder: str
    words: float
    vectors: float
    fused: float
    weight: float
    low: float
    high: float
    """The 95 % interval of fused − the better half."""

    @property
    def good(self) -> bool:
        """Whether fused is not worse than the better half."""
        return self.high >= 0 or self.low >= -TOLERATED

    def line(self) -> str:
        """A row of the table."""
        verdict = "" if self.good else "  WORSE"
        return (
            f"{self.name:12} {self.embedder:20} {self.words:6.3f} {self.vectors:8.3f} {self.fused:6.3f} {self.weight:7.1f}"
            f"   {self.fused - max(self.words, self.vectors):+.3f} [{self.low:+.3f}, {self.high:+.3f}]{verdict}"
        )


def read(data: Path, name: str, questions: int | None = None) -> Collection | None:
    """A set in SQuAD's form; None where its files are absent."""
    paragraphs, asked = (data / file for file in SETS[name])
    if not (paragraphs.is_file() and asked.is_file()):
        return None
    articles = _squad(paragraphs)
    by_place = [text for _, texts in articles for text, _ in texts]
    pairs = [
        (question, by_place[place])
        for place, (_, qas) in enumerate(one for _, texts in _squad(asked) for one in texts)
        for question in qas
    ]
    step = max(1, len(pairs) // questions) if questions else 1
    return Collection(
        name,
        tuple((title, tuple(dict.fromkeys(text for text, _ in texts))) for title, texts in articles),
        tuple(pairs[::step]),
    )


def _squad(file: Path) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    content: Any = json.loads(file.read_text(encoding="utf-8"))
    return [
        (
            str(article.get("title", "")).replace("_", " "),
            [(one["context"], [qa["question"] for qa in one["qas"]]) for one in article["paragraphs"]],
        )
        for article in content["data"]
    ]


def embedders(collection: Collection, elsewhere: Sequence[str]) -> Iterator[Embedder]:
    """Those that need no weights; `elsewhere` are texts of other sets."""
    texts = [text for _, paragraphs in collection.articles for text in paragraphs]
    yield LsaEmbedder(texts)
    if elsewhere:
        yield TrustedLsaEmbedder(elsewhere)
    yield NoiseEmbedder()
    topics: dict[str, Sequence[str]] = {text: [text] for text in texts}
    topics |= {title: list(paragraphs) for title, paragraphs in collection.articles}
    topics |= {question: [text] for question, text in collection.questions}
    for noise in NOISES:
        yield ToldEmbedder(topics, noise)


def fill(archive: Archive, collection: Collection) -> dict[str, str]:
    """The articles into an archive, a paragraph a passage; paragraph → passage id."""
    ids: dict[str, str] = {}
    for number, (title, paragraphs) in enumerate(collection.articles):
        article = to_article(Document(ref=str(number), text="\n\n".join(paragraphs), title=title or None))
        passages = []
        for place, text in enumerate(paragraphs):
            start = article.text.index(text.strip())
            ids[text] = f"{article.id}:{place}"
            passages.append(
                Passage(id=ids[text], article_id=article.id, index=place, start=start, end=start + len(text.strip()))
            )
        archive.add(article, passages)
    return ids


def outcome(library: Library, collection: Collection, ids: dict[str, str], words: Sequence[Ranking]) -> Outcome:
    """Vectors made, trust measured, every question asked."""
    done = completed(library.archive, library.embedder)
    measured = trust(library.archive, library.embedder)
    if done.left or measured is None:
        raise SystemExit(f"{library.embedder.name}: {'; '.join(done.notes)}")
    vectors = library.embedder.embed([question for question, _ in collection.questions], kind="query")
    gains = np.zeros((3, len(collection.questions)))
    for place, ((question, text), found, vector) in enumerate(zip(collection.questions, words, vectors, strict=True)):
        near = library.index.query(vector, DEPTH)
        fused = hybrid(library, question, found, DEPTH).ranking
        gains[:, place] = [_gain(ranking, ids[text]) for ranking in (found, near, fused)]
    better = gains[0] if gains[0].mean() >= gains[1].mean() else gains[1]
    low, high = _interval(gains[2] - better)
    by_words, by_vectors, both = (float(mean) for mean in gains.mean(axis=1))
    return Outcome(collection.name, library.embedder.name, by_words, by_vectors, both, measured.weight, low, high)


def run(collection: Collection, given: Iterable[Embedder]) -> Iterator[Outcome]:
    """Every embedder on one set; the words are ranked once."""
    with tempfile.TemporaryDirectory(prefix="wasit-bench-") as folder, Archive.open(Path(folder)) as archive:
        ids = fill(archive, collection)
        index = WordIndex(archive.home, archive)
        index.sync()
        words = [index.query(Wanted(features=likeness(question)), DEPTH) for question, _ in collection.questions]
        for embedder in given:
            with Index(archive.home, archive, embedder) as vectors:
                yield outcome(Library(archive, index, vectors, embedder), collection, ids, words)
        index.close()


def _elsewhere(here: Mapping[str, Collection | None], name: str) -> list[str]:
    """The paragraphs of the sets that share no file with this one."""
    others = (other for key, other in here.items() if other and SETS[key][0] != SETS[name][0])
    return list(dict.fromkeys(text for other in others for _, paragraphs in other.articles for text in paragraphs))


def _gain(ranking: Ranking, wanted: str) -> float:
    names = [name for name, _ in ranking[:10]]
    return float(1 / np.log2(names.index(wanted) + 2)) if wanted in names else 0.0


def _interval(differences: NDArray[np.float64]) -> tuple[float, float]:
    draws = np.random.default_rng(0).integers(0, len(differences), (_DRAWS, len(differences)))
    low, high = np.quantile(differences[draws].mean(axis=1), [0.025, 0.975])
    return float(low), float(high)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and print the table."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench.fusion", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the sets")
    parser.add_argument("--embedder", help="a served model, in place of those that need no weights")
    parser.add_argument("--questions", type=int, help="at most about so many questions of each set")
    options = parser.parse_args(arguments)
    print("set          embedder              words  vectors  fused  weight   fused − better half, 95 %")
    found: list[Outcome] = []
    here = {name: read(options.data, name, options.questions) for name in SETS}
    for name, collection in here.items():
        if collection is None:
            print(f"{name:12} not here: {', '.join(SETS[name])}")
            continue
        given = (
            [ServedEmbedder(options.embedder)] if options.embedder else embedders(collection, _elsewhere(here, name))
        )
        for one in run(collection, given):
            print(one.line(), flush=True)
            found.append(one)
    if not found:
        return 2
    return 0 if all(one.good for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
