"""Scenes of mediation: a house in which the sides sit, a committee and its members, a paper in somebody's hand, watchers."""

from collections.abc import Iterator

from agents.readers.embedded.lexicon import phrases
from agents.readers.embedded.mediation_clauses import Told, takes_part
from agents.readers.embedded.mediation_lexicon import clause_words
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.subjects import COMMA

_IN = frozenset(("في", "وفي", "داخل"))
_MEMBERS = 24
"""Words behind «تضم» in which the members are named."""


def by_scene(reading: Reading, i: int) -> Iterator[Told]:
    """What the scene that word i opens says of actors round it."""
    if reading.doc.words[i].quote >= 0:
        return
    yield from _at_home(reading, i)
    yield from _members(reading, i)
    yield from _one_of(reading, i)
    yield from _in_hand(reading, i)
    yield from _endeavour(reading, i)
    yield from _watchers(reading, i)
    yield from _own(reading, i)
    yield from _through(reading, i)
    yield from _present(reading, i)


def _listed(name: str, reading: Reading, i: int) -> int:
    """Length of the phrase of a list that begins at word i, its first word with و or without."""
    return phrases("mediation_scenes", name).match_joined(reading.doc.folded, i, "و")


def _at_home(reading: Reading, i: int) -> Iterator[Told]:
    """عُقد اللقاء في منزل الشيخ فلان; أُبرمت الهدنة بديوان فلان."""
    doc = reading.doc
    place, first = doc.folded[i], doc.bounds[doc.words[i].sentence][0]
    inside = i > first and doc.folded[i - 1] in _IN
    if not inside and place[:1] == "ب":
        place, inside = place[1:], True
    host = reading.subjects.at.get(i + 1)
    if not inside or (place,) not in phrases("mediation_scenes", "places") or host is None or host.kind != "person":
        host = _hall(reading, i)
    if host is None or takes_part(reading, reading.inventory.of(host)):
        return
    begin = max(first, i - 14)
    met = "met" if _of_two(reading, i) else "held"
    held = [k for k in range(begin, i) if _listed("held", reading, k) or _listed(met, reading, k)]
    if held:
        yield reading.inventory.of(host), "host", held[-1], host.last


def _of_two(reading: Reading, i: int) -> bool:
    """Whether two sides meet in the sentence of word i, and not one with its own."""
    words = [reading.doc.folded[k].removeprefix("و") for k in reading.doc.words_of(reading.doc.words[i].sentence)]
    return "بين" in words or any((word,) in phrases("mediation_scenes", "two_parties") for word in words)


def _hall(reading: Reading, i: int) -> Mention | None:
    """The body in whose seat something is (في مقر نقابة المحامين)."""
    doc = reading.doc
    inside = doc.folded[i - 1] in _IN if i else False
    seats = phrases("mediation_scenes", "seats_of_talks")
    body = reading.subjects.at.get(i + 1)
    there = (inside and (doc.folded[i],) in seats) or (doc.folded[i][:1] == "ب" and (doc.folded[i][1:],) in seats)
    return body if there and body is not None and body.kind == "body" else None


def _members(reading: Reading, i: int) -> Iterator[Told]:
    """لجنة الصلح التي تضم فلانا وفلانة."""
    doc = reading.doc
    size = _listed("made_of", reading, i)
    first, stop = doc.bounds[doc.words[i].sentence]
    near = range(max(first, i - 12), i)
    begin = next((k for k in reversed(near) if size and _listed("committees", reading, k)), None)
    if begin is None:
        return
    for mention in reading.mentions_in(i + size, min(i + size + _MEMBERS, stop)):
        if any(_list_ends(reading, k) for k in range(i + size + 1, mention.first + 1)):
            return
        if mention.kind == "person":
            yield reading.inventory.of(mention), "co_mediator", begin, mention.last


def _list_ends(reading: Reading, k: int) -> bool:
    """Whether what stands before word k ends a list: a mark, or a comma with no further member behind it."""
    doc = reading.doc
    if any(c in doc.gaps[k] for c in ".؛:"):
        return True
    further = k in reading.subjects.at or doc.folded[k] in ("وعن", "ومن", "عن", "من")
    return bool(COMMA & set(doc.gaps[k])) and not further


def _one_of(reading: Reading, i: int) -> Iterator[Told]:
    """فلان، وهو أحد الوسطاء، …; فلان، عضو لجنة الصلح."""
    doc = reading.doc
    if doc.folded[i].removeprefix("و") not in ("هو", "هي") and not COMMA & set(doc.gaps[i]):
        return
    at = i + 1 if doc.folded[i].removeprefix("و") in ("هو", "هي") else i
    named = reading.subjects.ending.get(i)
    if named is None or named.kind not in ("person", "title") or at >= len(doc.words):
        return
    size = _listed("one_of", reading, at)
    stop = min(at + size + 2, doc.bounds[doc.words[i].sentence][1])
    few = next((k for k in range(at + size, stop) if _listed("mediating_few", reading, k)), None) if size else None
    if few is not None:
        yield reading.inventory.of(named), "co_mediator", named.first, few + _listed("mediating_few", reading, few)


