"""Who does what a verb of mediation tells: its subject, and where that stands farther off than a verb of saying has it."""

from agents.readers.embedded.affixes import definite
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import frames, phrases, small_words
from agents.readers.embedded.mediation_lexicon import clause_words
from agents.readers.embedded.mediation_thread import (
    NAMED,
    agrees,
    before_aside,
    described_ahead,
    described_before,
    heads,
    resumed,
    thread,
    told_of,
    turned_to,
    verb_before,
    whose_aides,
)
from agents.readers.embedded.mention import Mention, joined_by_and
from agents.readers.embedded.morphology import Inflection
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.subjects import COMMA

PARTIES = ("government_body", "armed_force", "non_state_armed_group")
"""Types of those who are mostly a party of a conflict themselves."""
_HE = {
    "انه": "m", "بانه": "m", "وانه": "m", "وبانه": "m", "لكنه": "m",
    "انها": "f", "بانها": "f", "وانها": "f", "وبانها": "f", "لكنها": "f",
}  # fmt: skip
"""Conjunctions with a pronoun that stands for who speaks or was named last, with its gender."""
_RELATIVES = {"الذي": "m", "والذي": "m", "التي": "f", "والتي": "f"}
"""Relative pronouns of one, with the gender of whom they stand for."""
_BESIDE = frozenset(("عند", "امام", "لدي", "مع"))
"""Words behind which somebody only stands by."""
DELEGATIONS = frozenset(("وفد", "فريق", "لجنه"))
"""Heads of those who are sent as a group."""
_CARRIED = ("papers", "message", "missive", "lists", "deposit", "captives")
"""Kinds of words of what somebody carries, keeps or brings back, whose owner does not do it."""
_FREE = ("person", "title", "body", "state")
_JOINING = frozenset(("وقد", "ثم", "وكان", "وكانت"))


def subject_of(reading: Reading, i: int, how: Inflection) -> Mention | None:
    """The subject of the verb at word i; a name behind an office and its place stands for the office."""
    told = _subject(reading, i, how)
    if told is None or not agrees(how, told) or _paper(reading, told):
        return None
    if told.kind == "title" or (len(told.name) > 1 and all(map(definite, told.name))):
        return name_behind(reading, told)
    return _head_of_delegation(reading, told)


def _subject(reading: Reading, i: int, how: Inflection) -> Mention | None:
    subjects = reading.subjects
    if (plain := turned_to(reading, i) or before_aside(reading, i, how)) is not None:
        return plain
    if how.form == "doing":
        told = _describing(reading, i, how) or _chained(reading, i, how, joined=False)
        if told is not None:
            return told
    if (whose := whose_aides(reading, i)) is not None:
        return told_of(reading, i, whose)
    begun = _begun(reading, i)
    relative = _revealed(reading, i) or subjects.antecedent(begun)
    after = subjects.subject_after(i) or _ruled_in_name(reading, i)
    before = subjects.ending.get(begun)
    if relative is None and before is not None and _opens(reading, before, begun, how):
        return before
    if before is not None and sent_by(reading.doc, before) and not reading.doc.gaps[begun].strip():
        return before
    if relative is not None and not how.suffix and not _of_its_own(reading, begun, how):
        return relative
    if relative is None and (he := _is_he(reading, i, how)) is not None:
        return he
    if (gone_on := _gone_on(reading, begun, how)) is not None:
        return gone_on
    if after is not None and after.first - i <= 4 and after.kind != "group" and not _object(reading, i, after):
        return after
    topic = subjects.topic(i)
    if topic is not None and (
        _beside(reading, topic) or _among(reading, topic) or _owns(reading, topic) or topic.head.startswith("مراسل")
    ):
        topic = None
    earlier = _earlier(reading, i)
    earlier = None if earlier is not None and _owns(reading, earlier) else earlier
    if earlier is not None and topic is None and relative is None and _alone(reading, i):
        return earlier
    ahead = (_later(reading, i, how), described_ahead(reading, i, how))
    later = min((m for m in ahead if m is not None), key=lambda m: m.first, default=None)
    near = relative or topic or _committee(reading, i) or later or earlier
    near = near or described_before(reading, begun, how) or _pronoun(reading, i) or _sentence_before(reading, i, how)
    return near or _going_on(reading, i, how) or _chained(reading, i, how, joined=False) or thread(reading, begun, how)


