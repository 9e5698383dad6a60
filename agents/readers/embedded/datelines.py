"""The dateline that opens an Arabic report (شندور (باكستان) –): its places act nowhere."""

from collections.abc import Iterable

import regex

from agents.readers.embedded.document import Document
from agents.readers.embedded.mention import Mention

_DATELINE = regex.compile(r"\s*(?:(?:[\p{L}\p{M}]+|\([^()\n]{1,30}\)|\d+)[،,/]?\s+){1,6}[–—-]\s")


def without_dateline(doc: Document, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without the states that the dateline names."""
    found = _DATELINE.match(doc.text, doc.article.body_start)
    end = found.end() if found is not None else 0
    return [m for m in mentions if m.kind != "state" or m.end > end]
