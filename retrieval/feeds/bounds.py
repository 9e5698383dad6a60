"""How much of a feed is read: what no real feed has is left out before anything walks over it."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from lxml import etree  # type: ignore[import-untyped]

from retrieval.sources.document import Refused

MOST_ENTRIES: Final = 500
"""Entries that are looked at in one fetch, from the top."""
SIGNS: Final = {"tags": ("<",), "attributes": ('="', "='"), "references": ("&",), "namespaces": ("xmlns",)}
MOST: Final = {"tags": 200_000, "attributes": 150_000, "references": 500_000, "namespaces": 5_000}
"""What a feed of news at its very largest stays well below. Each costs many times its bytes in memory or time."""
LONGEST_BODY: Final = 1_500_000
"""Characters of HTML in an entry; news in full has some thousand. What is longer is no entry's words."""
_MOST_CHILDREN: Final = 100
_MOST_ATTRIBUTES: Final = 32
_LONGEST_FIELD: Final = 20_000
_ENTRIES: Final = frozenset({"item", "entry"})
_TEXTS: Final = frozenset({"description", "summary", "content", "encoded", "body", "div", "fulltext"})
"""Elements that hold an article's words; all others hold a name, a date or an address."""


def require_bounded(text: str) -> None:
    """Refuse XML that is made of little but tags.

    Raises:
        Refused: it has more tags, attributes, references or namespaces than any feed.
    """
    for what, signs in SIGNS.items():
        if sum(text.count(sign) for sign in signs) > MOST[what]:
            raise Refused(f"it has more than {MOST[what]:,} {what}", "leave it out: no feed of news has so many")


def bound(root: Any) -> int:
    """Leave the first entries in an lxml tree, each with what a feed's entry may have; how many entries went."""
    entries = [element for element in root.iter(etree.Element) if _name(element) in _ENTRIES]
    for element in entries[MOST_ENTRIES:]:
        _drop(element)
    for element in root.iter(etree.Element):
        for name in list(islice(element.attrib, _MOST_ATTRIBUTES, None)):
            del element.attrib[name]
        longest = LONGEST_BODY + 1 if _name(element) in _TEXTS else _LONGEST_FIELD
        if element.text and len(element.text) > longest:
            element.text = element.text[:longest]
    for parent in (*_heads(root), *entries[:MOST_ENTRIES]):
        rest = (child for child in parent.iterchildren(etree.Element) if _name(child) not in _ENTRIES)
        for child in list(islice(rest, _MOST_CHILDREN, None)):
            _drop(child)
    return max(len(entries) - MOST_ENTRIES, 0)


def left_out(more: int) -> str:
    """The note on a feed that has too many entries."""
    return f"it has more than {MOST_ENTRIES} entries; the last {more} are left out"


def _heads(root: Any) -> Iterator[Any]:
    yield root
    yield from (child for child in root.iterchildren(etree.Element) if _name(child) == "channel")


def _name(element: Any) -> str:
    return str(etree.QName(element).localname).lower()


def _drop(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
