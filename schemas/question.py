"""What an analyst asks, and how the question is looked for."""

from datetime import datetime
from typing import Literal

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
    notes: tuple[str, ...] = ()
    """What a reader of the result should know about the search."""


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
    clusters: tuple[str, ...] = ()
    """Clusters of near-copies."""


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


MarkKind = Literal["exact", "phrase", "inflected", "near", "term", "name", "translation", "sound"]
"""How a word of a text answers to one of a query: the same; part of a phrase asked for; another form of it; spelt nearly
so; a synonym of the domain or another name of the thing; a translation; a name written by its sound."""


class Mark(Frozen):
    """A word of a text, or some in a row, that a query found."""

    start: int
    end: int
    """Half-open code-point offsets into `Article.text`: whole words with their vowel signs."""
    kind: MarkKind
    asked: str
    """The words of the query."""
    by: str | None = None
    """What was looked for in their place, for an expansion."""


class Why(Frozen):
    """What put a passage where it stands."""

    words_rank: int | None = None
    """From 1, among the passages found by words; None when it was found otherwise."""
    words_score: float | None = None
    """BM25; compares within one search only."""
    vector_rank: int | None = None
    vector_score: float | None = None
    """Cosine, 0–1."""
    across: str | None = None
    """The language the query was put into to find it; None when its own words did."""
    recency: float = 1.0
    """What its age makes of its score."""
    outlet_share: float = 1.0
    """What the hits of the same outlet above it make of its score."""


class Hit(Frozen):
    """A passage that a search found."""

    passage_id: str
    article_id: str
    start: int
    end: int
    score: float
    """0–1, larger is nearer; compares within one search only."""
    snippet: tuple[int, int] | None = None
    """The part that shows best what was found: half-open code-point offsets into `Article.text`."""
    marks: tuple[Mark, ...] = ()
    """In reading order, all of the passage; none overlaps another."""
    copies: tuple[str, ...] = ()
    """Ids of near-copies under other mastheads that have this passage too; one with words of its own is listed as well."""
    why: Why = Why()


class Found(Frozen):
    """What a search came back with."""

    hits: tuple[Hit, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader of the hits should know: what could not be used, what was cut."""
