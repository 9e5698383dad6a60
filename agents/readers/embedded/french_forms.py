"""The written forms of a French verb: third persons, participles and the form in -ant of regular verbs, and those listed."""

from collections.abc import Iterator
from typing import Any

import regex

_ER = ("é", "ée", "és", "ées", "e", "ent", "ait", "aient", "era", "eront", "erait", "eraient", "a", "èrent")
_IR = ("it", "issent", "i", "ie", "is", "ies", "issait", "issaient", "ira", "iront", "irait", "iraient", "irent")
_OPENED = ("e", "ent", "era", "eront", "erait", "eraient")
"""Endings before which the last é or e of a stem is è: il relève, elle cède."""
_CLOSED = regex.compile(r"[ée]([^aeiouyéè]{1,2})$")


def french_forms(entry: dict[str, Any]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Infinitive, finite forms and forms in -ant of every verb of an entry; listed forms go with the first."""
    listed, doing = list(entry.get("forms", ())), list(entry.get("ing", ()))
    first, *more = [*_several(entry.get("er")), *_several(entry.get("ir"))] or [str(listed[0])]
    yield first, [*listed, *_own(first, listed), *_regular(first)], [*doing, *_doing(first)]
    for base in more:
        yield base, _regular(base), _doing(base)


def _several(given: Any) -> list[str]:
    """One word or a list of them, as a list."""
    return [] if given is None else [str(word) for word in (given if isinstance(given, list) else [given])]


def _own(base: str, forms: list[str]) -> list[str]:
    """The forms of a reflexive verb with the s' that stands before them."""
    return [base[:2] + f for f in forms if base.startswith("s'") and " " not in f and "'" not in f]


def _stem(base: str, ending: str) -> str:
    """The stem of a regular verb; empty for a reflexive one, whose forms are listed, and for any other verb."""
    return base.removesuffix(ending) if base.endswith(ending) and not base.startswith(("s'", "se ")) else ""


def _regular(base: str) -> list[str]:
    if stem := _stem(base, "ir"):
        return [stem + ending for ending in _IR]
    stem = _stem(base, "er")
    if not stem:
        return []
    opened = _CLOSED.sub(r"è\1", stem)
    found = [stem + ending for ending in _ER] + [opened + ending for ending in _OPENED if opened != stem]
    return found + [_soft(stem) + ending for ending in ("ait", "aient", "a") if _soft(stem) != stem]


def _doing(base: str) -> list[str]:
    if stem := _stem(base, "ir"):
        return [stem + "issant"]
    stem = _stem(base, "er")
    return [stem + "ant", _soft(stem) + "ant"] if stem else []


def _soft(stem: str) -> str:
    """The stem before a: annonçait, exigeait."""
    return stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
