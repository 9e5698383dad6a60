"""What a word index was made of: `stamp.json` in its folder, written only after tantivy has committed and been probed."""

from pathlib import Path
from typing import Final, Self

from retrieval.archive import Archive
from retrieval.stamp import Followed, cutting
from retrieval.words.analyser import fingerprint
from schemas.base import Frozen

FILE: Final = "stamp.json"
LAYOUT: Final = 1
"""Grows when the fields of the index change: an index of another layout is made anew."""


class Made(Frozen):
    """What must be the same for an index to be worth keeping."""

    layout: int
    engine: str
    analyser: str
    archive: str
    cutting: str = ""
    """The way in which the archive's passages were last cut anew."""

    @classmethod
    def now(cls, archive: Archive, engine: str) -> Self:
        """As an index would be made at this moment."""
        return cls(
            layout=LAYOUT, engine=engine, analyser=fingerprint(), archive=archive.uuid(), cutting=cutting(archive)
        )


class WordStamp(Followed):
    """How far the word index on disk follows the archive."""

    made: Made
    seq: int = 0
    """The last article in it, by its row in the archive."""
    passages: int = 0
    meta: int = 0
    """CRC-32 of tantivy's `meta.json` as it was then: another one means an unfinished write, or damage."""

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """The stamp in a folder; None when there is none that can be read."""
        return cls.load(folder / FILE)

    def write(self, folder: Path) -> None:
        """Puts it in the place of the last one, wholly or not at all."""
        self.save(folder / FILE)
