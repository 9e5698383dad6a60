"""A feed and its entries, whatever form they came in."""

import hashlib
from datetime import datetime

import regex
from lxml import etree, html  # type: ignore[import-untyped]

from retrieval.sources.fields import clean
from retrieval.text.dates import parse_published
from schemas.base import Frozen

_CONTROL = regex.compile(r"[\p{Cc}\p{Zl}\p{Zp}]+")
_MARKUP = regex.compile(r"[<&]")
_LONGEST_NAME = 500
_READ_OF_A_NAME = 20_000


class Entry(Frozen):
    """One item of a feed."""

    key: str
    """Of id, link and headline: an entry is met again when none of the three has changed."""
    link: str | None = None
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    """Named by the entry itself, as feeds that collect from others do."""
    language: str | None = None
    published_at: datetime | None = None
    body: str = ""
    """The entry's own words: HTML, the longest text it gives."""
    notes: tuple[str, ...] = ()


class Feed(Frozen):
    """What a feed says of itself, and its entries in its own order."""

    title: str | None = None
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()


def entry_key(*parts: object) -> str:
    """The name under which an entry is remembered."""
    return hashlib.sha256("\0".join(str(part or "") for part in parts).encode("utf-8", "replace")).hexdigest()[:32]


def plain(value: object, *, markup: bool = True) -> str | None:
    """A headline or name as one line of words: no control characters, no `markup`; None when nothing is left."""
    if not isinstance(value, str):
        return None
    words = _CONTROL.sub(" ", clean(value[:_READ_OF_A_NAME]))
    if markup and _MARKUP.search(words):
        words = _CONTROL.sub(" ", _unmarked(words))
    words = " ".join(words.split())
    return (words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1]}…") or None


def dated(given: tuple[object, ...], notes: list[str]) -> datetime | None:
    """The first of several written dates that is one; a note when there are some and none is."""
    written = [value for value in given if isinstance(value, str | datetime) and value]
    for value in written:
        moment = parse_published(value)
        if moment is not None:
            return moment
    if written:
        notes.append(f"date {str(written[0])[:60]!r} is not a date; left undated")
    return None


def _unmarked(words: str) -> str:
    try:
        return str(html.fromstring(f"<div>{words}</div>").text_content())
    except (etree.LxmlError, ValueError):
        return words
