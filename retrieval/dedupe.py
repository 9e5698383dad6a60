"""Near-copies: one agency text under several mastheads counts as one voice.

Two articles are copies when most runs of four words of the shorter one stand in the other too. A changed headline, dateline
or credit line and cut last paragraphs leave that so; another report of the same event shares hardly any.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

from retrieval.lexical import words
from schemas.article import Article

SHINGLE: Final = 4
CONTAINED: Final = 0.5
"""Share of the smaller article's shingles. Copies in 204 articles of ours had 0.72 and more, others 0.06 and less."""
OVERLAP: Final = 0.2
"""Shared shingles by all shingles of both: a statement quoted whole inside a long report makes no copy of the report."""
_COMMON: Final = 200
"""A shingle that more articles share is a standing line of an outlet and joins nobody."""


def clusters(articles: Sequence[Article]) -> dict[str, str]:
    """Article id → cluster id, the smallest id among its near-copies; an article without any is its own cluster."""
    shingles = {article.id: _shingles(article) for article in articles}
    parents = {article_id: article_id for article_id in shingles}
    for (one, other), shared in _shared(shingles).items():
        if _are_copies(len(shingles[one]), len(shingles[other]), shared):
            _join(parents, one, other)
    return {article_id: _root(parents, article_id) for article_id in parents}


def _shingles(article: Article) -> frozenset[tuple[str, ...]]:
    found = words(article.text[article.body_start :])
    if len(found) < SHINGLE:
        return frozenset({tuple(found)}) if found else frozenset()
    return frozenset(zip(*(found[n:] for n in range(SHINGLE)), strict=False))


def _shared(shingles: Mapping[str, frozenset[tuple[str, ...]]]) -> Counter[tuple[str, str]]:
    """How many shingles each pair of articles shares, for pairs that share any."""
    holders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for article_id in sorted(shingles):
        for shingle in shingles[article_id]:
            holders[shingle].append(article_id)
    return Counter(pair for ids in holders.values() if 1 < len(ids) <= _COMMON for pair in combinations(ids, 2))


def _are_copies(one: int, other: int, shared: int) -> bool:
    return shared / min(one, other) >= CONTAINED and shared / (one + other - shared) >= OVERLAP


def _root(parents: dict[str, str], article_id: str) -> str:
    while parents[article_id] != article_id:
        parents[article_id] = article_id = parents[parents[article_id]]
    return article_id


def _join(parents: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_root(parents, one), _root(parents, other)))
    parents[second] = first
