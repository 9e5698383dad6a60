"""Contested claims: what one asserts and another denies, paired by words shared, by who is meant, or by pointing back."""

from collections import Counter
from dataclasses import dataclass

from agents.readers.embedded.affixes import indefinite, readings
from agents.readers.embedded.complements import lookup
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import common_words, cue_forms, frames, small_words
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.stands import Stand
from schemas.draft import Span

_NOT_ASSERTING = frozenset(("appeal", "rejection"))
_LEAST = 0.18
_RETOLD = 2
"""Stems that two tellings of one accusation share, at least."""
_REACH = 8
"""Sentences between a claim and its denial, at most."""


@dataclass
class FoundClaim:
    """A claim with the words that make it; `denial` is None for an accusation nobody answers."""

    asserter: Entity
    span: Span
    denial: Stand | None


class ClaimFinder:
    """Pairs denials with what they deny."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.stands = list(reading.stands)
        self.stems = [stems(reading, s) for s in self.stands]
        counts = Counter(stem for found in self.stems for stem in found)
        self.weight = {stem: 1.0 / count for stem, count in counts.items()}
        self.used: set[int] = set()

    def find(self) -> list[FoundClaim]:
        """Contested claims first, then accusations that stand alone."""
        pairs = []
        for place, stand in enumerate(self.stands):
            if stand.act == "denial":
                found = self._hearsay(stand) or self._answered(place)
                if found is not None:
                    pairs.append(found)
        alone: list[int] = []
        for place, stand in enumerate(self.stands):
            if stand.act != "accusation" or stand.cue_at is None or place in self.used:
                continue
            if not any(self._retold(place, other) for other in alone):
                alone.append(place)
        single = [FoundClaim(self.stands[k].holder, self.stands[k].span, None) for k in alone]
        return [*pairs, *single]

    def _retold(self, place: int, other: int) -> bool:
        """One accusation told twice: the same one accused, accusers whose names share a word, the same rare words."""
        one, two = self.stands[place], self.stands[other]
        if one.addressee is None or one.addressee is not two.addressee:
            return False
        accusers = same_side(one.holder, two.holder) or bool(set(one.holder.name) & set(two.holder.name))
        return accusers and len(self.stems[place] & self.stems[other]) >= _RETOLD

    def _answered(self, place: int) -> FoundClaim | None:
        denial = self.stands[place]
        other = self._pointed_at(place) if self._points_back(denial) else self._alike(place)
        if other is None:
            return None
        self.used.update((other, place))
        claim = self.stands[other]
        return FoundClaim(claim.holder, claim.span, denial)

    def _points_back(self, denial: Stand) -> bool:
        if denial.suffix:
            return True
        words = self.reading.doc.folded[denial.first + 1 : min(denial.first + 5, denial.last)]
        pointing = frames()["pointing"]
        return denial.cue_at == denial.first and any(pointing.match(words, k) for k in range(len(words)))

    def _pointed_at(self, place: int) -> int | None:
        """The stand before, in the same sentence or the one or two before it."""
        here = self._sentence(place)
        for other in range(place - 1, -1, -1):
            if here - self._sentence(other) > 2:
                return None
            stand = self.stands[other]
            if stand.act not in _NOT_ASSERTING and not same_side(stand.holder, self.stands[place].holder):
                return other
        return None

    def _alike(self, place: int) -> int | None:
        best, score = None, _LEAST
        for other, stand in enumerate(self.stands):
            taken = other in self.used and not self._strong(self.stands[place])
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
        shared = sum(self.weight[s] for s in mine & theirs)
        size = min(sum(self.weight[s] for s in mine), sum(self.weight[s] for s in theirs))
        value = shared / max(size, 0.5)
        strong = self._strong(self.stands[place])
        if not strong and self.stands[other].act != "accusation":
            return 0.0
        if not mine & theirs and (apart > 1 or not strong):
            return 0.0
        value += 0.12 if strong else 0.0
        if 0 < place - other <= 2:
            value += 0.08
        if self._means(self.stands[other], self.stands[place].holder):
            value += 0.22
        if self.stands[other].act == "accusation":
            value += 0.12
        return value - 0.03 * apart - (0.06 if other > place else 0.0)

    def _strong(self, denial: Stand) -> bool:
        """Whether a verb of denial brings it, not only a negation inside the words."""
        if denial.cue_at is None:
            return False
        form = lookup(self.reading.doc.folded[denial.cue_at])[1]
        return any(r.verb.act == "denial" for r in cue_forms().get(form, ()))

    def _means(self, claim: Stand, denier: Entity) -> bool:
        """Whether the claim names the denier or the body he speaks for."""
        named = {self.reading.inventory.of(m).number for m in self.reading.mentions_in(claim.first, claim.last)}
        if claim.addressee is not None:
            named.add(claim.addressee.number)
        return bool(named & sides(denier))

    def _sentence(self, place: int) -> int:
        return self.reading.doc.words[self.stands[place].first].sentence

    def _hearsay(self, denial: Stand) -> FoundClaim | None:
        """نفى ما تداولته مواقع عن كذا: the claim stands inside the denial, its maker after the verb."""
        doc = self.reading.doc
        for k in range(denial.first, denial.last - 3):
            size = frames()["hearsay"].match(doc.folded, k)
            if not size:
                continue
            maker = next((m for m in self.reading.mentions_in(k + size, min(k + size + 4, denial.last))), None)
            begin = self._content(maker.last if maker is not None else k + size, denial.last)
            span = self.reading.span(begin, denial.last) if begin else None
            if maker is None or span is None:
                return None
            return FoundClaim(self.reading.want(self.reading.inventory.of(maker)), span, denial)
        return None

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


def stems(reading: Reading, stand: Stand) -> frozenset[str]:
    """Light stems of a stand's content words."""
    small = small_words()
    found = set()
    for k in range(stand.first, stand.last):
        word = reading.doc.folded[k]
        if word in small["connectors"] or word in small["prepositions"] or k == stand.cue_at:
            continue
        found.add(_stem(word))
    return frozenset(s for s in found if len(s) > 2)


def _stem(word: str) -> str:
    rest = word
    for _, candidate in readings(word):
        if len(candidate) > 3 and (candidate in common_words() or candidate.startswith("ال")):
            rest = candidate  # the reading with most taken off
    rest = indefinite(rest)
    for ending in ("يه", "ات", "ين", "ون", "ها", "هم", "ته", "ه", "ي", "ا", "وا", "ت"):
        if rest.endswith(ending) and len(rest) - len(ending) >= 3:
            rest = rest.removesuffix(ending)
            break
    for beginning in ("سي", "ست", "ت", "ي", "ا", "م"):
        if rest.startswith(beginning) and len(rest) - len(beginning) >= 3:
            return rest.removeprefix(beginning)
    return rest
