"""Who denies what: every denial beside every claim that it may answer, with what speaks for the pair."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from agents.readers.embedded.claims import ClaimFinder, FoundClaim, same_side
from agents.readers.embedded.denials import absolute
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import frames, phrases
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.trained.lexis import Features, lexis_of, odds_in_turn
from agents.readers.embedded.trained.sequences import SequenceModel
from agents.readers.embedded.trained.sides import Side, sides
from agents.readers.embedded.trained.trees import Trees

LEAST = 0.25
"""Chance from which a pair is a contested claim."""
LEAST_PLAIN = 0.35
"""The same where nothing in the words of the one who answers denies."""
_LEAST_AGAIN = 0.5
"""Chance from which a denial that answers a likelier claim answers another as well: one word against two accusers."""
_REACH = 24
"""Sentences between the two, at most."""
_COMMON = 0.5
"""Weight of shared stems from which any stand may answer another."""
_RIGHT_BEHIND = 2
"""Stands behind another within which any stand of the same or the next sentence may answer it."""
_THE_SAME = 0.9
"""Share of the lesser one's weight of words from which two stands say the same."""
_NEAR = 2
"""Sentences within which a denial of any such thing may answer what has no word in common with it."""
_WAY = 30
_ACTS = ("statement", "accusation", "denial", "rejection", "threat", "warning", "assessment", "demand")
_WANTS = ("demand", "appeal", "offer", "endorsement")
"""Acts of who wants something, which deny nothing."""
_ASSERTED = frozenset(("statement", "accusation", "denial"))
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
        self.sides = sides(reading, self.finder, self.stands)
        self.by_rule = [found for found in self.finder.find() if found.denial is not None]
        self.ruled = {(id(found.denial), found.span.quote) for found in self.by_rule}
        self.ruled_denials = {denial for denial, _ in self.ruled}
        self.lines = self._lines()
        self._pairs: list[Pair] | None = None
        self._rows: dict[int, dict[str, float]] = {}
        self._shared: dict[int, list[float]] = {}

    def features(self) -> list[Features]:
        """The words of each of the stands, and what the rules make of it."""
        lexis = lexis_of(self.reading.doc)
        return [[*lexis.of_stand(s.stand.first, s.stand.last, s.stand.cue_at), *s.traits()] for s in self.sides]

    def _lines(self) -> list[int]:
        number, found = 0, []
        for k, gap in enumerate(self.reading.doc.gaps[: len(self.reading.doc.words)]):
            number += k > 0 and "\n" in gap
            found.append(number)
        return found

    def pairs(self) -> list[Pair]:
        """All pairs worth judging, in text order of the denials."""
        if self._pairs is None:
            self._pairs = [pair for d in range(len(self.stands)) for pair in self._of(d)]
        return self._pairs

    def _of(self, d: int) -> Iterator[Pair]:
        denial = self.sides[d]
        if (denial.strong and self.finder.negated(denial.stand)) or (denial.stand.act in _WANTS and not denial.strong):
            return
        inner = self._inner(denial) if denial.may_deny else None
        if inner is not None:
            yield Pair(d, -1, *inner)
        common = self._in_common(d)
        for c, claim in enumerate(self.sides):
            apart = abs(claim.sentence - denial.sentence)
            if c == d or claim.stand.holder is denial.stand.holder or apart > _REACH or _crosses(claim, denial):
                continue
            if _other_matter(denial, claim) and not (c < d and apart <= _NEAR and self._sweeps(denial.stand)):
                continue
            if _says_the_same(denial, claim, common[c]):
                continue
            if denial.may_deny or common[c] >= _COMMON or (0 < d - c <= _RIGHT_BEHIND and apart <= 1):
                yield Pair(d, c, claim.stand.first, claim.stand.last)

    def _sweeps(self, denial: Stand) -> bool:
        """Whether any such thing at all is denied: نفى وجود أي تفاهم."""
        return any(map(absolute, self.reading.doc.folded[denial.first : denial.last]))

    def _in_common(self, d: int) -> list[float]:
        """Weight of the stems that a stand shares with each of the stands."""
        if d not in self._shared:
            mine, weight = self.sides[d].stems, self.finder.weight
            self._shared[d] = [fsum(weight[s] for s in mine & other.stems) for other in self.sides]
        return self._shared[d]

    def _inner(self, side: Side) -> tuple[int, int] | None:
        """The words inside a denial that say what is denied."""
        doc, denial = self.reading.doc, side.stand
        if denial.act not in ("denial", "rejection") and not side.strong:
            return None
        if not _reported(denial) and denial.cue_at is not None:
            return denial.first, denial.last
        for k in range(denial.first + 1, denial.last - 2):
            if doc.folded[k] in _OPENS or (doc.folded[k],) in frames()["that"]:
                return k + 1, denial.last
        return (denial.first + 1, denial.last) if denial.last - denial.first > 2 else None

    def rows(self, words: SequenceModel) -> list[dict[str, float]]:
        """What speaks for each of the pairs, as numbers; `words` judges the stands by their words alone."""
        by_words = odds_in_turn(words, self.features())
        return [self._row(pair, by_words) for pair in self.pairs()]

    def _row(self, pair: Pair, by_words: Sequence[Mapping[str, float]]) -> dict[str, float]:
        row = {**self._denying(pair.denial), "inner": float(pair.claim < 0), "size": float(pair.last - pair.first)}
        row.update({f"denial_words_{label}": value for label, value in by_words[pair.denial].items()})
        if pair.claim >= 0:
            row.update(self._between(pair))
            row.update({f"claim_words_{label}": value for label, value in by_words[pair.claim].items()})
        return row

    def _denying(self, d: int) -> dict[str, float]:
        """What speaks for a stand as a denial, whatever it denies."""
        if d not in self._rows:
            side, denial = self.sides[d], self.stands[d]
            self._rows[d] = {
                "strong": float(side.strong),
                "negated": side.opening[0],
                "negated_far": side.opening[1],
                "suffix": float(denial.suffix),
                "denial_size": float(denial.last - denial.first),
                "reported": float(_reported(denial)),
                "direct": float(denial.form == "direct"),
                "points": float(side.points_back),
                "ruled": float(id(denial) in self.ruled_denials),
                "may": float(side.may_deny),
                "asks": float(side.asks),
                "exclaims": float(side.exclaims),
                "lies": float(side.lies),
                **{f"denial_{act}": float(denial.act == act) for act in _ACTS},
            }
        return self._rows[d]

    def _between(self, pair: Pair) -> dict[str, float]:
        """What the two have in common and how they stand to one another."""
        weight, mine, theirs = self.finder.weight, self.sides[pair.denial], self.sides[pair.claim]
        denial, claim = mine.stand, theirs.stand
        shared, common = mine.stems & theirs.stems, self._in_common(pair.denial)
        way = claim.last - denial.first
        low, high = sorted((pair.claim, pair.denial))
        between = [s.holder for s in self.stands[low + 1 : high]]
        row = {
            "shared": float(len(shared)),
            "weight": common[pair.claim],
            "share": common[pair.claim] / max(min(mine.weight, theirs.weight), 0.5),
            "rarest": max((weight[s] for s in shared), default=0.0),
            "nearer": float(sum(other > common[pair.claim] for c, other in enumerate(common) if c != pair.denial)),
            "letters": len(mine.grams & theirs.grams) / max(1, min(len(mine.grams), len(theirs.grams))),
            "denied": float(len(mine.denied & theirs.stems)),
            "denied_back": float(len(theirs.denied & mine.stems)),
            "absolutes": float(mine.absolutes),
            "figures": float(len(mine.figures & theirs.figures)),
            "named": float(len(mine.named & theirs.named)),
            "apart": float(abs(mine.sentence - theirs.sentence)),
            "steps": float(pair.denial - pair.claim),
            "way": float(way) if abs(way) < _WAY else float(_WAY),
            "same_line": float(self.lines[denial.first] == self.lines[claim.first]),
            "within": float(denial.first <= claim.first and claim.last <= denial.last),
            "accused": float(self.finder.means(claim, denial.holder)),
            "answers": float(self.finder.means(denial, claim.holder)),
            "addressee": float(claim.addressee is denial.holder),
            "same_side": float(same_side(claim.holder, denial.holder)),
            "claimer_between": float(sum(h is claim.holder for h in between)),
            "denier_between": float(sum(h is denial.holder for h in between)),
            "persons": float(denial.holder.type == "person") + float(claim.holder.type == "person"),
            "bodies": float(claim.holder.kind == "body") + 2.0 * float(denial.holder.kind == "body"),
            "claim_direct": float(claim.form == "direct"),
            "claim_deed": float(claim.form == "action"),
            "claim_strong": float(theirs.strong),
            "claim_negated": theirs.opening[1],
            "ruled_pair": float((id(denial), claim.span.quote) in self.ruled),
        }
        for act in _ACTS:
            row[f"claim_{act}"] = float(claim.act == act)
        return row

    def chosen(self, words: SequenceModel, trees: Trees) -> list[FoundClaim]:
        """The contested claims: the likeliest of each denial, others likelier than not, and those of the rules."""
        pairs = self.pairs()
        ranked = sorted(zip(trees.chances(self.rows(words)), pairs, strict=True), key=lambda t: -t[0])
        taken: set[int] = set()
        found = []
        for chance, pair in ranked:
            least = LEAST if self.sides[pair.denial].may_deny else LEAST_PLAIN
            if pair.denial in taken:
                least = _LEAST_AGAIN if pair.claim >= 0 else 1.0
            if chance < least:
                continue
            made = self._made(pair)
            if made is not None:
                taken.add(pair.denial)
                found.append(made)
        for pair in self._certain():
            if pair.denial not in taken and (made := self._made(pair)) is not None:
                taken.add(pair.denial)
                found.append(made)
        answered = {id(self.stands[d]) for d in taken}
        return [*found, *(rule for rule in self.by_rule if id(rule.denial) not in answered)]

    def _certain(self) -> Iterator[Pair]:
        """Pairs that their structure alone tells.

        The accused denies what he was accused of just before; or two sides say of one thing what is set against each other.
        """
        for d, denial in enumerate(self.sides):
            for c in range(d - 1, max(-1, d - 1 - _RIGHT_BEHIND), -1):
                claim = self.sides[c]
                apart = denial.sentence - claim.sentence
                if apart > 2 or same_side(claim.stand.holder, denial.stand.holder) or _crosses(claim, denial):
                    continue
                if _other_matter(denial, claim) or self.finder.negated(denial.stand):
                    continue
                if self._rebuts(claim, denial) or (apart <= 1 and self._contrasts(claim, denial)):
                    yield Pair(d, c, claim.stand.first, claim.stand.last)
                    break

    def _rebuts(self, claim: Side, denial: Side) -> bool:
        accused = claim.stand.act == "accusation" and self.finder.means(claim.stand, denial.stand.holder)
        return accused and (denial.stand.act == "denial" or denial.strong or denial.lies)

    def _contrasts(self, claim: Side, denial: Side) -> bool:
        both = {claim.stand.act, denial.stand.act} <= _ASSERTED
        if not both or claim.stems.isdisjoint(denial.stems):
            return False
        words = self.reading.doc.folded[claim.stand.last : denial.stand.first]
        return any(phrases("claims", "contrast").match(words, k) for k in range(len(words)))

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


