"""An answer to an analyst: source sentences and typed items, each with citations that slice back; or an abstention."""

from schemas.base import Frozen
from schemas.brief import Source
from schemas.evidence import Evidence
from schemas.run import RunRecord


class Statement(Frozen):
    """One thing the sources say, attributed, with the spans it stands on."""

    text: str
    """Source words, or a typed item put into one attributed line."""
    speaker: str | None = None
    """Name of who said it; None when the outlet narrates."""
    evidence: tuple[Evidence, ...]


class Answer(Frozen):
    """What comes back for a question."""

    question: str
    language: str
    abstained: bool
    why: str | None = None
    """Why there is no answer, when there is none."""
    statements: tuple[Statement, ...] = ()
    nearest: tuple[Statement, ...] = ()
    """The nearest words of the sources where there is no answer: a place to look, and no answer."""
    sources: tuple[Source, ...] = ()
    run: RunRecord
