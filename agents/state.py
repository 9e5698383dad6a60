"""What flows through the brief graph. Keys are only ever written by the node named beside them."""

from collections.abc import Mapping
from typing import Annotated, TypeVar

from typing_extensions import TypedDict  # pydantic reads typing.TypedDict only from Python 3.12 on

from agents.merge.merged import Merged
from schemas.brief import Brief
from schemas.extract import Extract
from schemas.grounded import GroundedDraft
from schemas.question import Plan, Question
from schemas.run import Rejection

Value = TypeVar("Value")


def by_article(old: Mapping[str, Value], new: Mapping[str, Value]) -> dict[str, Value]:
    """Join two results keyed by article id; the later one wins, so that a repeated node changes nothing."""
    return {**old, **new}


class BriefState(TypedDict, total=False):
    """State of one brief. Every value is a frozen model or a plain container of them."""

    question: Question | None
    """Input."""
    subjects: tuple[str, ...]
    """Input: ids of the articles the analyst named."""
    plan: Plan
    """plan"""
    articles: tuple[str, ...]
    """retrieve: what will be read, subjects first."""
    extracts: Annotated[dict[str, Extract], by_article]
    """read: one extract an article."""
    unread: Annotated[dict[str, Rejection], by_article]
    """read: articles whose reading failed."""
    grounded: dict[str, GroundedDraft]
    """ground: items that found their words, with those that did not in the ledger."""
    checked: dict[str, GroundedDraft]
    """check: items that also hold what they say."""
    repairs: dict[str, Extract]
    """repair: second proposals for items that failed; present once repair has run."""
    merged: Merged
    """merge"""
    brief: Brief
    """compose"""
    timings: Annotated[dict[str, float], by_article]
    """Seconds a stage took."""


class ReadTask(TypedDict):
    """What one parallel `read` gets: the id of its article."""

    article_id: str
