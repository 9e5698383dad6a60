"""How a brief came about: who read, with what, what it cost and what was turned away."""

from pydantic import Field

from schemas.base import Frozen
from schemas.evidence import Evidence
from schemas.vocabulary import SCHEMA_VERSION, ItemKind, RejectionKind, Stage


class Rejection(Frozen):
    """One thing that was proposed and did not make it, with the reason: a line of the ledger."""

    stage: Stage
    kind: RejectionKind
    item: ItemKind
    reason: str
    proposed: str = ""
    """The words or the field as proposed."""
    article_id: str | None = None
    nearest: Evidence | None = None
    """The closest sentence of the article, as a hint; never evidence."""


class Usage(Frozen):
    """Tokens and calls of a reader; all zero for the embedded one."""

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            calls=self.calls + other.calls,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
        )


class Tally(Frozen):
    """proposed = kept + repaired + rejected, over all items of a brief."""

    proposed: int = 0
    kept: int = 0
    repaired: int = 0
    rejected: int = 0


class RunRecord(Frozen):
    """The record that goes with every brief."""

    reader: str
    """`embedded/1` or `served/1`."""
    model: str | None = None
    model_digest: str | None = None
    prompts: dict[str, str] = Field(default_factory=dict)
    """Prompt name → first 12 hex digits of its SHA-256."""
    schema_version: str = SCHEMA_VERSION
    timings: dict[str, float] = Field(default_factory=dict)
    """Seconds by stage."""
    usage: Usage = Usage()
    passages_read: int = 0
    passages_total: int = 0
    tally: Tally = Tally()
    notes: tuple[str, ...] = ()
    """What a reader of the brief should know: degraded modes, flags, split articles."""
