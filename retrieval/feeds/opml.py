"""OPML, in which feed readers hand over their subscriptions."""

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from retrieval.feeds.entry import plain
from retrieval.feeds.subscriptions import subscription
from retrieval.feeds.xml import parse_xml, without_prolog
from retrieval.fetch import NotFetched, shown_address
from retrieval.sources.document import Failure, Refused
from retrieval.sources.encoding import decode
from retrieval.sources.html import declared_charset
from schemas.feed import Subscription

_NEXT = "export the subscriptions from the feed reader as OPML and give that file"


class Outlines(NamedTuple):
    """The feeds an OPML file names, each once, and what in it is none."""

    feeds: tuple[Subscription, ...]
    failed: tuple[Failure, ...]
    mended: bool
    """The XML was broken; only what could be read of it is here."""


def read_opml(data: bytes, ref: str) -> Outlines:
    """The feeds of an OPML file, at any depth, in its order.

    Raises:
        Refused: it is no OPML, or names no feed.
    """
    if not data.strip():
        raise Refused("it is empty", _NEXT)
    root, mended = parse_xml(without_prolog(decode(data, declared_charset(data)).text))
    if not isinstance(root.tag, str) or etree.QName(root).localname.lower() != "opml":
        raise Refused("it is no OPML", _NEXT)
    feeds: dict[str, Subscription] = {}
    failed: list[Failure] = []
    for outline in root.iter("{*}outline"):
        given = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
        address = given.get("xmlurl", "").strip()
        if not address:
            continue
        try:
            found = subscription(address, plain(given.get("title") or given.get("text"), markup=False))
        except NotFetched as refused:
            failed.append(refused.failure(f"{ref}: {shown_address(address)}"))
            continue
        feeds.setdefault(found.url, found)
    if not feeds and not failed:
        raise Refused("it names no feed (no outline with an xmlUrl)", _NEXT)
    return Outlines(tuple(feeds.values()), tuple(failed), mended)


def write_opml(feeds: Sequence[Subscription]) -> str:
    """The subscriptions as an OPML 2.0 document."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "wasit"
    body = etree.SubElement(root, "body")
    for feed in feeds:
        name = feed.title or feed.url
        etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=feed.url)
    text: str = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'
