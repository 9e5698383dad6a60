"""From a question to passages by their words, from an article to related ones by vectors."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from retrieval.dedupe import clusters
from retrieval.embed import whole_text
from retrieval.finding import find
from retrieval.library import Library
from retrieval.words import Ranking, Wanted, likeness
from schemas.article import Article
from schemas.question import Hit, Query

__all__ = ["clusters", "related", "search"]

CANDIDATES: Final = 8
"""Related articles looked at for each one asked for."""
_NOISE: Final = 0.1
"""Cosine below which an article is near by chance."""
_OPENING: Final = 1200
"""Code points of an article whose words look for others."""
_HALF: Final = 30.0
"""The BM25 score that counts as one half."""


def search(library: Library, query: str | Query, k: int = 10) -> tuple[Hit, ...]:
    """The passages that answer to a question, best first; none for a question without a telling word.

    Scores are between 0 and 1 and compare within one result only. `retrieval.finding.find` says more about them.
    """
    return find(library, query, k).hits


def related(library: Library, article: Article, k: int) -> tuple[Article, ...]:
    """The articles nearest to one, itself left out. Of near-copies, of it or of one another, the nearest is kept."""
    if k < 1:
        return ()
    near = _near(library, article, k * CANDIDATES)
    found = [
        other
        for other_id, similarity in near
        if other_id != article.id and similarity >= _NOISE and (other := library.archive.article(other_id))
    ]
    cluster = clusters(found)
    kept: dict[str, Article] = {}
    for other in found:
        kept.setdefault(cluster[other.id], other)
    return tuple(kept.values())[:k]


def _near(library: Library, article: Article, k: int) -> Ranking:
    """Articles near to one: by its vector, or by its words while a served model has made none of it."""
    kept = library.archive.entries_of("article", library.embedder.name, [article.id])
    if kept:
        vector: NDArray[np.float32] = np.frombuffer(kept[0].data, dtype="<f4")
        return library.index.query(vector, k, level="article")
    if not library.embedder.semantic:
        return library.index.query(library.embedder.embed([whole_text(article)]).reshape(-1), k, level="article")
    found: dict[str, float] = {}
    for passage_id, score in library.words.query(Wanted(features=likeness(whole_text(article)[:_OPENING])), 2 * k):
        found.setdefault(passage_id.rpartition(":")[0], score / (score + _HALF))
    return tuple(found.items())[:k]
