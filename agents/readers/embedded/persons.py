"""Persons: title and name, title alone, name alone, and unnamed voices (مصدر دبلوماسي)."""

from dataclasses import replace

from agents.readers.embedded import bodies, states
from agents.readers.embedded.affixes import definite, governed_by_prefix, indefinite, readings
from agents.readers.embedded.announced import (
    byline,
    called,
    lone,
    names_a_place,
    nominal,
    office_after,
    opens_kunya,
    says,
)
from agents.readers.embedded.bridges import name_behind
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import (
    TitleKind,
    common_words,
    cue_forms,
    everyday_names,
    given_names,
    nisbas,
    small_words,
    title_heads,
)
from agents.readers.embedded.mention import Mention, name_start, without
from agents.readers.embedded.morphology import Gender
from agents.readers.embedded.names import WISHED, begins_name, given, name_end, ordinary, plain_space, possessed
from agents.readers.embedded.titles import feminine_ending, is_body, owning_suffix, title_extent, title_head

_DESCRIBING = frozenset(
    [
        "مطلع",
        "مطلعه",
        "رفيع",
        "رفيعه",
        "المستوي",
        "مسوول",
        "موثوق",
        "موثوقه",
        "بارز",
        "بارزه",
        "كبير",
        "كبيره",
        "سابق",
        "سابقه",
        "مقرب",
        "مقربه",
        "مخول",
        "مواكب",
        "متابع",
    ]
)
"""What describes an unnamed voice: مصدر عسكري مسؤول, قيادي بارز."""
_AFTER_LIKE = 4
"""Letters from which a name may stand behind a joined ك."""
_BRIDGED = frozenset(("office", "spokes", "envoy"))
"""Kinds of titles whose name may stand behind what belongs to the office."""
MASCULINE = frozenset(("فكيه", "عمده", "العمده", "خليفه", "علامه", "العلامه"))
"""Men's titles that end in ة."""


def titled(doc: Document, i: int) -> Mention | None:
    """A title with the name after it, or an office alone."""
    head = title_head(doc, i)
    if head is None:
        return None
    prefix, form, kind, size = head
    if kind == "source" and not definite(form):
        return None
    stop, name = title_extent(doc, i + size, kind)
    if kind == "source" and name is not None:
        stop, name = i + size, None
    if name is None and kind in _BRIDGED and (stop > i + size or owning_suffix(without(doc.folded[i], prefix))):
        name = name_behind(doc, stop)
    if name is not None and called_after(doc, i):
        return None
    if name is not None:
        return _person(doc, i, name, _with_surname(doc, name, kind), prefix, (kind, form))
    told = kind == "rank" and definite(form) and i > 0 and says(doc, i - 1) and _stops(doc, i + 1)
    if (kind in ("rank", "kin") and not told) or (kind == "expert" and not definite(form)):
        return None
    if kind == "expert" and stop == i + size:
        return None
    return _title_only(doc, i, stop, prefix, kind, form)


def called_after(doc: Document, i: int) -> bool:
    """Whether the title at word i is part of the name of a place or house: مطار الملك فلان، شارع الشيخ فلان."""
    after = i > 0 and doc.folded[i - 1].removeprefix("و") in small_words()["called_after"]
    return after and definite(doc.folded[i]) and plain_space(doc, i)


def _told_by(doc: Document, i: int) -> bool:
    """Whether a verb of saying stands right before word i, or before to whom it is said (قال لنا بائع)."""
    if i > 1 and doc.folded[i - 1] in ("لي", "لنا", "له", "لها", "لهم"):
        i -= 1
    return i > 0 and says(doc, i - 1)


def _stops(doc: Document, j: int) -> bool:
    """Whether a subject ends before word j: at a mark, at أن, at a preposition."""
    if j >= len(doc.words) or not plain_space(doc, j):
        return True
    form = doc.folded[j]
    return form in ("ان", "بان", "انه", "انها", "عن", "علي", "حين", "عندما")


