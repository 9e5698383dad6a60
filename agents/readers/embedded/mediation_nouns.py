"""Mediators named by nouns: the mediators, A and B; Qatari mediation; the head of a committee of mediation; a guarantor."""

from collections.abc import Iterator

from agents.readers.embedded.affixes import indefinite, readings
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import State, nisbas, phrases
from agents.readers.embedded.mediation_clauses import Told
from agents.readers.embedded.mention import Mention, name_start
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.subjects import COMMA
from schemas.vocabulary import MediatorRole

_UN = frozenset(("اممي", "امميه", "الاممي", "الامميه"))
_ROLE_OF: dict[str, MediatorRole] = {
    "mediators": "co_mediator",
    "guarantors": "guarantor",
    "monitors": "monitor",
    "facilitators": "facilitator",
}
_BELONGING: dict[str, MediatorRole] = {
    "belonging": "lead_mediator",
    "belonging_guarantor": "guarantor",
    "belonging_monitor": "monitor",
    "belonging_host": "host",
    "belonging_facilitator": "facilitator",
    "belonging_good_offices": "good_offices",
}
"""What stands before a state's adjective, by what that makes of the state: وساطة قطرية, بضمانة روسية."""
_AFTER = 6
"""Words after a plural of mediators in which the first of them is named."""


def by_noun(reading: Reading, i: int) -> Iterator[Told]:
    """What the word at i, as a noun of mediation, says of actors around it."""
    yield from _listed(reading, i)
    yield from _belonging(reading, i)
    yield from _heading(reading, i)
    yield from _vouching(reading, i)
    yield from _sent(reading, i)


def _plain(word: str) -> str:
    """The folded word without joined letters and article."""
    rests = [rest for _, rest in readings(word) if rest.startswith("ال")]
    return indefinite(rests[0] if rests else word)


def _listed(reading: Reading, i: int) -> Iterator[Told]:
    """الوسطاء الثلاثة، قطر ومصر; الوسيطين قطر ومصر."""
    doc = reading.doc
    plain = _plain(doc.folded[i])
    role = next((r for name, r in _ROLE_OF.items() if (plain,) in phrases("mediation", name)), None)
    if role is None:
        return
    stop = min(i + _AFTER, doc.bounds[doc.words[i].sentence][1])
    first = next((m for m in reading.mentions_in(i + 1, stop) if m.kind in ("state", "body", "person")), None)
    if first is None or first.governed or not _adjoins(reading, i, first):
        return
    found = reading.subjects.joined(first)
    if len(found) > 1:
        last = max(m.last for e in found for m in e.mentions if first.first <= m.first < first.first + 16)
        for entity in found:
            yield entity, role, i, last


def _adjoins(reading: Reading, i: int, first: Mention) -> bool:
    """Whether only a count, adjectives and one comma stand between a plural and the first of its members."""
    doc = reading.doc
    between = range(i + 1, first.first)
    small = all(doc.folded[k].startswith("ال") for k in between)
    commas = sum(bool(COMMA & set(doc.gaps[k])) for k in range(i + 1, first.first + 1))
    marks = any(c in doc.gaps[k] for k in range(i + 1, first.first + 1) for c in ".؛")
    return small and commas <= 1 and not marks and (commas == 1 or not between or len(between) <= 1)


def _belonging(reading: Reading, i: int) -> Iterator[Told]:
    """وساطة قطرية مصرية، الوسيط القطري، برعاية أممية."""
    doc = reading.doc
    told = ((role, phrases("mediation", use).match(doc.folded, i)) for use, role in _BELONGING.items())
    role, size = next(((role, size) for role, size in told if size), ("lead_mediator", 0))
    if not size:
        return
    last = i + size
    while last < min(i + size + 4, len(doc.words)) and not doc.gaps[last].strip():
        word = doc.folded[last].removeprefix("و")
        state = nisbas().get(word)
        known = [e for e in reading.inventory.entities if e.mentions and _is(e, state, word)]
        named = indefinite(doc.folded[i]) == doc.folded[i] and last not in reading.subjects.inside
        if state is not None and not known and named:
            known = [_named_by_adjective(reading, last, state)]
        for entity in known:
            yield entity, role, i, last + 1
        if state is None and word not in _UN and word not in ("مشتركه", "المشتركه"):
            return
        last += 1


