"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

import html
import json
from typing import Any
from urllib.parse import urljoin

from retrieval.feeds.bounds import MOST_ENTRIES, left_out
from retrieval.feeds.entry import Entry, Feed, dated, entry_key, plain
from retrieval.sources.document import Refused

VERSION = "https://jsonfeed.org/version/"


def read_json_feed(text: str, url: str) -> Feed | None:
    """The feed in `text`; None when it is other JSON, or none.

    Raises:
        Refused: it says that it is a JSON Feed and has no list of items.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not str(value.get("version", "")).startswith(VERSION):
        return None
    items = value.get("items")
    if not isinstance(items, list):
        raise Refused("it is a JSON Feed without a list of items", "check the address in a browser")
    more = len(items) - MOST_ENTRIES
    return Feed(
        title=plain(value.get("title")),
        language=_words(value.get("language")),
        entries=tuple(_entry(item, url) for item in items[:MOST_ENTRIES] if isinstance(item, dict)),
        notes=(left_out(more),) if more > 0 else (),
    )


def _entry(item: dict[str, Any], url: str) -> Entry:
    notes: list[str] = []
    title = plain(item.get("title"))
    link = _words(item.get("url")) or _words(item.get("external_url"))
    body = max(_words(item.get("content_html")) or "", _paragraphs(item), key=len)
    known = item.get("id") or link
    return Entry(
        key=entry_key(item.get("id"), link, title, "" if known else body),
        link=_joined(url, link) if link else None,
        title=title,
        author=_authors(item),
        language=_words(item.get("language")),
        published_at=dated((item.get("date_published"), item.get("date_modified")), notes),
        body=body or html.escape(_words(item.get("summary")) or ""),
        notes=tuple(notes),
    )


def _paragraphs(item: dict[str, Any]) -> str:
    text = _words(item.get("content_text")) or ""
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())


def _authors(item: dict[str, Any]) -> str | None:
    given = item.get("authors") or [item.get("author")]
    names = [plain(one.get("name")) for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    return ", ".join(filter(None, names)) or None


def _joined(url: str, link: str) -> str:
    try:
        return urljoin(url, link)
    except ValueError:
        return link


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
