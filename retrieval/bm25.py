"""Which of some texts match a query best: BM25 (Robertson and Zaragoza 2009) over word features, between those texts alone."""

import math
from collections import Counter
from collections.abc import Sequence, Set
from functools import lru_cache
from typing import Final

from retrieval.lexical import features, telling_words

K1: Final = 1.2
B: Final = 0.75
STEM_COUNT: Final = 2
"""A stem counts as much as two 4-grams."""


def bag(text: str) -> Counter[str]:
    """The features of a text's telling words and how often they occur."""
    counts: Counter[str] = Counter()
    for word, often in telling_words(text).items():
        for feature in _feature_set(word):
            counts[feature] += often * _count(feature)
    return counts


def scores(query: Counter[str], texts: Sequence[str]) -> list[float]:
    """How well each text matches a bag, between 0 and 1: the share of what a text could reach that held all of it."""
    found = [_found(query.keys(), text) for text in texts]
    average = sum(length for _, length in found) / len(found) if found else 0
    if not query or not average:
        return [0.0] * len(texts)
    holding = Counter(feature for counts, _ in found for feature in counts)
    weights = {
        feature: _rarity(holding[feature], len(texts)) * min(often, STEM_COUNT) for feature, often in query.items()
    }
    best = sum(weights.values()) * (K1 + 1)
    return [
        sum(
            weights[feature] * often * (K1 + 1) / (often + K1 * (1 - B + B * length / average))
            for feature, often in counts.items()
        )
        / best
        for counts, length in found
    ]


def _found(wanted: Set[str], text: str) -> tuple[Counter[str], int]:
    """How often the wanted features occur in a text, and how many features it has in all."""
    counts: Counter[str] = Counter()
    length = 0
    for word, often in _words(text):
        own = _feature_set(word)
        length += often * (len(own) + STEM_COUNT - 1)
        for feature in wanted & own:
            counts[feature] += often * _count(feature)
    return counts, length


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[tuple[str, int], ...]:
    """Remembered, as the questions of one conversation meet the same passages again."""
    return tuple(telling_words(text).items())


@lru_cache(maxsize=100_000)
def _feature_set(word: str) -> frozenset[str]:
    return frozenset(features(word))


def _count(feature: str) -> int:
    return STEM_COUNT if feature.startswith("=") else 1


def _rarity(holding: int, of: int) -> float:
    return math.log(1 + (of - holding + 0.5) / (holding + 0.5))
