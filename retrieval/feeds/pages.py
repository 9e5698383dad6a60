"""Article pages that were fetched, and entries of feeds, as documents."""

import html
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import regex

from retrieval.feeds.bounds import LONGEST_BODY
from retrieval.feeds.entry import Entry, Feed
from retrieval.feeds.form import decoded
from retrieval.fetch import Fetched, parse_target, shown_address
from retrieval.fetch.answer import NotFetched
from retrieval.sources.document import Document, Refused, letters
from retrieval.sources.encoding import REPAIRED, REPLACEMENT, Decoded
from retrieval.sources.html import read_html
from retrieval.sources.text import read_text

_TAG = regex.compile(r"<\s*(?:!doctype|html|head|body|article|main|section|div|p|h1|meta|title)\b", regex.IGNORECASE)
_BEFORE = 50_000
MOST_TAGS = 100_000
"""Of a page; long live coverage has some ten thousand."""
_AHEAD = timedelta(days=1)
"""Clocks and time zones differ; a date further ahead than this is a mistake."""
_ALL = 10**9
_PREFIXES = ("www.", "m.", "amp.", "mobile.")


def read_page(fetched: Fetched, now: datetime) -> Document:
    """The article of a page that was fetched.

    Raises:
        Refused: it is no page, or shows no article.
    """
    found = decoded(fetched)
    if found.text.count("<") > MOST_TAGS:
        raise Refused(f"it has more than {MOST_TAGS:,} tags", "save the article's text as .txt and give the file")
    if _TAG.search(found.text[:_BEFORE]):
        document = read_html(found, fetched.url)
    elif fetched.content_type in ("text/plain", ""):
        document = read_text(found, fetched.url)
    else:
        raise Refused(f"it is no web page ({fetched.content_type[:60]})", "give the address of the article's page")
    notes = document.notes
    if found.encoding == REPAIRED:
        notes = (*notes, f"damaged places in its UTF-8 are shown as {REPLACEMENT}")
    url = document.url if document.url and _same_site(document.url, fetched.url) else fetched.url
    return undated_if_ahead(document.model_copy(update={"url": url, "notes": notes}), now)


def entry_words(entry: Entry, ref: str) -> Document | None:
    """The entry's own text as a document; None when it is no more than a few letters."""
    title = f"<title>{html.escape(entry.title)}</title>" if entry.title else ""
    page = f"<!doctype html><html><head>{title}</head><body><article>{entry.body}</article></body></html>"
    if not entry.body.strip() or len(entry.body) > LONGEST_BODY or entry.body.count("<") > MOST_TAGS:
        return None
    try:
        return read_html(Decoded(page, "utf-8"), ref)
    except Refused:
        return None


def chosen(page: Document | None, own: Document | None, why_no_page: str) -> Document | None:
    """The page's article, or the entry's own words where there is no page or they say far more than it shows."""
    if page is None:
        if own is None:
            return None
        note = f"{why_no_page}; the feed's own words were taken"
    elif own is None or letters(own.text, 0, _ALL) <= 2 * letters(page.text, 0, _ALL):
        return page
    else:
        note = "its page shows less than half of what the feed gives; the feed's own words were taken"
    return own.model_copy(update={"notes": (*own.notes, note)})


def described(document: Document, entry: Entry, feed: Feed, ref: str, now: datetime) -> Document:
    """A document with what entry and feed say of it.

    The page's own name of its outlet comes first: one article in two of an outlet's feeds stays one. The entry's date and
    author come first: they are given, where a page's are often guessed.
    """
    undetermined = document.language in (None, "und")
    fields = {
        "ref": ref,
        "url": document.url or _public(entry.link),
        "title": document.title or entry.title,
        "outlet": document.outlet or entry.outlet or feed.title,
        "author": entry.author or document.author,
        "language": (entry.language or feed.language or document.language) if undetermined else document.language,
        "published_at": entry.published_at or document.published_at,
        "notes": (*document.notes, *(() if document.published_at else entry.notes)),
    }
    return undated_if_ahead(document.model_copy(update=fields), now)


def undated_if_ahead(document: Document, now: datetime) -> Document:
    """The document without a date that lies in the future, and a note that says so."""
    moment = document.published_at
    if moment is None or moment <= now + _AHEAD:
        return document
    note = f"its date {moment:%Y-%m-%d} is in the future; left undated"
    return document.model_copy(update={"published_at": None, "notes": (*document.notes, note)})


def _public(link: str | None) -> str | None:
    """A link that may be kept: one that could be fetched, so without a password."""
    try:
        return parse_target(link).url if link else None
    except NotFetched:
        return None


def _same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site: what a page calls its own address is believed within the site alone."""
    try:
        first, second = _bare_host(one), _bare_host(other)
    except ValueError:
        return False
    return "@" not in urlsplit(one).netloc and bool(first) and (first == second or first.endswith(f".{second}"))


def _bare_host(url: str) -> str:
    host = (urlsplit(url).hostname or "").lower()
    for prefix in _PREFIXES:
        host = host.removeprefix(prefix)
    return host


def entry_ref(entry: Entry, feed_url: str) -> str:
    """What an entry is called: its link, or its place in the feed."""
    return _public(entry.link) or f"{shown_address(feed_url)}#{entry.key[:8]}"
