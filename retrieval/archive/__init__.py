"""The archive: one SQLite file in the data folder, and the only source of truth. Every index can be rebuilt from it."""

from retrieval.archive.articles import Addition, Filed, Missing
from retrieval.archive.store import Archive
from retrieval.archive.vectors import DEFAULT_EMBEDDER, Entry, Level, Vectors

__all__ = ["DEFAULT_EMBEDDER", "Addition", "Archive", "Entry", "Filed", "Level", "Missing", "Vectors"]
