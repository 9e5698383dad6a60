"""Mediation by the will of both sides: whom both have asked or chosen, with whom both leave things, at whose house they meet."""

from collections.abc import Iterator

from agents.readers.embedded.lexicon import phrases
from agents.readers.embedded.mediation_clauses import Told, match_stem, takes_part
from agents.readers.embedded.mediation_lexicon import clause_words
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.subjects import COMMA
from schemas.vocabulary import MediatorRole

_KINDS = ("person", "title", "body", "state")
_REACH = 14
"""Words between what is told and the one it is told of."""


def by_both(reading: Reading, i: int) -> Iterator[Told]:
    """Who mediates by what the words from i on say of the will of both, with the word range that shows it."""
    if reading.doc.words[i].quote >= 0:
        return
    for scene in (_mandated, _chosen, _left_with, _kept, _penned, _met_at):
        found = scene(reading, i)
        if found is not None:
            who, role, first, last = found
            entity = reading.inventory.of(who)
            if not takes_part(reading, entity):
                yield entity, role, min(who.first, first), max(who.last, last)


_Seen = tuple[Mention, MediatorRole, int, int] | None


def listed(name: str, reading: Reading, i: int) -> int:
    """Length of the phrase of a list that begins at word i, its first word with و or ف or without."""
    return phrases("mediation_both", name).match_joined(reading.doc.folded, i, "وف")


def _is_both(reading: Reading, k: int) -> bool:
    """Whether word k stands for the two sides."""
    words = reading.doc.folded
    return k < len(words) and (listed("those_two", reading, k) > 0 or match_stem(words, k, clause_words("either")))


def _mandated(reading: Reading, i: int) -> _Seen:
    """وتحتفظ فلانة، بتكليف من الطرفين، بالمفتاح; ويقيّد فلان، بموجب المحضر، كل طلقة."""
    doc = reading.doc
    size, written = listed("mandates", reading, i), False
    if not size or not _is_both(reading, i + size):
        size, written = listed("written", reading, i), True
        if not size or not any(listed("texts", reading, k) for k in range(i + size, min(i + size + 2, len(doc.words)))):
            return None
    first, stop = doc.bounds[doc.words[i].sentence]
    verbs = [k for k in range(max(first, i - _REACH), i) if listed("watching_verbs", reading, k)]
    if written and not verbs:
        return None
    who = _beside(reading, i, stop) or (_doing(reading, verbs[-1]) if verbs else None)
    if who is None or who.kind not in _KINDS:
        return None
    role: MediatorRole = "monitor" if verbs else "facilitator"
    return who, role, min(i, *verbs, who.first), min(i + size + 1, stop)


def _beside(reading: Reading, i: int, stop: int) -> Mention | None:
    """The one named right before an aside that begins at word i, or right behind it."""
    doc = reading.doc
    if not COMMA & set(doc.gaps[i]):
        return None
    before = reading.subjects.ending.get(i)
    if before is not None and not before.governed:
        return before
    closes = next((k for k in range(i + 1, min(i + 8, stop)) if COMMA & set(doc.gaps[k])), None)
    behind = reading.subjects.at.get(closes) if closes is not None else None
    return behind if behind is not None and not behind.governed else None


def _doing(reading: Reading, verb: int) -> Mention | None:
    """The subject of a verb, as near as can be told."""
    subjects = reading.subjects
    return subjects.antecedent(verb) or subjects.subject_after(verb) or subjects.just_before(verb)


def _chosen(reading: Reading, i: int) -> _Seen:
    """فلان، الذي ارتضاه الطرفان; والطرفان قبلا به كفيلا; فلانة، التي اتفق الطرفان على حضورها."""
    doc = reading.doc
    size = listed("chosen", reading, i)
    agreed = 0 if size else listed("agreed_on", reading, i)
    if not size and not agreed:
        return None
    stop = doc.bounds[doc.words[i].sentence][1]
    word = doc.folded[i]
    both = word.endswith(("ياه", "ياها")) or any(
        _is_both(reading, k) for k in range(i + max(size, agreed), i + size + agreed + 2)
    )
    both = both or (i > 0 and _is_both(reading, i - 1) and size > 1)
    who = reading.subjects.antecedent(i)
    if who is None and size:
        who = reading.subjects.ending.get(i)
    if not both or who is None or who.kind not in _KINDS:
        return None
    watches = any(listed("watching_verbs", reading, k) for k in range(i, min(i + 10, stop)))
    return who, "monitor" if watches or agreed else "lead_mediator", i, min(i + size + agreed + 2, stop)


