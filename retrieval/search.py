"""From a question to passages, from an article to related ones. Chroma proposes, exact word matching decides the order."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from retrieval import bm25
from retrieval.archive import Archive
from retrieval.dedupe import clusters
from retrieval.embed import Embedder, whole_text
from retrieval.index import Index
from schemas.article import Article
from schemas.question import Hit

__all__ = ["clusters", "related", "search"]

CANDIDATES: Final = 8
"""Candidates for each hit asked for: at 80 for 10, Chroma's list holds 98 % of ARCD's answers."""
COSINE_WEIGHT: Final = 0.5
_NOISE: Final = 0.1
"""Cosine below which a candidate that shares no word with the question is chance."""
_Found = TypeVar("_Found")


def search(archive: Archive, index: Index, embedder: Embedder, query: str, k: int = 10) -> tuple[Hit, ...]:
    """The passages nearest to a question, best first; none for a question without a telling word.

    Scores are between 0 and 1 and compare within one result only.
    """
    words = bm25.bag(query)
    if not words or k < 1:
        return ()
    near = index.query(embedder.embed([query])[0], k * CANDIDATES)
    article = _remembered(archive.article)
    hits: list[Hit] = []
    texts: list[str] = []
    for passage_id, similarity in near:
        passage = archive.passage(passage_id)
        source = article(passage.article_id) if passage else None
        if passage is None or source is None:
            continue
        span = {"start": passage.start, "end": passage.end}
        hits.append(Hit(passage_id=passage.id, article_id=source.id, score=similarity, **span))
        texts.append(source.text[passage.start : passage.end])
    return tuple(_reranked(hits, bm25.scores(words, texts)))[:k]


def related(archive: Archive, index: Index, article: Article, k: int) -> tuple[Article, ...]:
    """The articles nearest to one, itself left out. Of near-copies, of it or of one another, the nearest is kept."""
    if k < 1:
        return ()
    near = index.query(_vector(archive, index, article), k * CANDIDATES, level="article")
    found = [
        other
        for other_id, similarity in near
        if other_id != article.id and similarity >= _NOISE and (other := archive.article(other_id))
    ]
    cluster = clusters(found)
    kept: dict[str, Article] = {}
    for other in found:
        kept.setdefault(cluster[other.id], other)
    return tuple(kept.values())[:k]


def _reranked(hits: list[Hit], lexical: list[float]) -> Iterable[Hit]:
    scored = [
        hit.model_copy(update={"score": (words + COSINE_WEIGHT * hit.score) / (1 + COSINE_WEIGHT)})
        for hit, words in zip(hits, lexical, strict=True)
        if words > 0 or hit.score >= _NOISE
    ]
    return sorted(scored, key=lambda hit: -hit.score)


def _vector(archive: Archive, index: Index, article: Article) -> NDArray[np.float32]:
    kept = archive.entries_of("article", index.embedder.name, [article.id])
    if kept:
        vector: NDArray[np.float32] = np.frombuffer(kept[0].data, dtype="<f4")
        return vector
    return index.embedder.embed([whole_text(article)]).reshape(-1)


def _remembered(look_up: Callable[[str], _Found]) -> Callable[[str], _Found]:
    return lru_cache(maxsize=256)(look_up)
