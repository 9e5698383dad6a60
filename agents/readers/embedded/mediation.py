"""Mediators, by frame only: who brings the sides together, hosts their talks, carries messages, vouches or watches."""

from dataclasses import dataclass, field

from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import mediation_frames, mediation_verbs, nisbas, phrases
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.phrases import Phrases
from agents.readers.embedded.reading import Reading
from schemas.draft import Span
from schemas.vocabulary import MediatorRole

_NEGATIONS = frozenset(("لا", "لم", "لن", "ولم", "ولا", "ولن", "ليس", "ليست", "دون", "عدم", "ما"))
_UN_WORDS = frozenset(("المتحده", "الاممي", "الامميه", "الاممية", "الخاص", "الخاصه"))
_MEDIATING = frozenset(("الوساطه", "وساطه", "المصالحه", "الصلح", "الجوديه"))
_TALKS = (
    "مباحثات",
    "محادثات",
    "مشاورات",
    "لقاء",
    "التقي",
    "التقت",
    "بحث",
    "بحثت",
    "جوله",
    "اجتماع",
    "المشاورات",
    "مباحثاته",
    "مباحثاتها",
    "لقاء",
    "الحوار",
    "المحادثات",
)


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
    for i in range(len(reading.doc.words)):
        for entity, role, first, last in (*_by_verb(reading, i), *_by_phrase(reading, i)):
            _record(reading, found, entity, role, first, last)
    for mention in reading.inventory.mentions:
        title = _by_title(reading, mention)
        if title is not None:
            entity = reading.inventory.of(mention)
            _record(reading, found, entity, title, mention.first, mention.last)
            if title == "envoy" and entity.body is not None and entity.body.type == "intergovernmental_org":
                _record(reading, found, entity.body, "good_offices", mention.first, mention.last)
                found[entity.body.number].person = entity
    for entry in found.values():
        entry.parties = tuple(reading.want(e) for e in reading.inventory.sides if e is not entry.entity)
        entry.ongoing = _ongoing(reading, entry.span)
    return list(found.values())


def _ongoing(reading: Reading, span: Span) -> bool:
    """Whether a verb of mediation in the present stands in the evidence."""
    doc = reading.doc
    start = span.where or 0
    words = range(doc.word_at(start), doc.word_at(start + len(span.quote)))
    return any(
        how.form == "present" for k in words for _, _, how in mediation_verbs().get(doc.folded[k].removeprefix("و"), ())
    )


def _record(
    reading: Reading, found: dict[int, Found], entity: Entity, role: MediatorRole, first: int, last: int
) -> None:
    if entity.kind in ("group", "source") and entity.type != "collective_unresolved":
        return
    span = reading.span(first, last)
    if span is None:
        return
    reading.want(entity)
    entry = found.setdefault(entity.number, Found(entity, span))
    if role not in entry.roles and len(entry.roles) < 4:
        entry.roles.append(role)


def _by_verb(reading: Reading, i: int) -> list[tuple[Entity, MediatorRole, int, int]]:
    doc = reading.doc
    form = doc.folded[i]
    rows = mediation_verbs().get(form) or (mediation_verbs().get(form[1:]) if form[:1] in "وف" else None)
    if not rows or i in reading.subjects.inside or doc.words[i].quote >= 0:
        return []
    _first, last = reading.clause(i)
    if _hedged(reading, i):
        return []
    results = []
    for role, kind, how in rows:
        if how.suffix == "ه" and doc.words[i].text.endswith("ة"):
            continue
        if not _object_fits(reading, i, last, kind):
            continue
        subject = _subject(reading, i, how.suffix != "")
        if subject is None:
            continue
        begin = min(subject.first, i) if i - subject.first < 25 else i
        for entity in reading.subjects.joined(subject):
            if _can_mediate(entity):
                results.append((entity, role, begin, max(last, subject.last)))
        if results:
            break
    return results


def _subject(reading: Reading, i: int, suffix: bool) -> Mention | None:
    subjects = reading.subjects
    relative = subjects.antecedent(i)
    after = subjects.subject_after(i)
    if relative is not None and not suffix:
        return relative
    if after is not None and after.first - i <= 4:
        return after
    return relative or subjects.topic(i) or _later(reading, i)


def _later(reading: Reading, i: int) -> Mention | None:
    """The first free person or body after the verb's object (ترأس الاجتماع … المستشار فلان)."""
    stop = min(reading.clause(i)[1], i + 11)
    return next(
        (m for m in reading.mentions_in(i + 1, stop) if not m.governed and m.kind in ("person", "body", "state")), None
    )


