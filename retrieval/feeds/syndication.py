"""RSS 0.9x, 1.0, 2.0 and Atom, by feedparser. It is given bytes that were checked, never an address.

feedparser opens whatever looks like a path or an address, and reads broken XML by a slow parser of its own; so it gets
an open stream of well-formed XML without a document type (`retrieval.feeds.xml`), and no HTML to clean, which
`retrieval.sources.html` does.
"""

import html
import io
from calendar import timegm
from datetime import UTC, datetime
from time import struct_time
from typing import Any

import feedparser  # type: ignore[import-untyped]
from lxml import etree  # type: ignore[import-untyped]

from retrieval.feeds.bounds import bound, left_out, require_bounded
from retrieval.feeds.entry import Entry, Feed, dated, entry_key, plain
from retrieval.feeds.xml import parse_xml
from retrieval.fetch import is_address

MENDED = "its XML is broken; what could be read of it was taken"


def read_syndication(text: str, url: str) -> Feed:
    """The feed in `text`, which begins with its root element; relative links are taken from `url`.

    Raises:
        Refused: it is no XML.
    """
    require_bounded(text)
    root, mended = parse_xml(text)
    more = bound(root)
    parsed = feedparser.parse(
        io.BytesIO(etree.tostring(root, encoding="utf-8", xml_declaration=False)),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    about = dict(parsed["feed"])
    return Feed(
        title=plain(about.get("title")),
        language=_words(about.get("language")),
        entries=tuple(_entry(dict(each)) for each in parsed["entries"]),
        notes=((MENDED,) if mended else ()) + ((left_out(more),) if more else ()),
    )


def _entry(given: dict[str, Any]) -> Entry:
    notes: list[str] = []
    title, link = plain(given.get("title")), _link(given)
    body = max(_bodies(given), key=len, default="")
    known = given.get("id") or link
    published = dated((given.get("published"), _moment(given, "published")), notes)
    updated = dated((given.get("updated"), _moment(given, "updated")), notes) if published is None else None
    return Entry(
        key=entry_key(given.get("id"), link, title, "" if known else body),
        link=link,
        title=title,
        author=_author(given),
        outlet=plain(dict(given.get("source") or {}).get("title")),
        language=_words(given.get("language")) or _content_language(given),
        published_at=published or updated,
        body=body,
        notes=() if updated else tuple(notes),
    )


def _link(given: dict[str, Any]) -> str | None:
    """Where the entry leads; RSS lets an id stand for it, and feeds write ids there that lead nowhere."""
    link = _words(given.get("link"))
    return link if link and (is_address(link) or not given.get("guidislink")) else None


def _bodies(given: dict[str, Any]) -> list[str]:
    details = [*(given.get("content") or ()), given.get("summary_detail") or {}]
    return [_as_html(str(one.get("value") or ""), str(one.get("type") or "")) for one in map(dict, details)]


def _as_html(value: str, kind: str) -> str:
    if kind != "text/plain":
        return value
    return "".join(f"<p>{html.escape(line)}</p>" for line in value.split("\n") if line.strip())


def _author(given: dict[str, Any]) -> str | None:
    names = [plain(dict(one).get("name")) for one in given.get("authors") or ()]
    return ", ".join(dict.fromkeys(filter(None, names))) or plain(given.get("author"))


def _content_language(given: dict[str, Any]) -> str | None:
    return next((_words(dict(one).get("language")) for one in given.get("content") or ()), None)


def _moment(given: dict[str, Any], name: str) -> datetime | None:
    """Its own reading of a date, for forms that ours does not know."""
    value = given.get(f"{name}_parsed")
    if not isinstance(value, struct_time):
        return None
    try:
        return datetime.fromtimestamp(timegm(value), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
