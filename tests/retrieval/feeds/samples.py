"""Feeds that the tests share; outlets, people and events are fictional."""

from html import escape

from tests.retrieval.sources.samples import ARABIC, HEADLINE, page

__all__ = ["ARABIC", "HEADLINE", "article", "atom", "item", "rss"]

DATE = "Thu, 05 Mar 2026 09:30:00 +0200"


def article(words: str = ARABIC, head: str = "", title: str = HEADLINE) -> str:
    """An article's page without metadata, unless `head` gives some."""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in words.splitlines())
    return page(f"<article><h1>{escape(title)}</h1>{paragraphs}</article>", head or f"<title>{escape(title)}</title>")


def item(
    link: str = "", title: str = HEADLINE, guid: str = "", date: str = DATE, body: str = "", more: str = ""
) -> str:
    """An RSS item; empty parts are left out."""
    parts = {"title": title, "link": link, "guid": guid, "pubDate": date, "description": body}
    return (
        f"<item>{''.join(f'<{name}>{escape(value)}</{name}>' for name, value in parts.items() if value)}{more}</item>"
    )


def rss(*items: str, title: str = "صحيفة الواحة", more: str = "", head: str = '<?xml version="1.0"?>') -> str:
    """An RSS 2.0 feed."""
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'{head}<rss version="2.0" {spaces}><channel><title>{title}</title>{more}{"".join(items)}</channel></rss>'


def atom(*entries: str, more: str = "") -> str:
    """An Atom feed."""
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>صحيفة الواحة</title>{more}{"".join(entries)}</feed>'
