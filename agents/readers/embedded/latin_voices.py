"""Whole English or French texts in one voice: whose column it is, who issues the statement."""

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_lexicon import english
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.mention import Mention

_I = frozenset(("i", "my", "me", "je", "j'ai", "mon", "ma", "mes", "moi", "j'avais", "i've", "i'm"))
_WE = frozenset(("we", "our", "us", "nous", "notre", "nos"))
_BY = frozenset(("by", "par"))
_LEAST = 2
"""Words of the first person, outside quotations, that make a text somebody's own."""
_BYLINE = 9
"""Words of the longest line that only names the author."""
_ISSUERS = frozenset(("body", "source", "title"))
_EARLY = 4
"""Sentences in which a statement names who issues it."""


def first_person(doc: Document, words: range) -> bool:
    """Whether somebody speaks of himself in these words, outside quotations."""
    return any(_own(doc, k, _I | _WE) for k in words)


def _own(doc: Document, k: int, forms: frozenset[str]) -> bool:
    return doc.words[k].quote < 0 and doc.folded[k] in forms


def _count(doc: Document, forms: frozenset[str]) -> int:
    return sum(_own(doc, k, forms) for k in range(len(doc.words)))


def latin_author(doc: Document, inventory: Inventory) -> Entity | None:
    """Whose column it is: named alone in the first line, or told of in the last; None where nobody says "I" outside quotations."""
    if _count(doc, _I) < _LEAST:
        return None
    lines = [0, *(k for k in range(1, len(doc.words)) if "\n" in doc.gaps[k]), len(doc.words)]
    spoken = [m for m in inventory.mentions if m.kind == "person"]
    first = [m for m in spoken if m.first < lines[1] and lines[1] <= _BYLINE]
    if first and (doc.folded[0] in _BY or first[0].first == 0):
        return inventory.of(first[0])
    last = lines[-2] if len(lines) > 2 else len(doc.words)
    for mention in spoken:
        alone = mention.first <= last + 1 and all(m.first >= last for m in inventory.of(mention).mentions)
        named = mention.first >= last and alone and mention.last < len(doc.words)
        if named and english("does_for_a_living").match(doc.folded, mention.last):
            return inventory.of(mention)
    return None


def _governed(doc: Document, mention: Mention) -> bool:
    """Whether a preposition stands right before somebody, an article between them perhaps: au siège de la mairie."""
    k = mention.first - 1
    k -= k > 0 and doc.folded[k] in ("the", "le", "la", "les")
    return k >= 0 and doc.folded[k] not in _BY and (doc.folded[k],) in english("prepositions")


def latin_issuer(doc: Document, inventory: Inventory) -> Entity | None:
    """Who issues a statement: who stands before the words that say so, or the body named first, where the text says "we" or calls itself a statement."""
    stop = doc.bounds[min(_EARLY, len(doc.bounds)) - 1][1]
    bodies = [m for m in inventory.mentions if m.kind == "body" and m.first < stop and m.type != "media"]
    issued = next((k for k in range(stop) if english("issued").match(doc.folded, k)), None)
    if issued is not None:
        opens = doc.words_of(doc.words[issued].sentence).start
        told = [m for m in inventory.mentions if opens <= m.first < issued and m.kind in _ISSUERS]
        bodies = [m for m in told or bodies if not _governed(doc, m)]
    if not bodies or not (issued is not None or _count(doc, _WE) > _LEAST) or (issued is None and _count(doc, _I)):
        return None
    return inventory.of(bodies[0])
