"""The brief: the public contract of `wasit brief --format json`. Names are fixed; more may be added."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from schemas.base import Frozen
from schemas.evidence import Evidence
from schemas.run import Rejection, RunRecord
from schemas.vocabulary import (
    SCHEMA_VERSION,
    ActorType,
    AgreementStatus,
    Alert,
    ClaimStatus,
    DatePrecision,
    Direction,
    Horizon,
    Likelihood,
    MediationStage,
    MediatorRole,
    Modality,
    Reliability,
    SourceClass,
    SpeechAct,
    SpeechForm,
    Stance,
    Track,
)

EvidenceList = Annotated[tuple[Evidence, ...], Field(min_length=1)]


class Source(Frozen):
    """An article the brief stands on."""

    id: str
    ref: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str
    published_at: datetime | None = None
    sha256: str
    cluster_id: str
    """Articles that are near-copies of one another share it and count as one source."""
    also_in: tuple[str, ...] = ()
    """Outlets that printed a near-copy which was not read: the same voice under another masthead."""
    source_class: SourceClass = "unknown"
    reliability: Reliability = "F"
    subject: bool = True
    """False for a related article that retrieval brought in."""


class Actor(Frozen):
    """Somebody the sources name."""

    id: str
    name: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    type: ActorType = "other"
    role: str | None = None
    affiliation: str | None = None
    evidence: EvidenceList


class TimeExpr(Frozen):
    """A time as the text says it; resolved only against an anchor."""

    text: str
    resolved: str | None = None
    """ISO 8601 date, or a prefix of one as long as the precision allows."""
    precision: DatePrecision = "unknown"
    resolved_by: str | None = None
    """`text` or `metadata`."""


class Position(Frozen):
    """What an actor said or did that takes a stand."""

    id: str
    holder: str
    via: str | None = None
    on_behalf_of: str | None = None
    addressee: str | None = None
    issue: str
    speech_act: SpeechAct
    stance: Stance
    speech_form: SpeechForm
    cue: str
    nested_in: str | None = None
    """Id of the actor in whose words these are reported."""
    said_at: TimeExpr | None = None
    evidence: EvidenceList


class Mediator(Frozen):
    """An actor that a source shows mediating."""

    actor: str
    person: str | None = None
    roles: Annotated[tuple[MediatorRole, ...], Field(min_length=1)]
    track: Track = "unspecified"
    mandate: str | None = None
    parties: tuple[str, ...] = ()
    stage: MediationStage = "unspecified"
    evidence: EvidenceList


class Risk(Frozen):
    """Something that a source says may come."""

    id: str
    event: str
    trigger: str | None = None
    indicators: tuple[str, ...] = ()
    asserted_by: str | None = None
    """Actor id; None when the outlet says it."""
    likelihood_words: tuple[str, ...] = ()
    likelihood: Likelihood | None = None
    impact: str | None = None
    horizon: Horizon = "unspecified"
    evidence: EvidenceList


class Claim(Frozen):
    """A statement of fact that somebody makes, with who stands behind it and who denies it."""

    id: str
    text: str
    modality: Modality
    asserted_by: tuple[str, ...] = ()
    """Actor ids; empty when the outlet itself asserts it, or when only its denial tells of it: see `only_denied`."""
    denied_by: tuple[str, ...] = ()
    evidence_for: tuple[Evidence, ...] = ()
    evidence_against: tuple[Evidence, ...] = ()
    status: ClaimStatus
    credibility: Annotated[int, Field(ge=1, le=6)] = 6
    """Admiralty 1–6; 6 means it cannot be judged."""

    @property
    def only_denied(self) -> bool:
        """Whether the claim is known from its denial alone: nobody is shown making it, not the outlet either."""
        if self.asserted_by or not self.denied_by:
            return False
        return all(any(denial.holds(span) for denial in self.evidence_against) for span in self.evidence_for)


class Agreement(Frozen):
    """An accord, truce or framework that a source names."""

    id: str
    name: str
    name_en: str | None = None
    status: AgreementStatus
    declared_by: tuple[str, ...] = ()
    date: TimeExpr | None = None
    evidence: EvidenceList


class Discrepancy(Frozen):
    """Two spans that cannot both be right."""

    field: str
    a: Evidence
    b: Evidence
    note: str


class LoadedTerm(Frozen):
    """A label that takes sides."""

    evidence: Evidence
    target: str | None = None
    by: str = "outlet"
    """Actor id, or `outlet`."""
    neutral_name: str | None = None


class Gap(Frozen):
    """What the sources do not say."""

    question: str
    why: str


class Brief(Frozen):
    """Everything an analyst gets, every item on its evidence."""

    schema_version: str = SCHEMA_VERSION
    id: str
    question: str | None = None
    language: str
    as_of: datetime | None = None
    """Date of the newest source, when any is dated."""
    generated_at: datetime
    bluf: str
    direction: Direction = "unclear"
    alerts: tuple[Alert, ...] = ()
    sources: tuple[Source, ...]
    actors: tuple[Actor, ...] = ()
    positions: tuple[Position, ...] = ()
    mediators: tuple[Mediator, ...] = ()
    risks: tuple[Risk, ...] = ()
    claims: tuple[Claim, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    loaded_terms: tuple[LoadedTerm, ...] = ()
    gaps: tuple[Gap, ...] = ()
    ledger: tuple[Rejection, ...] = ()
    run: RunRecord
