"""From a question to passages by their words, from an article to related ones."""

from retrieval.dedupe import clusters
from retrieval.finding import find
from retrieval.library import Library
from retrieval.query import as_words
from retrieval.related import related
from schemas.question import Hit, Query

__all__ = ["clusters", "related", "search"]


def search(library: Library, query: str | Query, k: int = 10) -> tuple[Hit, ...]:
    """The passages that answer to a question, best first; none for a question without a telling word.

    A text is a question in plain words: what it has in quotation marks is a name or a title and no condition. Scores are
    between 0 and 1 and compare within one result only. `retrieval.finding.find` takes searches and shows what was found.
    """
    return find(library, as_words(query) if isinstance(query, str) else query, k, shown=False).hits
