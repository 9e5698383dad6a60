"""A question in another language put into Arabic search words by the served model; it is searched for as it is, too."""

from typing import Final

import regex
from pydantic import BaseModel, ConfigDict, Field

from agents import prompts
from agents.model import ListAnswer, Message, Session
from schemas.errors import ModelMisbehaved

MOST: Final = 12
ROOM: Final = 400
"""Tokens for the answer."""
LONGEST: Final = 2000
"""Code points of a question that are shown to the model."""
_ARABIC: Final = regex.compile(r"\p{Arabic}|\p{N}")


class Term(BaseModel):
    """One search term."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(max_length=80, description="Arabic words of one to four words, or a number.")


class Terms(ListAnswer):
    """The terms of a question."""

    terms: list[Term] = Field(max_length=MOST, description="Arabic search terms, the most telling first.")


async def search_words(session: Session, question: str, code: str) -> tuple[str, ...]:
    """The terms the model gives, each once; those without an Arabic letter or a digit are left out.

    Raises:
        ModelError: The server failed, or what it answered holds no such term.
    """
    asked = prompts.render(prompts.QUERY, nonce=code, question=question[:LONGEST], most=MOST)
    reply = await session.ask([Message(role="user", content=asked)], Terms, ROOM)
    given = [" ".join(term.text.split()) for term in reply.value.terms]
    kept = tuple(dict.fromkeys(term for term in given if _ARABIC.search(term)))
    if not kept and (given or reply.value.refused):
        raise ModelMisbehaved(f"{session.name.where} gave no Arabic search words; try another model")
    return kept
