"""People told by their number, or one of many: اثنان من السائقين، أربعة شيوخ، أحد الحاضرين."""

from agents.readers.embedded import bodies, states
from agents.readers.embedded.affixes import definite, governed_by_prefix, indefinite, readings
from agents.readers.embedded.complements import lookup
from agents.readers.embedded.crowds import stands_free
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import cue_forms, frames, nisbas, small_words, title_heads
from agents.readers.embedded.mention import Mention, name_start
from agents.readers.embedded.morphology import Gender
from agents.readers.embedded.names import plain_space

_OBJECTS = frozenset(("هذا", "هذه", "ذلك", "تلك", "كل", "اي", "جميع"))
_ONE = {"احد": "m", "احدي": "f"}
_ENDINGS = ("ين", "ون", "ات", "ان", "ي", "ا")
_FOLK_KINDS = ("expert", "source", "office", "envoy", "spokes")


def several(doc: Document, i: int) -> Mention | None:
    """The people counted from word i on, where they may be a subject or are quoted; None where no people are counted."""
    for prefix, form in readings(doc.folded[i]):
        if governed_by_prefix(prefix) or not _may_speak(doc, i, prefix):
            continue
        one = _ONE.get(form)
        noun = _noun_after(doc, i + 1, one=one is not None) if one or _number(form) else -1
        if noun < 0:
            continue
        stop = _extent(doc, noun + 1)
        return Mention(
            i,
            stop,
            name_start(doc, i, prefix),
            doc.words[stop - 1].end,
            "source",
            "collective_unresolved",
            (form, *doc.folded[i + 1 : stop]),
            "f" if one == "f" else "m",
            "s" if one else "d" if form.startswith("اثن") else "p",
            "source",
            form,
        )
    return None


def owned(doc: Document, i: int) -> Mention | None:
    """Somebody's people or his man right behind a verb as its subject, or on whose tongue it is said: استهجنت أسرته ذلك."""
    form = doc.folded[i]
    base = _owned(form)
    if base is None or i == 0 or not plain_space(doc, i):
        return None
    if not (doc.folded[i - 1] in ("لسان", "بلسان") or _subject(doc, i, base)):
        return None
    kin = base in small_words()["kinsfolk"]
    gender: Gender = "f" if base.endswith("ه") and base != "خليفه" else "m"
    word = doc.words[i]
    return Mention(
        i,
        i + 1,
        word.start,
        word.end,
        "source",
        "population" if kin and base != "خليفه" else "person",
        (form,),
        gender,
        "s",
        "source",
        form,
    )


def _owned(form: str) -> str | None:
    """The people or the office in a form with a possessive suffix (أسرته → أسرة), None when it is neither."""
    for suffix in ("هما", "ها", "هم", "ه"):
        base = form.removesuffix(suffix)
        for noun in (base, base[:-1] + "ه") if base != form and len(base) > 2 else ():
            if noun in small_words()["kinsfolk"] or title_heads().get((noun,)) in ("office", "spokes", "expert"):
                return noun
    return None


def _subject(doc: Document, i: int, base: str) -> bool:
    """Whether the verb before word i agrees with it and has its object or its words behind it."""
    gender = "f" if base.endswith("ه") and base != "خليفه" else "m"
    following = doc.folded[i + 1] if i + 1 < len(doc.words) and plain_space(doc, i + 1) else ""
    goes_on = definite(following) or following in _OBJECTS or bool(frames()["that"].match([following], 0))
    verbs = [r for r in cue_forms().get(lookup(doc.folded[i - 1])[1], ()) if r.how.form in ("past", "present")]
    return goes_on and any(
        r.how.person == 3 and r.how.gender == gender and not r.how.suffix and not r.verb.person for r in verbs
    )


def folk(word: str) -> bool:
    """Whether a folded word means people: a plural or a counted singular of those whom titles name, or a broken plural."""
    bare = indefinite(word)
    if bare in small_words()["folk"]:
        return True
    stems = [bare.removesuffix(end) for end in _ENDINGS if bare.endswith(end)]
    return any(title_heads().get((s,)) in _FOLK_KINDS or s in small_words()["folk_one"] for s in stems if len(s) > 2)


def _may_speak(doc: Document, i: int, prefix: str) -> bool:
    return stands_free(doc, i, prefix) or (i > 0 and doc.folded[i - 1] == "عن" and _relayed(doc, i - 2))


def _relayed(doc: Document, i: int) -> bool:
    """Whether words are relayed from somebody by word i: نقل عن، نقلا عن."""
    return i >= 0 and doc.folded[i].removeprefix("و") in ("نقل", "نقلت", "نقلا", "ينقل", "تنقل")


def _number(form: str) -> bool:
    return form in small_words()["numbers"]


def _noun_after(doc: Document, j: int, *, one: bool) -> int:
    """The word of the people counted, past من and the rest of the number; -1 where it is none."""
    while j < len(doc.words) and plain_space(doc, j):
        form = doc.folded[j]
        if folk(form) and (not one or form.endswith("ي") or definite(form) or _ruled(doc, j)):
            return j
        if one or not (form in ("من", "عشر", "عشره") or _number(form.removeprefix("و"))):
            return -1
        j += 1
    return -1


def _ruled(doc: Document, j: int) -> bool:
    """Whether word j rules a definite noun or a body: أحد أعضاء المجلس."""
    return j + 1 < len(doc.words) and plain_space(doc, j + 1) and definite(doc.folded[j + 1])


def _extent(doc: Document, j: int) -> int:
    """One past what goes on the people: whose they are, where they come from, their adjectives."""
    while j < len(doc.words) and plain_space(doc, j):
        form, before = doc.folded[j], doc.folded[j - 1]
        if form == "من" and j + 1 < len(doc.words) and plain_space(doc, j + 1) and not _time(doc.folded[j + 1]):
            return _owner(doc, j + 1)
        construct = not definite(before) and not before.endswith(("ين", "ون", "ان", "ا"))
        if construct and (definite(form) or _owner(doc, j) > j + 1):
            j = _owner(doc, j)
            continue
        if not (form in nisbas() or form.removesuffix("ا") in nisbas() or form.removesuffix("ين") in nisbas()):
            return j
        j += 1
    return j


def _owner(doc: Document, j: int) -> int:
    found = bodies.body(doc, j) or states.state(doc, j)
    return found.last if found is not None else j + 1


def _time(form: str) -> bool:
    return form in small_words()["days"] or form in small_words()["connectors"] or form in cue_forms()
