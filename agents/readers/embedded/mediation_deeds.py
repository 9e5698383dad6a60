"""Mediation told by a verbal noun: whoever is set to bring the sides together, to reconcile them, to ease their talks.

«تسعى مصر إلى جمع الطرفين»، «المساعي التي تقوم بها عمان لحقن الدماء»، «كُلّف بالإصلاح بين الطرفين»: the one nearest before the
noun does it, unless a verb of calling, praising or offering makes it somebody else's, or nobody's yet.
"""

from collections.abc import Iterator

from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import frames, mediation_deeds, phrases
from agents.readers.embedded.mediation_clauses import Told
from agents.readers.embedded.mediation_lexicon import verbs_at
from agents.readers.embedded.mediation_subjects import sent_by
from agents.readers.embedded.mediation_thread import told_of, whose_aides
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.subjects import COMMA
from schemas.vocabulary import MediatorRole

_REACH = 16
"""Words before the noun in which the doer is named."""
_ABOUT = 3
"""Words behind the noun in which it is said what it is about."""
_THAT_IS = frozenset(("وهي", "وهو", "هي", "هو", "وهما", "وهم"))
OURS = frozenset(("بلاده", "بلادها", "بلادهم", "بلدي", "بلدنا", "بلادنا", "بلاد"))
"""A speaker's country, not named."""


def by_deed(reading: Reading, i: int) -> Iterator[Told]:
    """Who does what the verbal noun at word i names, with the word range that shows it."""
    doc = reading.doc
    if doc.words[i].quote >= 0 or not (told := _deed(reading, i)):
        return
    role, last = told
    if (role == "host" and doc.folded[i].startswith("ل")) or (i > 0 and doc.folded[i - 1] == "ان"):
        return  # named to host: a wish; «إن مراقبة الهدنة صعبة»: nobody's deed
    if COMMA & set(doc.gaps[i]) and any(row.how.form == "past" for row in verbs_at(doc.folded[i])):
        return  # a verb that is written like its noun: «فلان، وهو من الحي، حمل رسالة»
    first = doc.bounds[doc.words[i].sentence][0]
    entrusted, whose = _entrusted(reading, i, last), whose_aides(reading, i)
    doer = told_of(reading, i, whose) if whose is not None else _doer(reading, max(first, i - _REACH), i)
    mention = entrusted or doer
    if entrusted is not None:
        for entity in reading.subjects.joined(entrusted):
            yield entity, role, min(i, entrusted.first), max(last, entrusted.last)
        return
    if mention is None or _called_for(reading, first, mention, i) or _of_another(reading, mention, i):
        return
    for entity in _meant(reading, mention, i):
        yield entity, role, mention.first, last


def _entrusted(reading: Reading, i: int, last: int) -> Mention | None:
    """Who is given the deed to do: عُهد إلى فلان بمراقبة الهدنة; أوكلت مراقبة الهدنة إلى فلان."""
    doc = reading.doc
    first, stop = doc.bounds[doc.words[i].sentence]
    table = phrases("mediation_scenes", "entrusting")
    verb = next((k for k in range(max(first, i - 8), i) if (doc.folded[k].removeprefix("و"),) in table), None)
    if verb is None:
        return None
    kinds = ("person", "body", "state")
    between = [m for m in reading.mentions_in(verb + 1, i) if m.kind in kinds and m.last <= i]
    behind = [m for m in reading.mentions_in(last, min(last + 4, stop)) if m.kind in kinds]
    given = [m for m in (*between, *behind) if m.governed and doc.folded[m.first - 1] == "الي"]
    return given[0] if given else None


def _deed(reading: Reading, i: int) -> tuple[MediatorRole, int] | None:
    """The role that the words from i on tell, and one past their last."""
    doc = reading.doc
    rows = next((rows for form in _bares(doc.folded[i]) if (rows := mediation_deeds().get(form))), ())
    stop = min(i + 1 + _ABOUT, doc.bounds[doc.words[i].sentence][1])
    for role, about in rows:
        for k in range(i + 1, stop):
            if not about.isdisjoint(_bares(doc.folded[k])):
                return role, k + 1
    return None


def _bares(word: str) -> tuple[str, ...]:
    """A folded word as it stands, and without what is joined before it."""
    found = [word, word.removeprefix("و")]
    found += [form[1:] for form in found if form[:1] in "بل" and len(form) > 3]
    found += [form[2:] if form.startswith("ال") else form[1:] for form in found if form.startswith(("ال", "لل"))]
    return tuple(dict.fromkeys(found))


def _meant(reading: Reading, mention: Mention, i: int) -> list[Entity]:
    """The entities of a mention; of «بلاده» in somebody's words the one that speaks, or his state."""
    if mention.name[-1:] and mention.name[-1] in OURS:
        stand = reading.stand_over(i)
        if stand is None:
            return []
        body = stand.holder.body
        return [body if body is not None and body.kind == "state" else stand.holder]
    return reading.subjects.joined(mention)


def _doer(reading: Reading, first: int, i: int) -> Mention | None:
    """The free mention nearest before word i, or one whose delegation is named (وفد من الاتحاد الأوروبي)."""
    before = [
        m for m in reading.mentions_in(first, i) if m.last <= i and m.kind in ("person", "title", "body", "state")
    ]
    for mention in reversed(before):
        if any(c in reading.doc.gaps[mention.last] for c in "-–—") and mention.kind == "state":
            continue  # the place that a report is dated from
        if not mention.governed or sent_by(reading.doc, mention):
            return mention
    return None


def _of_another(reading: Reading, mention: Mention, i: int) -> bool:
    """Whether the deed is but named (جولة من حوارات المصالحة بين …), or said of what stands between (…، وهي آلية لمراقبة …)."""
    words = reading.doc.folded
    if phrases("mediation", "talk_words").match(words, i - 1):
        return True
    return not _THAT_IS.isdisjoint(words[mention.last : i])


def _called_for(reading: Reading, first: int, mention: Mention, i: int) -> bool:
    """Whether a verb of calling, praising, offering or refusing stands over the deed, no relative clause between."""
    doc, calling = reading.doc, phrases("mediation", "calling")
    for k in range(first, i):
        if not calling.match([doc.folded[k].removeprefix("و"), *doc.folded[k + 1 : k + 4]], 0):
            continue
        relative = any((doc.folded[r],) in frames()["relatives"] for r in range(k + 1, mention.first + 1))
        if not relative or k > mention.first:
            return True
    return False
