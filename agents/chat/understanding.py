"""What a follow-up question leaves unsaid, and what it need not be told again."""

from collections.abc import Sequence

from agents.asking import wanted
from schemas.answer import Answer
from schemas.evidence import Evidence


def understood(question: str, before: Sequence[Answer]) -> str:
    """The question, led by the one before it when it only points back: «وماذا قالت أيضا؟»."""
    return f"{before[-1].question} {question}" if before and wanted(question).points_back else question


def told(question: str, before: Sequence[Answer]) -> tuple[Evidence, ...]:
    """The spans already given, when the question only asks for more: «وماذا قالت أيضا؟»."""
    if not wanted(question).points_back:
        return ()
    return tuple(span for turn in before for statement in turn.statements for span in statement.evidence)
