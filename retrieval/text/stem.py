"""A light stem of an Arabic word: what is left when the letters that join, define and inflect are taken off.

After the affix lists of light stemming (Larkey, Ballesteros and Connell 2007), on words folded to the `letters` level.
"""

from functools import lru_cache
from typing import Final

import regex

_ARABIC: Final = regex.compile(r"\p{Arabic}+")
_DEFINITE: Final = ("وبال", "وكال", "فبال", "وال", "بال", "كال", "فال", "ولل", "فلل", "ال", "لل")
_SUFFIXES: Final = ("ها", "ان", "ات", "ون", "ين", "يه", "هم", "نا", "ه", "ي")
_LONG_VOWELS: Final = str.maketrans("", "", "اوي")
_SHORTEST: Final = 2
_SHORTEST_AFTER_AND: Final = 3


@lru_cache(maxsize=100_000)
def light_stem(word: str) -> str:
    """The word without و, the article with its prepositions, and inflecting endings; other scripts as they are.

    Args:
        word: Folded to the `letters` level.
    """
    if not _ARABIC.fullmatch(word):
        return word
    return _without_suffixes(_without_prefixes(word))


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The light stem without long vowels: one form for singular and broken plural (هجوم, هجمات) alike."""
    stem = light_stem(word)
    bare = stem.translate(_LONG_VOWELS)
    return bare if len(bare) >= _SHORTEST else stem


def _without_prefixes(word: str) -> str:
    for prefix in _DEFINITE:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            return word[len(prefix) :]
    if word.startswith("و") and len(word) > _SHORTEST_AFTER_AND:
        return word[1:]
    return word


def _without_suffixes(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            word = word[: -len(suffix)]
    return word
