"""Named fields to document fields: what front matter, JSON records and loaders' metadata have in common.

| Field                                 | Meaning                                                               |
|---------------------------------------|-----------------------------------------------------------------------|
| `text`                                | the article; required in a record                                     |
| `id`                                  | what the record is called (`ref`); records only                       |
| `title`, `outlet`, `author`, `url`    | text                                                                  |
| `published_at`, `published` or `date` | ISO 8601, RFC 2822, epoch or a written date with its year             |
| `language`                            | ISO 639-1 code; told from the text when absent                        |
| `source_class`                        | official_statement, own_reporting, agency_copy, opinion or unknown    |

Other fields are left alone. A value that cannot be used is set aside and named in the document's notes.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast, get_args

from retrieval.text.dates import parse_published
from schemas.vocabulary import SourceClass

_WORDS = ("title", "outlet", "author", "url", "language")
_DATES = ("published_at", "published", "date")
_CLASSES = get_args(SourceClass)


def read_fields(given: Mapping[str, object]) -> dict[str, Any]:
    """Keyword arguments for `Document` out of `given`, with `notes` for what was set aside."""
    notes: list[str] = []
    fields: dict[str, Any] = {name: _words(given.get(name), name, notes) for name in _WORDS}
    fields["published_at"] = _published(given, notes)
    fields["source_class"] = _source_class(given.get("source_class"), notes)
    return {**{name: value for name, value in fields.items() if value is not None}, "notes": tuple(notes)}


def _words(value: object, name: str, notes: list[str]) -> str | None:
    if value is None:
        return None
    if isinstance(value, list | tuple) and value and all(isinstance(one, str) for one in value):
        value = ", ".join(cast("list[str]", value))
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return " ".join(clean(str(value)).split()) or None
    notes.append(f"{name} {_short(value)} is not text; left out")
    return None


def _published(given: Mapping[str, object], notes: list[str]) -> datetime | None:
    for name in _DATES:
        value = given.get(name)
        if value is None or value == "":
            continue
        usable = isinstance(value, str | int | float | date) and not isinstance(value, bool)
        moment = parse_published(cast("str | float | date", value)) if usable else None
        if moment is not None:
            return moment
        notes.append(f"{name} {_short(value)} is not a date; left undated")
    return None


def _source_class(value: object, notes: list[str]) -> SourceClass | None:
    if value is None:
        return None
    if value in _CLASSES:
        return cast("SourceClass", value)
    notes.append(f"source_class {_short(value)} is none of {', '.join(_CLASSES)}; taken as unknown")
    return None


def clean(value: str) -> str:
    """`value` with lone surrogates, which no encoding can write, as U+FFFD."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
