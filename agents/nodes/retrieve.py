"""retrieve: which articles will be read."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from langgraph.runtime import Runtime

from agents.context import Context
from agents.runtime import context_of
from agents.state import BriefState
from retrieval.dedupe import stands_in
from retrieval.query import as_words
from retrieval.search import related, search
from schemas.question import Plan

PASSAGES = 24
"""Passages looked at for one query; several may belong to one article."""


def retrieve(state: BriefState, runtime: Runtime[Context]) -> BriefState:
    """The named articles first, then those that the question finds, then those nearest to the named ones.

    A near-copy of one that is chosen already takes no place: it is the same voice. One whose own words the question found
    does, as an outlet may have added a paragraph.
    """
    context = context_of(runtime)
    plan = state["plan"]
    found = dict.fromkeys(plan.subjects)
    limit = len(found) + plan.related
    for article_id, words in _candidates(context, plan):
        if len(found) >= limit:
            break
        if article_id not in found and not _told(context, article_id, words, tuple(found)):
            found[article_id] = None
    return {"articles": tuple(found)}


def _candidates(context: Context, plan: Plan) -> Iterator[tuple[str, str]]:
    """Article ids, and the words for which each was found; none for those that are merely near."""
    if not plan.related:
        return
    found = [search(context.library, as_words(query), PASSAGES) for query in plan.queries]
    for hits in zip_longest(*found):  # the best of each query first, then the second of each
        for hit in filter(None, hits):
            article = context.archive.article(hit.article_id)
            yield hit.article_id, article.text[hit.start : hit.end] if article is not None else ""
    for article_id in plan.subjects:
        article = context.archive.article(article_id)
        if article is not None:
            for other in related(context.library, article, plan.related):
                yield other.id, ""


def _told(context: Context, article_id: str, words: str, found: Sequence[str]) -> bool:
    """Whether an article that is chosen already says this, word for word or nearly."""
    copies = set(context.archive.cluster(article_id)) & set(found)
    if not words:
        return bool(copies)
    others = (context.archive.article(copy) for copy in copies)
    return any(stands_in(words, other) for other in others if other is not None)
