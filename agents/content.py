"""Content words: what of a text bears on its subject, folded and stemmed, so that inflected forms meet."""

from functools import lru_cache

from retrieval.lexical import telling_words
from retrieval.text.normalise import fold_text, tokens
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


GRAMS = (3, 4, 5)
"""Lengths of the letter groups of `letter_groups`."""


@lru_cache(maxsize=8192)
def letter_groups(text: str) -> frozenset[str]:
    """Groups of neighbouring letters of the words, the conjunction and the article taken off: forms of one root share some."""
    found: set[str] = set()
    for start, end in tokens(text):
        word = fold_text(text[start:end], "letters")
        word = f"<{word.removeprefix('و').removeprefix('ال') if len(word) > SHORTEST + 1 else word}>"
        found.update(word[at : at + size] for size in GRAMS for at in range(len(word) - size + 1))
    return frozenset(found)
