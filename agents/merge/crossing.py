"""Words of a text in Latin letters in the Arabic of the lists: what two tellings in two languages have in common."""

from functools import lru_cache
from typing import Final

import regex

from retrieval.expand import LANGUAGES, expand
from retrieval.lexical import features, telling_words

ARABIC: Final = "ar"
Stems = frozenset[str]
_ELIDED: Final = regex.compile(r"(?<!\p{L})(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L})", regex.IGNORECASE)
"""What French writes together with a word: l'effondrement, d'être."""


@lru_cache(maxsize=4096)
def stems(text: str) -> Stems:
    """The stems of the words that tell something."""
    return frozenset(features(word)[-1] for word in telling_words(text))


@lru_cache(maxsize=2048)
def in_arabic(text: str) -> tuple[tuple[Stems, ...], ...]:
    """For each word, or words that belong together, the Arabic stems it may be: a set for each way to say it."""
    found: dict[str, list[Stems]] = {}
    for each in expand(unelided(text), LANGUAGES[:1]):
        if (said := stems(each.target)) and said not in found.setdefault(each.source, []):
            found[each.source].append(said)
    return tuple(tuple(ways) for ways in found.values())


def unelided(text: str) -> str:
    """A French text with each word by itself."""
    return _ELIDED.sub("", text)


def shared(latin: str, arabic: Stems) -> tuple[int, Stems]:
    """How many words of a text in Latin letters stand in an Arabic one, and which stems of that they account for."""
    met = [next((way for way in ways if way <= arabic), None) for ways in in_arabic(latin)]
    return sum(way is not None for way in met), frozenset().union(*(way for way in met if way))


def shared_latin(one: str, other: str) -> tuple[int, int]:
    """How many words of each of two texts in Latin letters may say in Arabic what a word of the other says."""
    ours, theirs = in_arabic(one), in_arabic(other)
    return _met(ours, theirs), _met(theirs, ours)


def _met(words: tuple[tuple[Stems, ...], ...], others: tuple[tuple[Stems, ...], ...]) -> int:
    said = frozenset(stem for ways in others for way in ways for stem in way)
    return sum(any(not way.isdisjoint(said) for way in ways) for ways in words)
