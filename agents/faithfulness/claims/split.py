"""Free text cut into claims: answers and bottom lines, whatever ends their sentences."""

from collections.abc import Iterator

import regex

from retrieval.text.quotation import quotations
from retrieval.text.segment import sentences

_PART = regex.compile(r"[؛;](?=\s)")
_MARKER = regex.compile(r"^\s*(?:[-–—•●▪*]|\d{1,2}\s*[-.)]|\p{L}\s*[-.)](?=\s))\s*")
_WORD = regex.compile(r"\p{L}")


def claims_of(text: str) -> tuple[str, ...]:
    """The claims of a free text in order: sentences that end in . ! ? ؟ ۔ … or a line break, and their parts at ؛ and ;.

    A list marker is no part of a claim, and a quotation stays with its speaker. A text without any stop is one claim;
    nothing is dropped that has a letter.
    """
    parts = (_MARKER.sub("", part).strip() for part in _parts(text))
    return tuple(part for part in parts if _WORD.search(part))


def _parts(text: str) -> Iterator[str]:
    quoted = quotations(text, 0)
    for sentence in sentences(text):
        begin = sentence.start
        for stop in _PART.finditer(text, sentence.start, sentence.end):
            if not any(q.start <= stop.start() < q.end for q in quoted):
                yield text[begin : stop.end()]
                begin = stop.end()
        yield text[begin : sentence.end]
