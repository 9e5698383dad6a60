"""Who denies what: every denial beside every claim that it may answer, with what speaks for the pair."""

from collections.abc import Iterator
from dataclasses import dataclass

from agents.readers.embedded.claims import ClaimFinder, FoundClaim, same_side
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import frames
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.telling import denies
from agents.readers.embedded.trained.trees import Trees

LEAST = 0.25
"""Chance from which a pair is a contested claim."""
_REACH = 16
"""Sentences between the two, at most."""
_NEGATIONS = frozenset(
    (
        "لم",
        "لن",
        "لا",
        "ليس",
        "ليست",
        "ليسوا",
        "لسنا",
        "ولم",
        "ولا",
        "ولن",
        "ما",
        "كذب",
        "not",
        "no",
        "never",
        "nothing",
        "false",
        "pas",
    )
)
_ACTS = ("statement", "accusation", "denial", "rejection", "threat", "warning", "assessment", "demand")
_OPENS = frozenset(("عن", "بشان", "حول", "بخصوص", "of", "that", "having", "any", "وجود", "que"))


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and the stand that denies it; half-open word range of the claim."""

    denial: int
    """Number of the denial among the stands."""
    claim: int
    """Number of the claim among the stands; -1 where it stands only inside the denial."""
    first: int
    last: int


class Disputes:
    """The pairs of one article."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.stands = list(reading.stands)
        self.finder = ClaimFinder(reading)
        self.by_rule = [found for found in self.finder.find() if found.denial is not None]
        self.ruled = {(id(found.denial), found.span.quote) for found in self.by_rule}
        self.lines = self._lines()

    def _lines(self) -> list[int]:
        number, found = 0, []
        for k, gap in enumerate(self.reading.doc.gaps[: len(self.reading.doc.words)]):
            number += k > 0 and "\n" in gap
            found.append(number)
        return found

    def pairs(self) -> list[Pair]:
        """All pairs worth judging, in text order of the denials."""
        return [pair for d, stand in enumerate(self.stands) if self._may_deny(stand) for pair in self._of(d)]

    def _may_deny(self, stand: Stand) -> bool:
        words = self.reading.doc.folded[stand.first : stand.last]
        return stand.act in ("denial", "rejection") or denies(self.reading, stand) or bool(_NEGATIONS & set(words[:14]))

    def _of(self, d: int) -> Iterator[Pair]:
        denial = self.stands[d]
        inner = self._inner(denial)
        if inner is not None:
            yield Pair(d, -1, *inner)
        for c, claim in enumerate(self.stands):
            apart = abs(self._sentence(claim) - self._sentence(denial))
            crosses = claim.first < denial.last and denial.first < claim.last
            if self._other_matter(d, c):
                continue
            if c != d and apart <= _REACH and not crosses and not same_side(claim.holder, denial.holder):
                yield Pair(d, c, claim.first, claim.last)

    def _other_matter(self, d: int, c: int) -> bool:
        """Whether a denial that says itself what is denied has no word in common with the claim."""
        denial = self.stands[d]
        told = denial.cue_at is not None and denial.first <= denial.cue_at < denial.last
        back = denial.suffix or self.finder.points_back(denial)
        return told and not back and not self.finder.stems[d] & self.finder.stems[c]

    def _inner(self, denial: Stand) -> tuple[int, int] | None:
        """The words inside a denial that say what is denied."""
        doc = self.reading.doc
        if denial.act not in ("denial", "rejection") and not denies(self.reading, denial):
            return None
        if denial.cue_at is not None and not denial.first <= denial.cue_at < denial.last:
            return denial.first, denial.last
        for k in range(denial.first + 1, denial.last - 2):
            if doc.folded[k] in _OPENS or (doc.folded[k],) in frames()["that"]:
                return k + 1, denial.last
        return (denial.first + 1, denial.last) if denial.last - denial.first > 2 else None

    def _sentence(self, stand: Stand) -> int:
        return self.reading.doc.words[stand.first].sentence

    def row(self, pair: Pair) -> dict[str, float]:
        """What speaks for the pair, as numbers."""
        finder, denial, doc = self.finder, self.stands[pair.denial], self.reading.doc
        opening = doc.folded[denial.first : denial.first + 8]
        row = {
            "inner": float(pair.claim < 0),
            "strong": float(denies(self.reading, denial)),
            "negated": float(bool(_NEGATIONS & set(opening[:3]))),
            "negated_far": float(bool(_NEGATIONS & set(opening))),
            "suffix": float(denial.suffix),
            "denial_size": float(denial.last - denial.first),
            "size": float(pair.last - pair.first),
            "reported": float(denial.cue_at is not None and denial.first <= denial.cue_at < denial.last),
            "direct": float(denial.form == "direct"),
            "points": float(finder.points_back(denial)),
            "ruled": float(any(key[0] == id(denial) for key in self.ruled)),
        }
        for act in _ACTS:
            row[f"denial_{act}"] = float(denial.act == act)
        if pair.claim >= 0:
            row.update(self._between(pair))
        return row

    def _between(self, pair: Pair) -> dict[str, float]:
        finder, denial, claim = self.finder, self.stands[pair.denial], self.stands[pair.claim]
        mine, theirs = finder.stems[pair.denial], finder.stems[pair.claim]
        shared = mine & theirs
        weight = sum(finder.weight[s] for s in shared)
        least = min(sum(finder.weight[s] for s in mine), sum(finder.weight[s] for s in theirs))
        row = {
            "shared": float(len(shared)),
            "weight": weight,
            "share": weight / max(least, 0.5),
            "apart": float(abs(self._sentence(denial) - self._sentence(claim))),
            "steps": float(pair.denial - pair.claim),
            "same_line": float(self.lines[denial.first] == self.lines[claim.first]),
            "accused": float(finder.means(claim, denial.holder)),
            "answers": float(finder.means(denial, claim.holder)),
            "addressee": float(claim.addressee is denial.holder),
            "claim_direct": float(claim.form == "direct"),
            "claim_deed": float(claim.form == "action"),
            "persons": float(denial.holder.type == "person") + float(claim.holder.type == "person"),
            "ruled_pair": float((id(denial), claim.span.quote) in self.ruled),
            "claim_strong": float(denies(self.reading, claim)),
        }
        for act in _ACTS:
            row[f"claim_{act}"] = float(claim.act == act)
        return row

    def chosen(self, trees: Trees) -> list[FoundClaim]:
        """The contested claims: the likeliest claim of each denial, and those the rules find for the others."""
        pairs = self.pairs()
        ranked = sorted(zip(trees.chances([self.row(p) for p in pairs]), pairs, strict=True), key=lambda t: -t[0])
        taken: set[int] = set()
        found = []
        for chance, pair in ranked:
            if chance < LEAST or pair.denial in taken:
                continue
            made = self._made(pair)
            if made is not None:
                taken.add(pair.denial)
                found.append(made)
        answered = {id(self.stands[d]) for d in taken}
        return [*found, *(rule for rule in self.by_rule if id(rule.denial) not in answered)]

    def _made(self, pair: Pair) -> FoundClaim | None:
        denial = self.stands[pair.denial]
        if pair.claim >= 0:
            return self.finder.found(pair.claim, denial)
        span = self.reading.span(pair.first, pair.last)
        return FoundClaim(self._maker(denial), span, denial) if span is not None else None

    def _maker(self, denial: Stand) -> Entity | None:
        """Who made the claim that only the denial tells: the first one named in it behind a verb of telling."""
        doc = self.reading.doc
        for k in range(denial.first, denial.last - 2):
            if frames()["hearsay"].match(doc.folded, k):
                maker = next(iter(self.reading.mentions_in(k + 1, min(k + 6, denial.last))), None)
                return self.reading.want(self.reading.inventory.of(maker)) if maker is not None else None
        return None


def find_claims(reading: Reading, trees: Trees) -> list[FoundClaim]:
    """Contested claims first, then accusations that nobody answers."""
    disputes = Disputes(reading)
    contested = disputes.chosen(trees)
    used = {(c.span.where, c.span.quote) for c in contested} | {
        (c.denial.span.where, c.denial.span.quote) for c in contested if c.denial is not None
    }
    alone = [
        disputes.finder.found(place, None)
        for place, stand in enumerate(disputes.stands)
        if stand.act == "accusation" and stand.cue_at is not None and (stand.span.where, stand.span.quote) not in used
    ]
    return [*contested, *alone]
