"""English questions on Arabic paragraphs, and Arabic ones with and without expansion: `python -m evals.crossing FOLDER`.

Data: XQuAD (Artetxe and others 2020), ARCD (Mozannar and others 2019), MLQA (Lewis and others 2020). Every second
article of XQuAD is the development half; the other half was only ever scored, never looked at.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from retrieval.bm25 import B, K1, bag

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
        bags = [bag(text) for text in texts]
        lengths = np.array([sum(each.values()) for each in bags], dtype=np.float64)
        norm = K1 * (1 - B + B * lengths / lengths.mean())
        held: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, each in enumerate(bags):
            for feature, often in each.items():
                held[feature].append((number, often))
        self.size = len(texts)
        self._held: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        for feature, rows in held.items():
            at = np.array([row for row, _ in rows])
            often = np.array([count for _, count in rows], dtype=np.float64)
            rarity = math.log(1 + (self.size - len(rows) + 0.5) / (len(rows) + 0.5))
            self._held[feature] = (at, rarity * often * (K1 + 1) / (often + norm[at]))

    def frequency(self, feature: str) -> int:
        """In how many paragraphs a feature stands."""
        return len(self._held[feature][0]) if feature in self._held else 0

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
