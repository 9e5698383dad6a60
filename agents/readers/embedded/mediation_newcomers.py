"""People whom a text knows by description alone where they do something for both sides: رجل من أهل القرية، ممرضتان من الصليب.

Only a deed of mediation makes somebody of them, so that they are looked for where such a verb names nobody as its subject.
"""

from agents.readers.embedded.affixes import definite
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import nisbas, phrases, small_words, title_heads
from agents.readers.embedded.mediation_lexicon import clause_words, verbs_at
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.morphology import Gender, Number
from agents.readers.embedded.names import plain_space
from agents.readers.embedded.once import once
from agents.readers.embedded.reading import Reading

_FROM = frozenset(("من", "منهم", "منها", "منا"))
_BETWEEN = 3
"""Words between a head and «من», with its adjectives."""
_WOMEN = frozenset(("امراه", "عجوز"))


@once
def people() -> frozenset[str]:
    """Folded singular nouns of people, without article."""
    listed = {phrase[0] for phrase in phrases("mediation_both", "people") if len(phrase) == 1}
    called = {head[0] for head, kind in title_heads().items() if kind == "expert" and len(head) == 1}
    return frozenset(listed | called | set(small_words()["folk_one"]))


def newcomer(reading: Reading, k: int) -> Mention | None:
    """The people described from word k on, with an entity of their own from now on; None where it is nobody."""
    doc = reading.doc
    here = reading.subjects.at.get(k)
    if here is not None:
        return here if here.kind == "source" and not here.governed and not _carried(doc, k) else None
    known = reading.inventory.owner.get(k)
    if known is not None:
        return known.mentions[0]
    prefix = "و" if doc.folded[k].startswith("و") else "ف" if doc.folded[k].startswith("ف") else ""
    if doc.folded[k][:1] == "ل" and doc.folded[k][1:] in people():
        prefix = "ل"  # الفضل لامرأة من أهل القرية
    for joined in dict.fromkeys(("", prefix)):
        head = doc.folded[k].removeprefix(joined)
        told = _counted(doc, k, head) or _headed(head)
        if told is None or k in reading.subjects.inside:
            continue
        stop = _extent(reading, k, told[1])
        if stop > k:
            return _made(reading, k, stop, head, told)
    return None


def _carried(doc: Document, k: int) -> bool:
    """Whether what reads like people is what is carried (مطالبنا السبعة)."""
    return clause_words("papers").match(doc.folded, k) > 0


def _headed(word: str) -> tuple[Gender | None, Number] | None:
    """Gender and number of an indefinite noun of people in the nominative."""
    if word in people():
        return ("f" if word.endswith("ه") or word in _WOMEN else "m"), "s"
    if word.endswith("تان") and word[:-3] + "ه" in people():
        return "f", "d"
    if word.endswith("ان") and word[:-2] in people():
        return "m", "d"
    return None


def _counted(doc: Document, k: int, word: str) -> tuple[Gender | None, Number] | None:
    """The same of several, or a number of those counted (شبان من الحي، أربعة من طلاب الأزهر)."""
    if (word,) in phrases("mediation_both", "own_watchers"):
        return None, "p"
    after = doc.folded[k + 1 : k + 3]
    folk = small_words()["folk"]
    if word in folk and after[:1] == ["من"]:
        return None, "p"
    if word in small_words()["numbers"] and after[:1] == ["من"] and after[1:] and after[1].removeprefix("ال") in folk:
        return "m", "p"
    return None


