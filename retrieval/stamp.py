"""What an index on disk was made of and how far it follows the archive, kept in a small JSON file beside its data."""

import json
import os
from pathlib import Path
from typing import Any, Self

from pydantic import ValidationError

from retrieval.archive import Archive
from schemas.base import Frozen


def position(archive: Archive) -> tuple[int, str | None]:
    """Where the archive stands: its generation, and the mark that tells it from another archive's."""
    generation = archive.generation()
    return generation, archive.mark(generation)


def cutting(archive: Archive) -> str:
    """The way in which all passages were last cut anew; empty when each was cut as its article came in."""
    return archive.fact("cutting") or ""


class Followed(Frozen):
    """How far an index follows the archive. Each kind of index adds what it was made of."""

    generation: int = 0
    mark: str | None = None
    """The archive's own mark of that generation."""

    def follows(self, archive: Archive) -> bool:
        """False when the archive took another way since: it was put back from a backup, for instance."""
        return self.generation == 0 or archive.mark(self.generation) == self.mark

    @property
    def position(self) -> tuple[int, str | None]:
        """The archive's generation and its mark."""
        return self.generation, self.mark

    @classmethod
    def load(cls, file: Path) -> Self | None:
        """The stamp in a file; None when there is none that can be read."""
        try:
            values: Any = json.loads(file.read_text(encoding="utf-8"))
            return cls.model_validate(values)
        except (OSError, ValueError, ValidationError):
            return None

    def save(self, file: Path) -> None:
        """Puts it in the place of the last one, wholly or not at all."""
        part = file.with_name(f"{file.name}.part")
        with part.open("w", encoding="utf-8") as opened:
            opened.write(self.model_dump_json())
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(file)
