"""The words of the archive's passages: tantivy as a rebuildable index, exact BM25 where it cannot be used."""

from retrieval.words.analyser import likeness, surface_words
from retrieval.words.index import WordIndex, WordReport
from retrieval.words.wanted import Ranking, Wanted

__all__ = ["Ranking", "Wanted", "WordIndex", "WordReport", "likeness", "surface_words"]
