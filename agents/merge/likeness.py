"""How much two tellings of one holder's words are the same stand: rare words shared, and what is done with them.

The same stand is told in other words by another outlet, so no share of words decides alone. Words weigh by their rarity
among the articles at hand; a shared act and stance count beside them; opposite stances are never one.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from agents.merge.crossing import shared, shared_latin, stems, unelided
from agents.merge.names import is_arabic
from retrieval.lexical import features, telling_words
from retrieval.text.language import detect
from schemas.article import Article
from schemas.brief import Position

ENOUGH: Final = 2.6
"""From which two tellings are one stand, if neither has a likelier one in the other's article.

This and the weights below are those of a logistic regression over the pairs of the open annotated events, rounded. What to
demand was chosen by leaving one event out, for tellings by the annotators and by the reader, who is less sure of acts."""
LEAST: Final = 0.47
"""What the words must say: an act and a stance alone prove nothing."""
SAME_ACT: Final = 2.8
SAME_STANCE: Final = 1.9
_OPPOSITES: Final = frozenset({frozenset({"supports", "opposes"})})
_MOST: Final = 4
"""Words with a counterpart in the other language, from which on more prove nothing more."""


class Likeness:
    """Weighs the words of some articles and compares what stands in them."""

    def __init__(self, articles: Iterable[Article]) -> None:
        held = tuple(articles)
        lines = [line for article in held for line in article.text.split("\n") if line.strip()]
        self._lines = len(lines)
        self._holding = Counter(stem for line in lines for stem in stems(line))
        self._languages = {article.id: detect(article.text) for article in held}

    def same(self, one: Position, other: Position, names: Sequence[str]) -> bool:
        """Whether two positions of one holder, who is known by `names`, are one stand told in two articles."""
        return self.of(one, other, names) >= ENOUGH

    def of(self, one: Position, other: Position, names: Sequence[str]) -> float:
        """How much speaks for one stand; 0 for opposite stances and for two statements of one article."""
        if opposed(one, other):
            return 0.0
        own = " ".join((*names, one.cue, other.cue))
        met = [
            self._words(a.quote, b.quote, own, across=self._across(a.source_id, b.source_id, a.quote, b.quote))
            for a in one.evidence
            for b in other.evidence
            if a.source_id != b.source_id
        ]
        words = max(met, default=0.0)
        alike = SAME_ACT * (one.speech_act == other.speech_act) + SAME_STANCE * (one.stance == other.stance)
        return words + alike if words >= LEAST else 0.0

    def _across(self, one: str, other: str, *quotes: str) -> bool:
        """Whether two articles, or what stands in them, are of two languages."""
        languages = {self._languages.get(one), self._languages.get(other)}
        return len(set(map(is_arabic, quotes))) == 2 or len(languages - {None, "ar"}) == 2

    def _words(self, one: str, other: str, own: str, *, across: bool) -> float:
        """What the words say; `own`: who speaks and the verb of speaking, which prove nothing."""
        if across:
            found = _common(one, other, own)
            return 0.75 * found.of_all + 0.65 * found.of_shorter + 1.35 * min(found.words, _MOST) / _MOST
        a, b = stems(one) - stems(own), stems(other) - stems(own)
        p, q = _features(one) - _features(own), _features(other) - _features(own)
        common = self._weight(a & b)
        return (
            1.1 * _share(common, self._weight(a | b))
            + 1.6 * _share(common, min(self._weight(a), self._weight(b)))
            + 0.35 * _share(len(p & q), min(len(p), len(q)))
        )

    def _weight(self, stems: Iterable[str]) -> float:
        return math.fsum(math.log((self._lines + 1) / (self._holding[stem] + 0.5)) for stem in stems)


def opposed(one: Position, other: Position) -> bool:
    """Whether one supports what the other opposes: never one stand."""
    return frozenset({one.stance, other.stance}) in _OPPOSITES


class _Common(NamedTuple):
    """Words with a counterpart in another language: how many, and their share of all words and of the shorter telling's."""

    words: int
    of_all: float
    of_shorter: float


def _common(one: str, other: str, own: str) -> _Common:
    if not is_arabic(one) and not is_arabic(other):
        here, there = shared_latin(one, other)
        sizes = len(telling_words(unelided(one))), len(telling_words(unelided(other)))
        words = max(here, there)
        return _Common(words, _share(here + there, sum(sizes)), _share(words, min(sizes)))
    latin, arabic = (other, one) if is_arabic(one) else (one, other)
    stood = stems(arabic) - stems(own)
    words, found = shared(latin, stood)
    size = len(telling_words(unelided(latin)))
    return _Common(words, _share(2 * len(found), size + len(stood)), _share(words, min(size, len(stood))))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


@lru_cache(maxsize=2048)
def _features(text: str) -> frozenset[str]:
    return frozenset(feature for word in telling_words(text) for feature in features(word))