def _of_its_own(reading: Reading, i: int, how: Inflection) -> bool:
    """Whether a verb behind a relative pronoun has another subject, by its gender (عمان، التي عاد سفيرها … وحمل الرد)."""
    doc = reading.doc
    first = doc.bounds[doc.words[i].sentence][0]
    pronoun = next((doc.folded[k] for k in range(i - 1, first - 1, -1) if doc.folded[k] in _RELATIVES), "")
    return how.number == "s" and how.gender is not None and _RELATIVES.get(pronoun, how.gender) != how.gender


def _ruled_in_name(reading: Reading, i: int) -> Mention | None:
    """The person right behind a verb that is written like a preposition (ضمن الشيخ فلان الورقة)."""
    after, words = reading.subjects.at.get(i + 1), reading.doc.folded
    if after is None or after.kind not in NAMED or words[i].removeprefix("و") not in small_words()["prepositions"]:
        return None
    return after if words[i + 1] in (after.name[0], after.head, "ال" + after.head) else None


def _gone_on(reading: Reading, i: int, how: Inflection) -> Mention | None:
    """Whoever opens the sentence, an aside behind the name, or did what the verb is joined to (نزل فلان ..، ثم عاد بجواب)."""
    if how.form == "doing":
        return None
    if (opening := resumed(reading, i, how)) is not None:
        return opening
    return _chained(reading, i, how, joined=True) if _alone(reading, i) else None


def _chained(reading: Reading, i: int, how: Inflection, *, joined: bool) -> Mention | None:
    """The subject of the verb before, where that verb is inflected alike."""
    before = verb_before(reading, i, how, joined=joined)
    return _subject(reading, *before) if before is not None else None


def _begun(reading: Reading, i: int) -> int:
    """Where a verb begins that another stands over (ظل يتنقل، راحت تحمل): the first of the two."""
    begun = i
    while begun > 0 and (reading.doc.folded[begun - 1],) in phrases("mediation_both", "keeping_on"):
        begun -= 1
    return begun


def _opens(reading: Reading, before: Mention, i: int, how: Inflection) -> bool:
    """Whether a person or body named right before a verb is its subject (الشيخ فلان كفل الخاطفين)."""
    free = before.kind in _FREE and not before.governed and not reading.doc.gaps[i].strip()
    first = reading.doc.bounds[reading.doc.words[i].sentence][0]
    opened = (reading.doc.folded[before.first - 1],)
    led = before.first == first or opened in frames()["that"] or opened in phrases("mediation_both", "naming")
    return free and led and not how.suffix and agrees(how, before)


def _is_he(reading: Reading, i: int, how: Inflection) -> Mention | None:
    """Of «القس فلان بلا صفة، لكنه هو من صاغ الورقة» the one who opens the sentence."""
    if i < 2 or phrases("mediation_scenes", "it_is_he").match(reading.doc.folded, i - 2) != 2 or how.suffix:
        return None
    opening = reading.subjects.at.get(reading.doc.bounds[reading.doc.words[i].sentence][0])
    free = opening is not None and opening.kind in NAMED and not opening.governed and opening.last < i - 1
    return opening if free and opening is not None and agrees(how, opening) else None


def _going_on(reading: Reading, i: int, how: Inflection) -> Mention | None:
    """Of «فلان الذي أقام بين الفريقين يترجم لكل منهما» the nearest person before, of whom a relative clause tells."""
    doc = reading.doc
    first = doc.bounds[doc.words[i].sentence][0]
    before = [m for m in reading.mentions_in(first, i) if m.kind in NAMED and m.last < i and agrees(how, m)]
    told = [m for m in before if (doc.folded[m.last],) in frames()["relatives"]]
    return told[-1] if told and told[-1] is before[-1] and how.number == "s" and not how.suffix else None


