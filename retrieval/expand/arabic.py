"""The forms under which a list may have an Arabic word: without what is written together with it, without its ending.

Stricter than the stem that the index goes by: كمية is no form of كمين, and الحديد none of الحديدة. What is left must stand
in a list as it is.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_ARTICLES: Final = ("وبال", "وكال", "فبال", "وال", "بال", "كال", "فال", "ولل", "فلل", "ال", "لل")
_JOINED: Final = ("و", "ف", "ب", "ل", "ك")
_ENDINGS: Final = (
    ("ات", "ه"),
    ("ات", ""),
    ("يه", "ي"),
    ("ين", ""),
    ("ون", ""),
    ("تين", "ه"),
    ("تان", "ه"),
    ("ان", ""),
    ("ها", ""),
    ("هم", ""),
    ("تها", "ه"),
    ("تهم", "ه"),
    ("ته", "ه"),
    ("ه", ""),
    ("ا", ""),
)
SHORTEST: Final = 3
"""Letters that must be left when something is taken off."""


@lru_cache(maxsize=50_000)
def undefined(word: str) -> str:
    """A folded word without the article and what stands before the article."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST - 1:
            return word.removeprefix(article)
    return word


def beginnings(word: str) -> Iterator[str]:
    """A folded word without article, and without a joined letter."""
    bare = undefined(word)
    yield bare
    if bare == word and word[:1] in _JOINED and len(word) > SHORTEST:
        yield word[1:]


def forms(word: str) -> Iterator[str]:
    """What a folded word may stand for in a list, likelier ones first. Only one of both ends is cut down to few letters."""
    yield from beginnings(word)
    for bare in beginnings(word):
        shortest = SHORTEST if bare in (word, undefined(word)) else SHORTEST + 1
        for old, new in _ENDINGS:
            if bare.endswith(old) and len(bare) - len(old) >= shortest:
                yield bare.removesuffix(old) + new
