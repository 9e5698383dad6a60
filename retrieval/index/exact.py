"""Exact search over the archive's own vectors: what answers while Chroma cannot, and what Chroma is measured against."""

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import Archive, Level, Vectors
from schemas.question import Filters

Ranking = tuple[tuple[str, float], ...]
"""(id, score) pairs, nearest first; scores are cosine similarities cut to 0–1."""


class ExactSearch:
    """Cosine similarity with every vector of the archive, kept in memory until the archive grows."""

    def __init__(self, archive: Archive, embedder: str) -> None:
        self._archive = archive
        self._embedder = embedder
        self._kept: dict[Level, tuple[int, Vectors]] = {}

    def query(self, vector: NDArray[np.float32], k: int, level: Level, filters: Filters | None = None) -> Ranking:
        """The `k` nearest of a level among the articles that `filters` let through; vectors of length 0 are near nothing."""
        vectors = self._vectors(level)
        if not len(vectors.owners) or not vector.any():
            return ()
        scores = vectors.matrix @ (vector / np.linalg.norm(vector))
        if filters is not None:
            allowed = self._archive.matching(filters)
            scores[[article not in allowed for article in vectors.articles]] = 0
        nearest = np.argsort(-scores, kind="stable")[:k]
        return tuple((vectors.owners[n], similarity(scores[n])) for n in nearest if scores[n] > 0)

    def _vectors(self, level: Level) -> Vectors:
        generation = self._archive.generation()
        kept = self._kept.get(level)
        if kept is None or kept[0] != generation:
            kept = (generation, self._archive.all_vectors(level, self._embedder))
            self._kept[level] = kept
        return kept[1]


def similarity(cosine: float) -> float:
    """A score between 0 and 1."""
    return min(1.0, max(0.0, float(cosine)))