def _revealed(reading: Reading, i: int) -> Mention | None:
    """Of «الرجل الذي نقل الرسائل هو فلان» the one named in the end."""
    doc = reading.doc
    stop = min(i + 14, doc.bounds[doc.words[i].sentence][1])
    he = next((k for k in range(i + 1, stop) if doc.folded[k] in ("هو", "هي")), None)
    if he is None or not reading.subjects.after_relative(i) or COMMA & set(doc.gaps[he]):
        return None
    return next((m for m in reading.mentions_in(he + 1, he + 3) if m.kind == "person"), None)


def _committee(reading: Reading, i: int) -> Mention | None:
    """Of «تشرف على الهدنة لجنة من الهلال الأحمر» the body whose committee it is."""
    doc = reading.doc
    stop = min(reading.clause(i)[1], i + 12)
    return next((m for m in reading.mentions_in(i + 1, stop) if m.kind in ("body", "state") and sent_by(doc, m)), None)


def _object(reading: Reading, i: int, after: Mention) -> bool:
    """Whether what follows the verb is what it is about (تولى إدارة الجلسة) or hangs on that (عاد بموافقة الجبهة)."""
    words = reading.doc.folded
    governed = after.first == i + 2 and _alone(reading, i) and words[i + 1][:1] in "بل"
    before = words[after.first - 1].removeprefix("و")
    governed = governed or (after.first > i + 1 and before in small_words()["prepositions"] and before != "من")
    return _deed(reading, after) or governed or _paper(reading, after) or _housed(reading, after)


def _housed(reading: Reading, mention: Mention) -> bool:
    """Whether the mention only says whose house it is from, to or in which something is done (جاءنا من بيت فلان بورقة)."""
    words, at = reading.doc.folded, mention.first - 1
    return (
        at > 0
        and (words[at],) in phrases("mediation_both", "own_places")
        and words[at - 1] in small_words()["prepositions"]
    )


def _paper(reading: Reading, mention: Mention) -> bool:
    """Whether what reads like a source is what is carried (صفحات، مطالبنا السبعة)."""
    return mention.kind == "source" and clause_words("papers").match(reading.doc.folded, mention.first) > 0


def _deed(reading: Reading, mention: Mention) -> bool:
    """Whether what reads like a body is what the verb is about (تولى إدارة الجلسة)."""
    words = reading.doc.folded[mention.first : mention.last]
    return any(clause_words(kind).match(words, 0) for kind in ("running", "delivering", "watch"))


def sent_by(doc: Document, mention: Mention) -> bool:
    """Whether the words before a mention make it the sender of a delegation or committee (لجنة من كذا)."""
    at = mention.first
    return (
        at > 1
        and doc.folded[at - 1] in ("من", "عن")
        and (doc.folded[at - 2],) in phrases("mediation_both", "sent_from")
    )


def joined_before(reading: Reading, subject: Mention) -> list[Entity]:
    """Of «قطر ومصر قدمتا» also the first: the one to which the subject before its verb is joined."""
    before = reading.subjects.ending.get(subject.first)
    joined = reading.doc.folded[subject.first].startswith("و") and before is not None and before.kind == subject.kind
    return [reading.inventory.of(before)] if joined and before is not None and not before.governed else []


def leader(reading: Reading, subject: Mention) -> list[Entity]:
    """Of «يسّر المشاورات فريق الاتحاد رفيع المستوى برئاسة فلانة» the one who leads the body that is the subject."""
    if subject.kind != "body":
        return []
    near = (m for m in reading.mentions_in(subject.last, subject.last + 6) if m.kind == "person")
    return [reading.inventory.of(m) for m in near if _leads(reading, m.first)][:1]


def _describing(reading: Reading, i: int, how: Inflection) -> Mention | None:
    """Of a participle (وصل فلان حاملا، بحسب مصدر، ردا) the person nearest before it that agrees, else the clause's topic."""
    doc = reading.doc
    beside = reading.subjects.ending.get(i)
    if beside is not None and not beside.governed and beside.kind in _FREE and not joined_by_and(doc, beside):
        return beside
    first = doc.bounds[doc.words[i].sentence][0]
    before = [m for m in reading.mentions_in(first, i) if m.last <= i and not _source(reading, m)]
    people = [m for m in before if m.kind in NAMED and agrees(how, m)]
    free = [m for m in people if not m.governed] or [m for m in people if _leads(reading, m.first)]
    if free:
        return free[-1]
    return next((m for m in before if not m.governed and m.kind in _FREE), None)


