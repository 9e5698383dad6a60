"""Mediators, by frame only: who brings the sides together, hosts their talks, carries messages, vouches or watches."""

from dataclasses import dataclass, field

from agents.readers.embedded.contacts import contacts
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import mediation_frames, phrases
from agents.readers.embedded.mediation_both import by_both
from agents.readers.embedded.mediation_clauses import Told, hedged, match_stem, object_fits, takes_part
from agents.readers.embedded.mediation_company import counterparts, members, principals
from agents.readers.embedded.mediation_deeds import OURS, by_deed
from agents.readers.embedded.mediation_houses import by_house
from agents.readers.embedded.mediation_lexicon import MediationVerb, clause_words, may_open, mediation_verbs, verbs_at
from agents.readers.embedded.mediation_named import by_name
from agents.readers.embedded.mediation_nouns import by_noun
from agents.readers.embedded.mediation_scenes import by_scene
from agents.readers.embedded.mediation_subjects import joined_before, leader, name_behind, subject_of
from agents.readers.embedded.mediation_titles import title_of
from agents.readers.embedded.mediation_words import by_own_words
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.reading import Reading
from schemas.draft import Span
from schemas.vocabulary import MediatorRole

_BEYOND = frozenset(("مع", "بين", "لدى", "لدي", "ضد"))
"""Words behind which a party stands, no mediator: «بوساطة دولية مع الجبهة»."""
_SAYS_ALL = ("وساط", "مساعي")
"""Beginnings of words of mediation that need no talk or truce beside them."""
_OF_BOTH = frozenset(("بين", "وبين", "وفدي", "طرفي", "وفدا", "ممثلي", "لوفدي"))
"""Words before those between whom something is to be settled."""


@dataclass
class Found:
    """A mediator found: roles in order of evidence."""

    entity: Entity
    span: Span
    roles: list[MediatorRole] = field(default_factory=list)
    person: Entity | None = None
    parties: tuple[Entity, ...] = ()
    ongoing: bool = False


def find_mediators(reading: Reading) -> list[Found]:
    """The mediators of an article, each once."""
    found: dict[int, Found] = {}
    for i in (i for i in range(len(reading.doc.words)) if may_open(reading.doc.folded, i)):
        nouns = [told for told in by_noun(reading, i) if _can_mediate(told[0])]
        if nouns and hedged(reading, i):
            nouns = []
        deeds = [told for told in by_deed(reading, i) if _can_mediate(told[0])]
        own = [told for told in by_own_words(reading, i) if _can_mediate(told[0])]
        scenes = [
            told
            for told in (*by_scene(reading, i), *by_name(reading, i), *by_both(reading, i), *by_house(reading, i))
            if _can_mediate(told[0]) and not hedged(reading, i)
        ]
        for entity, role, first, last in (
            *_by_verb(reading, i),
            *_by_phrase(reading, i),
            *nouns,
            *deeds,
            *scenes,
            *own,
        ):
            if entity.number not in _between(reading, i):
                _record(reading, found, entity, role, first, last)
    for i in range(len(reading.doc.words)):
        for entity, first, last in contacts(reading, i):
            if entity.number not in found and entity not in reading.inventory.sides:
                _record(reading, found, entity, "consulting_third_party", first, last)
    for mention in reading.inventory.mentions:
        title = title_of(reading, mention)
        if title is not None:
            named = name_behind(reading, mention) if mention.kind == "title" else mention
            _record(reading, found, reading.inventory.of(named), title, mention.first, mention.last)
    _add_company(reading, found)
    for entry in found.values():
        entry.parties = tuple(reading.want(e) for e in reading.inventory.sides if e is not entry.entity)
        consulting = entry.roles == ["consulting_third_party"]
        entry.ongoing = not consulting and _ongoing(reading, entry.span)
    return list(found.values())


def _add_company(reading: Reading, found: dict[int, Found]) -> None:
    """Whoever mediates because another does."""
    roles = {number: tuple(entry.roles) for number, entry in found.items()}
    for entity, role, mention in (*members(reading, roles), *counterparts(reading, roles)):
        _record(reading, found, entity, role, mention.first, mention.last)
    roles = {number: tuple(entry.roles) for number, entry in found.items()}
    for body, envoy, mention in principals(reading, roles):
        if body.number not in found:
            _record(reading, found, body, "good_offices", mention.first, mention.last)
            found[body.number].person = envoy


def _ongoing(reading: Reading, span: Span) -> bool:
    """Whether a verb of mediation in the present stands in the evidence."""
    doc = reading.doc
    start = span.where or 0
    words = range(doc.word_at(start), doc.word_at(start + len(span.quote)))
    return any(
        row.how.form == "present" for k in words for row in mediation_verbs().get(doc.folded[k].removeprefix("و"), ())
    )


def _record(
    reading: Reading, found: dict[int, Found], entity: Entity, role: MediatorRole, first: int, last: int
) -> None:
    if entity.kind in ("group", "source") and entity.type not in ("collective_unresolved", "person"):
        return
    span = reading.span(first, last)
    if span is None:
        return
    reading.want(entity)
    entry = found.setdefault(entity.number, Found(entity, span))
    if role not in entry.roles and len(entry.roles) < 4:
        entry.roles.append(role)


