"""How passages are found: by words, own and of other languages, and by the meaning that a served model gives."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from retrieval.finding.tongues import weights
from retrieval.finding.wording import KEPT_IN, Wording
from retrieval.hybrid import hybrid
from retrieval.library import Library
from schemas.question import Query

_HALF: Final = 30.0
"""The BM25 score that counts as one half."""


class Way(NamedTuple):
    """How a passage was found."""

    score: float
    """0–1."""
    words_rank: int | None = None
    words_score: float | None = None
    vector_rank: int | None = None
    vector_score: float | None = None
    language: str | None = None
    """The language the query was put into; None for its own words."""


class Ways(NamedTuple):
    """What was found, and what a reader should know of it."""

    found: Mapping[str, Way]
    """Passage id → how, best first."""
    notes: tuple[str, ...] = ()


def by_words(
    library: Library, wordings: Sequence[Wording], depth: int, own: str, language_of: Callable[[str], str]
) -> dict[str, Way]:
    """Passage id → how it was found best, best first: each wording asks the index, the better score counts.

    Args:
        library: What is searched.
        wordings: The ways the query is looked for.
        depth: How many passages.
        own: The language that the query is in.
        language_of: Passage id → the language of its article. A query's own word in an article of another language (a
            name in Latin letters) is as rare as it seems: its score counts whole.
    """
    weight = weights(library, wordings, own)
    best: dict[str, tuple[float, float, str | None]] = {}
    for each in wordings:
        for passage_id, bm25 in library.words.query(each.wanted, depth):
            foreign = each.language is None and weight[None] < 1 and language_of(passage_id) not in KEPT_IN.get(own, ())
            score = bm25 if foreign else bm25 * weight[each.language]
            if passage_id not in best or score > best[passage_id][0]:
                best[passage_id] = (score, bm25, each.language)
    ranked = sorted(best.items(), key=lambda pair: (-pair[1][0], pair[0]))[:depth]
    return {
        passage_id: Way(score / (score + _HALF), rank, round(bm25, 3), language=language)
        for rank, (passage_id, (score, bm25, language)) in enumerate(ranked, start=1)
    }


def with_meaning(library: Library, query: Query, words: Mapping[str, Way], depth: int, covered: float) -> Ways:
    """The same, fused with what is near in meaning.

    Args:
        library: What is searched.
        query: What is looked for.
        words: What the words found.
        depth: How many passages.
        covered: The share of the query that the words' best passage answers to.
    """
    ranking = tuple((passage_id, way.score) for passage_id, way in words.items())
    across = next((way.language is not None for way in words.values()), False)
    text = " ".join((query.words, *query.phrases))
    fused = hybrid(library, text, ranking, depth, query.filters, covered=covered, across=across)
    near = {passage_id: (rank, score) for rank, (passage_id, score) in enumerate(fused.vectors, start=1)}
    found: dict[str, Way] = {}
    for passage_id, score in fused.ranking:
        rank, cosine = near.get(passage_id, (None, None))
        way = words.get(passage_id, Way(score))
        found[passage_id] = way._replace(
            score=score if fused.vectors else way.score,
            vector_rank=rank,
            vector_score=None if cosine is None else round(cosine, 3),
        )
    return Ways(found, fused.notes)
