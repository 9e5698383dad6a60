"""Which candidates are stands and whose: the rules' and the models' proposals weighed together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.readers.embedded.alike import latin
from agents.readers.embedded.complements import lookup
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import cue_forms, small_words
from agents.readers.embedded.names import plain_space
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.subjects import POINTING_BACK
from agents.readers.embedded.trained.addressed import addressed
from agents.readers.embedded.trained.chain import chained
from agents.readers.embedded.trained.holders import Holders, Rows
from agents.readers.embedded.trained.models import Models
from agents.readers.embedded.trained.situation import Situation
from agents.readers.embedded.trained.spans import Candidate, candidates, span_row
from agents.readers.embedded.trained.trees import Trees
from agents.readers.embedded.trained.wording import stand_from

LEAST = 0.4
"""Least weight, chance of the stand times that of its holder, from which a candidate is kept."""
LEAST_RULED = 0.3
"""The same for what the rules found, and the chance of a stand from which its holders are weighed at all where no rule found it."""
CAREFUL = 0.6
"""The same for words of somebody whom the rules cannot tell, given to somebody who is not in the sentence."""
NEVER = 1.0
"""The same for words of those whom somebody else is against."""
_OBLIQUE = "ين"
"""How a plural or a pair ends that is no subject."""
_MANY = ("group", "source")
_AGAINST = frozenset(("ضد", "against", "contre"))
_REST = 0.5
"""What is left at least for the others where words call on somebody whom the model takes for their speaker."""
_CROSSING = 0.3
"""Share of the shorter of two kept stands that they may have in common."""


Option = tuple[float, Entity]
"""A possible holder with his chance."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with its chances."""

    candidate: Candidate
    kept: float
    options: tuple[Option, ...]
    """Possible holders, likeliest first."""

    @property
    def weight(self) -> float:
        """The chance that both the stand and its holder are right."""
        return self.kept * self.options[0][0] if self.options else 0.0


def judge(told: Situation, keep: Trees, holder: Trees, again: Trees) -> list[Judged]:
    """All candidates with the chance that each is a stand and who holds it."""
    found = candidates(told)
    kept = keep.chances([span_row(told, c, found) for c in found])
    gathered = Holders(told, found)
    rows = [
        gathered.rows(c) if c.stands or chance >= LEAST_RULED else [] for c, chance in zip(found, kept, strict=True)
    ]
    first = by_candidate(holder, rows)
    rows = chained(told, found, rows, kept, first)
    guest = told.voices.get("guest")
    result = []
    for candidate, chance, options, chances in zip(found, kept, rows, by_candidate(again, rows), strict=True):
        ranked = sorted(zip(chances, (e for e, _ in options), strict=True), key=lambda o: (-o[0], o[1].number))
        if guest is not None and any(s.holder is guest and s.cue_at is None for s in candidate.stands):
            ranked = [(1.0, guest)]  # an answer is the guest's, whoever is named in it
        if (own := _own_voice(told, candidate)) is not None:
            ranked = [(max(chances), own)]  # what a statement or column says as we or I is its issuer's
        if candidate.cue in told.mute and not candidate.stands:
            ranked = [o for o in ranked if o[1] not in _tellers(told, candidate.cue)]
        if (sender := _sender(told.doc, candidate)) is not None:
            ranked = [(max(chances), sender)]  # what somebody sent (سطر من فلان: «…») is his
        if candidate.stands:
            ranked = [o for o in ranked if not _spoken_of(told.doc, candidate, o[1])] or ranked
        ranked = [o for o in ranked if not _object(told.doc, candidate, o[1])]
        ranked = _without_addressed(told.doc, candidate, ranked)
        if _retells(told, candidate):
            ranked = [o for o in ranked if not _labels(told, candidate, o[1])] or ranked
        result.append(Judged(candidate, chance, tuple(ranked)))
    return result


def _without_addressed(doc: Document, candidate: Candidate, ranked: list[Option]) -> list[Option]:
    """The possible holders without whom the words call on; what spoke for him is shared out among the others."""
    heard = [o for o in ranked if addressed(doc, candidate.first, candidate.last, o[1])]
    if not heard or len(heard) == len(ranked):
        return ranked
    rest = max(1 - sum(chance for chance, _ in heard), _REST)
    return [(min(1.0, chance / rest), entity) for chance, entity in ranked if all(entity is not e for _, e in heard)]


