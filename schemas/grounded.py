"""A draft item whose words have been found in the article: what is checked, merged and shown."""

from typing import Literal

from schemas.base import Frozen
from schemas.draft import (
    DraftActor,
    DraftAgreement,
    DraftClaim,
    DraftDiscrepancy,
    DraftLoadedTerm,
    DraftMediator,
    DraftPosition,
    DraftRisk,
)
from schemas.evidence import Evidence
from schemas.run import Rejection
from schemas.vocabulary import ItemKind, RejectionKind

DraftItem = (
    DraftActor
    | DraftPosition
    | DraftMediator
    | DraftRisk
    | DraftClaim
    | DraftAgreement
    | DraftDiscrepancy
    | DraftLoadedTerm
)
SpanName = Literal["evidence", "evidence_for", "evidence_against", "a", "b"]


class GroundedItem(Frozen):
    """One proposed item with the exact spans its quotes stand on."""

    kind: ItemKind
    number: int
    """Place in the reader's list of that kind, from 0: names the item in repairs."""
    article_id: str
    item: DraftItem
    spans: dict[SpanName, Evidence]
    repaired: bool = False


class GroundedDraft(Frozen):
    """All of one article's items that found their words, and those that did not."""

    article_id: str
    items: tuple[GroundedItem, ...] = ()
    ledger: tuple[Rejection, ...] = ()


class Finding(Frozen):
    """The verdict on one field of one item. `unmeasurable` is never a pass."""

    field: str
    verdict: Literal["pass", "fail", "unmeasurable"]
    kind: RejectionKind | None = None
    """What it would be in the ledger; None for a pass."""
    reason: str
    item: str = ""
    """Which item, for reports: kind and number or id."""
    stated: str = ""
    """What the item says."""
    found: str = ""
    """What the source says."""
