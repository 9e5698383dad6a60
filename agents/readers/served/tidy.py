"""Small faults of an item that have one reading, put right before it is validated. Words are never touched."""

from functools import cache
from types import NoneType
from typing import Any, Final, Literal, get_args, get_origin

import regex
from pydantic import BaseModel

from schemas.draft import Span

_NUMBERED: Final = regex.compile(r"\D{0,3}(\d{1,5})\D?")
_SEPARATORS: Final = regex.compile(r"[\s\-]+")


def tidy(item: type[BaseModel], raw: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The raw item in the fields of its type, and notes on what was changed beyond spelling of codes.

    Left out: fields the type does not have and fields that a model never sees. Filled in: what may be null or empty.
    """
    fields = _fields(item)
    notes = [
        f"a field that is not asked for was left out: {key[:40]}"
        for key in raw
        if _filled(raw[key]) and key not in fields
    ]
    if item is not Span and "evidence" in fields and "evidence" not in raw and "quote" in raw:
        raw = {**raw, "evidence": {"sentence": raw.get("sentence"), "quote": raw["quote"]}}
    whole: dict[str, Any] = {}
    for name, (codes, span, empty) in fields.items():
        value = raw.get(name)
        if value is None:
            if empty is not _REQUIRED:
                whole[name] = [] if empty == [] else empty
            elif name in raw:
                whole[name] = None
            continue
        if span:
            value = _span(value)
        elif codes:
            value = [_code(each, codes) for each in value] if isinstance(value, list) else _code(value, codes)
        whole[name] = value
    return whole, tuple(notes)


_REQUIRED: Final = object()
_Field = tuple[tuple[str, ...], bool, Any]


@cache
def _fields(item: type[BaseModel]) -> dict[str, _Field]:
    """Field → its codes, whether it is a span, and what stands for "not given"."""
    found: dict[str, _Field] = {}
    for name, info in item.model_fields.items():
        if name in {"where", "name_en"}:
            continue
        options = get_args(info.annotation) if NoneType in get_args(info.annotation) else (info.annotation,)
        kind = next(option for option in options if option is not NoneType)
        inner = get_args(kind)[0] if get_origin(kind) is list else kind
        codes = tuple(str(code) for code in get_args(inner)) if get_origin(inner) is Literal else ()
        least = next((limit.min_length for limit in info.metadata if hasattr(limit, "min_length")), 0)
        empty: Any = None if len(options) > 1 else [] if get_origin(kind) is list and not least else _REQUIRED
        if not info.is_required():
            empty = info.default
        elif name == "cue":
            empty = ""
        found[name] = (codes, kind is Span, empty)
    return found


def _span(value: object) -> object:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, dict):
        return value
    whole = {key: value[key] for key in ("sentence", "quote") if key in value}
    number = whole.get("sentence")
    if isinstance(number, str) and (found := _NUMBERED.fullmatch(number.strip())):
        whole["sentence"] = int(found[1])
    return whole


def _code(value: object, codes: tuple[str, ...]) -> object:
    """A code in its own spelling: case, blanks and hyphens aside."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = f"{value:g}"
    if not isinstance(value, str) or value in codes:
        return value
    plain = _SEPARATORS.sub("_", value.strip().lower())
    return plain if plain in codes else value


def _filled(value: object) -> bool:
    return value not in (None, "", [], {})
