"""From an office to the person named behind it, past what belongs to the office: المدير العام لمجمع كذا، فلان."""

from collections.abc import Sequence

from agents.readers.embedded.affixes import definite
from agents.readers.embedded.bridges import goes_on
from agents.readers.embedded.complements import lookup
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import cue_forms
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.names import plain_space

_OFFICES = ("office", "spokes", "envoy")
_SIGNATURE = 5
"""Words of a name that signs, at most."""
_LONGEST = 9
"""Words between an office and the comma before the name, at most."""


def announced_past(doc: Document, mentions: Sequence[Mention], place: int) -> Mention | None:
    """The person named behind the comma that closes the office at this place, where words of the office stand between."""
    office = mentions[place]
    at = _signed(doc, office) or _behind_comma(doc, office)
    later = mentions[place + 1 : place + 1 + _LONGEST]
    return next((m for m in later if m.kind == "person" and m.first == at), None) if at >= office.last else None


def _signed(doc: Document, office: Mention) -> int:
    """The first word behind the colon of a signature that fills its line (الأمين العام: فلان), else 0."""
    j = office.last
    opens = office.first == 0 or "\n" in doc.gaps[office.first]
    if not opens or j >= len(doc.words) or doc.gaps[j].strip() != ":" or "\n" in doc.gaps[j]:
        return 0
    stop = next((k for k in range(j + 1, len(doc.gaps)) if "\n" in doc.gaps[k]), len(doc.words))
    return j if stop - j <= _SIGNATURE and not any(doc.gaps[k].strip() for k in range(j + 1, stop)) else 0


def _behind_comma(doc: Document, office: Mention) -> int:
    """The first word behind the comma that ends what goes on the office; -1 where a clause begins before."""
    j, sentence = office.last, doc.words[office.last - 1].sentence
    while j < min(len(doc.words), office.last + _LONGEST) and doc.words[j].sentence == sentence:
        gap = doc.gaps[j].strip()
        if gap in ("،", "»،"):
            return j if j > office.last else -1
        step = goes_on(doc, j, office.last, construct=not definite(doc.folded[j - 1]))
        if step == 0 or (gap and gap not in "«»"):
            return -1
        j += step
    return -1


def office_behind(doc: Document, name: Mention, office: Mention) -> bool:
    """Whether an office right behind a full name is that person's: قال فلان بن فلان رئيس الوفد إن, where nobody is told anything.

    A verb that takes a person might have the office for another's: أبلغ فلان رئيس الوفد.
    """
    if len(name.name) == 1 or not plain_space(doc, office.first) or {name.gender, office.gender} == {"f", "m"}:
        return False
    if len(office.name) == 1 or office.title not in _OFFICES or office.number != "s":
        return False
    before = cue_forms().get(lookup(doc.folded[name.first - 1])[1], ()) if name.first else ()
    saying = [r for r in before if r.how.form in ("past", "present") and not r.how.suffix]
    return bool(saying) and all(r.verb.that and not r.verb.person for r in saying)