def _extent(reading: Reading, k: int, number: Number) -> int:
    """One past the description; k where it is none: it says whose or whence they are, or what they are like."""
    doc = reading.doc
    stop = doc.bounds[doc.words[k].sentence][1]
    j = k + 1
    if (doc.folded[k],) in phrases("mediation_both", "own_watchers"):
        return j
    while j < min(k + _BETWEEN, stop) and plain_space(doc, j) and doc.folded[j] not in _FROM:
        if definite(doc.folded[j]) or doc.folded[j] in small_words()["prepositions"]:
            break
        j += 1
    if j < stop and plain_space(doc, j) and doc.folded[j] in _FROM:
        return _owner(reading, j + 1, stop) if doc.folded[j] == "من" else j + 1
    if (placed := _of_where(reading, k, stop)) > k:
        return placed
    adjectives = k + 1
    if adjectives + 1 < stop and plain_space(doc, adjectives) and not _belongs(doc.folded[adjectives]):
        adjectives += _of_what(doc, adjectives)  # أستاذ حقوق متقاعد
    start = adjectives
    while adjectives < stop and plain_space(doc, adjectives) and _belongs(doc.folded[adjectives]):
        adjectives += 1
    if adjectives == start and _does(doc, k, stop):
        return k + 1
    return adjectives if adjectives > start or (number == "d" and start == k + 1) else k


def _of_where(reading: Reading, k: int, stop: int) -> int:
    """One past a description by what somebody serves at (إمام مسجد البلدة، شيخ صيادي الخليج); k where it is none."""
    doc = reading.doc
    if k + 2 >= stop or (doc.folded[k + 1],) not in phrases("mediation_both", "of_where"):
        return k
    if not (plain_space(doc, k + 1) and plain_space(doc, k + 2)):
        return k
    named = definite(doc.folded[k + 2]) or k + 2 in reading.subjects.at
    return _owner(reading, k + 2, stop) if named else k


def _does(doc: Document, k: int, stop: int) -> bool:
    """Whether a relative clause in the present stands right behind somebody undefined (امرأة تبني القوارب، رجل لا يعرفه أحد)."""
    woman = doc.folded[k].endswith("ه") or doc.folded[k] in _WOMEN
    at = k + 1 + (k + 1 < stop and doc.folded[k + 1] in ("لا", "لم"))
    if at >= stop or not all(plain_space(doc, j) for j in range(k + 1, at + 1)):
        return False
    word = doc.folded[at]
    return len(word) > 3 and word[0] == ("ت" if woman else "ي") and not _belongs(word)


def _of_what(doc: Document, k: int) -> bool:
    """Whether word k is an indefinite noun that says of what somebody is the teacher, the trader, the driver."""
    word = doc.folded[k]
    bare = not definite(word) and word not in small_words()["prepositions"] and word[:1] not in "وفبل"
    return bare and not verbs_at(word) and plain_space(doc, k + 1) and _belongs(doc.folded[k + 1])


def _belongs(word: str) -> bool:
    """Whether an indefinite adjective says where somebody is from or what he is like (كيني، متقاعد)."""
    return word in nisbas() or (word,) in phrases("mediation_both", "like")


def _owner(reading: Reading, j: int, stop: int) -> int:
    """One past those from whom, or the place from which, somebody is."""
    doc = reading.doc
    if j >= stop or not plain_space(doc, j):
        return j - 1
    if (mention := reading.subjects.at.get(j)) is not None:
        return mention.last
    end = j + 1
    while end < min(j + 3, stop) and plain_space(doc, end) and definite(doc.folded[end]):
        end += 1
    return end


def _made(reading: Reading, k: int, stop: int, head: str, told: tuple[Gender | None, Number]) -> Mention:
    doc, inventory = reading.doc, reading.inventory
    gender, number = told
    joined = len(doc.folded[k]) - len(head)
    mention = Mention(
        k,
        stop,
        doc.words[k].start + joined,
        doc.words[stop - 1].end,
        "source",
        "person" if number == "s" else "collective_unresolved",
        (head, *doc.folded[k + 1 : stop]),
        gender,
        number,
        "source",
        head,
    )
    fresh = max((e.number for e in inventory.entities), default=-1) + 1
    entity = Entity(fresh, "source", mention.type, mention.name, [mention], gender, number)
    inventory.entities.append(entity)
    inventory.owner[k] = entity
    return mention
