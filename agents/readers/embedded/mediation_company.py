"""Who mediates because another does: the principals of an envoy, the members of a committee, an envoy's counterpart."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import phrases
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.reading import Reading
from schemas.vocabulary import MediatorRole

Roles = Mapping[int, Sequence[MediatorRole]]
"""Number of an entity → the roles it has been found in."""
_COMMITTEES = ("civil_society", "other")


def members(reading: Reading, roles: Roles) -> Iterator[tuple[Entity, MediatorRole, Mention]]:
    """The head and the named members of a committee that mediates (رئيس اللجنة فلان، عضوها فلان)."""
    for mention in reading.inventory.mentions:
        entity = reading.inventory.of(mention)
        if entity.kind == "person" and _sits_on_it(reading, mention, roles):
            yield entity, "co_mediator", mention
            continue
        body = entity.body
        if mention.role is None or body is None or entity.kind != "person" or body.type not in _COMMITTEES:
            continue
        word = reading.doc.folded[mention.role[0]].removeprefix("و")
        if "lead_mediator" in roles.get(body.number, ()) and (word,) in phrases("mediation_scenes", "seats"):
            yield entity, "co_mediator", mention


def _sits_on_it(reading: Reading, mention: Mention, roles: Roles) -> bool:
    """Whether somebody is told to be a member of the one committee that mediates (عضوها الشيخ فلان)."""
    near = reading.doc.folded[max(0, mention.first - 2) : mention.first + 1]
    if not any((word,) in phrases("mediation_both", "its_members") for word in near):
        return False
    mediating = [e for e in reading.inventory.entities if "lead_mediator" in roles.get(e.number, ())]
    return sum(e.kind == "body" and e.type in _COMMITTEES for e in mediating) == 1


def principals(reading: Reading, roles: Roles) -> Iterator[tuple[Entity, Entity, Mention]]:
    """The body of states that sent an envoy, with the envoy."""
    for mention in reading.inventory.mentions:
        entity = reading.inventory.of(mention)
        if "envoy" not in roles.get(entity.number, ()):
            continue
        if entity.body is not None and entity.body.type == "intergovernmental_org":
            yield entity.body, entity, mention


def counterparts(reading: Reading, roles: Roles) -> Iterator[tuple[Entity, MediatorRole, Mention]]:
    """Of «أما نظيره العماني فلان» behind an envoy the other envoy."""
    people = [m for m in reading.inventory.mentions if m.kind in ("person", "title")]
    for before, mention in itertools.pairwise(people):
        near = reading.doc.folded[max(0, mention.first - 2) : mention.first + 1]
        known = "envoy" in roles.get(reading.inventory.of(before).number, ())
        if known and mention.kind == "person" and any(w.removeprefix("و") in ("نظيره", "نظيرها") for w in near):
            yield reading.inventory.of(mention), "envoy", mention
