"""The dateline that opens an Arabic report, behind its headline too (الرباط-، شندور (باكستان) –): its places act nowhere."""

from collections.abc import Iterable
from itertools import islice

import regex

from agents.readers.embedded.document import Document
from agents.readers.embedded.mention import Mention

_LINE = regex.compile(r"[^\n]*\S[^\n]*")
_LINES = 3
"""Lines among which the dateline stands: headline, byline, report."""
_DATELINE = regex.compile(
    r"\s*(?:(?:[\p{L}\p{M}]+|\([^()\n]{1,30}\)|\d+)[،,/]?(?:\s+|(?=[–—-]\s))){1,6}[–—-]\s"
    r"(?![^\n–—-]{1,60}\s[–—-]\s)"
)
"""A few words and a dash; two dashes hold an aside (قطر – الوسيط الأول – أعلنت)."""


def without_dateline(doc: Document, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without the states that the dateline names."""
    begin, end = _reach(doc)
    return [m for m in mentions if m.kind != "state" or not begin <= m.start < end]


def _reach(doc: Document) -> tuple[int, int]:
    """Where the dateline stands in the text; nowhere for none."""
    for line in islice(_LINE.finditer(doc.text, doc.article.body_start), _LINES):
        if (found := _DATELINE.match(doc.text, line.start())) is not None:
            return found.span()
    return 0, 0
