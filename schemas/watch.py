"""Standing questions and the slots in which their briefs fall due."""

from datetime import datetime
from typing import Literal

from schemas.base import Frozen


class Watch(Frozen):
    """A question asked again and again."""

    name: str
    question: str
    every_s: int
    """Seconds between slots."""
    anchor: datetime
    """UTC; slots fall at anchor + n × every."""
    output: str
    """Folder the briefs are published in."""
    format: Literal["text", "markdown", "json"] = "markdown"


class Slot(Frozen):
    """One due time of one watch, and what became of it."""

    watch: str
    due: datetime
    state: Literal["claimed", "done", "failed"]
    path: str | None = None
    reason: str | None = None
