"""What comes back from grounding: a span of the article, or the reason why there is none."""

from dataclasses import dataclass

from schemas.vocabulary import MatchLevel, RejectionKind


@dataclass(frozen=True, slots=True)
class Span:
    """Where the words stand: half-open code-point offsets into `Article.text`."""

    start: int
    end: int
    match: MatchLevel
    """`raw`: letter for letter; `marks`: but for marks, quotes, spaces, digits; `letters`: but for letter forms as well."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Why the words have no place; for the ledger and for the one repair call."""

    kind: RejectionKind
    reason: str
    nearest: tuple[int, int] | None = None
    """The closest sentence, as a hint; never evidence."""
