"""Content words: what of a text bears on its subject, folded and stemmed, so that inflected forms meet."""

from functools import lru_cache

from retrieval.lexical import telling_words
from retrieval.text.stem import skeleton

PREFIXES = "وفبكلتس"
"""Proclitics of one letter, and what begins a verb in the present and the future."""
SHORTEST = 3
"""Letters that must be left of a stem once a prefix is taken off."""


@lru_cache(maxsize=1024)
def content_stems(text: str) -> frozenset[str]:
    """The stems of the words of `text` that are no stop words."""
    return frozenset(skeleton(word) for word in telling_words(text))


@lru_cache(maxsize=8192)
def spread(stems: frozenset[str]) -> frozenset[str]:
    """The stems and what they may be without a prefix of one letter: «لقوارب» may be «قوارب», «تنهار» «انهيار»."""
    bare = {stem[1:] for stem in stems if stem[0] in PREFIXES and len(stem) > SHORTEST}
    return stems | bare


def held(asked: frozenset[str], text: frozenset[str]) -> frozenset[str]:
    """Those of the stems `asked` that also stand among the stems of a text, prefixes set aside on both sides."""
    there = spread(text)
    return frozenset(stem for stem in asked if not spread(frozenset((stem,))).isdisjoint(there))
