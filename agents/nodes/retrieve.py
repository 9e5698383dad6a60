"""retrieve: which articles will be read."""

from collections.abc import Iterator
from itertools import zip_longest

from langgraph.runtime import Runtime

from agents.context import Context
from agents.runtime import context_of
from agents.state import BriefState
from retrieval.query import as_words
from retrieval.search import related, search
from schemas.question import Plan

PASSAGES = 24
"""Passages looked at for one query; several may belong to one article."""


def retrieve(state: BriefState, runtime: Runtime[Context]) -> BriefState:
    """The named articles first, then those that the question finds, then those nearest to the named ones."""
    context = context_of(runtime)
    plan = state["plan"]
    found = dict.fromkeys(plan.subjects)
    limit = len(found) + plan.related
    for article_id in _candidates(context, plan):
        if len(found) >= limit:
            break
        found.setdefault(article_id)
    return {"articles": tuple(found)}


def _candidates(context: Context, plan: Plan) -> Iterator[str]:
    if not plan.related:
        return
    found = [search(context.library, as_words(query), PASSAGES) for query in plan.queries]
    for hits in zip_longest(*found):  # the best of each query first, then the second of each
        for hit in filter(None, hits):
            yield hit.article_id
    for article_id in plan.subjects:
        article = context.archive.article(article_id)
        if article is not None:
            for other in related(context.library, article, plan.related):
                yield other.id
