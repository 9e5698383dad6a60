"""The index: Chroma over the archive's vectors. A cache that can be thrown away; the archive is the truth."""

from retrieval.index.dropping import drop_vectors
from retrieval.index.index import Index, IndexReport

__all__ = ["Index", "IndexReport", "drop_vectors"]
