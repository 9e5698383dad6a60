"""What the index on disk was made of: `index.json` beside Chroma's folder, written only after Chroma has answered."""

import json
import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from secrets import token_hex
from typing import Any, Final, Self

from pydantic import ValidationError

from retrieval.archive import Archive
from schemas.base import Frozen

FILE: Final = "index.json"
LAYOUT: Final = 2
"""Grows when what is kept in Chroma changes its form: an index of another layout is made anew."""


def position(archive: Archive) -> tuple[int, str | None]:
    """Where the archive stands: its generation, and the mark that tells it from another archive's."""
    generation = archive.generation()
    return generation, archive.mark(generation)


class Made(Frozen):
    """What must be the same for an index to be worth keeping."""

    layout: int
    chroma: str
    archive: str
    embedder: str
    dim: int

    @classmethod
    def now(cls, archive: Archive, embedder: str, dim: int) -> Self:
        """As an index would be made at this moment."""
        return cls(layout=LAYOUT, chroma=_chroma_version(), archive=archive.uuid(), embedder=embedder, dim=dim)


class Stamp(Frozen):
    """How far the index on disk follows the archive."""

    made: Made
    edition: str
    """Random, new whenever Chroma's folder is begun anew: tells a process that it still holds the one before."""
    generation: int = 0
    mark: str | None = None
    """The archive's own mark of that generation."""
    passages: int = 0
    """Highest `seq` of the passage vectors in it."""
    articles: int = 0

    def follows(self, archive: Archive) -> bool:
        """False when the archive took another way since: it was put back from a backup, for instance."""
        return self.generation == 0 or archive.mark(self.generation) == self.mark

    @property
    def position(self) -> tuple[int, str | None]:
        """The archive's generation and its mark."""
        return self.generation, self.mark

    @classmethod
    def begin(cls, made: Made) -> Self:
        """The stamp of an empty folder."""
        return cls(made=made, edition=token_hex(8))

    @classmethod
    def read(cls, home: Path) -> Self | None:
        """The stamp in `home`; None when there is none that can be read."""
        try:
            values: Any = json.loads((home / FILE).read_text(encoding="utf-8"))
            return cls.model_validate(values)
        except (OSError, ValueError, ValidationError):
            return None

    def write(self, home: Path) -> None:
        """Puts it in the place of the last one, wholly or not at all."""
        part = home / f"{FILE}.part"
        with part.open("w", encoding="utf-8") as file:
            file.write(self.model_dump_json())
            file.flush()
            os.fsync(file.fileno())
        part.replace(home / FILE)


def _chroma_version() -> str:
    try:
        return version("chromadb")
    except PackageNotFoundError:
        return "absent"