def _own_voice(told: Situation, candidate: Candidate) -> Entity | None:
    """The issuer or author whose own words, outside quotation marks, the rules take the candidate for."""
    if told.doc.words[candidate.first].quote >= 0:
        return None
    voices = [told.voices[name] for name in ("issuer", "author") if name in told.voices]
    return next((s.holder for s in candidate.stands if s.form == "direct" and s.holder in voices), None)


def _tellers(told: Situation, cue: int) -> list[Entity]:
    """Those in whose words a verb stands whose subject cannot be told: they tell what somebody else said."""
    return [s.holder for s in told.stands if s.first <= cue < s.last and s.cue_at != cue]


def _retells(told: Situation, candidate: Candidate) -> bool:
    """Whether a quotation follows a verb in the third person past that is told outside quotation marks."""
    doc, cue = told.doc, candidate.cue
    if cue < 0 or doc.words[candidate.first].quote < 0 or doc.words[cue].quote >= 0 or cue >= candidate.first:
        return False
    readings = [r.how for r in cue_forms().get(lookup(doc.folded[cue])[1], ()) if r.how.form in ("past", "present")]
    return bool(readings) and all(how.person == 3 for how in readings)


def _labels(told: Situation, candidate: Candidate, entity: Entity) -> bool:
    """Whether the entity is the speaker whose name and colon begin the line: he tells what somebody else said."""
    start = told.line_start(candidate.cue)
    return any(m.first == start and ":" in told.doc.gaps[m.last] and m.last <= candidate.cue for m in entity.mentions)


def _sender(doc: Document, candidate: Candidate) -> Entity | None:
    """Whom the rules find named behind من right before the colon of the words that he sent."""
    holders = {s.holder.number: s.holder for s in candidate.stands if s.cue_at is None}.values()
    sent = (e for e in holders for m in e.mentions if m.last == candidate.first and m.governed)
    return next(sent, None) if ":" in doc.gaps[candidate.first] else None


def _spoken_of(doc: Document, candidate: Candidate, entity: Entity) -> bool:
    """Whether the words are about the entity: it is governed right before their colon (وعن فلان: «…»), not by من."""
    governed = (m for m in entity.mentions if m.last == candidate.first and m.governed)
    before = (m for m in governed if doc.folded[m.first - 1] != "من")
    return any(":" in doc.gaps[m.last] for m in before)


def _object(doc: Document, candidate: Candidate, entity: Entity) -> bool:
    """Whether the text so far names the entity only within the words, as what they are about: تقترح مراقبين على الجسور."""
    so_far = [m for m in entity.mentions if m.first < candidate.last]
    within = all(candidate.first <= m.first and doc.folded[m.first].endswith(_OBLIQUE) for m in so_far)
    return within and bool(so_far) and entity.kind in _MANY


def by_candidate(trees: Trees, rows: Sequence[Rows]) -> list[list[float]]:
    """The chances of the possible holders of each candidate."""
    flat = trees.chances([row for options in rows for _, row in options])
    result, at = [], 0
    for options in rows:
        result.append(flat[at : at + len(options)])
        at += len(options)
    return result


def choose(told: Situation, models: Models) -> list[Stand]:
    """The stands of an article in text order."""
    return choose_from(told, judge(told, models.keep, models.holder, models.holder_again))


def choose_from(told: Situation, found: Sequence[Judged]) -> list[Stand]:
    """The stands of the weightiest candidates that do not cross a weightier one."""
    chosen: list[Judged] = []
    quoted = [j for j in found if _quoted(told.doc, j) and j.weight >= LEAST_RULED]
    for judged in sorted(found, key=lambda j: (any(_part_of(j, whole) for whole in quoted), -j.weight)):
        least = _least(told, judged)
        if judged.weight >= least and not any(
            _crosses(judged.candidate, c.candidate) and not _told_within(judged, c) for c in chosen
        ):
            chosen.append(judged)
    chosen.sort(key=lambda j: (j.candidate.first, j.candidate.last))
    return [stand for judged in chosen for stand in _stands(told.doc, judged)]


