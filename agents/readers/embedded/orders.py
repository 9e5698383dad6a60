"""Sentences that tell a model what to do: no part of the news, taken out before anything is read."""

from collections.abc import Iterator, Sequence

import regex

from retrieval.text.segment import sentences
from retrieval.text.visible import INSTRUCTIONS, suspicious
from schemas.article import Article

_PIECE = regex.compile(r"[^\s.!?؟][^.!?؟\n]*[.!?؟]*")
"""A stretch up to a full stop: an order may stand among the sentences of one quotation."""


def without_orders(article: Article) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text as it would read without its orders, every other letter in its place, and where they stand (code points).

    Spaces stand in the place of an order and of the white space before it, so that lines and sentences count as if it
    had never been written.
    """
    text = article.text
    if INSTRUCTIONS not in suspicious(text):
        return text, ()
    orders = tuple(_orders(article))
    for start, end in orders:
        begin = max(article.body_start, len(text[:start].rstrip()))
        text = text[:begin] + " " * (end - begin) + text[end:]
    return text, orders


def _orders(article: Article) -> Iterator[tuple[int, int]]:
    """The stretches that are orders: of a sentence that holds one the pieces that give it, or the whole where none does alone."""
    text = article.text
    for sentence in sentences(text, article.body_start):
        if INSTRUCTIONS not in suspicious(text[sentence.start : sentence.end]):
            continue
        pieces = [m.span() for m in _PIECE.finditer(text, sentence.start, sentence.end)]
        told = [(a, b) for a, b in pieces if INSTRUCTIONS in suspicious(text[a:b])]
        yield from told or [(sentence.start, sentence.end)]


def clear_of(orders: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The longest part of a stretch that holds no order: none is ever quoted as somebody's words."""
    for a, b in orders:
        if start < b and a < end:
            start, end = (start, a) if a - start >= end - b else (b, end)
    return start, end
