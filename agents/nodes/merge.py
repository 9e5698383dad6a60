"""merge: what all articles say, told once."""

from langgraph.runtime import Runtime

from agents.context import Context
from agents.merge.articles import merge_articles
from agents.runtime import context_of
from agents.state import BriefState
from retrieval.dedupe import clusters_in
from schemas.article import Article


def merge(state: BriefState, runtime: Runtime[Context]) -> BriefState:
    """Link actors across the articles and join what several of them report."""
    context = context_of(runtime)
    articles: dict[str, Article] = {}
    for article_id in state["articles"]:
        article = context.archive.article(article_id)
        if article is not None and article_id in state.get("checked", {}):
            articles[article_id] = article
    drafts = tuple(state["checked"][article_id] for article_id in articles)
    return {"merged": merge_articles(drafts, articles, clusters_in(context.archive, tuple(articles.values())))}
