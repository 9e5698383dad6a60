"""Mediators by office: an envoy, a mediator, the head of a mission where talks are at hand."""

from agents.readers.embedded.affixes import definite, indefinite
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import nisbas, phrases
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.subjects import COMMA
from schemas.vocabulary import MediatorRole

_BEYOND = 3
"""Words behind a body's name that may still tell what it is there for."""
_UN_WORDS = frozenset(("المتحده", "الاممي", "الامميه", "الاممية", "الخاص", "الخاصه"))
_MEDIATING = frozenset(("الوساطه", "وساطه", "المصالحه", "مصالحه", "الصلح", "صلح", "الجوديه", "المساعي"))
_OFFICES: dict[str, MediatorRole] = {
    "مبعوث": "envoy",
    "موفد": "envoy",
    "وسيط": "lead_mediator",
    "ميسر": "facilitator",
}
_CHIEFS: dict[str, MediatorRole] = {
    "وسطاء": "lead_mediator",
    "ميسرين": "facilitator",
    "مراقبين": "monitor",
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
    if mention.kind == "body":
        return _calling(reading, mention)
    entity = reading.inventory.of(mention)
    named = entity.kind == "person" and len(entity.name) > 1
    if (head == "وسيط" and named) or (head == "وسطاء" and any(w in nisbas() for w in mention.name[1:])):
        return "lead_mediator"
    if head in ("مبعوث", "موفد") and named:
        return "envoy"
    if head in ("مبعوث", "موفد") and mention.kind == "title" and mention.name[-1] in nisbas():
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


def _calling(reading: Reading, mention: Mention) -> MediatorRole | None:
    """What a body is there for by its name: لجنة فض النزاعات, مجلس كذا للمصالحة, بعثة المراقبة, آلية التحقق."""
    doc = reading.doc
    stop = min(mention.last + _BEYOND, doc.bounds[doc.words[mention.first].sentence][1])
    words = doc.folded[mention.first : stop]
    inside = range(1, min(len(mention.name), len(words)))
    if _MEDIATING & set(mention.name) or any(phrases("mediation_scenes", "settling").match(words, k) for k in inside):
        return "lead_mediator"
    joined = range(len(mention.name), max(len(words), len(mention.name)))
    if any(phrases("mediation_scenes", "settling_for").match(words, k) for k in (*inside, *joined[:1])):
        return "lead_mediator"
    if (mention.head,) not in phrases("mediation_scenes", "watching_bodies"):
        return None
    told = [k + n for k in (*inside, *joined[:1]) if (n := phrases("mediation_scenes", "watching").match(words, k))]
    watches = bool(told) and max(told[0], len(mention.name)) > 2  # «لجنة المراقبة» alone is anybody's
    return "monitor" if watches and not any((w,) in phrases("mediation_scenes", "ballots") for w in words) else None


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
    if head == "كبير" and len(words) > 1 and indefinite(words[1]) in _CHIEFS:
        return _CHIEFS[indefinite(words[1])]
    heading = head in ("رييس", "عضو", "منسق", "مفوض") and len(words) > 1
    if heading and _MEDIATING & set(words[1:4]):
        return "lead_mediator"
    leads = head in ("رييس", "قايد", "مدير", "منسق") and len(words) > 2
    watches = any(phrases("mediation_scenes", "watching").match(words, k) for k in range(2, min(len(words), 5)))
    ballots = any((word,) in phrases("mediation_scenes", "ballots") for word in words)
    return "monitor" if leads and watches and not ballots else None


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
