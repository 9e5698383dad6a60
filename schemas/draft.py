"""What a reader proposes for one article. A served model fills these in: every description below is prompt.

Items point at actors by `key`, at the text by sentence number plus copied words. `where` is the reader's own exact
offset; a model never sees that field.
"""

from typing import Annotated

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from schemas.base import Lenient
from schemas.vocabulary import (
    ActorType,
    AgreementStatus,
    Horizon,
    MediationStage,
    MediatorRole,
    Modality,
    SpeechAct,
    SpeechForm,
    Stance,
    Track,
    Voice,
)

Key = Annotated[str, Field(max_length=24, description="Key of an actor listed in `actors`, for example A1.")]
Name = Annotated[str, Field(max_length=160)]
Words = Annotated[str, Field(max_length=900)]


class Span(Lenient):
    """Words copied from one sentence of the article."""

    sentence: int = Field(ge=0, description="Number of the sentence the words stand in.")
    quote: Words = Field(description="The words, copied letter by letter from that sentence. Never translated.")
    where: SkipJsonSchema[int | None] = Field(default=None, exclude=False)


class DraftActor(Lenient):
    """Somebody the article names."""

    key: Key = Field(description="A1, A2, … in order of appearance.")
    name: Name = Field(description="The name as the article first gives it in full, without title.")
    aliases: list[Name] = Field(max_length=12, description="Other forms the article uses for the same actor.")
    type: ActorType
    role: Name | None = Field(description="Office or function as the article states it, in its words; null if none.")
    affiliation: Key | None = Field(description="Key of the body the person speaks for or belongs to; null if none.")
    name_en: SkipJsonSchema[str | None] = None
    evidence: Span


class DraftPosition(Lenient):
    """A stand somebody takes, in words or by a deed. The holder is who spoke, never who is spoken about."""

    holder: Key
    via: Key | None = Field(description="The person through whom a body speaks; null if it speaks itself.")
    on_behalf_of: Key | None = Field(description="The body a spokesperson speaks for; null if none.")
    addressee: Key | None = Field(description="Who is asked, warned or accused; null if nobody.")
    issue: Name = Field(description="What it is about, in at most eight words copied from the article.")
    speech_act: SpeechAct
    stance: Stance
    speech_form: SpeechForm = Field(
        description="direct: in quotation marks; mixed: partly; indirect: after 'that'; reported: no 'that'; action: a deed."
    )
    cue: Name = Field(description="The verb that introduces the words, copied; empty if there is none.")
    nested_in: Key | None = Field(description="The actor in whose words this is reported; null if none.")
    said_at: Name | None = Field(description="When it was said, copied; null if the article does not say.")
    voice: Voice = "speaker"
    evidence: Span


class DraftMediator(Lenient):
    """An actor the article SHOWS mediating. A party, a commentator, a caller or a mere host of a room is none."""

    actor: Key
    person: Key | None = Field(description="The person who does it for the body; null if none.")
    roles: list[MediatorRole] = Field(min_length=1, max_length=4)
    track: Track
    mandate: Name | None
    parties: list[Key] = Field(max_length=8)
    stage: MediationStage
    voice: Voice = "narration"
    evidence: Span


class DraftRisk(Lenient):
    """A harm that may come, as somebody in the article says."""

    event: Words = Field(description="What may happen, in words copied from the article.")
    trigger: Words | None = Field(description="What would set it off, copied; null if not said.")
    indicators: list[Words] = Field(max_length=6)
    asserted_by: Key | None = Field(description="Who says so; null if the article itself does.")
    likelihood_words: list[Name] = Field(max_length=6, description="Words of likelihood, copied.")
    impact: Words | None
    horizon: Horizon
    voice: Voice = "narration"
    evidence: Span


class DraftClaim(Lenient):
    """A statement of fact, who makes it and who denies it. Silence is not denial."""

    text: Words = Field(description="The fact claimed, in the article's words, without the outlet's labels.")
    modality: Modality
    asserted_by: list[Key] = Field(max_length=6, description="Empty if the article itself asserts it.")
    denied_by: list[Key] = Field(max_length=6)
    evidence_for: Span | None
    evidence_against: Span | None
    voice: Voice = "speaker"


class DraftAgreement(Lenient):
    """An accord, truce or framework the article names."""

    name: Name = Field(description="Copied from the article.")
    status: AgreementStatus
    declared_by: list[Key] = Field(max_length=6)
    date: Name | None
    evidence: Span


class DraftDiscrepancy(Lenient):
    """Two places where the article contradicts itself."""

    field: Name
    a: Span
    b: Span
    note: Words


class DraftLoadedTerm(Lenient):
    """A label that takes sides."""

    target: Key | None
    by: Key | None = Field(description="Who uses it; null if the outlet does.")
    neutral_name: Name | None
    evidence: Span


class Draft(Lenient):
    """All that one reader proposes for one article."""

    actors: list[DraftActor] = Field(max_length=60)
    positions: list[DraftPosition] = Field(max_length=120)
    mediators: list[DraftMediator] = Field(max_length=24)
    risks: list[DraftRisk] = Field(max_length=40)
    claims: list[DraftClaim] = Field(max_length=40)
    agreements: list[DraftAgreement] = Field(max_length=24)
    discrepancies: list[DraftDiscrepancy] = Field(max_length=12)
    loaded_terms: list[DraftLoadedTerm] = Field(max_length=40)
