"""How far an embedder is trusted beside the words: measured on the archive at hand, never taken from its name.

A model that does not know meaning in Arabic is left out. Of one that does, the archive's own headlines and opening sentences give the weight
at which its ranking is fused with the words'.
"""

from collections.abc import Collection
from typing import Final

from retrieval.archive import Archive
from retrieval.embed import Embedder
from retrieval.trials.meaning import Meaning, try_meaning
from retrieval.trials.openings import FEWEST, Openings, try_openings
from retrieval.vectors import Completion, Progress, complete_vectors
from schemas.base import Frozen
from schemas.errors import EmbedderError

UNTRIED: Final = 0.1
"""The weight where an archive holds too little to measure one."""


class Trust(Frozen):
    """What was measured of an embedder on one archive."""

    weight: float
    """Of the vectors' ranking beside the words' 1; 0 leaves the vectors out."""
    meaning: Meaning
    openings: Openings | None = None
    """None where it failed the first trial, or the archive holds too little to tell."""
    articles: int = 0
    """How many the archive held then."""

    def line(self) -> str:
        """In words, for doctor and reindex."""
        said = self.meaning.line()
        if self.openings:
            said += (
                f"; {self.openings.of} headlines and openings of this archive, nDCG@10: words {self.openings.words:.3f}, "
                f"vectors {self.openings.vectors:.3f}, fused {self.openings.fused:.3f}"
            )
        return f"{said}; weight {self.weight:g}"


def trust(archive: Archive, embedder: Embedder) -> Trust | None:
    """What was measured last; None when nothing was."""
    kept = archive.fact(f"fusion:{embedder.name}")
    return Trust.model_validate_json(kept) if kept else None


def is_due(archive: Archive, embedder: Embedder) -> bool:
    """Whether to measure: never done, or the archive has doubled since."""
    kept = trust(archive, embedder)
    return kept is None or archive.count() >= 2 * max(kept.articles, FEWEST)


def completed(
    archive: Archive, embedder: Embedder, progress: Progress | None = None, *, articles: Collection[str] | None = None
) -> Completion:
    """Makes the vectors that are missing (see `complete_vectors`), then tries the embedder when that is due.

    Raises:
        ArchiveError: the archive cannot be read or written.
    """
    done = complete_vectors(archive, embedder, progress, articles=articles)
    if articles is not None or not embedder.semantic or done.left or not is_due(archive, embedder):
        return done
    try:
        said = f"{embedder.name}: {measure(archive, embedder).line()}"
    except EmbedderError as error:
        said = f"{embedder.name} could not be tried ({error}); searches go by words alone until the next `wasit ingest`"
    return done.model_copy(update={"notes": (*done.notes, said)})


def measure(archive: Archive, embedder: Embedder) -> Trust:
    """Tries an embedder and keeps what came out.

    Raises:
        EmbedderError: its server fails.
        ArchiveError: the archive cannot be read or written.
    """
    found = Trust(weight=0.0, meaning=try_meaning(embedder), articles=archive.count())
    if found.meaning.knows_arabic:
        openings = try_openings(archive, embedder)
        found = found.model_copy(update={"openings": openings, "weight": openings.weight if openings else UNTRIED})
    archive.keep_fact(f"fusion:{embedder.name}", found.model_dump_json())
    return found