def _with_surname(doc: Document, name: int, kind: TitleKind) -> int:
    """One past a name that an office announces: a lone given name takes the plain word after it for its surname."""
    stop = name_end(doc, name)
    lone = stop == name + 1 and given(doc.folded[name]) and doc.folded[name] not in everyday_names()
    if (
        kind not in ("office", "envoy", "spokes")
        or not lone
        or stop + 1 >= len(doc.words)
        or not plain_space(doc, stop)
    ):
        return stop
    form, following, small = doc.folded[stop], doc.folded[stop + 1], small_words()
    taken = any(form in small[k] for k in ("prepositions", "connectors", "days", "things")) or form in cue_forms()
    if taken or definite(form) or form[0] in "بلوف" or form.endswith("ا") or title_head(doc, stop) or is_body(form):
        return stop
    ends = following in small["prepositions"] or following in ("ان", "بان") or not plain_space(doc, stop + 1)
    return stop + 1 if ends else stop


def named(doc: Document, i: int) -> Mention | None:
    """A name of at least two words that no title announces."""
    if i > 0 and called_after(doc, i - 1):
        return None
    if (line := byline(doc, i)) > i:
        return _person(doc, i, i, line, "", None)
    for prefix, form in readings(doc.folded[i]):
        if form == "علي" and doc.words[i].text.endswith("ى"):
            return None
        if prefix.endswith("ك") and len(form) < _AFTER_LIKE:
            return None  # كياو
        if len(prefix) > 0 and prefix[-1] in "بلك" and doc.folded[i][len(prefix) - 1 :] in common_words():
            return None
        if names_a_place(doc, i, form) or (i + 1 < len(doc.words) and doc.folded[i + 1] in WISHED):
            return None
        particle = opens_kunya(doc, i, form)
        if not (form in given_names() or (particle and not prefix)):
            continue
        stop = name_end(doc, i)
        rest = [doc.folded[k] for k in range(i + 1, stop)]
        everyday = form in everyday_names() or form in common_words() or form in cue_forms()
        if not rest and not prefix and lone(doc, i, form, everyday):
            return _person(doc, i, i, stop, prefix, None)
        shown = called(doc, i) or any(nominal(w) for w in rest) or office_after(doc, i, stop)
        if not rest or (everyday and not shown):
            return None
        return _person(doc, i, i, stop, prefix, None)
    return _by_place(doc, i)


def _by_place(doc: Document, i: int) -> Mention | None:
    """Two or more words that no lexicon knows, right after a verb of saying or before a comma and an office."""
    if not begins_name(doc, i) or ordinary(doc.folded[i]) or i == 0 or len(doc.folded[i]) < 3:
        return None
    stop = name_end(doc, i)
    if called(doc, i) and stop - i > 1:
        return _person(doc, i, i, stop, "", None)
    unknown = [k for k in range(i, stop) if not ordinary(doc.folded[k])]
    if stop - i < 2 or len(unknown) < 2:
        return None
    if doc.words[i].text.endswith("ة") or (definite(doc.folded[i + 1]) and not doc.folded[i + 1].endswith("ي")):
        return None
    office = stop < len(doc.words) and "،" in doc.gaps[stop] and title_head(doc, stop) is not None
    return _person(doc, i, i, stop, "", None) if office or says(doc, i - 1) else None


def unnamed(doc: Document, i: int) -> Mention | None:
    """مصدر، دبلوماسي، شهود … with what describes them; indefinite only."""
    head = title_head(doc, i)
    if head is None:
        return _people(doc, i)
    if definite(head[1]):
        return None
    prefix, form, kind, size = head
    if kind not in ("source", "expert", "envoy"):
        return None
    stop = i + size
    while stop < len(doc.words) and stop - i < 6 and plain_space(doc, stop):
        word = doc.folded[stop]
        if kind == "envoy" and (sender := bodies.body(doc, stop) or states.state(doc, stop)) is not None:
            stop = sender.last
            continue
        after = word in ("في", "من") and stop + 1 < len(doc.words)
        if after and (housed := bodies.body(doc, stop + 1) or states.state(doc, stop + 1)) is not None:
            stop = housed.last
        elif after and is_body(doc.folded[stop + 1]):
            stop += 2
        elif (
            not definite(word)
            and not word.startswith("لل")
            and (
                word.removesuffix("ا") in nisbas()
                or (word[-1:] in "يه" and word in common_words() and not possessed(word))
                or word in _DESCRIBING
            )
        ):
            if (
                (word in cue_forms() and word not in _DESCRIBING)
                or word in small_words()["connectors"]
                or word in small_words()["prepositions"]
            ):
                break
            stop += 1
        else:
            break
    if kind in ("expert", "envoy") and stop == i + size and not _told_by(doc, i):
        return None
    type_ = "person" if kind == "envoy" else "collective_unresolved"
    unknown = "title" if kind == "envoy" and stop > i + size else "source"
    return _make(doc, i, stop, i, stop, prefix, unknown, type_, kind, form, None)


