"""The search: a query put into words and languages, looked up, ordered, and shown with the words that answer to it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from retrieval.expand import Rewording, hold, own_language
from retrieval.finding.marks import admits, marks
from retrieval.finding.ordering import Placed, Wishes, placed
from retrieval.finding.shelf import Shelf
from retrieval.finding.snippet import snippet
from retrieval.finding.ways import Way, Ways, by_words, with_meaning
from retrieval.finding.wording import wordings
from retrieval.hybrid import DEPTH
from retrieval.library import Library
from retrieval.query import MOST_WORDS, nothing_asked, parse
from schemas.question import Found, Hit, Mark, Query, Why

CANDIDATES: Final = 3
"""Passages looked at for each one asked for, since some are folded or over an outlet's share."""
FEWEST: Final = 40
_SHOWN_SPELLINGS: Final = 8
"""Spellings of a name that are looked for among the words of a hit, to mark them."""


def find(
    library: Library,
    query: str | Query,
    k: int = 10,
    *,
    wishes: Wishes | None = None,
    now: datetime | None = None,
    shown: bool = True,
) -> Found:
    """The passages that answer to a query, best first, with what shows it.

    Args:
        library: What is searched.
        query: As typed, or taken apart.
        k: How many.
        wishes: How the hits are ordered and thinned.
        now: What age is counted from; the wall clock when it is not given.
        shown: Whether somebody looks at the hits: without marks and snippets it takes half the time.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    asked = parse(query) if isinstance(query, str) else query
    problem = nothing_asked(asked)
    if problem or k < 1:
        return Found(notes=(problem,) if problem else ())
    search = _Search(library, asked)
    ways = search.ways(max(k * CANDIDATES, FEWEST))
    candidates = [
        one for name, way in ways.found.items() if search.admits(name, way) if (one := search.candidate(name, way))
    ]
    order = placed(search.shelf.clustered(candidates), k, wishes or Wishes(), now or datetime.now(UTC))
    hits = tuple(search.hit(one, ways.found[one.candidate.passage_id], shown=shown) for one in order)
    return Found(hits=hits, notes=(*_cut(asked), *ways.notes))


class _Search:
    """One search under way."""

    def __init__(self, library: Library, query: Query) -> None:
        self.shelf = Shelf(library.archive)
        self.candidate = self.shelf.candidate
        self._library = library
        self._query = query
        hold(library.archive.home, writable=not library.archive.read_only)
        self._wordings, self._rewordings = wordings(query)
        self._own = own_language(query.words)

    def ways(self, depth: int) -> Ways:
        """What was found, best first: by words, and by meaning where a model serves vectors."""
        semantic = self._library.embedder.semantic
        deep = max(depth, DEPTH) if semantic else depth
        words = by_words(self._library, self._wordings, deep, self._own, self.shelf.language_of)
        if not semantic:
            return Ways(words)
        best = next(iter(words.items()), None)
        covered = self._covered(*best) if best else 0.0
        return with_meaning(self._library, self._query, words, depth, covered)

    def admits(self, passage_id: str, way: Way) -> bool:
        """Whether a passage holds the phrases and nothing excluded: the word index saw to it, vectors know neither."""
        if way.words_rank is not None or not (self._query.phrases or self._query.excluded):
            return True
        text, passage = self.shelf.text_of(passage_id)
        return passage is not None and admits(text, passage.start, passage.end, self._query)

    def hit(self, one: Placed, way: Way, *, shown: bool) -> Hit:
        """A passage in its place, with what answers to the query."""
        passage = self.shelf.passages[one.candidate.passage_id]
        article = self.shelf.articles[passage.article_id]
        found = self._marks(passage.id, way) if shown else ()
        why = Why(
            words_rank=way.words_rank,
            words_score=way.words_score,
            vector_rank=way.vector_rank,
            vector_score=way.vector_score,
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
            snippet=snippet(article, passage.start, passage.end, found) if shown else None,
            marks=found,
            copies=self.shelf.copies(passage, one.copies),
            why=why,
        )

    def _marks(self, passage_id: str, way: Way) -> tuple[Mark, ...]:
        text, passage = self.shelf.text_of(passage_id)
        if passage is None:
            return ()
        language = way.language or (self._own if way.words_rank else own_language(text[passage.start : passage.end]))
        return marks(text, passage.start, passage.end, self._query, _shown(self._rewordings, language))

    def _covered(self, passage_id: str, way: Way) -> float:
        """The share of the words that tell something which the passage answers to."""
        asked = {word for mark in self._marks(passage_id, way) for word in mark.asked.split()}
        telling = [word for word in self._query.words.split() if nothing_asked(Query(text=word, words=word)) is None]
        return min(1.0, len(asked) / len(set(telling))) if telling else 0.0


def _shown(rewordings: Sequence[Rewording], language: str) -> list[Rewording]:
    """The expansions that led to a hit: those of its language, and of a name its likeliest spellings."""
    kept: list[Rewording] = []
    spelt: dict[str, int] = {}
    for one in rewordings:
        if one.language == language:
            spelt[one.source] = spelt.get(one.source, 0) + (one.kind == "sound")
            if one.kind != "sound" or spelt[one.source] <= _SHOWN_SPELLINGS:
                kept.append(one)
    return kept


def _cut(query: Query) -> tuple[str, ...]:
    typed = len(query.words.split())
    return (f"only the first {MOST_WORDS} words of the query were looked for",) if typed >= MOST_WORDS else ()
