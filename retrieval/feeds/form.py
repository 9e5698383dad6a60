"""What came from an address: a feed, or something else. Told by the bytes, as content types are often wrong."""

from urllib.parse import urljoin

import regex

from retrieval.feeds.entry import Feed
from retrieval.feeds.json_feed import read_json_feed
from retrieval.feeds.syndication import read_syndication
from retrieval.feeds.xml import without_prolog
from retrieval.fetch import Fetched
from retrieval.sources.document import Refused
from retrieval.sources.encoding import Decoded, decode
from retrieval.sources.html import declared_charset

_ROOT = regex.compile(r"<(?:[\w.-]{1,40}:)?(?:rss|feed|rdf)[\s>/]", regex.IGNORECASE)
_PAGE = regex.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", regex.IGNORECASE)
_ALTERNATE = regex.compile(r"<link\s[^>]{0,500}>", regex.IGNORECASE)
_FEED_TYPE = regex.compile(r"application/(?:rss|atom|feed)\+(?:xml|json)", regex.IGNORECASE)
_HREF = regex.compile(r"""\shref\s*=\s*["']?([^"'\s>]{1,2000})""", regex.IGNORECASE)
_BEFORE = 2_000


def decoded(fetched: Fetched) -> Decoded:
    """The text of what was fetched; the charset it names is believed only if its letters agree.

    Raises:
        Refused: it is empty, no text, or in no known encoding.
    """
    if not fetched.body.strip(b"\xef\xbb\xbf \t\r\n"):
        raise Refused("it is empty", "try again later, or check the address in a browser")
    return decode(fetched.body, fetched.charset or declared_charset(fetched.body))


def read_feed(fetched: Fetched) -> Feed | None:
    """The feed that was fetched; None when it is none.

    Raises:
        Refused: it is one that cannot be read, or nothing that can.
    """
    text = decoded(fetched).text
    if text.lstrip("\ufeff \t\r\n")[:1] == "{":
        return read_json_feed(text.lstrip("\ufeff"), fetched.url)
    source = _root_on(text)
    if source is None:
        return None
    return read_syndication(source, fetched.url)


def feed_of_page(fetched: Fetched) -> str | None:
    """The address of the feed that a web page names."""
    for link in _ALTERNATE.findall(decoded(fetched).text[:200_000]):
        href = _HREF.search(link)
        if href and _FEED_TYPE.search(link):
            try:
                return urljoin(fetched.url, str(href[1]).replace("&amp;", "&"))
            except ValueError:
                continue
    return None


def _root_on(text: str) -> str | None:
    """The text from the feed's root element on, also after stray words before the XML; None when there is no feed."""
    source = without_prolog(text)
    if _ROOT.match(source):
        return source
    before = source[:_BEFORE]
    root = _ROOT.search(before)
    if root is None or _PAGE.search(before[: root.start()]):
        return None
    prolog = regex.search(r"<(?:\?xml|!DOCTYPE)", before[: root.start()], regex.IGNORECASE)
    return without_prolog(source[prolog.start() if prolog else root.start() :])
