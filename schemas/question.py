"""What an analyst asks, and how the question is looked for."""

from schemas.base import Frozen


class Question(Frozen):
    """A question in the analyst's own words."""

    text: str
    language: str = "und"


class Plan(Frozen):
    """The question made searchable: one or more queries, and the subject articles it is about."""

    question: Question | None = None
    queries: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    """Ids of the articles the analyst named."""
    related: int = 4
    """How many related articles to read besides."""


class Hit(Frozen):
    """A passage that a search found."""

    passage_id: str
    article_id: str
    start: int
    end: int
    score: float
    """0–1, larger is nearer."""
