"""From a question to passages by their words, from an article to related ones."""

from retrieval.dedupe import clusters
from retrieval.finding import find
from retrieval.library import Library
from retrieval.related import related
from schemas.question import Hit, Query

__all__ = ["clusters", "related", "search"]


def search(library: Library, query: str | Query, k: int = 10) -> tuple[Hit, ...]:
    """The passages that answer to a question, best first; none for a question without a telling word.

    Scores are between 0 and 1 and compare within one result only. `retrieval.finding.find` also shows what was found.
    """
    return find(library, query, k, shown=False).hits
