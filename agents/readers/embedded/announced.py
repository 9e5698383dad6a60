"""What shows that a name stands at a word: what names it, an office behind it, a line of its own."""

from agents.readers.embedded.affixes import definite, indefinite
from agents.readers.embedded.complements import lookup
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import cue_forms, everyday_names, given_names, small_words
from agents.readers.embedded.names import given, ordinary, plain_space
from agents.readers.embedded.titles import title_head

_TO_PLACES = frozenset(("في", "الي", "نحو", "من"))
_LONGEST_NAME = 5
"""Words of a name in a byline, at most."""


def office_after(doc: Document, i: int, stop: int) -> bool:
    """Whether an unknown surname and, past a comma, an office follow an everyday name (صالح المنفوشي، نائب الرئيس)."""
    unknown = all(definite(doc.folded[k]) and not ordinary(doc.folded[k]) for k in range(i + 1, stop))
    return unknown and stop < len(doc.words) and "،" in doc.gaps[stop] and title_head(doc, stop) is not None


def nominal(word: str) -> bool:
    """Whether a word after an everyday name shows that it is one: a name itself, or unknown and shaped like one."""
    if word in given_names():
        return word not in everyday_names()
    if definite(word):
        return word[2:] in given_names() or (word.endswith("ي") and not ordinary(word))
    return not ordinary(word)


def names_a_place(doc: Document, i: int, form: str) -> bool:
    """Whether the name at word i is that of a place: وادي فلان، جامع فلان, and after في or إلى أم فلان."""
    before = doc.folded[i - 1].removeprefix("و") if i else ""
    if form == "ام":
        return before in _TO_PLACES or indefinite(before) in small_words()["places"]
    return form == "وادي" or before in small_words()["places"]


def says(doc: Document, i: int) -> bool:
    """Whether word i is a finite verb of saying."""
    readings_ = cue_forms().get(lookup(doc.folded[i])[1], ())
    return any(
        r.verb.that and r.how.form in ("past", "present") and r.how.person == 3 and not r.how.suffix for r in readings_
    )


def opens_kunya(doc: Document, i: int, form: str) -> bool:
    """أبو فلان, عبد الفلان, بن فلان; أم only before a given name, as it also is 'or'."""
    if form == "ام":
        return i + 1 < len(doc.words) and doc.folded[i + 1] in given_names()
    return form in ("عبد", "ابو", "بن")


def called(doc: Document, i: int) -> bool:
    """Whether a word that names stands right before word i: اسمه فلان، هي فلانة."""
    return i > 0 and doc.folded[i - 1] in small_words()["called"] and plain_space(doc, i)


def byline(doc: Document, i: int) -> int:
    """One past the author's name that fills the line from word i on (كتبت: فلانة, or the name alone as first line), else i."""
    labelled = i > 0 and doc.folded[i - 1] in small_words()["bylines"] and bool(set(":/") & set(doc.gaps[i]))
    if not (labelled or (i == 0 and doc.words and given(doc.folded[0]))):
        return i
    stop = next((k for k in range(i + 1, len(doc.gaps)) if not (k < len(doc.words) and plain_space(doc, k))), i)
    if not labelled and any(doc.folded[k] in small_words()["prepositions"] for k in range(i, stop)):
        return i
    return stop if "\n" in doc.gaps[stop] and 1 < stop - i <= _LONGEST_NAME else i


def lone(doc: Document, i: int, form: str, everyday: bool) -> bool:
    """Whether one given name stands by itself for somebody: اسمها مريم، على ما يقول فرحان، شقيق الشيخ."""
    if everyday or i == 0 or not plain_space(doc, i):
        return False
    kin = i + 1 < len(doc.words) and "،" in doc.gaps[i + 1] and title_head(doc, i + 1) is not None
    return doc.folded[i - 1] in ("اسمه", "اسمها", "يدعي", "تدعي") or (says(doc, i - 1) and kin)
