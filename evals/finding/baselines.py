"""What ours is measured against: BM25 over other words of the same texts.

`light10` is the light stemmer of Larkey, Ballesteros and Connell (2007) from its published affix lists, as Lucene's Arabic
analyser has it; `spaces` is LangChain's BM25Retriever as it comes: `text.split()` and the BM25Okapi of rank-bm25 with its
defaults, written down here because the package is not among the dependencies; `isri` is NLTK's stemmer where installed.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from retrieval.lexical import words
from retrieval.text.stopwords import stop_words

Analyser = Callable[[str], list[str]]

LIGHT10_PREFIXES: Final = ("ال", "وال", "بال", "كال", "فال", "لل", "و")
LIGHT10_SUFFIXES: Final = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي")
OKAPI_FLOOR: Final = 0.25
"""rank-bm25: a word in more than half of the texts weighs this share of the average word."""


class Ranker:
    """BM25 over the paragraphs of one set, for one analyser."""

    def __init__(
        self, texts: Sequence[str], analyser: Analyser, *, k1: float = 1.2, b: float = 0.75, okapi: bool = False
    ) -> None:
        self._analyser = analyser
        bags = [Counter(analyser(text)) for text in texts]
        lengths = np.array([sum(bag.values()) for bag in bags], dtype=np.float64)
        norm = k1 * (1 - b + b * lengths / max(1.0, float(lengths.mean())))
        held: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, bag in enumerate(bags):
            for word, often in bag.items():
                held[word].append((number, often))
        rarity = _okapi(held, len(texts)) if okapi else _lucene(held, len(texts))
        self._texts = len(texts)
        self._held: dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]] = {}
        for word, rows in held.items():
            at = np.array([row for row, _ in rows], dtype=np.int64)
            often_ = np.array([often for _, often in rows], dtype=np.float64)
            self._held[word] = at, rarity[word] * often_ * (k1 + 1) / (often_ + norm[at])

    def rank(self, question: str, paragraph: int) -> int | None:
        """The rank of a paragraph for a question; None when nothing of the question stands in it."""
        scores = np.zeros(self._texts)
        for word, often in Counter(self._analyser(question)).items():
            if word in self._held:
                at, value = self._held[word]
                scores[at] += often * value
        own = scores[paragraph]
        return int((scores > own).sum() + (scores[:paragraph] == own).sum()) + 1 if own > 0 else None


def spaces(text: str) -> list[str]:
    """LangChain's default."""
    return text.split()


def light10(text: str) -> list[str]:
    """Light stems of the words that are no stop words."""
    return [_light10(word) for word in words(text) if word not in stop_words()]


def isri() -> Analyser | None:
    """NLTK's ISRI roots; None where NLTK is not installed."""
    if find_spec("nltk") is None:
        return None
    stem: Callable[[str], str] = lru_cache(maxsize=None)(import_module("nltk.stem.isri").ISRIStemmer().stem)
    return lambda text: [stem(word) for word in words(text) if word not in stop_words()]


@lru_cache(maxsize=100_000)
def _light10(word: str) -> str:
    for prefix in sorted(LIGHT10_PREFIXES, key=len, reverse=True):
        least = 3 if prefix == "و" else 2
        if word.startswith(prefix) and len(word) - len(prefix) >= least:
            word = word[len(prefix) :]
            break
    for suffix in LIGHT10_SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 2:
            word = word[: -len(suffix)]
    return word


def _lucene(held: dict[str, list[tuple[int, int]]], of: int) -> dict[str, float]:
    return {word: log(1 + (of - len(rows) + 0.5) / (len(rows) + 0.5)) for word, rows in held.items()}


def _okapi(held: dict[str, list[tuple[int, int]]], of: int) -> dict[str, float]:
    plain = {word: log(of - len(rows) + 0.5) - log(len(rows) + 0.5) for word, rows in held.items()}
    floor = OKAPI_FLOOR * sum(plain.values()) / len(plain) if plain else 0.0
    return {word: rarity if rarity >= 0 else floor for word, rarity in plain.items()}
