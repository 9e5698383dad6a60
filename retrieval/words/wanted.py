"""What is looked for among the words of the archive, and how it was found."""

from schemas.base import Frozen
from schemas.question import Filters

Ranking = tuple[tuple[str, float], ...]
"""(passage id, score above 0) pairs, best first; scores compare within one ranking only."""


class Wanted(Frozen):
    """A search over words. Nothing is looked for when there are neither features nor phrases."""

    features: tuple[tuple[str, float], ...] = ()
    """Features of words (see `retrieval.lexical.features`), each with its weight; a passage needs one of them or more."""
    phrases: tuple[tuple[str, ...], ...] = ()
    """Folded words in a row; each must stand in the passage itself. The features are then no condition any more."""
    excluded: tuple[tuple[str, ...], ...] = ()
    """Folded words or phrases that may not stand in the passage."""
    filters: Filters = Filters()
    articles: frozenset[str] | None = None
    """Ids of the only articles to look in; None for all. `WordIndex` fills it in for filters by cluster, which only the
    archive knows."""
