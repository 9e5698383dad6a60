"""Both indexes made anew from the archive, and what came of it."""

from time import monotonic
from typing import Literal

from retrieval.library import Library
from retrieval.recut import recut
from schemas.base import Frozen

Kind = Literal["words", "vectors"]
_NAMES: dict[Kind, str] = {"words": "word index", "vectors": "Chroma"}


class Remade(Frozen):
    """One index after it was made anew."""

    kind: Kind
    passages: int
    """Passages that can be found through it."""
    added: int
    """Passages, or vectors of passages and articles, that were put into it."""
    seconds: float
    ok: bool
    """False when it could not be made; searches go over the archive itself."""
    notes: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The outcome in one line."""
        if not self.ok:
            return f"{_NAMES[self.kind]}: could not be made"
        what = "passages" if self.kind == "words" else "vectors"
        return f"{_NAMES[self.kind]}: {self.added} {what} in {self.seconds:.1f} s"


def reindex(library: Library, kind: Kind) -> Remade:
    """Make one index anew, after passages that would be cut otherwise today; the one in use answers until the new one takes its place.

    Raises:
        ArchiveError: The archive cannot be read or written.
    """
    begun = monotonic()
    recut(library.archive)
    report = library.words.remake() if kind == "words" else library.index.remake()
    return Remade(
        kind=kind,
        passages=report.passages,
        added=report.added,
        seconds=round(monotonic() - begun, 1),
        ok=not report.exact,
        notes=report.notes,
    )
