"""Words for one kind of party that differ only in taking sides, made one word before anything is weighed."""

from collections.abc import Sequence
from functools import lru_cache

import regex

from agents.readers.embedded.lexicon import data, folded
from agents.readers.embedded.once import once

_BEFORE = r"([وف]?(?:[بك]?ال|لل|[بلك])?)"
_BEHIND = r"((?:ها|هم|نا)?)"
_ARABIC_LETTERS = "\u0600"
_ARMIES = frozenset(("قوات", "جيش"))


def _rows(use: str) -> dict[str, str]:
    """Folded word → the folded word that stands for it."""
    rows = data("shared", "alike")[use]
    return {folded(w)[0]: folded(one)[0] for one, words in rows.items() for w in words}


@once
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    return _rows("ar"), _rows("ar_after"), _rows("en")


@once
def _arabic() -> regex.Pattern[str]:
    words = _tables()[0]
    stems = {w[:-1] + "ت" if w.endswith("ه") else w for w in words} | set(words)
    return regex.compile(_BEFORE + "(" + "|".join(sorted(stems, key=len, reverse=True)) + ")" + _BEHIND)


@lru_cache(maxsize=32768)
def alike(word: str) -> tuple[str, str]:
    """The part of a folded word that takes sides, and the word that stands for it; both empty where there is none."""
    arabic, _, english = _tables()
    if latin(word):
        bare = word.removesuffix("'s").removesuffix("'")
        return (bare, english[bare]) if bare in english else ("", "")
    found = _arabic().fullmatch(word)
    if found is None:
        return "", ""
    stem = found.group(2)
    return stem, arabic.get(stem) or arabic[stem[:-1] + "ه"]


def latin(word: str) -> bool:
    """Whether a folded word is written in Latin letters, with or without accents."""
    return word[:1] < _ARABIC_LETTERS


def evened(words: Sequence[str]) -> tuple[list[str], dict[int, tuple[str, str]]]:
    """Folded words with those that take sides exchanged, and place → what was exchanged for what."""
    result, changed = list(words), dict[int, tuple[str, str]]()
    after = _tables()[1]
    for k, word in enumerate(words):
        stem, one = alike(word)
        if not stem and k and word in after and any(result[k - 1].endswith(army) for army in _ARMIES):
            stem, one = word, after[word]
        if stem:
            changed[k] = (stem, one)
            result[k] = word.replace(stem, one, 1)
    return result, changed


def even(word: str) -> str:
    """The folded word with what takes sides in it exchanged."""
    stem, one = alike(word)
    return word.replace(stem, one, 1) if stem else word
