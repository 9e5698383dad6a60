"""What Chroma's folder was made of: `index.json` beside it, written only after Chroma has answered."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from secrets import token_hex
from typing import Final, Self

from retrieval.archive import Archive
from retrieval.stamp import Followed, cutting, position
from schemas.base import Frozen

FILE: Final = "index.json"
LAYOUT: Final = 2
"""Grows when what is kept in Chroma changes its form: an index of another layout is made anew."""

__all__ = ["FILE", "LAYOUT", "Made", "Stamp", "position"]


class Made(Frozen):
    """What must be the same for an index to be worth keeping."""

    layout: int
    chroma: str
    archive: str
    embedder: str
    dim: int
    cutting: str = ""
    """The way in which the archive's passages were last cut anew."""

    @classmethod
    def now(cls, archive: Archive, embedder: str, dim: int) -> Self:
        """As an index would be made at this moment."""
        return cls(
            layout=LAYOUT,
            chroma=_chroma_version(),
            archive=archive.uuid(),
            embedder=embedder,
            dim=dim,
            cutting=cutting(archive),
        )


class Stamp(Followed):
    """How far the index on disk follows the archive."""

    made: Made
    edition: str
    """Random, new whenever Chroma's folder is begun anew: tells a process that it still holds the one before."""
    passages: int = 0
    """Highest `seq` of the passage vectors in it."""
    articles: int = 0
    flushed: int = 0
    """Vectors in the graphs on disk; those that came later are replayed at every opening."""

    @classmethod
    def begin(cls, made: Made) -> Self:
        """The stamp of an empty folder."""
        return cls(made=made, edition=token_hex(8))

    @classmethod
    def read(cls, home: Path) -> Self | None:
        """The stamp in `home`; None when there is none that can be read."""
        return cls.load(home / FILE)

    def write(self, home: Path) -> None:
        """Puts it in the place of the last one, wholly or not at all."""
        self.save(home / FILE)


def _chroma_version() -> str:
    try:
        return version("chromadb")
    except PackageNotFoundError:
        return "absent"
