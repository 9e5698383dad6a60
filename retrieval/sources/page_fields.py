"""What a web page says about itself: meta tags, JSON-LD, canonical link, `<time>`."""

import json
from collections.abc import Iterator
from typing import Any

import regex

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "author": ("author", "article:author", "dc.creator", "byl"),
    "url": ("og:url",),
    "published_at": (
        "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created",
        "publish_date", "publishdate", "pubdate", "parsely-pub-date", "sailthru.date", "og:published_time",
    ),
}  # fmt: skip
_ADDRESS = regex.compile(r"https?://\S+")
_ARTICLE = regex.compile(r"(?i)article|posting|report|webpage")


def page_fields(tree: Any) -> dict[str, str]:
    """Field name → value, out of an lxml `tree` of a page; only what the page states."""
    meta = _meta(tree)
    linked = _linked_data(tree)
    found = {field: _first(meta.get(name) for name in names) for field, names in _META.items()}
    found["title"] = found["title"] or linked.get("title") or _heading(tree)
    found["outlet"] = found["outlet"] or linked.get("outlet")
    found["author"] = linked.get("author") or found["author"]
    found["url"] = _first((*tree.xpath("//link[@rel='canonical']/@href"), found["url"], linked.get("url")), _ADDRESS)
    found["published_at"] = (
        found["published_at"] or linked.get("published_at") or _first(tree.xpath("//time/@datetime"))
    )
    found["language"] = _first(tree.xpath("/html/@lang"))
    if found["author"] and _ADDRESS.match(found["author"]):
        found["author"] = None
    return {field: value for field, value in found.items() if value}


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and element.get("content"):
            found.setdefault(name.lower(), element.get("content"))
    return found


def _heading(tree: Any) -> str | None:
    headings = [element.text_content() for element in tree.iter("h1")]
    titles = [element.text_content() for element in tree.iter("title")]
    return _first(headings if len(headings) == 1 else [*titles, *headings])


def _linked_data(tree: Any) -> dict[str, str]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            if _ARTICLE.search(str(node.get("@type", ""))) and (node.get("headline") or node.get("datePublished")):
                return _of_node(node)
    return {}


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"))


def _of_node(node: dict[str, Any]) -> dict[str, str]:
    found = {
        "title": _named(node.get("headline")),
        "outlet": _named(node.get("publisher")),
        "author": _named(node.get("author")),
        "url": _named(node.get("url")),
        "published_at": _named(node.get("datePublished")),
    }
    return {field: value for field, value in found.items() if value}


def _named(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_named, value))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _first(values: Any, form: regex.Pattern[str] | None = None) -> str | None:
    for value in values:
        words = " ".join(str(value).split()) if value else ""
        if words and (form is None or form.fullmatch(words)):
            return words
    return None
