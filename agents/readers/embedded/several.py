"""People told by their number, or one of many: اثنان من السائقين، أربعة شيوخ، أحد الحاضرين."""

from functools import lru_cache

from agents.readers.embedded import bodies, states
from agents.readers.embedded.affixes import definite, governed_by_prefix, indefinite, readings
from agents.readers.embedded.crowds import stands_free
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import cue_forms, nisbas, small_words, title_heads
from agents.readers.embedded.mention import Mention, name_start
from agents.readers.embedded.names import plain_space

_ONE = {"احد": "m", "احدي": "f"}
_ENDINGS = ("ين", "ون", "ات", "ان", "ي", "ا")
_FOLK_KINDS = ("expert", "source", "office", "envoy", "spokes")


def several(doc: Document, i: int) -> Mention | None:
    """The people counted from word i on, where they may be a subject or are quoted; None where no people are counted."""
    for prefix, form in readings(doc.folded[i]):
        one = _ONE.get(form)
        if not (one or _number(form)) or governed_by_prefix(prefix) or not _may_speak(doc, i, prefix):
            continue
        noun = _noun_after(doc, i + 1, one=one is not None)
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


@lru_cache(maxsize=16384)
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
