"""check: every grounded item against what its own words hold."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from langgraph.runtime import Runtime

from agents.context import Context
from agents.faithfulness import check_item
from agents.grounding import SourceText
from agents.nodes.ground import actors_of
from agents.placing import needs
from agents.runtime import context_of
from agents.state import BriefState
from schemas.draft import DraftActor
from schemas.grounded import Finding, GroundedDraft, GroundedItem
from schemas.run import Rejection


def check(state: BriefState, runtime: Runtime[Context]) -> BriefState:
    """Keep what holds; move what does not to the ledger. After a repair, add what was mended."""
    context = context_of(runtime)
    checked = dict(state.get("checked", {}))
    for article_id, grounded in sorted(state["grounded"].items()):
        article = context.archive.article(article_id)
        if article is None:
            continue
        before = checked.get(article_id)
        fresh = checked_draft(grounded, SourceText(article), actors_of(before))
        if before is None:
            checked[article_id] = fresh
        else:
            checked[article_id] = mended(before, fresh, state["repairs"][article_id].ledger)
    return {"checked": checked}


def checked_draft(grounded: GroundedDraft, source: SourceText, known: Mapping[str, GroundedItem]) -> GroundedDraft:
    """The items of `grounded` that pass every check; the others as ledger lines. `unmeasurable` keeps the item."""
    actors = {**known, **actors_of(grounded)}
    kept: list[GroundedItem] = []
    ledger = list(grounded.ledger)
    fallen: set[str] = set()
    for item in grounded.items:
        failed = [finding for finding in check_item(item, actors, source) if finding.verdict == "fail"]
        failed += [_fell(key) for key in needs(item.item) if key in fallen]
        if failed:
            ledger.append(_rejection(item, failed))
            fallen |= {item.item.key} if isinstance(item.item, DraftActor) else set()
        else:
            kept.append(item)
    return grounded.model_copy(update={"items": tuple(kept), "ledger": tuple(ledger)})


def mended(before: GroundedDraft, repair: GroundedDraft, unmended: Sequence[Rejection]) -> GroundedDraft:
    """`before` with the repaired items added, each in the place of the ledger line it was asked for.

    Args:
        before: Kept items, and a ledger with the failures that were asked for again.
        repair: Second proposals that stand; the n-th of a kind answers the n-th failure of that kind ...
        unmended: ... that the reader did not give back as unmended.

    A proposal that answers no failure is turned away: it was not asked for.
    """
    given_up = Counter((line.item, line.proposed) for line in unmended)
    answered: dict[str, list[Rejection]] = defaultdict(list)
    for line in filter(may_be_repaired, before.ledger):
        if given_up[line.item, line.proposed]:
            given_up[line.item, line.proposed] -= 1
        else:
            answered[line.item].append(line)
    items, mended_lines = list(before.items), []
    for item in repair.items:
        if item.number < len(answered[item.kind]):
            mended_lines.append(answered[item.kind][item.number])
            items.append(item.model_copy(update={"repaired": True}))
    ledger = tuple(line for line in before.ledger if not any(line is mended_line for mended_line in mended_lines))
    return before.model_copy(update={"items": tuple(items), "ledger": ledger})


def may_be_repaired(line: Rejection) -> bool:
    """Whether a ledger line is a failed item that a reader may propose anew."""
    return line.item != "article" and line.kind not in ("duplicate", "superseded")


def _fell(key: str) -> Finding:
    return Finding(
        field="actor", verdict="fail", kind="unknown_actor", reason=f"it needs {key}, which did not pass its own check"
    )


def _rejection(item: GroundedItem, failed: list[Finding]) -> Rejection:
    first, evidence = failed[0], next(iter(item.spans.values()))
    reasons = "; ".join(finding.reason for finding in failed)
    return Rejection(
        stage="check",
        kind=first.kind or "invalid_item",
        item=item.kind,
        reason=f"{item.kind} {item.number}: {reasons}",
        proposed=evidence.quote,
        article_id=item.article_id,
        nearest=evidence,
    )
