"""repair: ask once more, and only for what failed."""

from collections.abc import Sequence
from hashlib import sha256

from langgraph.runtime import Runtime

from agents.context import Context
from agents.nodes.check import may_be_repaired
from agents.nodes.read import extract_key
from agents.runtime import context_of
from agents.state import BriefState
from schemas.article import Article
from schemas.errors import ModelError
from schemas.extract import Extract
from schemas.run import Rejection


def failures(state: BriefState) -> dict[str, tuple[Rejection, ...]]:
    """Per article, the ledger lines of items that a reader may propose anew."""
    failed = {
        article_id: tuple(filter(may_be_repaired, draft.ledger)) for article_id, draft in state["checked"].items()
    }
    return {article_id: lines for article_id, lines in failed.items() if lines}


def repair(state: BriefState, runtime: Runtime[Context]) -> BriefState:
    """Second proposals for the failed items. A model that fails here costs nothing that was kept."""
    context = context_of(runtime)
    repairs = {}
    for article_id, misses in sorted(failures(state).items()):
        article = context.archive.article(article_id)
        if article is None:
            continue
        try:
            mended = _repair(context, article, state["extracts"][article_id], misses)
        except ModelError:
            continue
        if mended is not None:
            repairs[article_id] = mended
    return {"repairs": repairs}


def _repair(context: Context, article: Article, extract: Extract, misses: Sequence[Rejection]) -> Extract | None:
    key = extract_key(article, context.reader)
    asked = sha256("\n".join(line.model_dump_json() for line in misses).encode()).hexdigest()[:12]
    key = key.model_copy(update={"prompt": f"{key.prompt}:repair:{asked}"})
    kept = context.archive.extract(key)
    if kept is not None:
        return kept
    mended = context.reader.repair(article, extract.draft, misses)
    if mended is None:
        return None
    mended = mended.model_copy(update={"key": key})
    context.archive.save_extract(mended)
    return mended
