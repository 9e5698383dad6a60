"""How alike two texts are: the share of the smaller one's words that stands in the other too."""

from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from retrieval.near.shingles import Shingles, own_shingles, shingles

COPY: Final = 0.45
"""Share of the smaller text, and of its own words, from which the two are one voice."""
SHORT: Final = 100
SHORTEST_COPY: Final = 0.75
"""Below 100 shingles more must be shared, up to this: bulletins of an outlet (weather, fixtures) follow one pattern."""
COPY_OVERLAP: Final = 0.15
"""Shared shingles by all shingles of both: a short text quoted whole in a long report makes no copy of the report."""
EXCERPT: Final = 0.7
EXCERPT_OVERLAP: Final = 0.08
EXCERPT_SHARED: Final = 25
"""A text that is wholly another's, though a small part of it, is a copy when it is no mere sentence."""
ALIKE: Final = 0.25
"""Two copies of one text that were cut and edited apart still share this much."""
OWN_LEAST: Final = 20
"""With fewer shingles outside quotation marks, a text is a statement, and its quoted words count."""


class Likeness(NamedTuple):
    """How much two texts share."""

    share: float
    """0–1: of the smaller text, or of its own words, whichever is less."""
    copy: bool


def likeness(one: str, other: str) -> Likeness:
    """How alike two texts are. Words inside quotation marks alone make no copy: two reports may carry one statement."""
    a, b = _whole(one), _whole(other)
    smaller = min(len(a), len(b))
    shared = _shared(a, b)
    if not shared or shared / smaller < ALIKE:
        return Likeness(shared / smaller if smaller else 0.0, False)
    overlap = shared / (len(a) + len(b) - shared)
    share = min(shared / smaller, _own_share(one, other))
    whole = share >= _enough(smaller) and overlap >= COPY_OVERLAP
    excerpt = share >= EXCERPT and overlap >= EXCERPT_OVERLAP and shared >= EXCERPT_SHARED
    return Likeness(share, whole or excerpt)


def _enough(smaller: int) -> float:
    return COPY + (SHORTEST_COPY - COPY) * max(0.0, 1 - smaller / SHORT)


def _own_share(one: str, other: str) -> float:
    """The share without quoted words; 1 where one of the texts is hardly anything but quoted words."""
    a, b = _own(one), _own(other)
    smaller = min(len(a), len(b))
    return _shared(a, b) / smaller if smaller >= OWN_LEAST else 1.0


@lru_cache(maxsize=512)
def _whole(text: str) -> Shingles:
    return shingles(text)


@lru_cache(maxsize=512)
def _own(text: str) -> Shingles:
    return own_shingles(text)


def _shared(one: Shingles, other: Shingles) -> int:
    return len(np.intersect1d(one, other, assume_unique=True))
