"""Free text cut into claims: answers and bottom lines, whatever ends their sentences."""

import regex

from retrieval.text.segment import sentences

_PARTS = regex.compile(r"[؛;]\s+|\n+")
_MARKER = regex.compile(r"^\s*(?:[-–—•●▪*]|\d{1,2}\s*[-.)]|[\p{L}]\s*[-.)](?=\s))\s*")
_WORD = regex.compile(r"\p{L}")


def claims_of(text: str) -> tuple[str, ...]:
    """The claims of a free text in order: sentences that end in . ! ? ؟ ۔ … or a line break, and their parts at ؛ and ;.

    A list marker is no part of a claim. A text without any stop is one claim; nothing is dropped that has a letter.
    """
    found = [text[s.start : s.end] for s in sentences(text)] or [text]
    parts = (_MARKER.sub("", part).strip() for sentence in found for part in _PARTS.split(sentence))
    return tuple(part for part in parts if _WORD.search(part))