def _people(doc: Document, i: int) -> Mention | None:
    """المزارعون، المجتمعون: a sound plural with the article that acts as a subject; أحدهم: one of those named last."""
    form = doc.folded[i]
    if form in ("العديد", "عديد", "عدد", "كثير", "بعض") and i + 2 < len(doc.words):
        stop = i + (3 if doc.folded[i + 1] == "من" else 2)
        if form == "بعض" or stop == i + 3:
            many = _make(doc, i, stop, i, stop, "", "source", "collective_unresolved", "source", form, None)
            return replace(many, number="p")
    if form in ("احدهم", "احدهما", "احداهن", "احدهن"):
        return _make(doc, i, i + 1, i, i + 1, "", "source", "collective_unresolved", "source", form, None)
    plain = form[1:] if form[:1] in "وف" else form
    if not (definite(plain) and plain.endswith("ون") and len(plain) > 6) or i == 0:
        return None
    before = doc.folded[i - 1]
    if before in cue_forms() or before[1:] in cue_forms():
        return _make(
            doc, i, i + 1, i, i + 1, form[: len(form) - len(plain)], "source", "population", "source", plain, "m"
        )
    return None


def _gender(form: str, name: str | None) -> Gender | None:
    if name is not None and (known := given_names().get(name)) is not None:
        return known
    if not form:
        return None
    if form in MASCULINE:
        return "m"
    if form in ("ام", "بنت", "والده", "شقيقه", "ارمله", "زوجه"):
        return "f"
    return "f" if form.endswith("ه") else ("m" if name is None or form else None)


def _person(doc: Document, i: int, name: int, stop: int, prefix: str, title: tuple[TitleKind, str] | None) -> Mention:
    form = title[1] if title else ""
    feminine = feminine_ending(doc, i)
    owned = title is not None and form.endswith("ه") and not feminine  # رئيسه: his, no feminine ending
    gender = given_names().get(doc.folded[name]) or _gender(form[:-1] if owned else form, doc.folded[name])
    head = form.endswith("ه") and form not in MASCULINE and feminine
    if title and (head or (name > i + 1 and _woman(doc, name - 1))):
        gender = "f"
    return _make(doc, i, stop, name, stop, prefix, "person", "person", title[0] if title else None, form, gender)


def _woman(doc: Document, k: int) -> bool:
    """Whether a woman's title stands at word k, right before the name: المستشارة، السفيرة."""
    form = doc.folded[k]
    titled = (form,) in title_heads() or (indefinite(form),) in title_heads()
    ruled = not doc.folded[k - 1].startswith(("ال", "بال", "لل")) and "،" not in doc.gaps[k]
    return definite(form) and titled and doc.words[k].text.endswith("ة") and form not in MASCULINE and not ruled


def _title_only(doc: Document, i: int, stop: int, prefix: str, kind: TitleKind, form: str) -> Mention | None:
    if not definite(form) and (stop == i + 1 or kind == "envoy"):
        return None
    type_ = "collective_unresolved" if kind == "source" else "person"
    gender: Gender | None = "f" if feminine_ending(doc, i) and form not in MASCULINE else "m"
    return _make(doc, i, stop, i, stop, prefix, "title", type_, kind, form, gender)


def _make(
    doc: Document,
    first: int,
    last: int,
    name: int,
    stop: int,
    prefix: str,
    kind: str,
    type_: str,
    title: TitleKind | None,
    head: str,
    gender: Gender | None,
) -> Mention:
    joined = prefix if name == first else ""
    words = [doc.folded[k] for k in range(name, stop)]
    words[0] = without(words[0], joined)
    return Mention(
        first,
        last,
        name_start(doc, name, joined),
        doc.words[stop - 1].end,
        kind,  # type: ignore[arg-type]
        type_,  # type: ignore[arg-type]
        tuple(words),
        gender,
        "d"
        if kind == "source" and head.endswith("ان")
        else "p"
        if (kind == "source" and head.endswith(("ون", "ين")))
        or (title == "source" and head.endswith("ون"))
        or head in ("مصادر", "شهود", "سكان", "اهالي", "خبراء")
        else "s",
        title,
        indefinite(head),
        (first, name) if name > first else None,
        governed_by_prefix(prefix),
    )