def _left_with(reading: Reading, i: int) -> _Seen:
    """أودع الفريقان البنادق لدى فلان; فلان، الذي أودع الطرفان لديه رهائن."""
    doc = reading.doc
    if not listed("leaving", reading, i):
        return None
    stop = doc.bounds[doc.words[i].sentence][1]
    reach = range(i + 1, min(i + _REACH, stop))
    things = any(listed("left_things", reading, k) for k in reach)
    stored = doc.folded[i].removeprefix("و").startswith(("اودع", "ايتمن"))
    if not things or not (stored or any(_is_both(reading, k) for k in reach)):
        return None
    his = next((k for k in reach if (doc.folded[k],) in phrases("mediation_both", "left_with_him")), None)
    if his is not None:
        who = reading.subjects.antecedent(i)
    else:
        at = next((k + size for k in reach if (size := listed("left_with", reading, k))), stop)
        who = next((m for m in reading.mentions_in(at, min(at + 2, stop))), None)
    if who is None or who.kind not in _KINDS:
        return None
    return who, "guarantor", i, min(i + 8, stop)


def _kept(reading: Reading, i: int) -> _Seen:
    """مفتاح البوابة في جيب فلان; البنادق عند فلانة."""
    doc = reading.doc
    stop = doc.bounds[doc.words[i].sentence][1]
    if not listed("kept", reading, i):
        return None
    reach = range(i + 1, min(i + 5, stop))
    if any((doc.folded[k],) in phrases("mediation_both", "figurative") for k in reach):
        return None
    at = next((k + size for k in reach if (size := listed("kept_with", reading, k))), None)
    who = next((m for m in reading.mentions_in(at, at + 1)), None) if at is not None else None
    return (who, "guarantor", i, who.last) if who is not None and who.kind in ("person", "title") else None


def _penned(reading: Reading, i: int) -> _Seen:
    """وُضع المحضر بقلم فلان; فكرة اللقاء من بنات أفكار فلانة."""
    doc = reading.doc
    size = listed("penned_by", reading, i)
    first, stop = doc.bounds[doc.words[i].sentence]
    begin = next((k for k in range(max(first, i - 8), i) if size and listed("penning", reading, k)), None)
    if begin is None:
        return None
    who = next((m for m in reading.mentions_in(i + size, min(i + size + 2, stop))), None)
    return (who, "proposer", begin, who.last) if who is not None and who.kind in ("person", "title", "body") else None


def _met_at(reading: Reading, i: int) -> _Seen:
    """فلانة. عندها يلتقي فلان وفلان; فلان، الذي اجتمع عنده ممثلو الطرفين."""
    doc = reading.doc
    if (doc.folded[i].removeprefix("و"),) not in phrases("mediation_both", "at_his"):
        return None
    number = doc.words[i].sentence
    first, stop = doc.bounds[number]
    met = next((k for k in (i + 1, i - 1) if first <= k < stop and listed("meeting_there", reading, k)), None)
    if met is None:
        return None
    gender = "f" if doc.folded[i].endswith("ها") else "m"
    begin = doc.bounds[number - 1][0] if number else first
    near = [
        m
        for m in reading.mentions_in(begin, min(i, met))
        if m.kind in ("person", "title") and m.gender in (gender, None)
    ]
    free = [m for m in near if not m.governed]
    if not free or len({reading.inventory.of(m).number for m in free}) > 1:
        return None
    return free[-1], "host", min(i, met), min(i + 4, stop)