def _in_hand(reading: Reading, i: int) -> Iterator[Told]:
    """دخل علينا فلان وفي يده ورقة من الشركة."""
    doc = reading.doc
    size = _listed("in_hand", reading, i)
    first, stop = doc.bounds[doc.words[i].sentence]
    paper = range(i + size, min(i + size + 2, stop)) if size else range(0)
    last = next((k + 1 for k in paper if _carried(reading, k)), None)
    if last is None:
        return
    verb = next((k for k in range(i - 1, max(first, i - 10) - 1, -1) if _listed("moving", reading, k)), None)
    if verb is None:
        return
    who = reading.subjects.antecedent(verb) or _person(reading, verb + 1, i) or _person(reading, first, verb)
    if who is not None:
        yield reading.inventory.of(who), "message_carrier", who.first if who.first < i else i, last


def _carried(reading: Reading, k: int) -> bool:
    """Whether word k is a message or a paper, anybody's (قائمة، مطالبهم), and none of the dead."""
    words = reading.doc.folded
    if any(clause_words("dead").match(words, j) for j in range(k + 1, min(k + 4, len(words)))):
        return False
    return any(clause_words(kind).match(words, k) > 0 for kind in ("message", "papers"))


def _person(reading: Reading, first: int, stop: int) -> Mention | None:
    people = [m for m in reading.mentions_in(first, stop) if m.kind in ("person", "title") and not m.governed]
    return people[-1] if people else None


def _endeavour(reading: Reading, i: int) -> Iterator[Told]:
    """نثمّن مسعى الشيخ فلان; رحّبوا بوساطة فلان."""
    who = reading.subjects.at.get(i + 1)
    if _listed("endeavours", reading, i) and who is not None and who.kind == "person":
        yield reading.inventory.of(who), "good_offices", i, who.last


def _watchers(reading: Reading, i: int) -> Iterator[Told]:
    """نشر مراقبين من الاتحاد الأفريقي; فريق مراقبين عن الرابطة."""
    doc = reading.doc
    at = i + 1 if _listed("watchers_of", reading, i) else len(doc.words)
    if _listed("watchers", reading, i) and doc.folded[i + 1 : i + 2] in (["من"], ["عن"]):
        at = i + 2
    elif _listed("watchers", reading, i) and doc.folded[i + 2 : i + 3] in (["من"], ["عن"]):
        at = i + 3  # مراقبا مدنيا من كذا
    sender = reading.subjects.at.get(at)
    if sender is not None and sender.kind in ("body", "state"):
        for entity in reading.subjects.joined(sender):
            yield entity, "monitor", i, sender.last


def _own(reading: Reading, i: int) -> Iterator[Told]:
    """ذكرت الوزارة أن عدد المفرج عنهم بوساطتها بلغ مئة: whoever tells it, else the first free one of the sentence."""
    if not _listed("own", reading, i):
        return
    stand = reading.stand_over(i)
    if stand is not None:
        yield stand.holder, "lead_mediator", max(reading.clause(i)[0], i - 12), i + 1
        return
    first = reading.doc.bounds[reading.doc.words[i].sentence][0]
    free = (
        m for m in reading.mentions_in(first, i) if not m.governed and m.kind in ("person", "title", "body", "state")
    )
    who = next(free, None)
    if who is not None:
        yield reading.inventory.of(who), "lead_mediator", who.first, i + 1


def _through(reading: Reading, i: int) -> Iterator[Told]:
    """نُقلت رسالة الجبهة عبر الشيخ فلان; تلقّت الحكومة الرد عن طريق فلان."""
    doc = reading.doc
    size = _listed("through", reading, i)
    first, stop = doc.bounds[doc.words[i].sentence]
    before = range(max(first, i - 12), i)
    coming = next((k for k in before if size and _listed("coming", reading, k)), None)
    if coming is None or not any(_listed("letters", reading, k) for k in before if k != coming):
        return
    free = (m for m in reading.mentions_in(i + size, min(i + size + 5, stop)) if m.kind in ("person", "body", "state"))
    who = next(free, None)
    if who is not None and not takes_part(reading, reading.inventory.of(who)):
        yield reading.inventory.of(who), "message_carrier", coming, who.last


def _present(reading: Reading, i: int) -> Iterator[Told]:
    """جرى تبادل الأسرى بحضور الصليب الأحمر."""
    doc = reading.doc
    first, stop = doc.bounds[doc.words[i].sentence]
    if doc.folded[i].removeprefix("و") != "بحضور" or not any(_listed("exchanges", reading, k) for k in range(first, i)):
        return
    near = (m for m in reading.mentions_in(i + 1, min(i + 5, stop)) if m.kind in ("body", "person", "state"))
    who = next(near, None)
    if who is not None and not takes_part(reading, reading.inventory.of(who)):
        yield reading.inventory.of(who), "observer", i, who.last
