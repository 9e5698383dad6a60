"""What an analyst asks, and how the question is looked for."""

from datetime import datetime

from schemas.base import Frozen
from schemas.vocabulary import SourceClass


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


class Filters(Frozen):
    """Which articles may be found; an empty field lets every article through."""

    outlets: tuple[str, ...] = ()
    """Names of outlets, as the archive has them."""
    languages: tuple[str, ...] = ()
    """ISO 639-1 codes."""
    source_classes: tuple[SourceClass, ...] = ()
    since: datetime | None = None
    """Published at this moment or later; an article without a date is left out then."""
    until: datetime | None = None
    """Published before this moment."""


class Query(Frozen):
    """A search as it was typed, taken apart."""

    text: str
    """As typed."""
    words: str = ""
    """What is looked for by likeness: the text without its operators."""
    phrases: tuple[str, ...] = ()
    """Each must stand in a passage, word after word."""
    excluded: tuple[str, ...] = ()
    """Words or phrases that a passage may not hold."""
    filters: Filters = Filters()


class Hit(Frozen):
    """A passage that a search found."""

    passage_id: str
    article_id: str
    start: int
    end: int
    score: float
    """0–1, larger is nearer."""
