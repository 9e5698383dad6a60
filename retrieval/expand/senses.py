"""What a list says of some words: their meanings, and what each is called elsewhere."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Kind = Literal["term", "name", "glossary", "near", "sound"]
"""How an expansion was come by: domain term, gazetteer, glossary, a relative of a glossary word, transliteration."""
Key = tuple[str, ...]
"""The words that something is looked up by."""


class Sense(NamedTuple):
    """One meaning of some words: what it is called elsewhere."""

    kind: Kind
    forms: Mapping[str, tuple[str, ...]]
    """Language code → names, the usual one first."""


class Lists(NamedTuple):
    """Everything that can be looked up."""

    concepts: Mapping[Key, tuple[Sense, ...]]
    glossary: Mapping[str, Mapping[Key, tuple[Sense, ...]]]
    """By the language of what is looked up: the same letters are another word in another language."""


class Forms(dict[str, tuple[str, ...]]):
    """A mapping that can stand in a set: each is itself."""

    __hash__ = object.__hash__  # type: ignore[assignment]
