"""Contested claims: what one asserts and another denies, paired by words shared, by who is meant, or by pointing back."""

from collections import Counter
from dataclasses import dataclass
from math import fsum

from agents.readers.embedded.alike import even
from agents.readers.embedded.english_denials import english_points_back
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.french_denials import french_points_back
from agents.readers.embedded.lexicon import frames, phrases
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.telling import denies, stem_in, stems, telling
from schemas.draft import Span

_NOT_ASSERTING = frozenset(("appeal", "rejection", "demand", "offer", "condition", "threat", "endorsement"))
_ASSERTING = frozenset(("statement", "accusation", "denial"))
_LEAST = 0.26
_RETOLD = 2
"""Stems that two tellings of one accusation share, at least."""
_RARE = 0.3
"""Weight of a stem that at most three stands share."""
_REACH = 16
"""Sentences between a claim and its denial, at most."""
_SHORTEST = 4
"""Letters of a verb with its object joined, at least."""
_NEGATIONS = frozenset(("لا", "لم", "لن"))
_BACK = 2
"""Sentences that a denial may point back over."""


@dataclass
class FoundClaim:
    """A claim with the words that make it; `denial` is None for an accusation nobody answers."""

    asserter: Entity | None
    span: Span
    denial: Stand | None
    text: str = ""
    """The fact alone; empty where the span says just that."""