def _reported(stand: Stand) -> bool:
    """Whether the verb stands inside the words."""
    return stand.cue_at is not None and stand.first <= stand.cue_at < stand.last


def _other_matter(denial: Side, claim: Side) -> bool:
    """Whether a denial that says itself what is denied has no word in common with the claim."""
    told = _reported(denial.stand) and not denial.stand.suffix and not denial.points_back
    return told and denial.stems.isdisjoint(claim.stems)


def _says_the_same(denial: Side, claim: Side, common: float) -> bool:
    """Whether two say the very same, both with a negation or both without, so that neither denies the other."""
    alike = bool(denial.opening[1]) == bool(claim.opening[1]) and not denial.strong and not claim.strong
    return alike and common >= _THE_SAME * min(denial.weight, claim.weight) > 0


def _crosses(claim: Side, denial: Side) -> bool:
    """Whether the two overlap and the claim does not stand wholly inside the denial."""
    first, last, other = claim.stand.first, claim.stand.last, denial.stand
    return first < other.last and other.first < last and not (other.first < first and last <= other.last)


def find_claims(disputes: Disputes, words: SequenceModel, trees: Trees) -> list[FoundClaim]:
    """Contested claims first, then accusations that nobody answers."""
    contested = disputes.chosen(words, trees)
    used = {(c.span.where, c.span.quote) for c in contested} | {
        (c.denial.span.where, c.denial.span.quote) for c in contested if c.denial is not None
    }
    alone = [
        disputes.finder.found(place, None)
        for place, stand in enumerate(disputes.stands)
        if stand.act == "accusation" and stand.cue_at is not None and (stand.span.where, stand.span.quote) not in used
    ]
    return [*contested, *alone]