def _leads(reading: Reading, k: int) -> bool:
    """Whether a word that names the head of a delegation stands before word k (وفد برئاسة فلان)."""
    table = phrases("mediation", "headed")
    return any(k >= n and 0 < table.match(reading.doc.folded, k - n) <= n for n in (1, 2))


def _head_of_delegation(reading: Reading, told: Mention) -> Mention:
    """Of «وفد كويتي برئاسة فلان» the one who leads it; else the mention itself."""
    if told.head not in DELEGATIONS:
        return told
    behind = next((m for m in reading.mentions_in(told.last, told.last + 3) if m.kind == "person"), None)
    return behind if behind is not None and _leads(reading, behind.first) else told


def _source(reading: Reading, mention: Mention) -> bool:
    """Whether the mention is but the source of what is told (بحسب فلان)."""
    words = reading.doc.folded
    return any(frames()["according"].match(words, k) for k in range(max(0, mention.first - 2), mention.first))


def _later(reading: Reading, i: int, how: Inflection) -> Mention | None:
    """The first free person or body after the verb's object (ترأس الاجتماع … المستشار فلان), no party of a conflict.

    Behind a verb whose object is joined to it the subject comes before any comma.
    """
    stop = min(reading.clause(i)[1], i + 11)
    if how.suffix:
        stop = next((k for k in range(i + 1, stop) if COMMA & set(reading.doc.gaps[k])), stop)
    near = (m for m in reading.mentions_in(i + 1, stop) if m.kind in _FREE)
    free = (m for m in near if not m.governed and not _possessing(reading, i, m) and not _housed(reading, m))
    words = reading.doc.folded
    free = (m for m in free if m.kind != "title" or definite(words[m.first - 1]) or words[m.first - 1].endswith("ا"))
    fit = (m for m in free if m.type not in PARTIES and not _deed(reading, m) and not _among(reading, m))
    return next(fit, None)


def _possessing(reading: Reading, i: int, mention: Mention) -> bool:
    """Whether the mention only says whose that is which is carried or which a preposition governs (تعود بورقة فلان)."""
    word = reading.doc.folded[mention.first - 1]
    if mention.first - 1 > i and _owns(reading, mention):
        return True
    governed = word[:1] in "بل" and len(word) > 3 and not word.startswith(("بال", "لل"))
    return mention.first - 1 > i and governed and not COMMA & set(reading.doc.gaps[mention.first])


def _owns(reading: Reading, mention: Mention) -> bool:
    """Whether the mention only says whose that is which is carried (يحمل طلبات الأسر، نقل رسالة وزير الخارجية)."""
    doc = reading.doc
    if not mention.first or doc.gaps[mention.first].strip() or not any(map(definite, mention.name)):
        return False
    word = doc.folded[mention.first - 1]
    thing = not definite(word) and not word.endswith("ا")
    return thing and any((word,) in clause_words(kind) for kind in _CARRIED)


def _beside(reading: Reading, mention: Mention) -> bool:
    """Whether somebody is but the company in which something is done, or the one from whose house it is."""
    before = reading.doc.folded[mention.first - 1] if mention.first else ""
    return before in _BESIDE or _housed(reading, mention)


def _among(reading: Reading, mention: Mention) -> bool:
    """Whether the mention is one of those between whom something is (بين فلان وفلان)."""
    doc = reading.doc
    first = doc.bounds[doc.words[mention.first].sentence][0]
    near = doc.folded[max(first, mention.first - 5) : mention.first]
    return joined_by_and(doc, mention) and any(word.removeprefix("و") == "بين" for word in near)


