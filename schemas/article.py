"""Articles and the pieces they are read by. `start`/`end` are half-open code-point offsets into `Article.text`."""

from datetime import datetime

from pydantic import Field

from schemas.base import Frozen
from schemas.vocabulary import SourceClass


class Article(Frozen):
    """One document, kept as it came: for a text file, `text` is the decoded file untouched."""

    id: str
    """First 16 hex digits of the SHA-256 over text hash, outlet and URL: the same content from one outlet is one article."""
    ref: str
    """File name, URL or the record's own id: what a reader calls it."""
    text: str
    body_start: int = Field(default=0, ge=0)
    """Where reading begins: past the front matter of a Markdown file, otherwise 0."""
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "und"
    """ISO 639-1 code, `und` when it cannot be told."""
    published_at: datetime | None = None
    """Aware, UTC; a bare date is midnight UTC. None when neither text metadata nor record says."""
    source_class: SourceClass = "unknown"
    encoding: str = "utf-8"
    sha256: str
    """Of `text` in UTF-8."""


class Sentence(Frozen):
    """A sentence of an article, numbered from 0 in reading order."""

    index: int
    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the sentence in `text`."""
        return text[self.start : self.end]


class Passage(Frozen):
    """A run of whole sentences, 80–200 words where the article is that long: the unit of retrieval."""

    id: str
    """`{article_id}:{index}`."""
    article_id: str
    index: int
    start: int
    end: int
