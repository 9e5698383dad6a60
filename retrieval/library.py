"""`Library`: an archive, the two indexes over it and the embedder, as one thing to open, bring up to date and close."""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from retrieval.archive import Archive
from retrieval.dedupe import complete_clusters
from retrieval.embed import Embedder
from retrieval.index import Index
from retrieval.words import WordIndex


@dataclass(frozen=True)
class Library:
    """What is searched. Close it, or use it in a `with`."""

    archive: Archive
    words: WordIndex
    index: Index
    """Chroma; its process starts when it is first asked."""
    embedder: Embedder

    @classmethod
    def open(cls, home: Path, embedder: Embedder, *, read_only: bool = False) -> Self:
        """The library in a data folder. Neither index is opened before it is needed.

        Raises:
            ArchiveError: the data folder cannot be used.
        """
        archive = Archive.open(home, read_only=read_only)
        return cls(archive, WordIndex(home, archive), Index(home, archive, embedder), embedder)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the results should know: repairs of the indexes, slower search in their place, cut texts."""
        return (*self.words.notes, *self.index.notes, *self.embedder.notes)

    def sync(self) -> None:
        """Brings clusters and word index up to the archive. Chroma follows by itself when it is first asked.

        Raises:
            ArchiveError: the archive cannot be read.
        """
        complete_clusters(self.archive)
        self.words.sync()

    def prewarm(self) -> None:
        """Starts Chroma's process without waiting for it, for a caller that will ask for related articles."""
        self.index.prewarm()

    def close(self) -> None:
        """Ends Chroma's process and closes the archive."""
        self.words.close()
        self.index.close()
        self.archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