def _object_fits(reading: Reading, i: int, last: int, kind: str) -> bool:
    """Whether the clause holds what the verb must bring about; nothing is asked where the verb says it all."""
    if not kind:
        return True
    doc = reading.doc
    back = 14 if doc.folded[i][-1:] == "ا" or doc.folded[i].endswith("ه") else 4
    words = doc.folded[max(0, i - back) : min(len(doc.folded), max(last, i + 12))]
    tables = [phrases("mediation", f"{name}_words") for name in kind.split("_")]
    return all(any(_match_stem(words, k, table) for k in range(len(words))) for table in tables)


def _match_stem(words: list[str], k: int, table: Phrases[bool]) -> bool:
    if table.match(words, k):
        return True
    word = words[k]
    bare = word[1:] if word[:1] in "وفبل" and len(word) > 3 else word
    bare = bare[2:] if bare.startswith("ال") else ("" + bare[1:] if bare.startswith("ل") else bare)
    return any((form,) in table for form in (bare, "ال" + bare, bare.removesuffix("ا")))


def _hedged(reading: Reading, i: int) -> bool:
    """Whether the mediation is only offered, asked for or denied in its clause."""
    doc = reading.doc
    first = doc.bounds[doc.words[i].sentence][0]
    before = doc.folded[max(first, i - 6) : i]
    if any(w in _NEGATIONS for w in before[-3:]):
        return True
    after = doc.folded[i : doc.bounds[doc.words[i].sentence][1]]
    if any(phrases("mediation", "apart").match(after, k) for k in range(len(after))):
        return True
    offered = phrases("mediation", "offered")
    return any(offered.match(before, k) for k in range(len(before)))


def _can_mediate(entity: Entity) -> bool:
    return entity.kind != "group" and entity.type not in ("media", "company")


def _by_phrase(reading: Reading, i: int) -> list[tuple[Entity, MediatorRole, int, int]]:
    doc = reading.doc
    table = mediation_frames()
    size = table.match(doc.folded, i)
    if not size or _hedged(reading, i):
        return []
    role, before = table[tuple(doc.folded[i : i + size])]
    last = reading.clause(i)[1]
    if before:
        earlier = [m for m in reading.mentions_in(max(0, i - 6), i) if m.last <= i]
        mention = earlier[-1] if earlier else None
    else:
        mention = next((m for m in reading.mentions_in(i + size, i + size + 5)), None)
    if role == "observer":
        mention = mention if before else next(iter(reversed(list(reading.mentions_in(max(0, i - 18), i)))), None)
    if mention is None:
        return []
    if not _near_talks(reading, i, role):
        return []
    begin, end = min(i, mention.first), max(mention.last, i + size)
    return [
        (e, role, begin, min(max(end, i + size), last + 20))
        for e in reading.subjects.joined(mention)
        if _can_mediate(e)
    ]


def _near_talks(reading: Reading, i: int, role: MediatorRole) -> bool:
    """Whether the sentence speaks of talks, a truce or an exchange at all."""
    doc = reading.doc
    words = [doc.folded[k] for k in doc.words_of(doc.words[i].sentence)]
    tables = [phrases("mediation", "talk_words"), phrases("relevance", "peace"), phrases("mediation", "truce_words")]
    return any(_match_stem(words, k, t) for t in tables for k in range(len(words)))


def _by_title(reading: Reading, mention: Mention) -> MediatorRole | None:
    """الوسيط فلان; المبعوث الأممي فلان; رئيسة بعثة الأمم المتحدة where talks are at hand."""
    head = mention.head.removesuffix("ه")
    if mention.kind == "body" and _MEDIATING & set(mention.name):
        return "lead_mediator"
    entity = reading.inventory.of(mention)
    named = entity.kind == "person" and len(entity.name) > 1
    if (head == "وسيط" and named) or (head == "وسطاء" and any(w in nisbas() for w in mention.name[1:])):
        return "lead_mediator"
    if head in ("مبعوث", "موفد") and named:
        return "envoy"
    reach = mention.role or ((mention.first, mention.last) if mention.kind == "title" else None)
    if reach is None or entity.kind != "person":
        return None
    role = set(reading.doc.folded[reach[0] : reach[1]])
    mission = head in ("رييس", "ممثل", "منسق") and ("بعثه" in role or "الخاص" in role or "الخاصه" in role)
    if mission and role & _UN_WORDS and _meets(reading, reading.inventory.of(mention)):
        return "envoy"
    return None


def _meets(reading: Reading, entity: Entity) -> bool:
    """Whether a sentence that names the entity speaks of consultations."""
    sentences = {reading.doc.words[m.first].sentence for m in entity.mentions}
    sentences |= {reading.doc.words[s.first].sentence for s in reading.stands if s.holder is entity}
    for number in sentences:
        if any(
            w.removeprefix("ال").removeprefix("بال") in _TALKS
            for w in (reading.doc.folded[k] for k in reading.doc.words_of(number))
        ):
            return True
    return False
