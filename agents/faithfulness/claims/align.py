"""A claim laid beside its source word by word: what is the same, what stands in place of what, what is new, what is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from agents.faithfulness.claims.forms import Term
from agents.faithfulness.view import unclitic

_FAR = 8
"""Words of the source between two stretches from which on they are apart."""

_BESIDE = 2
"""Words of the source beyond the claim's own number that are looked at before and behind what the claim takes up."""


@dataclass(frozen=True)
class Gap:
    """A place where claim and source differ: half-open indexes into the claim's terms and the source's."""

    claim: range
    source: range
    opens: bool
    """Nothing of the claim stands before it: what the source has there need not be lost."""
    closes: bool
    """Nothing of the claim stands behind it."""


@dataclass(frozen=True)
class Alignment:
    """The claim's content beside the source's words."""

    claim: tuple[Term, ...]
    source: tuple[Term, ...]
    pairs: dict[int, int]
    """Index in the claim → index in the source, for words that are the same."""
    gaps: tuple[Gap, ...]

    @property
    def found(self) -> range:
        """The stretch of the source that the claim's content covers; empty when nothing matches."""
        if not self.pairs:
            return range(0)
        return range(min(self.pairs.values()), max(self.pairs.values()) + 1)

    def elsewhere(self) -> dict[int, int]:
        """Words of the claim that stand in the source at another place: index in the claim → index in the source."""
        taken = set(self.pairs.values())
        free = [j for j in range(len(self.source)) if j not in taken]
        moved: dict[int, int] = {}
        for i, term in enumerate(self.claim):
            if i in self.pairs:
                continue
            bare = unclitic(term.form)
            same = (j for j in free if term.stem == self.source[j].stem or bare & unclitic(self.source[j].form))
            found = next(same, None)
            if found is not None:
                moved[i] = found
                free.remove(found)
        return moved


def aligned(claim: Sequence[Term], source: Sequence[Term]) -> Alignment:
    """Lay two texts side by side by the stems of their words."""
    mine, theirs = [t.stem for t in claim], [t.stem for t in source]
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    pairs: dict[int, int] = {}
    gaps: list[Gap] = []
    codes = matcher.get_opcodes()
    for tag, i1, i2, j1, j2 in codes:
        if tag == "equal":
            pairs.update(zip(range(i1, i2), range(j1, j2), strict=True))
    found = _main(pairs)
    for tag, i1, i2, j1, j2 in codes:
        if tag != "equal":
            opens, closes = j2 <= found.start, j1 >= found.stop
            beside = i2 - i1 + _BESIDE
            span = (
                range(max(j1, j2 - beside), j2)
                if opens
                else range(j1, min(j2, j1 + beside))
                if closes
                else range(j1, j2)
            )
            gaps.append(Gap(range(i1, i2), span, opens, closes))
    kept = {i: j for i, j in pairs.items() if j in found}
    return Alignment(tuple(claim), tuple(source), kept, tuple(gaps))


def _main(pairs: Mapping[int, int]) -> range:
    """The stretch of the source that a claim covers, without a lone word far from the rest."""
    runs: list[list[int]] = []
    for j in sorted(pairs.values()):
        if runs and j - runs[-1][-1] <= _FAR:
            runs[-1].append(j)
        else:
            runs.append([j])
    main = max(runs, key=len, default=[])
    kept = [run for run in runs if len(run) >= max(2, len(main) // 3)] or [main]
    return range(min(map(min, kept)), max(map(max, kept)) + 1) if main else range(0)