class ClaimFinder:
    """Pairs denials with what they deny."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.stands = list(reading.stands)
        self.stems = [stems(reading, s.first, s.last, s.cue_at) - self._own(s.holder) for s in self.stands]
        counts = Counter(stem for found in self.stems for stem in found)
        self.weight = {stem: 1.0 / count for stem, count in counts.items()}
        self.used: set[int] = set()

    def find(self) -> list[FoundClaim]:
        """Contested claims first, then accusations: those that tell a contested one again, and those that stand alone."""
        pairs = [found for place in range(len(self.stands)) if (found := self._contested(place)) is not None]
        told = [
            self.found(place, None)
            for place, stand in enumerate(self.stands)
            if stand.act == "accusation" and stand.cue_at is not None and place not in self.used
        ]
        return [*pairs, *told]

    def found(self, place: int, denial: Stand | None) -> FoundClaim:
        """The stand of a place as a claim, with what denies it."""
        stand = self.stands[place]
        return FoundClaim(stand.holder, stand.span, denial, telling(self.reading, stand))

    def _contested(self, place: int) -> FoundClaim | None:
        stand = self.stands[place]
        strong = denies(self.reading, stand)
        if (strong and self.negated(stand)) or (stand.suffix and not strong and stand.act == "denial"):
            return None
        if stand.act == "denial" or strong:
            found = self._hearsay(place) or self._answered(place)
            return found if strong or found is not None else self.dismissed(place)
        return self.dismissed(place)

    def negated(self, denial: Stand) -> bool:
        """لا ينكره أحد، لم ينف: no denial."""
        words = self.reading.doc.folded
        return denial.cue_at is not None and words[denial.cue_at - 1].removeprefix("و") in _NEGATIONS

    def _answered(self, place: int) -> FoundClaim | None:
        denial = self.stands[place]
        other = self._pointed_at(place) if self.points_back(denial) else self._alike(place)
        if other is None:
            return None
        self.used.update((other, place))
        return self.found(other, denial)

    def dismissed(self, place: int) -> FoundClaim | None:
        """رفضت هذا القول جملة وتفصيلا، وصف ذلك بالهراء: what was said right before is what is dismissed."""
        stand = self.stands[place]
        words = self.reading.doc.folded[stand.first : min(stand.first + 9, stand.last)]
        if not any(phrases("claims", "dismissing").match(words, k) for k in range(len(words))):
            return None
        if not any(phrases("claims", "sayings").match(words, k) for k in range(len(words))) and not stand.suffix:
            return None
        other = self._pointed_at(place)
        if other is None:
            return None
        self.used.add(other)
        return self.found(other, stand)

    def points_back(self, denial: Stand) -> bool:
        """نفاه، نفى ذلك، نفى الوزير الاتهام: the object stands for what was said before."""
        doc = self.reading.doc
        if denial.suffix or french_points_back(doc, denial) or english_points_back(doc, denial):
            return True
        if denial.cue_at != denial.first:
            return False
        words = self.reading.doc.folded[denial.first + 1 : min(denial.first + 9, denial.last)]
        near = any(frames()["pointing"].match(words, k) for k in range(min(4, len(words))))
        return near or any(phrases("claims", "charges").match(words, k) for k in range(len(words)))

    def _pointed_at(self, place: int) -> int | None:
        """The stand before, in the same sentence or the one or two before it."""
        denier = self.stands[place].holder
        near = [k for k in range(place - 1, -1, -1) if self._sentence(place) - self._sentence(k) <= _BACK]
        said = [k for k in near if self._sayable(self.stands[k]) and not same_side(self.stands[k].holder, denier)]
        charges = [k for k in said if self.stands[k].act == "accusation" and self.means(self.stands[k], denier)]
        return next(iter(charges or said), None)

    def _sayable(self, stand: Stand) -> bool:
        return stand.act not in _NOT_ASSERTING and stand.form != "action"

    def _alike(self, place: int) -> int | None:
        best, score = None, _LEAST
        for other, stand in enumerate(self.stands):
            taken = other in self.used and not denies(self.reading, self.stands[place])
            if other == place or taken or stand.act in _NOT_ASSERTING:
                continue
            if same_side(stand.holder, self.stands[place].holder) or _overlap(stand, self.stands[place]):
                continue
            value = self._score(place, other)
            if value > score:
                best, score = other, value
        return best

    def _score(self, place: int, other: int) -> float:
        """Rare words shared, the denier meant in the claim, an accusation, and nearness."""
        apart = abs(self._sentence(place) - self._sentence(other))
        if apart > _REACH:
            return 0.0
        mine, theirs = self.stems[place], self.stems[other]
        shared = fsum(self.weight[s] for s in mine & theirs)
        size = min(fsum(self.weight[s] for s in mine), fsum(self.weight[s] for s in theirs))
        value = shared / max(size, 0.5)
        strong = denies(self.reading, self.stands[place])
        if not strong and not any(self.weight[s] > _RARE for s in mine & theirs):
            return 0.0
        if not strong and self.stands[other].act != "accusation" and (apart > _BACK or other > place):
            return 0.0
        accused = self.means(self.stands[other], self.stands[place].holder)
        if not mine & (theirs - self._own(self.stands[place].holder)):
            return 0.0
        value += 0.12 if strong else 0.0
        if 0 < place - other <= 2:
            value += 0.08
        if accused:
            value += 0.22
        if self.stands[other].act == "accusation":
            value += 0.12
        if self.stands[other].act not in _ASSERTING:
            value -= 0.1
        return value - 0.02 * apart - (0.06 if other > place else 0.0)

    def _own(self, entity: Entity) -> frozenset[str]:
        """Stems of a holder's own name: that it stands on both sides does not make them speak of one matter."""
        return frozenset(stem_in(self.reading, even(word)) for word in entity.name)

    def means(self, claim: Stand, denier: Entity) -> bool:
        """Whether the claim names the denier or the body he speaks for."""
        named = {self.reading.inventory.of(m).number for m in self.reading.mentions_in(claim.first, claim.last)}
        if claim.addressee is not None:
            named.add(claim.addressee.number)
        return bool(named & sides(denier))

    def _sentence(self, place: int) -> int:
        return self.reading.doc.words[self.stands[place].first].sentence

    def _hearsay(self, place: int) -> FoundClaim | None:
        """نفى ما تداولته مواقع عن كذا: the claim stands inside the denial, its maker after the verb."""
        doc, denial = self.reading.doc, self.stands[place]
        for k in range(denial.first, denial.last - 3):
            size = frames()["hearsay"].match(doc.folded, k) or self._told_of(k)
            if not size:
                continue
            maker = next((m for m in self.reading.mentions_in(k + size, min(k + size + 4, denial.last))), None)
            begin = self._content(maker.last if maker is not None else k + size, denial.last)
            span = self.reading.span(begin, denial.last) if begin else None
            if maker is None or span is None:
                return None
            asserter = self.reading.want(self.reading.inventory.of(maker))
            return FoundClaim(asserter, span, self._own_words(place) or denial)
        return None

    def _own_words(self, place: int) -> Stand | None:
        """The denier's own negation right after (نفى ما قيل: «لم نقل شيئا»)."""
        denial, following = self.stands[place], next(iter(self.stands[place + 1 : place + 2]), None)
        if following is None or following.holder is not denial.holder or following.form not in ("direct", "mixed"):
            return None
        near = self._sentence(place + 1) - self._sentence(place) <= 1 and not _overlap(denial, following)
        negated = set(self.reading.doc.folded[following.first : following.first + 2]) & {*_NEGATIONS, "ما", "ليس"}
        return following if near and negated else None

    def _told_of(self, k: int) -> int:
        """ما روجته، ما كتبه: ما with a verb that takes it up by its ending."""
        words = self.reading.doc.folded
        return 2 if words[k] == "ما" and words[k + 1].endswith("ه") and len(words[k + 1]) > _SHORTEST else 0

    def _content(self, k: int, stop: int) -> int:
        """First word after عن / من أن / بشأن / أن."""
        doc = self.reading.doc
        for j in range(k, min(k + 6, stop - 1)):
            if doc.folded[j] in ("عن", "بشان", "حول", "بخصوص"):
                return j + 1
            if (doc.folded[j],) in frames()["that"]:
                return j + 1
        return 0


def _overlap(one: Stand, other: Stand) -> bool:
    return one.first < other.last and other.first < one.last


def find_claims(reading: Reading) -> list[FoundClaim]:
    """Contested claims first, then accusations that stand alone."""
    return ClaimFinder(reading).find()


def sides(entity: Entity) -> frozenset[int]:
    """The entity and the body it belongs to."""
    return frozenset((entity.number, entity.body.number) if entity.body is not None else (entity.number,))


def same_side(a: Entity, b: Entity) -> bool:
    """Nobody contests himself, nor his own body."""
    return bool(sides(a) & sides(b))
