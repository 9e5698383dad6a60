"""The base forms that an English or French word may come from; the lists decide which of them there is."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

import regex

from retrieval.expand.files import read
from retrieval.text.normalise import fold_text

_ELIDED: Final = regex.compile(r"(?:l|d|j|n|s|c|m|t|qu|jusqu|lorsqu)['](?=\p{L}{2})")
_SHORTEST: Final = 3
_FRENCH: Final = (
    ("aux", "al"),
    ("eaux", "eau"),
    ("s", ""),
    ("x", ""),
    ("es", ""),
    ("e", ""),
    ("ées", "é"),
    ("ée", "é"),
)


class _Rules(NamedTuple):
    irregular: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    derived: tuple[tuple[str, str], ...]
    beginnings: tuple[str, ...]


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word as the lists have it: folded, without accents, without an elided article («l'armée» → armee)."""
    bare = unicodedata.normalize("NFD", _ELIDED.sub("", fold_text(word)))
    return "".join(char for char in bare if not unicodedata.combining(char))


def trunk(word: str) -> str:
    """A plain word without possessive or plural: what the words of a longer name are compared by."""
    word = word.removesuffix("'s").replace("'", "")
    if word.endswith("ies") and len(word) > _SHORTEST + 1:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss") and len(word) > _SHORTEST:
        return word[:-1]
    return word.removesuffix("x") if word.endswith("aux") else word


def bases(word: str) -> Iterator[str]:
    """What a plain word may be a form of, itself first, likelier ones before others."""
    rules = _rules()
    yield word
    if word in rules.irregular:
        yield rules.irregular[word]
    yield from _without(word, rules.endings)
    yield from _without(word, tuple((plain(old), plain(new)) for old, new in _FRENCH))


def relatives(word: str) -> Iterator[str]:
    """Words that a plain word may be made of: «establishment» of establish, «unstable» of stable."""
    rules = _rules()
    for base in dict.fromkeys(bases(word)):
        yield from _without(base, rules.derived)
        for beginning in rules.beginnings:
            if base.startswith(beginning) and len(base) - len(beginning) > _SHORTEST:
                yield base.removeprefix(beginning).removeprefix("-")


def _without(word: str, endings: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for old, new in endings:
        if word.endswith(old) and len(word) - len(old) + len(new) >= _SHORTEST:
            stem = word[: len(word) - len(old)]
            yield stem + new
            if not new and old in ("ed", "ing", "er", "est", "ers") and stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


@cache
def _rules() -> _Rules:
    data = read("english.yaml")
    return _Rules(
        irregular={form: base for base, forms in data["irregular"].items() for form in forms.split()},
        endings=tuple((old, new) for old, new in data["endings"]),
        derived=tuple((old, new) for old, new in data["derived"]),
        beginnings=tuple(data["beginnings"]),
    )
