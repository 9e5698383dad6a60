"""The search: a query put into words and languages, looked up, ordered, and shown with the words that answer to it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

from retrieval.dedupe import clusters_in
from retrieval.expand import Rewording, own_language
from retrieval.finding.marks import marks
from retrieval.finding.ordering import Candidate, Placed, Wishes, placed
from retrieval.finding.snippet import snippet
from retrieval.finding.wording import Wording, wordings
from retrieval.library import Library
from retrieval.query import MOST_WORDS, nothing_asked, parse
from schemas.article import Article, Passage
from schemas.question import Found, Hit, Query, Why

CANDIDATES: Final = 3
"""Passages looked at for each one asked for, since some are folded or over an outlet's share."""
FEWEST: Final = 40
_HALF: Final = 30.0
"""The BM25 score that counts as one half."""
_SHOWN_SPELLINGS: Final = 12
"""Spellings of a name that are looked for among the words of a hit, to mark them."""


class _Way(NamedTuple):
    """How a passage was found."""

    score: float
    rank: int
    language: str | None


def find(
    library: Library,
    query: str | Query,
    k: int = 10,
    *,
    wishes: Wishes | None = None,
    now: datetime | None = None,
) -> Found:
    """The passages that answer to a query, best first, with what shows it.

    Args:
        library: What is searched.
        query: As typed, or taken apart.
        k: How many.
        wishes: How the hits are ordered and thinned.
        now: What age is counted from; the wall clock when it is not given.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    asked = parse(query) if isinstance(query, str) else query
    problem = nothing_asked(asked)
    if problem or k < 1:
        return Found(notes=(problem,) if problem else ())
    ordered = _ordered(library, asked, k, wishes or Wishes(), now or datetime.now(UTC))
    hits = (
        _hit(ordered.shelf, one, ordered.ways[one.candidate.passage_id], asked, ordered.rewordings)
        for one in ordered.order
    )
    return Found(hits=tuple(hits), notes=_notes(asked))


def order(library: Library, query: str, k: int = 10) -> tuple[Candidate, ...]:
    """The same passages in the same order without what shows it, for who asks thousands of times.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    asked = parse(query)
    if nothing_asked(asked) or k < 1:
        return ()
    return tuple(one.candidate for one in _ordered(library, asked, k, Wishes(), datetime.now(UTC)).order)


def _ordered(library: Library, asked: Query, k: int, wishes: Wishes, now: datetime) -> "_Ordered":
    ways, rewordings = wordings(asked)
    found = _by_words(library, ways, max(k * CANDIDATES, FEWEST))
    shelf = _Shelf(library)
    candidates = [one for passage_id, way in found.items() if (one := shelf.candidate(passage_id, way.score))]
    placing = placed(shelf.clustered(candidates[: max(2 * k, FEWEST)]), k, wishes, now)
    return _Ordered(shelf, found, rewordings, tuple(placing))


def _by_words(library: Library, ways: Sequence[Wording], depth: int) -> Mapping[str, _Way]:
    """Passage id → how it was found best, best first."""
    found: dict[str, _Way] = {}
    for way in ways:
        for rank, (passage_id, bm25) in enumerate(library.words.query(way.wanted, depth), start=1):
            if passage_id not in found or bm25 > found[passage_id].score:
                found[passage_id] = _Way(bm25, rank, way.language)
    ranked = sorted(found.items(), key=lambda pair: (-pair[1].score, pair[0]))
    return {passage_id: way._replace(rank=rank) for rank, (passage_id, way) in enumerate(ranked, start=1)}


class _Shelf:
    """Passages and articles of one search, each read once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._articles: dict[str, Article | None] = {}
        self.passages: dict[str, Passage] = {}

    def article(self, article_id: str) -> Article | None:
        """An article by its id."""
        return _once(self._articles, article_id, self._library.archive.article)

    def candidate(self, passage_id: str, bm25: float) -> Candidate | None:
        """A passage with what its article says; None when the archive has it no more."""
        passage = self._library.archive.passage(passage_id)
        article = self.article(passage.article_id) if passage else None
        if passage is None or article is None:
            return None
        self.passages[passage_id] = passage
        score = bm25 / (bm25 + _HALF)
        return Candidate(passage_id, article.id, score, article.outlet, article.published_at)

    def clustered(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The same with their clusters of near-copies."""
        articles = {one.article_id: self.article(one.article_id) for one in candidates}
        cluster = clusters_in(self._library.archive, [article for article in articles.values() if article])
        return [one._replace(cluster=cluster.get(one.article_id)) for one in candidates]


class _Ordered(NamedTuple):
    shelf: _Shelf
    ways: Mapping[str, _Way]
    rewordings: Sequence[Rewording]
    order: tuple[Placed, ...]


def _hit(shelf: _Shelf, one: Placed, way: _Way, query: Query, rewordings: Sequence[Rewording]) -> Hit:
    passage = shelf.passages[one.candidate.passage_id]
    article = shelf.article(passage.article_id)
    if article is None:
        raise AssertionError(f"article {passage.article_id} was read before")
    language = way.language or own_language(query.words)
    found = marks(article.text, passage.start, passage.end, query, _shown(rewordings, language))
    why = Why(
        words_rank=way.rank,
        words_score=round(way.score, 3),
        across=way.language,
        recency=round(one.recency, 3),
        outlet_share=round(one.outlet_share, 3),
    )
    return Hit(
        passage_id=passage.id,
        article_id=article.id,
        start=passage.start,
        end=passage.end,
        score=one.score,
        snippet=snippet(article, passage.start, passage.end, found),
        marks=found,
        copies=tuple(one.copies),
        why=why,
    )


def _shown(rewordings: Iterable[Rewording], language: str) -> list[Rewording]:
    """The expansions that led to a hit: those of its language, and of a name its likeliest spellings."""
    kept: list[Rewording] = []
    spelt: dict[str, int] = {}
    for one in rewordings:
        if one.language == language:
            spelt[one.source] = spelt.get(one.source, 0) + (one.kind == "sound")
            if one.kind != "sound" or spelt[one.source] <= _SHOWN_SPELLINGS:
                kept.append(one)
    return kept


def _notes(query: Query) -> tuple[str, ...]:
    typed = len(query.words.split())
    return (f"only the first {MOST_WORDS} words of the query were looked for",) if typed >= MOST_WORDS else ()


def _once(kept: dict[str, Article | None], key: str, read: Callable[[str], Article | None]) -> Article | None:
    if key not in kept:
        kept[key] = read(key)
    return kept[key]
