"""From an office to the person named behind it, past what belongs to the office: المدير العام لمجمع كذا، فلان."""

from collections.abc import Sequence

from agents.readers.embedded.affixes import definite
from agents.readers.embedded.bridges import goes_on
from agents.readers.embedded.document import Document
from agents.readers.embedded.mention import Mention

_LONGEST = 9
"""Words between an office and the comma before the name, at most."""


def announced_past(doc: Document, mentions: Sequence[Mention], place: int) -> Mention | None:
    """The person named behind the comma that closes the office at this place, where words of the office stand between."""
    office = mentions[place]
    at = _behind_comma(doc, office)
    later = mentions[place + 1 : place + 1 + _LONGEST]
    return next((m for m in later if m.kind == "person" and m.first == at), None) if at > office.last else None


def _behind_comma(doc: Document, office: Mention) -> int:
    """The first word behind the comma that ends what goes on the office; -1 where a clause begins before."""
    j, sentence = office.last, doc.words[office.last - 1].sentence
    while j < min(len(doc.words), office.last + _LONGEST) and doc.words[j].sentence == sentence:
        gap = doc.gaps[j].strip()
        if gap in ("،", "»،"):
            return j
        step = goes_on(doc, j, office.last, construct=not definite(doc.folded[j - 1]))
        if step == 0 or (gap and gap not in "«»"):
            return -1
        j += step
    return -1