def _earlier(reading: Reading, i: int) -> Mention | None:
    """Of a verb joined to one before it (أبلغت باكستان …، ونقلت …) the free mention that comes first in the sentence."""
    doc = reading.doc
    first = doc.bounds[doc.words[i].sentence][0]
    joined = doc.folded[i].startswith("و") or (i > first and doc.folded[i - 1] in _JOINING)
    if not joined or i == first:
        return None
    before = (m for m in reading.mentions_in(first, i) if not m.governed and m.kind in _FREE)
    mention = next((m for m in before if not _beside(reading, m)), None)
    feminine = doc.folded[i].endswith("ت") or doc.folded[i].startswith("وت")
    man = mention is not None and mention.kind in NAMED and mention.gender == "m"
    return None if mention is None or (man and feminine) else mention


def _pronoun(reading: Reading, i: int) -> Mention | None:
    """Of «أوضح فلان أنه تنقل» and «يشهدون لفلان بأنه ينقل» who is meant by the pronoun: the nearest person before it."""
    doc = reading.doc
    first = doc.bounds[doc.words[i].sentence][0]
    reach = 9 if COMMA & set(doc.gaps[i]) else 3
    at = next((k for k in range(i - 1, max(first, i - reach) - 1, -1) if (doc.folded[k],) in frames()["that"]), None)
    if at is None or doc.folded[at] not in _HE:
        return None
    before = [m for m in reading.mentions_in(first, at) if m.kind in NAMED and m.gender in (None, _HE[doc.folded[at]])]
    before = [m for m in before if not m.governed or doc.folded[m.first - 1] not in _BESIDE]
    return before[-1] if before else None


def _sentence_before(reading: Reading, i: int, how: Inflection) -> Mention | None:
    """Of a sentence that opens with the verb and names nobody, the one person whom the sentence before it names."""
    doc = reading.doc
    number = doc.words[i].sentence
    first, stop = doc.bounds[number]
    he = phrases("mediation_scenes", "it_is_he").match(doc.folded, first) == i - first
    opens = he or (i - first <= 5 and i + 1 < stop and _goes_on(doc.folded[i + 1]))
    kinds = NAMED if opens else _FREE
    opens = opens or _begun(reading, i) == first
    if (
        number == 0
        or "\n" in doc.gaps[first]
        or not opens
        or how.suffix
        or how.number != "s"
        or not (he or heads(reading, i))
    ):
        return None
    if any(m.kind in _FREE and not m.governed for m in reading.mentions_in(first, i + 1)):
        return None
    words = doc.words_of(number - 1)
    named = [m for m in reading.mentions_in(words.start, words.stop) if m.kind in kinds and not m.governed]
    if kinds is NAMED:
        named = [m for m in named if reading.inventory.of(m).kind == "person"] or named
    same = {reading.inventory.of(m).number for m in named}
    return named[-1] if len(same) == 1 and agrees(how, named[-1]) else None


def _alone(reading: Reading, i: int) -> bool:
    """Whether the verb is followed by what no subject comes before: a preposition with what it governs."""
    words = reading.doc.folded
    return i + 1 < len(words) and _goes_on(words[i + 1])


def _goes_on(word: str) -> bool:
    """Whether the word behind a verb is a preposition, so that no subject stands there (تنقلت بين, عاد برسالة)."""
    return word in small_words()["prepositions"] or (word[:1] in "بل" and not word.startswith("بين") and len(word) > 3)


def name_behind(reading: Reading, title: Mention) -> Mention:
    """Of «رئيس الغرفة في خانقين، الحاج فلان،» the person named behind the comma; else the title itself."""
    doc = reading.doc
    stop = min(title.last + 8, doc.bounds[doc.words[title.first].sentence][1])
    commas = [k for k in range(title.last, stop) if COMMA & set(doc.gaps[k])]
    if not commas:
        return title
    at = commas[0]
    at += at < stop and at not in reading.subjects.at and definite(doc.folded[at])
    behind = reading.subjects.at.get(at)
    if behind is None or behind.kind != "person" or behind.governed or behind.gender not in (None, title.gender):
        return title
    closed = behind.last >= len(doc.gaps) or any(c in doc.gaps[behind.last] for c in "،,.")
    free = any(m.first > title.first and not m.governed for m in reading.mentions_in(title.first, commas[0]))
    return behind if closed and not free else title
