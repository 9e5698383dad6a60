"""A brief or an answer in one of the three forms."""

from typing import Literal

from agents.render.json import answer_json, to_json
from agents.render.markdown import answer_markdown, to_markdown
from agents.render.text import answer_text, to_text
from schemas.answer import Answer
from schemas.brief import Brief

Format = Literal["text", "markdown", "json"]


def render(brief: Brief, form: Format, *, terminal: bool = False, colour: bool = False) -> str:
    """The brief in `form`; on a terminal Markdown goes without direction marks, and text may have colour."""
    if form == "json":
        return to_json(brief)
    if form == "markdown":
        return to_markdown(brief, isolate=not terminal)
    return to_text(brief, colour=colour)


def render_answer(answer: Answer, form: Format, *, terminal: bool = False, colour: bool = False) -> str:
    """The answer in `form`, with the same rules."""
    if form == "json":
        return answer_json(answer)
    if form == "markdown":
        return answer_markdown(answer, isolate=not terminal)
    return answer_text(answer, colour=colour)
