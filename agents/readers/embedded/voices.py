"""Whole texts in one voice: a statement's issuer, an interview's guest."""

import regex

from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.lexicon import cue_forms

_ANSWER = regex.compile(r"(?m)^[ \t]*(?:ج|جواب|الجواب)\s*(?:\([^)\n]*\))?\s*[:：]")
_ISSUED = ("صادر", "الصادر", "صادره", "بيان")
_FIRST_PERSON = 3
"""Verbs in the first person plural, outside quotations, that make a text a statement."""


def issuer(doc: Document, inventory: Inventory) -> Entity | None:
    """Who issues a statement written in the first person plural: the body after صادر عن, else the first body."""
    count = sum(1 for w in doc.words if w.quote < 0 and _first_person(w.folded))
    if count < _FIRST_PERSON:
        return None
    for mention in inventory.mentions:
        if mention.kind != "body" or mention.first < 2:
            continue
        before = doc.folded[max(0, mention.first - 3) : mention.first]
        if before[-1] == "عن" and any(w in _ISSUED for w in before):
            return inventory.of(mention)
    early = doc.bounds[min(2, len(doc.bounds) - 1)][1]
    bodies = [m for m in inventory.mentions if m.kind == "body" and not m.governed and m.first < early]
    return inventory.of(bodies[0]) if bodies else None


def _first_person(word: str) -> bool:
    form = word[1:] if word[:1] == "و" and word[1:2] == "ن" else word
    if not form.startswith("ن"):
        return False
    readings = cue_forms().get(form, ())
    return bool(readings) and all(r.how.person == 1 and r.how.form == "present" for r in readings)


def guest(doc: Document, inventory: Inventory) -> Entity | None:
    """Who answers in an interview set as س / ج: the person named in full before the first answer."""
    answers = list(_ANSWER.finditer(doc.text, pos=doc.article.body_start))
    if len(answers) < 2:
        return None
    first = answers[0].start()
    named = [
        m
        for m in inventory.mentions
        if m.kind == "person" and m.start < first and len(inventory.of(m).name) > 1 and not _asks(doc, m.first)
    ]
    return inventory.of(named[0]) if named else None


def _asks(doc: Document, i: int) -> bool:
    """Whether the name is the interviewer's: حاورها فلان، أجرت الحوار فلانة."""
    return any(w.startswith(("حاور", "اجر", "حوار", "الحوار")) for w in doc.folded[max(0, i - 3) : i])


_AUTHOR = ("بقلم", "كتب", "كتبت", "يكتب")


def author(doc: Document, inventory: Inventory) -> Entity | None:
    """Whose column it is: the person named after بقلم in the first lines."""
    for mention in inventory.mentions:
        if mention.first > 25:
            return None
        if mention.kind == "person" and mention.first > 0 and doc.folded[mention.first - 1] in _AUTHOR:
            return inventory.of(mention)
    return None


def is_answer(doc: Document, offset: int) -> bool:
    """Whether the line that holds the offset is an answer."""
    begin = doc.text.rfind("\n", 0, offset) + 1
    return _ANSWER.match(doc.text, begin) is not None
