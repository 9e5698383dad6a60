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
_FILES: Final = {"en": "english.yaml", "fr": "french.yaml"}


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


def bases(word: str, language: str = "en") -> Iterator[str]:
    """What a plain word of a language may be a form of, itself first, likelier ones before others."""
    rules = _rules(language)
    yield word
    if word in rules.irregular:
        yield rules.irregular[word]
    yield from _without(word, rules.endings)


def relatives(word: str, language: str = "en") -> Iterator[str]:
    """Words that a plain word may be made of: «establishment» of establish, «unstable» of stable."""
    rules = _rules(language)
    for base in dict.fromkeys(bases(word, language)):
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
def _rules(language: str) -> _Rules:
    data = read(_FILES[language])
    return _Rules(
        irregular={plain(form): plain(base) for base, forms in data["irregular"].items() for form in forms.split()},
        endings=tuple((plain(old), plain(new)) for old, new in data["endings"]),
        derived=tuple((old, new) for old, new in data["derived"]),
        beginnings=tuple(data["beginnings"]),
    )