def _quoted(doc: Document, judged: Judged) -> bool:
    """Whether the rules see a whole quotation with its verb."""
    return any(
        s.form == "direct" and s.cue_at is not None and doc.opens_quote(s.first) for s in judged.candidate.stands
    )


def _part_of(judged: Judged, whole: Judged) -> bool:
    """Whether only the model sees the words, inside those of the other: they come after it, and inside it as told within."""
    inner, outer = judged.candidate, whole.candidate
    return not inner.stands and outer.first <= inner.first and inner.last <= outer.last


def _least(told: Situation, judged: Judged) -> float:
    """The least weight of a candidate: more where only the model sees it, most where its holder stands far off or is who is meant."""
    if judged.candidate.stands:
        return LEAST_RULED
    if _against(told, judged):
        return NEVER
    return CAREFUL if _from_afar(told, judged) else LEAST


def _from_afar(told: Situation, judged: Judged) -> bool:
    """Whether only the model sees the stand, outside quotation marks, and its likeliest holder is not in the sentence.

    Such words may as well be the outlet's: what it tells of the background reads like what was said.
    """
    candidate = judged.candidate
    if candidate.stands or not judged.options:
        return False
    holder = judged.options[0][1]
    mute = candidate.cue in told.mute
    if holder in told.voices.values() or (told.doc.words[candidate.first].quote >= 0 and not mute):
        return False
    low, high = told.doc.bounds[told.sentence(candidate.cue if mute else candidate.first)]
    return not any(low <= m.first < high for m in holder.mentions)


def _against(told: Situation, judged: Judged) -> bool:
    """Whether the likeliest holder was last named as whom somebody is against: «احتجاجات ضد الحكومة، تنادي بـ…»."""
    cue = judged.candidate.cue if judged.candidate.cue >= 0 else judged.candidate.first
    low = told.doc.bounds[told.sentence(cue)][0]
    before = [m for m in judged.options[0][1].mentions if low < m.first and m.last <= cue] if judged.options else []
    return bool(before) and told.doc.folded[max(before, key=lambda m: m.first).first - 1] in _AGAINST


def _crosses(one: Candidate, other: Candidate) -> bool:
    common = min(one.last, other.last) - max(one.first, other.first)
    return common > _CROSSING * min(one.size, other.size)


def _told_within(one: Judged, other: Judged) -> bool:
    """Whether one stand is reported inside the words of the other and somebody else's, as the rules find it."""
    inner, outer = sorted((one, other), key=lambda j: j.candidate.size)
    nested = next((s for s in inner.candidate.stands if s.nested is not None), None)
    if nested is None or not outer.options or inner.options[0][1] is outer.options[0][1]:
        return False
    return outer.candidate.first <= inner.candidate.first and inner.candidate.last <= outer.candidate.last


def _stands(doc: Document, judged: Judged) -> list[Stand]:
    """One stand for each holder: the likeliest; those whom the rules find in a plural or a dual, as they find them."""
    holders = [judged.options[0][1]]
    ruled = list({s.holder.number: s.holder for s in judged.candidate.stands}.values())
    told = any(s.nested is holders[0] for s in judged.candidate.stands)  # the teller, not the one who said it
    if told or len(ruled) > 1 or any(e.plural != "s" or _right_behind(doc, judged.candidate.cue, e) for e in ruled):
        holders = ruled
    found = []
    for holder in holders:
        own = next((s for s in judged.candidate.stands if s.holder is holder), None)
        own = own or next(iter(judged.candidate.stands), None)
        made = stand_from(doc, judged.candidate, holder) if own is None else replace(own, holder=holder)
        if made is not None:
            found.append(made)
    return found


def _right_behind(doc: Document, cue: int, entity: Entity) -> bool:
    """Whether an Arabic verb has the entity right behind it: its subject, whoever spoke before (ورفض رئيس البلدية)."""
    if cue < 0 or latin(doc.folded[cue]) or cue + 1 >= len(doc.words) or not plain_space(doc, cue + 1):
        return False
    if doc.folded[cue + 1] in POINTING_BACK or doc.folded[cue + 1] in small_words()["to_whom"]:
        return any(mention.first == cue + 2 and not mention.governed for mention in entity.mentions)
    return any(mention.first == cue + 1 and not mention.governed for mention in entity.mentions)
