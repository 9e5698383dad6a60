"""Place a draft: every quote on its exact span, or the item in the ledger with the reason. Pure."""

from collections.abc import Iterator, Mapping

from agents.grounding import Miss, SourceText, ground
from agents.grounding import Span as Grounded
from schemas.draft import (
    Draft,
    DraftActor,
    DraftClaim,
    DraftDiscrepancy,
    DraftMediator,
    DraftPosition,
    DraftRisk,
    Span,
)
from schemas.evidence import Evidence
from schemas.grounded import DraftItem, GroundedDraft, GroundedItem, SpanName
from schemas.run import Rejection
from schemas.vocabulary import ItemKind, Voice

LISTS: dict[ItemKind, str] = {
    "actor": "actors",
    "position": "positions",
    "mediator": "mediators",
    "risk": "risks",
    "claim": "claims",
    "agreement": "agreements",
    "discrepancy": "discrepancies",
    "loaded_term": "loaded_terms",
}


def items_of(draft: Draft) -> Iterator[tuple[ItemKind, int, DraftItem]]:
    """All items of a draft with their kind and place in its list, actors first."""
    for kind, name in LISTS.items():
        for number, item in enumerate(getattr(draft, name)):
            yield kind, number, item


def place(draft: Draft, source: SourceText, known: Mapping[str, GroundedItem] | None = None) -> GroundedDraft:
    """Ground every item of `draft` in `source`.

    Args:
        draft: What a reader proposed for this article.
        source: The article, folded once.
        known: Actors grounded before, by key; a repair refers to them.

    Returns:
        The items that stand on the text, and a ledger with one line for each that does not: words not found, or an
        actor that is not there.
    """
    items: list[GroundedItem] = []
    ledger: list[Rejection] = []
    keys = set(known or ())
    for kind, number, item in items_of(draft):
        placed = _place(kind, number, item, source)
        if isinstance(placed, GroundedItem):
            missing = sorted(key for key in needs(item) if key not in keys)
            if missing:
                placed = _unknown(placed, missing)
        if isinstance(placed, Rejection):
            ledger.append(placed)
            continue
        if isinstance(item, DraftActor):
            keys.add(item.key)
        items.append(placed)
    return GroundedDraft(article_id=source.article.id, items=tuple(items), ledger=tuple(ledger))


def _place(kind: ItemKind, number: int, item: DraftItem, source: SourceText) -> GroundedItem | Rejection:
    spans: dict[SpanName, Evidence] = {}
    proposals = list(_spans(item))
    if not proposals:
        return Rejection(
            stage="ground", kind="quote_empty", item=kind, reason=f"{kind} {number} has no words to stand on",
            article_id=source.article.id,
        )  # fmt: skip
    for name, span in proposals:
        found = _ground(item, span, source)
        if isinstance(found, Rejection):
            return found.model_copy(update={"item": kind, "reason": f"{kind} {number}: {found.reason}"})
        spans[name] = found
    return GroundedItem(kind=kind, number=number, article_id=source.article.id, item=item, spans=spans)


def _ground(item: DraftItem, span: Span, source: SourceText) -> Evidence | Rejection:
    found = ground(span.quote, source, sentence=span.sentence, where=span.where)
    if isinstance(found, Miss) and isinstance(item, DraftActor):
        found = _by_name(item.name, span, source) or found
    text = source.article.text
    if isinstance(found, Miss):
        nearest = found.nearest and Evidence(
            source_id=source.article.id, start=found.nearest[0], end=found.nearest[1],
            quote=text[found.nearest[0] : found.nearest[1]],
        )  # fmt: skip
        return Rejection(
            stage="ground", kind=found.kind, item="article", reason=found.reason, proposed=span.quote,
            article_id=source.article.id, nearest=nearest,
        )  # fmt: skip
    return Evidence(
        source_id=source.article.id, start=found.start, end=found.end, quote=text[found.start : found.end],
        match=found.match, voice=_voice(item, found.start, source),
    )  # fmt: skip


def _by_name(name: str, span: Span, source: SourceText) -> Grounded | None:
    """An actor stands on its name, whatever was quoted for it: near the sentence named, else where it first occurs."""
    for sentence in (span.sentence, None):
        found = ground(name, source, sentence=sentence)
        if not isinstance(found, Miss):
            return found
    return None


def _voice(item: DraftItem, start: int, source: SourceText) -> Voice:
    article = source.article
    titled = article.title is not None and article.text.startswith(article.title, article.body_start)
    if titled and start < article.body_start + len(article.title or ""):
        return "headline"
    return getattr(item, "voice", "narration")


def _spans(item: DraftItem) -> Iterator[tuple[SpanName, Span]]:
    if isinstance(item, DraftClaim):
        if item.evidence_for is not None:
            yield "evidence_for", item.evidence_for
        if item.evidence_against is not None:
            yield "evidence_against", item.evidence_against
    elif isinstance(item, DraftDiscrepancy):
        yield "a", item.a
        yield "b", item.b
    else:
        yield "evidence", item.evidence


def needs(item: DraftItem) -> Iterator[str]:
    """Keys of the actors an item cannot do without."""
    if isinstance(item, DraftPosition):
        yield item.holder
        yield from (key for key in (item.via, item.on_behalf_of, item.nested_in) if key)
    elif isinstance(item, DraftMediator):
        yield item.actor
    elif isinstance(item, DraftRisk) and item.asserted_by:
        yield item.asserted_by
    elif isinstance(item, DraftClaim):
        yield from item.asserted_by
        yield from item.denied_by


def _unknown(placed: GroundedItem, missing: list[str]) -> Rejection:
    quote = next(iter(placed.spans.values()))
    return Rejection(
        stage="ground", kind="unknown_actor", item=placed.kind, proposed=quote.quote, article_id=placed.article_id,
        reason=f"{placed.kind} {placed.number} names {', '.join(missing)}, which is no grounded actor of this article",
    )  # fmt: skip