def _is(entity: Entity, state: State | None, word: str) -> bool:
    """Whether the entity is the state, or, for أممية, the United Nations."""
    same = state is not None and entity.state == state and entity.kind == "state"
    return same or (word in _UN and entity.name[-2:] == ("الامم", "المتحده"))


def _named_by_adjective(reading: Reading, k: int, state: State) -> Entity:
    """The state that an article names by its adjective alone (بضمانة تركية), with that word for its name."""
    doc = reading.doc
    word = doc.folded[k]
    prefix = "و" if word.startswith("و") and nisbas().get(word) is None else ""
    start = name_start(doc, k, prefix)
    made = Mention(k, k + 1, start, doc.words[k].end, "state", "state", (word.removeprefix(prefix),), head=word)
    entity = Entity(
        max(e.number for e in reading.inventory.entities) + 1 if reading.inventory.entities else 0,
        "state",
        "state",
        made.name,
        [made],
        state=state,
    )
    reading.inventory.entities.append(entity)
    return entity


def _heading(reading: Reading, i: int) -> Iterator[Told]:
    """وساطة برئاسة فلان; لجنة حكماء يقودها فلان."""
    doc = reading.doc
    if not phrases("mediation", "headed").match(doc.folded, i):
        return
    first = doc.bounds[doc.words[i].sentence][0]
    near = range(max(first, i - 5), i)
    led = [k for k in near if k == first or doc.folded[k - 1] not in ("الي", "في")]  # a delegation to talks leads none
    mission = any((_plain(doc.folded[k]),) in phrases("mediation", "missions") for k in led)
    if not mission and not _session(reading, first, i):
        return
    person = next((m for m in reading.mentions_in(i + 1, i + 4) if m.kind == "person"), None)
    if person is not None:
        yield reading.inventory.of(person), "lead_mediator", max(first, i - 5), person.last


def _session(reading: Reading, first: int, i: int) -> bool:
    """Whether a meeting of two parties is headed (جلسة بين الوفدين برئاسة فلان), and no delegation of one of them."""
    doc = reading.doc
    words = doc.folded[first : doc.bounds[doc.words[i].sentence][1]]
    both = any((w.removeprefix("و"),) in phrases("mediation_scenes", "two_parties") for w in words)
    near = [k for k in range(max(first, i - 9), i) if (doc.folded[k],) in phrases("mediation_scenes", "sessions")]
    sent = any(_plain(w) in ("وفد", "وفدا") for w in doc.folded[max(first, i - 5) : i])
    return doc.folded[i].endswith("برياسه") and both and bool(near) and not sent


def _vouching(reading: Reading, i: int) -> Iterator[Told]:
    """الجيش ضامن للصلح; روسيا الضامنة."""
    doc = reading.doc
    if (_plain(doc.folded[i]),) not in phrases("mediation", "vouching") or _asked_for(reading, i):
        return
    mention = reading.subjects.ending.get(i)
    if mention is None and i > 0 and doc.folded[i - 1] in ("هو", "هي", "وهو", "وهي"):
        mention = reading.subjects.ending.get(i - 1)
    if mention is not None and mention.kind in ("state", "body", "person"):
        yield reading.inventory.of(mention), "guarantor", mention.first, min(i + 2, len(doc.words))


def _asked_for(reading: Reading, i: int) -> bool:
    """Whether the word is an object (طلب الوزير ضامنا دوليا): in the accusative, and nobody is or becomes it."""
    doc = reading.doc
    first = doc.bounds[doc.words[i].sentence][0]
    before = (word.removeprefix("و") for word in doc.folded[max(first, i - 8) : i])
    return doc.folded[i] == "ضامنا" and not any((word,) in phrases("mediation_scenes", "being") for word in before)


def _sent(reading: Reading, i: int) -> Iterator[Told]:
    """أوفدت الوزارة السفير فلانا إلى العاصمتين."""
    doc = reading.doc
    word = doc.folded[i].removeprefix("و")
    if (word,) not in phrases("mediation", "sending"):
        return
    stop = min(i + 14, doc.bounds[doc.words[i].sentence][1])
    people = (m for m in reading.mentions_in(i + 1, stop) if m.kind == "person")
    person = next((m for m in people if m.role is not None or m.first in reading.subjects.ending), None)
    if person is not None and any(doc.folded[k] in ("الي", "علي") for k in range(person.last, stop)):
        yield reading.inventory.of(person), "envoy", i, person.last