def _by_verb(reading: Reading, i: int) -> list[Told]:
    doc = reading.doc
    rows = verbs_at(doc.folded[i])
    if not rows or i in reading.subjects.inside:
        return []
    if doc.words[i].quote >= 0 and not reading.subjects.after_relative(i):
        return []
    if i > 0 and doc.folded[i - 1] in ("من", "لمن", "ممن") and not _it_is_he(reading, i):
        return []
    if i > 0 and doc.folded[i - 1] in ("علي", "في", "عن", "الي"):
        return []  # a verbal noun: «على نشر مراقبين»
    if doc.folded[i].startswith("ال") and not (doc.gaps[i] == " " and i in reading.subjects.ending):
        return []  # «الوفد المشارك في الوساطة», but no «المشاركة» by itself
    _first, last = reading.clause(i)
    if hedged(reading, i):
        return []
    results = []
    for row in rows:
        if row.how.suffix == "ه" and doc.words[i].text.endswith("ة"):
            continue
        if not object_fits(reading, i, last, row):
            continue
        subject = subject_of(reading, i, row.how)
        if subject is None or subject.kind == "group" or (row.outsiders and subject.head.startswith("مصدر")):
            continue
        begin = min(subject.first, i) if i - subject.first < 25 else i
        for entity in (*joined_before(reading, subject), *reading.subjects.joined(subject), *leader(reading, subject)):
            if _can_mediate(entity) and not (row.outsiders and _partisan(reading, entity, row)):
                results.append((entity, row.role, begin, max(last, subject.last)))
        if results:
            break
    return results


def _partisan(reading: Reading, entity: Entity, row: MediationVerb) -> bool:
    """Whether the doer takes part in the conflict; by the will of both sides others do that are mostly parties."""
    return entity in reading.inventory.sides if "bywill" in row.kinds else takes_part(reading, entity)


def _it_is_he(reading: Reading, i: int) -> bool:
    """Whether «هو من» stands before word i, which then says who did it and asks or tells of nobody else."""
    return i > 1 and phrases("mediation_scenes", "it_is_he").match(reading.doc.folded, i - 2) == 2


def _between(reading: Reading, i: int) -> frozenset[int]:
    """Numbers of those between whom something is to be settled in the word's sentence: no mediators of it."""
    doc = reading.doc
    found: set[int] = set()
    first, last = doc.bounds[doc.words[i].sentence]
    for k in range(first, last):
        if doc.folded[k] not in _OF_BOTH:
            continue
        mention = next(reading.mentions_in(k + 1, min(k + 4, last)), None)
        if mention is not None:
            found.update(entity.number for entity in reading.subjects.joined(mention))
            follower = reading.subjects.at.get(mention.last)
            if follower is not None and doc.folded[follower.first].startswith("و"):
                found.add(reading.inventory.of(follower).number)
    return frozenset(found)


def _can_mediate(entity: Entity) -> bool:
    if entity.kind == "body" and (entity.head,) in phrases("mediation", "things"):
        return False
    if entity.kind != "state" and (entity.name[-1:] in clause_words("message") or entity.head.startswith("مراسل")):
        return False
    if entity.kind == "person" and any(_writes(m.head) for m in entity.mentions):
        return False
    if entity.name[:1] in phrases("mediation_both", "either_of_them"):
        return False
    ours = len(entity.name) == 1 and entity.name[0] in OURS
    return entity.kind != "group" and not ours and entity.type not in ("media", "company")


def _writes(head: str) -> bool:
    return (head,) in phrases("mediation_scenes", "writers")


def _by_phrase(reading: Reading, i: int) -> list[Told]:
    doc = reading.doc
    table = mediation_frames()
    words = doc.folded[i : i + 8]
    size = table.match(words, 0)
    if not size and words[0].startswith("و"):
        words = [words[0][1:], *words[1:]]
        size = table.match(words, 0)
    if not size or hedged(reading, i):
        return []
    role, before = table[tuple(words[:size])]
    last = reading.clause(i)[1]
    if before:
        earlier = [m for m in reading.mentions_in(max(0, i - 6), i) if m.last <= i]
        mention = earlier[-1] if earlier else None
    else:
        mention = next((m for m in reading.mentions_in(i + size, i + size + 5)), None)
        between = doc.folded[i + size : mention.first] if mention is not None else []
        if _BEYOND & set(between) or any(word.startswith("وب") for word in between):
            mention = None
    if role == "observer" and doc.folded[i + size - 1] not in ("من", "عن"):
        mention = mention if before else _attending(reading, i)
    if mention is None:
        return []
    if (
        not any(word in doc.folded[i] for word in _SAYS_ALL)
        and not (role == "observer" and doc.folded[i].startswith("بصف"))
        and not _near_talks(reading, i, role)
    ):
        return []
    joined = reading.subjects.joined(mention)
    named = [m.last for e in joined for m in e.mentions if 0 <= m.first - mention.first < 12]
    begin, end = min(i, mention.first), max(i + size, mention.last, *named)
    return [(e, role, begin, min(end, last + 20)) for e in joined if _can_mediate(e)]


def _attending(reading: Reading, i: int) -> Mention | None:
    """Who attends as an observer: the one that the clause begins with, else the nearest before it."""
    earlier = [m for m in reading.mentions_in(max(0, i - 18), i) if m.last <= i]
    begin = reading.clause(i)[0]
    return next((m for m in earlier if m.first >= begin), earlier[-1] if earlier else None)


def _near_talks(reading: Reading, i: int, role: MediatorRole) -> bool:
    """Whether the sentence speaks of talks, a truce or an exchange at all."""
    doc = reading.doc
    words = [doc.folded[k] for k in doc.words_of(doc.words[i].sentence)]
    tables = [phrases("mediation", "talk_words"), phrases("relevance", "peace"), phrases("mediation", "truce_words")]
    tables.append(phrases("mediation_scenes", "meeting"))
    return any(match_stem(words, k, t) for t in tables for k in range(len(words)))
