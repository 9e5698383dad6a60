"""Mediators by office: an envoy, a mediator, the head of a mission where talks are at hand."""

from agents.readers.embedded.affixes import definite, indefinite
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import nisbas
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.subjects import COMMA
from schemas.vocabulary import MediatorRole

_UN_WORDS = frozenset(("المتحده", "الاممي", "الامميه", "الاممية", "الخاص", "الخاصه"))
_MEDIATING = frozenset(("الوساطه", "وساطه", "المصالحه", "مصالحه", "الصلح", "صلح", "الجوديه", "المساعي"))
_OFFICES: dict[str, MediatorRole] = {
    "مبعوث": "envoy",
    "موفد": "envoy",
    "وسيط": "lead_mediator",
    "ميسر": "facilitator",
}
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


def title_of(reading: Reading, mention: Mention) -> MediatorRole | None:
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
    behind = _behind(reading, mention)
    if named and behind is not None:
        return behind
    if (
        mention.kind == "title"
        and _OFFICES.get(head) == "envoy"
        and len(mention.name) == 1
        and definite(mention.name[0])
    ):
        return "envoy"
    reach = mention.role or ((mention.first, mention.last) if mention.kind == "title" else None)
    if reach is None or entity.kind != "person":
        return None
    role = set(reading.doc.folded[reach[0] : reach[1]])
    told = _office(reading, reach)
    if told is not None and len(entity.name) > 1:
        return told
    mission = head in ("رييس", "ممثل", "منسق") and ("بعثه" in role or "الخاص" in role or "الخاصه" in role)
    if mission and role & _UN_WORDS and _meets(reading, reading.inventory.of(mention)):
        return "envoy"
    return None


def _behind(reading: Reading, mention: Mention) -> MediatorRole | None:
    """فلان، مبعوث كذا: the office behind the name and a comma."""
    doc, k = reading.doc, mention.last
    if k >= len(doc.words) or not COMMA & set(doc.gaps[k]):
        return None
    return _OFFICES.get(indefinite(doc.folded[k]).removesuffix("ه"))


def _office(reading: Reading, reach: tuple[int, int]) -> MediatorRole | None:
    """فلان، مبعوثة كذا; فلان، رئيس لجنة الوساطة: the office itself is one of mediation."""
    words = [reading.doc.folded[k] for k in range(*reach)]
    if not words:
        return None
    head = indefinite(words[0].removeprefix("و")).removesuffix("ه")
    if head in _OFFICES:
        return _OFFICES[head]
    heading = head in ("رييس", "عضو", "منسق", "مفوض") and len(words) > 1
    return "lead_mediator" if heading and _MEDIATING & set(words[1:4]) else None


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
