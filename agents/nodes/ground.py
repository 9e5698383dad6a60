"""ground: every proposed item on the exact words of its article, or in the ledger."""

from langgraph.runtime import Runtime

from agents.context import Context
from agents.grounding import SourceText
from agents.placing import place
from agents.runtime import context_of
from agents.state import BriefState
from schemas.draft import DraftActor
from schemas.errors import ModelMisbehaved
from schemas.grounded import GroundedDraft, GroundedItem


def ground(state: BriefState, runtime: Runtime[Context]) -> BriefState:
    """Ground the first proposals, or after a repair the second ones; what could not be parsed leads the ledger.

    An article that is about no conflict gives none; its extract keeps them, and its notes say how many.

    Raises:
        ModelMisbehaved: Every article's reading failed; nothing can be said.
    """
    context = context_of(runtime)
    extracts, unread = state.get("extracts", {}), state.get("unread", {})
    if unread and not extracts:
        raise ModelMisbehaved(f"no article could be read; the first fault: {next(iter(unread.values())).reason}")
    proposals = state.get("repairs", extracts)
    grounded = {}
    for article_id in sorted(proposals):
        article = context.archive.article(article_id)
        if article is not None:
            known = actors_of(state.get("checked", {}).get(article_id))
            extract = proposals[article_id]
            placed = GroundedDraft(article_id=article_id)
            if extract.about_conflict:
                placed = place(extract.draft, SourceText(article), known)
            unparsed = extract.ledger
            grounded[article_id] = placed.model_copy(update={"ledger": (*unparsed, *placed.ledger)})
    return {"grounded": grounded}


def actors_of(draft: GroundedDraft | None) -> dict[str, GroundedItem]:
    """The grounded actors of one article, by the reader's key."""
    items = draft.items if draft else ()
    return {item.item.key: item for item in items if isinstance(item.item, DraftActor)}
