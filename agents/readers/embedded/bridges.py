"""From an office to the name behind what belongs to it: رئيس الهيئة العامة لسلامة الجسور فلان، مدير الإعلام فيها، فلان."""

from agents.readers.embedded.affixes import definite, indefinite
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import cue_forms, frames, name_particles, nisbas, small_words, title_heads
from agents.readers.embedded.names import begins_name, given, name_end, ordinary, plain_space

_LONGEST = 9
_BACK = frozenset(("بها", "به", "فيها", "فيه", "لديها", "لديه", "لديهم", "فيهم", "بالنيابه", "بالوكاله", "بالانابه"))
"""Words that point back at the body that the office belongs to."""
_INTO = frozenset(("في", "عن", "لدي"))
_AFTER_RANK = frozenset(("السابق", "السابقه", "المتقاعد", "المتقاعده", "الركن", "اول", "ثان", "الاول", "الثاني"))


def name_behind(doc: Document, stop: int) -> int | None:
    """Where the name begins that an office announces past what belongs to it, from one past the office on; None for none."""
    sentence = doc.words[stop - 1].sentence
    j = stop
    while j < min(len(doc.words), stop + _LONGEST) and doc.words[j].sentence == sentence:
        gap = doc.gaps[j].strip()
        if gap == "،":
            return _name_at(doc, j, parted=True)
        if gap and gap != "»":
            return None
        if j > stop and (name := _name_at(doc, j, parted=False)) is not None:
            return name
        step = goes_on(doc, j, stop)
        if step == 0:
            return None
        j += step
    return None


def goes_on(doc: Document, j: int, stop: int, *, construct: bool = False) -> int:
    """How many words from word j on go on the office that ended before `stop`, in construct itself or not; 0 for none."""
    form, before = doc.folded[j], doc.folded[j - 1]
    if form in _BACK or (form in _AFTER_RANK and title_heads().get((before,)) == "rank"):
        return 1
    if form in _INTO and j + 1 < len(doc.words) and plain_space(doc, j + 1):
        return 0 if given(doc.folded[j + 1]) or doc.folded[j + 1] in small_words()["days"] else 2
    if _breaks(form):
        return 0
    if form.startswith("لل") or (form[0] == "ل" and len(form) > 4 and not given(form)):
        return 1
    if form[0] == "و" and len(form) > 4 and not given(form[1:]):
        return int(doc.words[j].text.endswith("ة") or not _finite(form[1:]))
    construct = (construct or j > stop) and not definite(before) and before not in _BACK
    return int(definite(form) or (construct and not given(form)))


def _closes(word: str) -> bool:
    return definite(word) or word in _AFTER_RANK or word in _BACK


def _breaks(form: str) -> bool:
    small = small_words()
    names = form in small["prepositions"] or form in small["connectors"] or form in small["days"]
    return names or (form,) in frames()["that"] or (_finite(form) and not definite(form))


def _title(form: str) -> bool:
    plain = indefinite(form)
    woman = plain.endswith("ه") and (plain[:-1],) in title_heads()
    return (form,) in title_heads() or (plain,) in title_heads() or woman


def _finite(form: str) -> bool:
    readings = cue_forms().get(form, ())
    return bool(readings) and all(r.how.form in ("past", "present") for r in readings)


def _name_at(doc: Document, j: int, *, parted: bool) -> int | None:
    """The name at word j, behind a rank or not: a known name, or behind a comma or a definite word two unknown ones."""
    k = j
    if _title(doc.folded[k]) and definite(doc.folded[k]) and not given(doc.folded[k]):
        k += 1
        while (
            k < len(doc.words) and plain_space(doc, k) and (doc.folded[k] in _AFTER_RANK or doc.folded[k] in nisbas())
        ):
            k += 1
    if k >= len(doc.words) or (k > j and not plain_space(doc, k)) or not begins_name(doc, k):
        return None
    stop = name_end(doc, k)
    if stop - k < 2:
        return None
    if given(doc.folded[k]) or doc.folded[k] in name_particles()[0] or k > j:
        return k
    unknown = not any(ordinary(doc.folded[w]) for w in range(k, stop))
    known = any(given(doc.folded[w]) for w in range(k, stop))
    return k if unknown and (known or not parted) and (parted or _closes(doc.folded[k - 1])) else None
