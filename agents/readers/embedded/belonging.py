"""Somebody told by whose he is: استهجنت أسرته ذلك، قال مكتبه إن، بحسب سفيره، بأن والدها علّمها."""

from agents.readers.embedded.affixes import definite
from agents.readers.embedded.complements import lookup
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import (
    CueForm,
    body_heads,
    cue_forms,
    frames,
    given_names,
    small_words,
    title_heads,
)
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.morphology import Gender
from agents.readers.embedded.names import ends_in_ta, plain_space
from schemas.vocabulary import ActorType

_OBJECTS = frozenset(("هذا", "هذه", "ذلك", "تلك", "كل", "اي", "جميع"))
_TITLES = ("office", "spokes", "envoy", "expert", "kin")
_SUFFIXES = ("هما", "ها", "هم", "نا", "ه")
_WOMEN = frozenset(("ام", "اخت", "بنت", "حما"))
"""Women whose word does not show it."""
_BROKEN = frozenset(("جنود", "رجال", "شباب", "عناصر", "ابناء", "اولاد"))
"""Broken plurals, before which the verb may stand in either gender."""


def owned(doc: Document, i: int) -> Mention | None:
    """Somebody's people, body or man at word i, where he acts or speaks: behind a verb as its subject, behind أن or بحسب."""
    form = doc.folded[i]
    found = _owned(form) if not ends_in_ta(doc, i) else None
    if found is None or i == 0 or not plain_space(doc, i):
        return None
    base, type_ = found
    if not (_told_from(doc, i) or _subject(doc, i, base) or _behind_that(doc, i)):
        return None
    word = doc.words[i]
    return Mention(i, i + 1, word.start, word.end, "source", type_, (form,), _gender(base), "s", "source", form)


def _owned(form: str) -> tuple[str, ActorType] | None:
    """The noun in a form with a possessive suffix (أسرته → أسرة) and what kind of actor it is, None when it is none."""
    if form in given_names() or definite(form):
        return None
    small = small_words()
    for suffix in _SUFFIXES:
        base = form.removesuffix(suffix)
        for noun in (base, base[:-1] + "ه", base[:-1] + "ء") if base != form and len(base) > 1 else ():
            if noun in small["kinsfolk"]:
                return noun, "population" if noun != "خليفه" else "person"
            if noun in small["own_people"] or (title_heads().get((noun,)) in _TITLES and len(noun) > 2):
                return noun, "person"
            if (kind := body_heads().get((noun,))) is not None and len(noun) > 2:
                return noun, kind  # type: ignore[return-value]
    return None


def _gender(base: str) -> Gender:
    return "f" if base in _WOMEN or (base.endswith("ه") and base != "خليفه") else "m"


def _told_from(doc: Document, i: int) -> bool:
    """Whether something is told from word i: بحسب سفيره، عبر مستشاره، على لسان ناطقها."""
    before = doc.folded[i - 1].removeprefix("و")
    return before in ("لسان", "بلسان", "بحسب", "حسب", "وفق", "عبر")


def _subject(doc: Document, i: int, base: str) -> bool:
    """Whether the verb before word i agrees with it and has its object or its words behind it."""
    back = i - 2 if i > 1 and doc.folded[i - 1] in small_words()["to_whom"] else i - 1
    following = doc.folded[i + 1] if i + 1 < len(doc.words) and plain_space(doc, i + 1) else ""
    return any(
        _agrees(reading, base) and _goes_on(following, reading)
        for reading in cue_forms().get(lookup(doc.folded[back])[1], ())
    )


def _agrees(reading: CueForm, base: str) -> bool:
    how = reading.how
    third = how.form in ("past", "present") and how.person == 3 and not how.suffix and not reading.verb.person
    return third and (how.gender == _gender(base) or base in _BROKEN)


def _goes_on(following: str, reading: CueForm) -> bool:
    """Whether what a verb needs stands behind its subject at word i: an object, its preposition; verbs of saying need nothing."""
    if definite(following) or following in _OBJECTS or frames()["that"].match([following], 0):
        return True
    if reading.verb.that:
        return True
    joined = following[:1] in reading.verb.preps and len(following) > 1
    return following in reading.verb.preps or joined


def _behind_that(doc: Document, i: int) -> bool:
    """Whether a clause begins at word i whose subject it is, with its verb behind it: بأن والدها علّمها، وكانت خارجيتها تصرّ."""
    following = doc.folded[i + 1] if i + 1 < len(doc.words) and plain_space(doc, i + 1) else ""
    acts = following in ("قد", "لا", "لم", "لن") or any(
        r.how.form in ("past", "present") and r.how.person == 3 for r in cue_forms().get(following, ())
    )
    return acts and doc.folded[i - 1].removeprefix("و") in small_words()["opens_nominal"]
