"""How much two tellings of one holder's words are the same stand: rare words shared, and what is done with them.

The same stand is told in other words by another outlet, so no share of words decides alone. Words weigh by their rarity
among the articles at hand; a shared act and stance count beside them; opposite stances are never one.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from agents.merge.crossing import shared, stems
from agents.merge.names import is_arabic
from retrieval.lexical import features, telling_words
from schemas.article import Article
from schemas.brief import Position

SAME_ACT: Final = 0.3
SAME_STANCE: Final = 0.3
ENOUGH: Final = 0.85
"""From which two tellings are one stand; with the two weights above the best of a grid over the open annotated events."""
_OPPOSITES: Final = frozenset({frozenset({"supports", "opposes"})})


class Likeness:
    """Weighs the words of some articles and compares what stands in them."""

    def __init__(self, articles: Iterable[Article]) -> None:
        lines = [line for article in articles for line in article.text.split("\n") if line.strip()]
        self._lines = len(lines)
        self._holding = Counter(stem for line in lines for stem in stems(line))

    def same(self, known: Position, new: Position, names: Sequence[str]) -> bool:
        """Whether `new` tells a stand of `known` once more; both are of one holder, who is known by `names`."""
        if frozenset({known.stance, new.stance}) in _OPPOSITES:
            return False
        alike = SAME_ACT * (known.speech_act == new.speech_act) + SAME_STANCE * (known.stance == new.stance)
        own = " ".join((*names, known.cue, new.cue))
        span = new.evidence[0]
        return any(
            alike + self._words(evidence.quote, span.quote, own) >= ENOUGH
            for evidence in known.evidence
            if evidence.source_id != span.source_id
        )

    def _words(self, one: str, other: str, own: str) -> float:
        """Shared stems by all stems, weighed by rarity, and shared features by those of the shorter telling; 0–2.

        `own`: who speaks and the verb of speaking, which prove nothing.
        """
        if is_arabic(one) != is_arabic(other):
            return _across(*((other, one) if is_arabic(one) else (one, other)), own)
        a, b = stems(one) - stems(own), stems(other) - stems(own)
        whole = self._weight(a | b)
        p, q = _features(one) - _features(own), _features(other) - _features(own)
        smaller = min(len(p), len(q))
        return (self._weight(a & b) / whole if whole else 0.0) + (len(p & q) / smaller if smaller else 0.0)

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(math.log((self._lines + 1) / (self._holding[stem] + 0.5)) for stem in stems)


def _across(latin: str, arabic: str, own: str) -> float:
    """The same for two languages: words with a counterpart by all words, and by those of the shorter telling; 0–2."""
    there = stems(arabic) - stems(own)
    words, found = shared(latin, there)
    size = len(telling_words(latin))
    smaller = min(size, len(there))
    return 2 * len(found) / (size + len(there)) + words / smaller if smaller else 0.0


@lru_cache(maxsize=2048)
def _features(text: str) -> frozenset[str]:
    return frozenset(feature for word in telling_words(text) for feature in features(word))
