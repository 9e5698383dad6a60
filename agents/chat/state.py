"""What a conversation keeps from turn to turn."""

from typing_extensions import TypedDict

from schemas.answer import Answer
from schemas.brief import Brief
from schemas.question import Question


class ChatState(TypedDict, total=False):
    """State of one conversation; `turns` grows, everything else is of the turn at hand."""

    question: Question
    """Input: what was asked just now."""
    query: str
    """understand: the question with what it leaves unsaid."""
    brief: Brief
    """gather: typed items and sources that bear on the query."""
    answer: Answer
    """answer; then check: less what fails."""
    turns: tuple[Answer, ...]
    """check: the whole conversation, oldest first."""
