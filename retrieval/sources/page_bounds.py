"""Tags that no page for readers has: one with very many attributes takes a parser time that grows with their square."""

from typing import Any, Final

import regex

from retrieval.sources.document import Refused

MOST_ATTRIBUTES: Final = 2_000
_KEPT_OF_MANY: Final = frozenset({"id", "class", "style", "hidden", "href", "name", "property", "content", "datetime"})
_MANY: Final = 64
_LEAST_LENGTH: Final = 2 * MOST_ATTRIBUTES
# A start tag as HTML's tokenizer sees it: names, and values with quotes or without. It never goes back over what it took.
# In a script it may take code for a tag; only names that differ are counted, and code has few without a `>` between.
_TAG = regex.compile(r"""<[A-Za-z][^\s/>]*+(?:[\s/]++|[^\s/>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)*+""")
_VALUE = regex.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+)""")


def require_bounded(source: str) -> None:
    """Refuse a page with a tag that no page has.

    Raises:
        Refused: a tag has more than 2,000 attributes.
    """
    for tag in _TAG.finditer(source):
        if tag.end() - tag.start() > _LEAST_LENGTH and _attributes(tag[0]) > MOST_ATTRIBUTES:
            raise Refused(
                f"one of its tags has more than {MOST_ATTRIBUTES:,} attributes", "save the article's text as .txt"
            )


def thin_out(tree: Any) -> None:
    """Leave an element of an lxml `tree` that has very many attributes only those that say what it is and shows."""
    for element in tree.iter("*"):
        if len(element.attrib) > _MANY:
            kept = {name: value for name, value in element.attrib.items() if name in _KEPT_OF_MANY}
            element.attrib.clear()
            element.attrib.update(kept)


def _attributes(tag: str) -> int:
    """How many names stand in a tag; one that is told again costs nothing."""
    return len(set(_VALUE.sub(" ", tag).replace("/", " ").split()))
