"""What the named articles themselves say, and what only related articles around them say."""

from collections.abc import Callable, Collection
from typing import TypeVar

from agents.merge.merged import Merged
from schemas.brief import Agreement, Brief, Claim, Discrepancy, LoadedTerm, Mediator, Position, Risk
from schemas.evidence import Evidence

Items = TypeVar("Items", Merged, Brief)
Item = TypeVar("Item", Position, Mediator, Risk, Claim, Agreement, Discrepancy, LoadedTerm)


def split(items: Items, related: Collection[str]) -> tuple[Items, Items]:
    """The items that stand, at least in part, on a named article, and those that stand on articles `related` only.

    Actors are kept on both sides.
    """

    def around(spans: tuple[Evidence, ...]) -> bool:
        return all(span.source_id in related for span in spans)

    return _only(items, lambda spans: not around(spans)), _only(items, around)


def _only(items: Items, wanted: Callable[[tuple[Evidence, ...]], bool]) -> Items:
    def kept(listed: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(item for item in listed if wanted(_spans(item)))

    return items.model_copy(
        update={
            "positions": kept(items.positions),
            "mediators": kept(items.mediators),
            "risks": kept(items.risks),
            "claims": kept(items.claims),
            "agreements": kept(items.agreements),
            "discrepancies": kept(items.discrepancies),
            "loaded_terms": kept(items.loaded_terms),
        }
    )


def _spans(
    item: Position | Mediator | Risk | Claim | Agreement | Discrepancy | LoadedTerm,
) -> tuple[Evidence, ...]:
    if isinstance(item, Claim):
        return (*item.evidence_for, *item.evidence_against)
    if isinstance(item, Discrepancy):
        return (item.a, item.b)
    return (item.evidence,) if isinstance(item, LoadedTerm) else item.evidence
