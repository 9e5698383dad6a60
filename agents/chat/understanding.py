"""What a follow-up question leaves unsaid."""

from collections.abc import Sequence

from agents.asking import wanted
from schemas.answer import Answer


def understood(question: str, before: Sequence[Answer]) -> str:
    """The question, led by the one before it when it only points back: «وماذا قالت أيضا؟»."""
    return f"{before[-1].question} {question}" if before and wanted(question).points_back else question
