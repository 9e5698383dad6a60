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

_PREPOSITIONS: Final = frozenset("بل")
_SHORTEST_AFTER_PREPOSITION: Final = 5
"""Higher than after و: بيروت, ليبيا and many other names begin with these letters."""
_ENDINGS: Final = (
    *("ها", "هما", "هم", "هن", "نا", "كم"),  # whose it is
    *("وا", "تم", "ان", "ات", "ون", "ين", "يه", "ته", "ه", "ي", "ت"),  # who did it, how many, which kind
)
_FORMATIVE: Final = frozenset("متن")
"""Letters that open participles, nouns of place and the verbs of another person: مفاوض, تفاوض, نفاوض."""
_ROOT: Final = 3


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


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """Roughly the root: bare prepositions, further endings than the light stem's, and a formative letter are taken off.

    Joins more forms of a word than `skeleton` (قتال, مقتل, مقاتلون), and now and then words that have nothing in
    common: right for finding, where other features stand beside it, and wrong for telling two words apart.
    """
    if not _ARABIC.fullmatch(word):
        return word
    start = _without_prefixes(word)
    if start is word and word[0] in _PREPOSITIONS and len(word) > _SHORTEST_AFTER_PREPOSITION:
        start = word[1:]
    stem = _without_suffixes(start, _ENDINGS)
    bare = stem.translate(_LONG_VOWELS)
    if len(bare) < _SHORTEST:
        return stem
    return bare[1:] if len(bare) > _ROOT and bare[0] in _FORMATIVE else bare


def _without_article(word: str) -> str:
    if not word.startswith(_DEFINITE):
        return word
    return next((word[len(p) :] for p in _DEFINITE if word.startswith(p) and len(word) - len(p) >= _SHORTEST), word)


def _without_prefixes(word: str) -> str:
    bare = _without_article(word)
    return word[1:] if bare is word and word[0] == "و" and len(word) > _SHORTEST_AFTER_AND else bare


def _without_suffixes(word: str, suffixes: tuple[str, ...] = _SUFFIXES) -> str:
    for suffix in suffixes:
        if word[-1] == suffix[-1] and word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            word = word[: -len(suffix)]
    return word
