"""Words and meaning together: the ranking of the words, joined by that of an embedder as far as it has earned trust.

The vectors never stand in for the words by themselves: our own are left out (they are made of words), a model's count
with the weight that was measured on this archive, and more where the words find little of a question, such as one in
another language. A server that is down leaves the ranking of the words as it is, and says so.
"""

from typing import Final, NamedTuple

from retrieval.embed import Embedder
from retrieval.fuse import Ranking, reciprocal_rank
from retrieval.lexical import features, telling_words
from retrieval.library import Library
from retrieval.text.language import detect
from retrieval.trust import Trust, trust
from retrieval.words import likeness
from schemas.errors import EmbedderError
from schemas.question import Filters

DEPTH: Final = 100
"""Places of each ranking that are fused."""
COVERED: Final = 0.3
"""Share of a question's telling words that the best passage holds, from which on the words count in full.

On XQuAD 95 % of the Arabic questions reach 0.4, 95 % of the English ones no more than 0.25.
"""


class Fused(NamedTuple):
    """A ranking, and what its reader should know."""

    ranking: Ranking
    notes: tuple[str, ...] = ()
    vectors: Ranking = ()
    """That of the embedder, with its cosines, where it counted."""


def hybrid(
    library: Library,
    question: str,
    words: Ranking,
    k: int,
    filters: Filters | None = None,
    *,
    covered: float | None = None,
    across: bool = False,
) -> Fused:
    """The `k` best passages for a question.

    Args:
        library: What is searched.
        question: As asked, without operators.
        words: The ranking of the words, as deep as `DEPTH` or `k`, with the same filters.
        k: How many passages.
        filters: Which articles may be found.
        covered: The share of the question that the words' best passage answers to, 0–1; worked out where not given.
        across: Whether that passage was found in another language, by expansion.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    embedder = library.embedder
    if not embedder.semantic or not question.strip():
        return Fused(words[:k])
    try:
        measured = trust(library.archive, embedder)
        if measured is None:
            return Fused(words[:k], (_unmeasured(embedder),))
        if not measured.meaning.knows_arabic:
            return Fused(words[:k], (f"{embedder.name} is left out: it failed its trial (see `wasit doctor`)",))
        if not measured.weight:
            return Fused(words[:k])
        vector = embedder.embed([question], kind="query")[0]
    except EmbedderError as error:
        return Fused(words[:k], (f"searched by words alone: {error}",))
    near = library.index.query(vector, max(DEPTH, k), filters=filters)
    share = _covered(library, question, words) if covered is None else covered
    for_words, for_vectors = weights(measured, question, share, across=across)
    return Fused(reciprocal_rank([(words, for_words), (near, for_vectors)])[:k], vectors=near)


def weights(measured: Trust, question: str, covered: float, *, across: bool = False) -> tuple[float, float]:
    """What the words' ranking counts, and what the vectors'.

    Args:
        measured: What was measured of the embedder.
        question: As asked.
        covered: The share of its telling words that the words' best passage holds, 0–1.
        across: Whether that passage is in another language: lists of words and a model that crosses count alike then.
    """
    if not measured.weight or not (measured.meaning.crosses or detect(question) == "ar"):
        return 1.0, measured.weight
    share = min(1.0, covered / COVERED) ** 2
    vectors = measured.weight + (1 - share) * max(0.0, 1 - measured.weight)
    return share, max(vectors, 1.0) if across else vectors


def coverage(query: str, text: str) -> float:
    """The share of a question's telling words whose stem, or half of whose features, stand in a text, 0–1."""
    asked = telling_words(query)
    held = {feature for feature, _ in likeness(text)}
    if not asked:
        return 0.0
    found = 0
    for word in asked:
        own = features(word)
        found += own[-1] in held or 2 * len(held.intersection(own)) >= len(own)
    return found / len(asked)


def _covered(library: Library, question: str, words: Ranking) -> float:
    passage = library.archive.passage(words[0][0]) if words else None
    article = library.archive.article(passage.article_id) if passage else None
    if passage is None or article is None:
        return 0.0
    return coverage(question, f"{article.title or ''} {article.text[passage.start : passage.end]}")


def _unmeasured(embedder: Embedder) -> str:
    return (
        f"searched by words alone: how far {embedder.name} can be trusted is not measured yet; "
        "`wasit ingest` or `wasit reindex --vectors` makes what is missing and measures it"
    )
