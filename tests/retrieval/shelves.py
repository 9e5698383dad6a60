"""Articles, passages and vectors for tests of the archive, the index and search."""

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import Archive
from schemas.article import Article, Passage

DIM = 8


class WordEmbedder:
    """A fake embedder: each text gets its own direction, the same one every time."""

    name = "test"
    dim = DIM
    semantic = False
    notes: tuple[str, ...] = ()

    def embed(self, texts: Any, kind: str = "passage") -> NDArray[np.float32]:
        """One row for each text (n × 8)."""
        return np.stack([vector(text) for text in texts]) if texts else np.zeros((0, DIM), np.float32)


def vector(name: str) -> NDArray[np.float32]:
    """A vector of length 1 that depends on `name` alone."""
    seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "little")
    drawn = np.random.default_rng(seed).normal(size=DIM).astype(np.float32)
    return (drawn / np.linalg.norm(drawn)).astype(np.float32)


def make_article(text: str, **fields: Any) -> Article:
    """An article whose id follows from its text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=digest[:16], text=text, sha256=digest, **{"ref": f"{digest[:8]}.txt", **fields})


def put(archive: Archive, article: Article) -> bool:
    """Adds an article in two passages with the vectors of their ids."""
    middle = len(article.text) // 2
    spans = ((0, middle), (middle, len(article.text)))
    passages = tuple(
        Passage(id=f"{article.id}:{n}", article_id=article.id, index=n, start=start, end=end)
        for n, (start, end) in enumerate(spans)
    )
    rows = np.stack([vector(passage.id) for passage in passages])
    return archive.add(article, passages, rows, vector(article.id), embedder="test")
