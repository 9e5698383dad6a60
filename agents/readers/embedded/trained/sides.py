"""What is known of each stand before it is set beside another: its words of matter, whom it names, how it negates."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from agents.readers.embedded.claims import ClaimFinder
from agents.readers.embedded.denials import absolute, negations, untrue
from agents.readers.embedded.lexicon import small_words
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.telling import denies, stem_in, unjoined

_OPENING = 8
_FAR = 14
_GRAM = 3
_DENIED = 2
"""Words behind a negation that it reaches."""


@dataclass(frozen=True, slots=True)
class Side:
    """One stand, described by itself."""

    stand: Stand
    sentence: int
    stems: frozenset[str]
    weight: float
    """Of all its stems."""
    named: frozenset[int]
    """Numbers of the entities named in its words."""
    grams: frozenset[str]
    """Letters in threes of its stems."""
    figures: frozenset[str]
    strong: bool
    """Whether it is a denial by its verb."""
    may_deny: bool
    points_back: bool
    opening: tuple[float, float]
    """Whether a negation stands among its first three and its first eight words."""
    asks: bool
    exclaims: bool
    lies: bool
    denied: frozenset[str]
    """Stems of the words right behind a negation: what is said not to be."""
    absolutes: int
    """Words that make its negation flat."""

    def traits(self) -> list[str]:
        """What the rules make of the stand, as words."""
        told = {
            "strong": self.strong,
            "may": self.may_deny,
            "points": self.points_back,
            "asks": self.asks,
            "exclaims": self.exclaims,
            "lies": self.lies,
            "negated": self.opening[0] > 0,
            "negated far": self.opening[1] > 0,
        }
        own = [f"is:{name}" for name, holds in told.items() if holds]
        return [*own, f"act:{self.stand.act}", f"form:{self.stand.form}"]


def sides(reading: Reading, finder: ClaimFinder, stands: Sequence[Stand]) -> list[Side]:
    """A side for each stand."""
    return [_side(reading, finder, number, stand) for number, stand in enumerate(stands)]


def _side(reading: Reading, finder: ClaimFinder, number: int, stand: Stand) -> Side:
    doc = reading.doc
    words = doc.folded[stand.first : stand.last]
    marks = "".join(doc.gaps[stand.first : stand.last + 1])
    stems, strong = finder.stems[number], denies(reading, stand)
    language = doc.article.language
    negates = negations(words, language)
    return Side(
        stand=stand,
        sentence=doc.words[stand.first].sentence,
        stems=stems,
        weight=fsum(finder.weight[s] for s in stems),
        named=frozenset(reading.inventory.of(m).number for m in reading.mentions_in(stand.first, stand.last)),
        grams=frozenset(s[k : k + _GRAM] for s in stems for k in range(max(1, len(s) - _GRAM + 1))),
        figures=frozenset(filter(None, map(_figure, words))),
        strong=strong,
        may_deny=stand.act in ("denial", "rejection") or strong or any(negates[:_FAR]),
        points_back=finder.points_back(stand),
        opening=(float(any(negates[:3])), float(any(negates[:_OPENING]))),
        asks="?" in marks or "؟" in marks,
        exclaims="!" in marks,
        lies=untrue(words, language),
        denied=frozenset(
            stem_in(reading, unjoined(w))
            for k, negated in enumerate(negates)
            if negated
            for w in words[k + 1 : k + 1 + _DENIED]
        )
        & stems,
        absolutes=sum(map(absolute, words)) if any(negates) else 0,
    )


def _figure(word: str) -> str:
    """A number in digits, or a numeral without its ending of gender; empty for any other word."""
    if word.isdecimal():
        return word
    bare = word.removeprefix("و")
    return bare.removesuffix("ه") if bare in small_words()["numbers"] else ""
