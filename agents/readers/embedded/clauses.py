"""Where the words of a clause end: at the next speaker, at the outlet's gloss, at a change of subject."""

from agents.readers.embedded.complements import lookup
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import cue_forms, frames, small_words

_COMMA = frozenset("،,")
NEEDS_COMMA = frozenset(("في", "فيما", "علما", "ردا"))
"""Words that open a gloss only after a comma or a closing mark."""


def clause_end(doc: Document, start: int, stop: int, *, that: bool = False) -> int:
    """One past the last word of the clause that begins at word `start`.

    Args:
        doc: The article.
        start: First word of the content.
        stop: One past the last word that may belong to it.
        that: Whether the clause follows أن, so that وأن begins another.
    """
    again = frames()["again_that"]
    for j in range(start + 1, stop):
        if doc.words[j].quote >= 0 and doc.words[j].quote != doc.words[start].quote and not _opens(doc, j):
            continue
        gap = doc.gaps[j]
        if "؛" in gap or _dash(gap):
            return j
        if that and (again.match(doc.folded, j) or (":" in gap and doc.opens_quote(j) is not None)):
            return j
        if not that and doc.folded[j] == "حيث" and doc.folded[j - 1] != "من":
            return j  # a deed told, then its background in the outlet's words: «… حيث دفعت الرباط …»
        parted = doc.folded[j] not in NEEDS_COMMA or _COMMA & set(gap) or any(c in gap for c in '”»"')
        if parted and frames()["gloss"].match(doc.folded, j):
            return j
        if _breaks(doc, j, bool(_COMMA & set(gap))):
            return j
    return stop


def told_of(doc: Document, start: int, end: int) -> int:
    """Where what a verb tells by itself ends before the outlet speaks of it: طالب بالصبر، وهو مطلب لا يكلفه شيئا."""
    turns = small_words()["of_which"]
    tells = (
        j
        for j in range(start + 2, end)
        if doc.folded[j] in turns and _COMMA & set(doc.gaps[j]) and doc.words[j].quote < 0
    )
    return next(tells, end)


def _dash(gap: str) -> bool:
    return " – " in gap or " — " in gap or " - " in gap


def _opens(doc: Document, j: int) -> bool:
    return doc.opens_quote(j) is not None


def _breaks(doc: Document, j: int, comma: bool) -> bool:
    """Whether a cue or a change of subject begins at word j."""
    if frames()["clause_breaks"].match(doc.folded, j):
        return True
    joined, form = lookup(doc.folded[j])
    readings = [r for r in cue_forms().get(form, ()) if r.how.person == 3]
    if not readings:
        return comma and frames()["soft_breaks"].match(doc.folded, j) > 0
    finite = any(r.how.form in ("past", "present") for r in readings)
    doing = any(r.how.form == "doing" for r in readings) and form.endswith(("ا", "ه"))
    weak = all(r.verb.weak and not r.how.suffix for r in readings)
    noun = any(r.how.form == "noun" for r in readings)
    if comma:
        if doing and not joined:
            return True
        if doing and joined:
            return True
        return (
            finite
            and (joined or not weak)
            and not (noun and not joined and doc.folded[j - 1] in small_words()["prepositions"])
        )
    if doing and not weak and not noun:
        return not joined or doc.folded[j].startswith("و")
    return joined and finite and not weak and not noun


def _clock(doc: Document, j: int) -> bool:
    """Whether the colon before word j stands inside a time of day (14:40)."""
    return doc.gaps[j] == ":" and doc.folded[j].isdecimal() and doc.folded[j - 1].isdecimal()


def clause_start(doc: Document, i: int) -> int:
    """First word of the clause in which word i stands: after a semicolon, a colon or a turn (أما، لكن، فيما)."""
    first = doc.bounds[doc.words[i].sentence][0]
    for j in range(i, first, -1):
        gap = doc.gaps[j]
        if "؛" in gap or (":" in gap and not _clock(doc, j)):
            return j
        if j < i and doc.words[j].quote < 0 and frames()["clause_breaks"].match(doc.folded, j):
            return j + frames()["clause_breaks"].match(doc.folded, j)
        if j < i and doc.folded[j] in ("اما", "لكن", "ولكن", "واما", "لكن"):
            return j + 1
    return first
