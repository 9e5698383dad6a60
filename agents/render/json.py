"""Briefs and answers as JSON: UTF-8 as it is, two spaces, fields in the order of their types, dates ISO 8601."""

from schemas.answer import Answer
from schemas.brief import Brief


def to_json(brief: Brief) -> str:
    """The brief as JSON, ending in a newline; the public contract of `schemas/brief.schema.json`."""
    return brief.model_dump_json(indent=2, ensure_ascii=False) + "\n"


def answer_json(answer: Answer, *, indent: int | None = 2) -> str:
    """The answer as JSON, ending in a newline; `indent=None` puts it on one line."""
    return answer.model_dump_json(indent=indent, ensure_ascii=False) + "\n"
