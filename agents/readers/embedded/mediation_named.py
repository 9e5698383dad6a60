"""Sentences that say who mediates: «كان فلان همزة الوصل بين الطرفين»، «الكفيل هو فلان»، «احتكم الطرفان إلى فلان»."""

from collections.abc import Iterator
from typing import cast

from agents.readers.embedded.lexicon import data, folded, phrases
from agents.readers.embedded.mediation_clauses import Told, takes_part
from agents.readers.embedded.once import once
from agents.readers.embedded.phrases import Phrases
from agents.readers.embedded.reading import Reading
from schemas.vocabulary import MediatorRole

_KINDS = ("person", "title", "body", "state")
_REACH = 10
"""Words between a subject and its predicate."""


@once
def _predicates() -> Phrases[MediatorRole]:
    rows = data("ar", "mediation_scenes")["predicates"]
    return Phrases({folded(row["phrase"]): cast(MediatorRole, row["role"]) for row in rows})


@once
def _callings() -> Phrases[MediatorRole]:
    rows = data("ar", "mediation_scenes")["callings"]
    return Phrases({folded(row["word"]): cast(MediatorRole, row["role"]) for row in rows})


def by_name(reading: Reading, i: int) -> Iterator[Told]:
    """What word i opens that says of somebody that he mediates."""
    if reading.doc.words[i].quote >= 0:
        return
    yield from _predicate(reading, i)
    yield from _identified(reading, i)
    yield from _trusted(reading, i)


def _predicate(reading: Reading, i: int) -> Iterator[Told]:
    """كان فلان همزة الوصل بين الطرفين; تعمل قطر وسيطا بينهما; وقّع فلان كفيلا على الصلح."""
    doc = reading.doc
    size = _predicates().match(doc.folded, i)
    if not size:
        return
    first = doc.bounds[doc.words[i].sentence][0]
    near = [m for m in reading.mentions_in(max(first, i - _REACH), i) if m.last <= i and m.kind in _KINDS]
    free = [m for m in near if not m.governed or doc.folded[m.first - 1] == "بحضور"]
    free = free or [m for m in near if doc.folded[m.first].startswith("ب")]
    if free and not takes_part(reading, reading.inventory.of(free[-1])):
        role = _predicates()[tuple(doc.folded[i : i + size])]
        yield reading.inventory.of(free[-1]), role, free[-1].first, i + size


def _identified(reading: Reading, i: int) -> Iterator[Told]:
    """الكفيل في الصلح هو الشيخ فلان; عرّاب الاتفاق هو فلان."""
    doc = reading.doc
    word = doc.folded[i].removeprefix("و")
    role = _callings().get((word,))
    stop = min(i + 6, doc.bounds[doc.words[i].sentence][1])
    he = next((k for k in range(i + 1, stop) if role is not None and doc.folded[k] in ("هو", "هي")), None)
    if role is None or he is None:
        return
    who = next(reading.mentions_in(he + 1, he + 3), None)
    if who is not None and who.kind in _KINDS and not _other(reading, i + 1, he):
        yield reading.inventory.of(who), role, i, who.last


def _other(reading: Reading, first: int, stop: int) -> bool:
    """Whether somebody else is named between a calling and «هو»."""
    return any(m.kind in _KINDS and not m.governed for m in reading.mentions_in(first, stop))


def _trusted(reading: Reading, i: int) -> Iterator[Told]:
    """احتكم الطرفان إلى الشيخ فلان; فوّض الطرفان فلانا; رضي الخصمان بفلان حكما."""
    doc = reading.doc
    word = doc.folded[i].removeprefix("و")
    if (word,) not in phrases("mediation_scenes", "trusting"):
        return
    stop = min(i + 9, doc.bounds[doc.words[i].sentence][1])
    both = phrases("mediation_scenes", "both_sides")
    at = next((k for k in range(i + 1, min(i + 3, stop)) if (doc.folded[k],) in both), None)
    if at is None:
        return
    who = next((m for m in reading.mentions_in(at + 1, stop) if m.kind in ("person", "body")), None)
    if who is not None:
        yield reading.inventory.of(who), "lead_mediator", i, who.last
