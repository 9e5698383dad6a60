"""Mediation in the mediator's own words: «ننقل الكلام من باب إلى باب», «نحن ضامنون لا طرف»."""

from collections.abc import Iterator

from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import phrases
from agents.readers.embedded.mediation_clauses import Told, hedged, object_fits, takes_part
from agents.readers.embedded.mediation_lexicon import own_verbs
from agents.readers.embedded.reading import Reading
from schemas.vocabulary import MediatorRole

_I_DID = "ت\u064f"
"""How «I» ends in the past where it is pointed, and cannot be read as «she» (حملتُ)."""
_FIGHTERS = ("armed_force", "non_state_armed_group")


def by_own_words(reading: Reading, i: int) -> Iterator[Told]:
    """What word i makes of whoever says it, with the word range that shows it."""
    stand = reading.stand_over(i)
    if stand is None or not _outsider(reading, stand.holder):
        return
    role, last = _told(reading, i)
    if role is not None and not hedged(reading, i):
        yield stand.holder, role, max(stand.first, i - 1), max(last, i + 1)


def _outsider(reading: Reading, holder: Entity) -> bool:
    body = holder.body
    return not takes_part(reading, holder) and (body is None or body.type not in _FIGHTERS)


def _told(reading: Reading, i: int) -> tuple[MediatorRole | None, int]:
    """The role told at word i, and one past the last word of what tells it."""
    words = reading.doc.folded
    if size := phrases("mediation_scenes", "we_vouch").match(words, i):
        return "guarantor", i + size
    if size := phrases("mediation_scenes", "we_mediate").match(words, i):
        return "lead_mediator", i + size
    rows = own_verbs().get(words[i]) or own_verbs().get(words[i].removeprefix("و"), ())
    pointed = reading.doc.words[i].text.endswith(_I_DID)
    rows = tuple(row for row in rows if pointed or row.how.number == "p" or row.how.form == "present")
    if not rows:
        return None, i + 1
    stop = reading.doc.bounds[reading.doc.words[i].sentence][1]
    last = min(reading.clause(i)[1], i + 14, stop)
    return next(((row.role, last) for row in rows if object_fits(reading, i, last, row)), (None, last))
