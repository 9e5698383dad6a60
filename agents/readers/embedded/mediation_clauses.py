"""What the clause of a verb of mediation must hold, who only offers or denies it, and who takes part himself."""

from collections.abc import Sequence
from functools import lru_cache

from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import phrases
from agents.readers.embedded.mediation_lexicon import MediationVerb, clause_words
from agents.readers.embedded.mediation_subjects import PARTIES
from agents.readers.embedded.mention import joined_by_and
from agents.readers.embedded.phrases import Phrases
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.subjects import COMMA
from schemas.vocabulary import MediatorRole

Told = tuple[Entity, MediatorRole, int, int]
"""Who, as what, and the word range that shows it."""
_BACK, _WHOLE = 6, 20
"""Words before a verb in which an offer or a denial stands over it, and before one that follows «أن»."""
_STANDING = frozenset(("هييه", "لجنه", "مجلس", "امانه"))
"""Heads of public bodies that settle what others fight over."""
_PARTIES = (*PARTIES, "state", "political_party")
_ARMED = ("armed_force", "non_state_armed_group")
_DELEGATES = frozenset(
    ("وفد", "الوفد", "مفاوض", "المفاوض", "مفاوضي", "المفاوضين", "ناطق", "الناطق", "متحدث", "المتحدث")
)
_FOR_ALL = frozenset(("الوساطه", "وساطه", "المصالحه", "الصلح", "صلح", "المتحده", "الامم"))
"""Words in the office of somebody who negotiates or speaks for a party, and in that of a mediator."""
_CONTRASTS = frozenset(("contrast", "turns"))
"""Kinds that two words show which are set against each other."""
LOOKED_FOR = frozenset(("parties", "amongtwo"))
"""Kinds that mentions show, no words."""
_NEGATIONS = frozenset(("لا", "لم", "لن", "ولم", "ولا", "ولن", "ليس", "ليست", "دون", "عدم", "ما"))


def takes_part(reading: Reading, entity: Entity) -> bool:
    """Whether the entity is of the kind that fights and signs itself, one of the two sides, or speaks for such a one."""
    sides = reading.inventory.sides
    if entity in sides or (entity.type in PARTIES and entity.head not in _STANDING):
        return True
    body = entity.body
    if body is not None and (body in sides or body.type in _ARMED or (body.state and _of_a_side(sides, body))):
        return True
    words = {reading.doc.folded[k] for m in entity.mentions if m.role for k in range(*m.role)}
    return bool(words & _DELEGATES) and not words & _FOR_ALL


def _of_a_side(sides: Sequence[Entity], body: Entity) -> bool:
    return any(side.state == body.state for side in sides)


def object_fits(reading: Reading, i: int, last: int, row: MediationVerb) -> bool:
    """Whether the clause holds what the verb must bring about; nothing is asked where the verb says it all."""
    if row.pointing and not row.how.suffix:
        return False
    doc = reading.doc
    back = 14 if doc.folded[i][-1:] == "ا" or doc.folded[i].endswith("ه") else 4
    first, stop = doc.bounds[doc.words[i].sentence]
    begin = max(first, i - back)
    words = doc.folded[begin : min(stop, max(last, i + 12))]
    if row.unless and _holds(doc.folded[i + 1 : max(last, i + 2)], row.unless):
        return False
    if "amongtwo" in row.kinds and not _among_two(reading, i, min(stop, max(last, i + 12))):
        return False
    if "parties" in row.kinds and not _two_parties(reading, i, min(stop, max(last, i + 12))):
        return False
    told = doc.folded[begin : min(stop, max(last, i + 16))]
    return all(
        contrasted(told, kind) if kind in _CONTRASTS else _holds(words, kind)
        for kind in row.kinds
        if kind not in LOOKED_FOR
    )


def contrasted(words: Sequence[str], kind: str) -> bool:
    """Whether two words stand behind each other that set one side against the other (هؤلاء … أولئك، ليلة … وليلة)."""
    bare = [word[1:] if word[:1] in "وبل" and len(word) > 3 else word for word in words]
    for one, other in clause_words(kind):
        at = next((k for k, forms in enumerate(zip(words, bare, strict=True)) if one in forms), len(words))
        if any(other in forms for forms in zip(words[at + 1 :], bare[at + 1 :], strict=True)):
            return True
    return False


def _among_two(reading: Reading, i: int, stop: int) -> bool:
    """Whether two are named behind «بين»: بين كويا والضباط."""
    words = reading.doc.folded
    at = next((k for k in range(i + 1, stop - 1) if words[k] == "بين"), None)
    told = list(reading.mentions_in(at + 1, min(at + 9, stop))) if at is not None else []
    return len(told) > 1 and any(joined_by_and(reading.doc, m) for m in told[1:])


def _two_parties(reading: Reading, i: int, stop: int) -> bool:
    """Whether two different parties are named behind the verb: what is one's is brought to the other."""
    told = (reading.inventory.of(m) for m in reading.mentions_in(i + 1, stop) if m.kind in ("body", "state"))
    return len({e.number for e in told if e in reading.inventory.sides or e.type in _PARTIES}) > 1


def _holds(words: list[str], kind: str) -> bool:
    return any(match_stem(words, k, clause_words(kind)) for k in range(len(words)))


def match_stem(words: list[str], k: int, table: Phrases[bool]) -> bool:
    """Whether a phrase begins at word k, or the word is one without what is joined to it."""
    if table.match(words, k):
        return True
    return any(table.begins(form) and (form,) in table for form in _bare_forms(words[k]))


@lru_cache(maxsize=16384)
def _bare_forms(word: str) -> tuple[str, ...]:
    bare = word[1:] if word[:1] in "وفبل" and len(word) > 3 else word
    bare = bare[2:] if bare.startswith("ال") else bare.removeprefix("ل")
    return bare, "ال" + bare, bare.removesuffix("ا")


def hedged(reading: Reading, i: int) -> bool:
    """Whether the mediation is only offered, asked for or denied in its clause."""
    doc = reading.doc
    first = doc.bounds[doc.words[i].sentence][0]
    back = _WHOLE if "ان" in doc.folded[max(first, i - 3) : i] else _BACK
    before = doc.folded[max(first, i - back) : i]
    negated = _NEGATIONS - {"ما"} if doc.folded[i].endswith(("ه", "ها")) else _NEGATIONS  # «ما حمله» is what he carried
    begun = next((k for k in range(i, first, -1) if COMMA & set(doc.gaps[k])), first)
    if any(w in negated for w in doc.folded[max(begun, i - 3) : i]):
        return True
    after = doc.folded[i : doc.bounds[doc.words[i].sentence][1]]
    if any(phrases("mediation", "apart").match(after, k) for k in range(len(after))):
        return True
    offered = phrases("mediation", "offered")
    return any(offered.match_joined(before, k, "وف") for k in range(len(before)))
