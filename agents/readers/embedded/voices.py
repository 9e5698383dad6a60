"""Whole texts in one voice: a statement's issuer, a column's author."""

from agents.readers.embedded.announced import byline
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.lexicon import cue_forms, small_words
from retrieval.text.normalise import fold_text

_ISSUED = ("صادر", "الصادر", "صادره", "صدر", "صدرت", "بيان")
_STATEMENT = frozenset(("بيان", "نداء", "رساله", "بلاغ", "اعلان"))
_FIRST_LINES = 25
"""Words within which a text says whose it is."""
_POINTS = frozenset(("ثانيا", "يلي", "الاتي"))
"""Words of a text that goes point by point."""
_OPENING = 3
"""Words of a headline within which it says that the text is a statement."""
_EDGE = 60
"""Words at either end of a text in which it says that it is a statement."""
_FIRST_PERSON = 3
"""Verbs in the first person plural, outside quotations, that make a text a statement."""


def issuer(doc: Document, inventory: Inventory) -> Entity | None:
    """Who issues a statement written in the first person plural: the body after صادر عن, else the first body."""
    count = sum(1 for w in doc.words if w.quote < 0 and _first_person(w.folded))
    if author(doc, inventory) is not None or (count < _FIRST_PERSON and not _in_points(doc)):
        return None
    for mention in inventory.mentions:
        if mention.kind != "body" or mention.first < 2:
            continue
        before = doc.folded[max(0, mention.first - 3) : mention.first]
        if before[-1] == "عن" and any(w in _ISSUED for w in before):
            return inventory.of(mention)
    if (own := _signed(doc, inventory) or _sent(doc, inventory)) is not None:
        return own
    if not _calls_itself(doc):
        return None
    early = doc.bounds[min(3, len(doc.bounds) - 1)][1]
    bodies = [m for m in inventory.mentions if m.kind == "body" and not m.governed and m.first < early]
    return _in_headline(doc, inventory) or next((inventory.of(m) for m in bodies if m.type != "media"), None)


def _in_points(doc: Document) -> bool:
    """Whether the headline opens with a statement and the text goes on point by point (أولاً: …), also of itself as he."""
    headline = fold_text(doc.article.title or "").split()[:_OPENING]
    return any(w.removeprefix("ال") in _STATEMENT for w in headline) and any(w in _POINTS for w in doc.folded)


def _calls_itself(doc: Document) -> bool:
    """Whether the headline, the first words or the last say that the text is a statement, an appeal or a letter."""
    headline = fold_text(doc.article.title or "").split()
    told = [*headline, *doc.folded[:_EDGE], *doc.folded[-_EDGE:]]
    return any(w in _ISSUED or w in _STATEMENT or w.removeprefix("ب").removeprefix("ال") in _STATEMENT for w in told)


def _sent(doc: Document, inventory: Inventory) -> Entity | None:
    """The body from which the first lines say that the statement came: وصل إلينا بيان من فلان، هذا نصه."""
    for mention in inventory.mentions:
        if mention.first > _FIRST_LINES:
            return None
        before = doc.folded[max(0, mention.first - 4) : mention.first]
        told = any(w in _STATEMENT or w.removeprefix("ب").removeprefix("ال") in _STATEMENT for w in before)
        if mention.kind == "body" and before[-1:] == ["من"] and told:
            return inventory.of(mention)
    return None


def _signed(doc: Document, inventory: Inventory) -> Entity | None:
    """The body that signs on a line of its own at the end: عن المكتب السياسي."""
    for mention in reversed(inventory.mentions):
        opens = mention.kind == "body" and mention.first > _FIRST_LINES and doc.folded[mention.first - 1] == "عن"
        if opens and "\n" in doc.gaps[mention.first - 1] and set("\n:") & set(doc.gaps[mention.last]):
            return inventory.of(mention)
    return None


def _in_headline(doc: Document, inventory: Inventory) -> Entity | None:
    """The body that the headline says the statement is by (البيان الصادر عن فلان، بيان لفلان)."""
    headline = [w for w in fold_text(doc.article.title or "").split() if w]
    if not any(w.removeprefix("ال") in _STATEMENT for w in headline):
        return None
    for entity in inventory.entities:
        named = entity.kind == "body" and entity.mentions and entity.type != "media" and len(entity.name) > 1
        if named and " ".join(entity.name[1:]) in " ".join(headline):
            return entity
    return None


def _first_person(word: str) -> bool:
    form = word[1:] if word[:1] == "و" and word[1:2] == "ن" else word
    if not form.startswith("ن"):
        return False
    readings = cue_forms().get(form, ())
    return bool(readings) and all(r.how.person == 1 and r.how.form == "present" for r in readings)


def author(doc: Document, inventory: Inventory) -> Entity | None:
    """Whose column it is: the person named after بقلم in the first lines, or whose name is the first line."""
    for mention in inventory.mentions:
        if mention.first > _FIRST_LINES:
            return None
        if mention.kind == "person" and mention.first == 0 and byline(doc, 0) == mention.last:
            return inventory.of(mention)
        before = doc.folded[mention.first - 1] if mention.first else ""
        if mention.kind == "person" and before in small_words()["bylines"] and not before.startswith("حاور"):
            return inventory.of(mention)
    return None
