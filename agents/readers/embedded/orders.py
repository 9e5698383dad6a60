"""Sentences that tell a model what to do: no part of the news, taken out before anything is read."""

from collections.abc import Iterator

import regex

from retrieval.text.segment import sentences
from retrieval.text.visible import INSTRUCTIONS, suspicious
from schemas.article import Article

_PIECE = regex.compile(r"[^\s.!?؟][^.!?؟\n]*[.!?؟]*")
"""A stretch up to a full stop: an order may stand among the sentences of one quotation."""


def without_orders(article: Article) -> tuple[str, tuple[str, ...]]:
    """The text as it would read without its orders, every other letter in its place, and the orders as they stand.

    Spaces stand in the place of an order and of the white space before it, so that lines and sentences count as if it
    had never been written.
    """
    text = article.text
    if INSTRUCTIONS not in suspicious(text):
        return text, ()
    orders: list[str] = []
    for start, end in _orders(article):
        orders.append(" ".join(text[start:end].split()))
        begin = max(article.body_start, len(text[:start].rstrip()))
        text = text[:begin] + " " * (end - begin) + text[end:]
    return text, tuple(orders)


def _orders(article: Article) -> Iterator[tuple[int, int]]:
    """The stretches that are orders: of a sentence that holds one the pieces that give it, or the whole where none does alone."""
    text = article.text
    for sentence in sentences(text, article.body_start):
        if INSTRUCTIONS not in suspicious(text[sentence.start : sentence.end]):
            continue
        pieces = [m.span() for m in _PIECE.finditer(text, sentence.start, sentence.end)]
        told = [(a, b) for a, b in pieces if INSTRUCTIONS in suspicious(text[a:b])]
        yield from told or [(sentence.start, sentence.end)]
