"""The finders' results as items of a draft, once the actors have their keys."""

from agents.readers.embedded.agreements import FoundAgreement
from agents.readers.embedded.claims import FoundClaim
from agents.readers.embedded.discrepancy import FoundDiscrepancy
from agents.readers.embedded.drafting import Drafting
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.loaded import FoundLabel
from agents.readers.embedded.mediation import Found
from agents.readers.embedded.risk import FoundRisk
from schemas.draft import (
    DraftAgreement,
    DraftClaim,
    DraftDiscrepancy,
    DraftLoadedTerm,
    DraftMediator,
    DraftRisk,
)
from schemas.vocabulary import Track

_WORDS = 900
_OFFICIAL = frozenset(("state", "government_body", "intergovernmental_org"))


class Items:
    """Writes draft items; actors that got no key are left out of an item, an item without its actor is not written."""

    def __init__(self, drafting: Drafting) -> None:
        self.keys = drafting.keys

    def _key(self, entity: Entity | None) -> str | None:
        return self.keys.get(entity.number) if entity is not None else None

    def mediator(self, found: Found) -> DraftMediator | None:
        """A mediator with roles."""
        key = self._key(found.entity)
        if key is None:
            return None
        body = found.entity.body if found.entity.type == "person" else found.entity
        track: Track = "1" if body is not None and body.type in _OFFICIAL else "unspecified"
        return DraftMediator(
            actor=key,
            person=self._key(found.person),
            roles=found.roles,
            track=track,
            mandate=None,
            parties=[k for p in found.parties if (k := self._key(p)) is not None][:8],
            stage="ongoing" if found.ongoing else "unspecified",
            evidence=found.span,
        )

    def risk(self, found: FoundRisk) -> DraftRisk:
        """A risk with trigger, likelihood words and horizon."""
        return DraftRisk(
            event=found.event[:_WORDS],
            trigger=found.trigger,
            indicators=[],
            asserted_by=self._key(found.asserter),
            likelihood_words=[w[:160] for w in found.words],
            impact=None,
            horizon=found.horizon,
            voice="speaker" if found.asserter is not None else "narration",
            evidence=found.span,
        )

    def claim(self, found: FoundClaim) -> DraftClaim | None:
        """A claim with its maker, and its denier where there is one."""
        maker = self._key(found.asserter)
        if maker is None and (found.asserter is not None or found.denial is None):
            return None
        denier = self._key(found.denial.holder) if found.denial is not None else None
        return DraftClaim(
            text=(found.text or found.span.quote)[:_WORDS],
            modality="alleged",
            asserted_by=[maker] if maker is not None else [],
            denied_by=[denier] if denier is not None else [],
            evidence_for=found.span,
            evidence_against=found.denial.span if found.denial is not None and denier is not None else None,
        )

    def agreement(self, found: FoundAgreement) -> DraftAgreement:
        """An agreement with its status."""
        return DraftAgreement(
            name=found.name,
            status=found.status,
            declared_by=[k for e in found.declared_by if (k := self._key(e)) is not None][:6],
            date=found.date,
            evidence=found.span,
        )

    def discrepancy(self, found: FoundDiscrepancy) -> DraftDiscrepancy:
        """Two places that contradict each other."""
        return DraftDiscrepancy(field=found.field, a=found.a, b=found.b, note=found.note)

    def label(self, found: FoundLabel) -> DraftLoadedTerm:
        """A loaded term with target and user."""
        return DraftLoadedTerm(
            target=self._key(found.target), by=self._key(found.by), neutral_name=found.neutral, evidence=found.span
        )
