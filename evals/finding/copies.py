"""Near-copies, measured: pairs that the archive calls one voice against pairs that are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from evals.finding.reworked import Printed
from schemas.base import Frozen


class KindOfCopy(Frozen):
    """How documents of one kind fared against the rest."""

    kind: str
    pairs: int
    """Pairs that are one voice and whose later document is of this kind."""
    found: int
    wrong: int
    """Pairs called one voice that are not."""


class CopiesFound(Frozen):
    """Precision and recall over all pairs of documents."""

    found: int
    missed: int
    wrong: int
    kinds: tuple[KindOfCopy, ...] = ()

    @property
    def precision(self) -> float:
        """Of the pairs called one voice, those that are; 1 when none was called so."""
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs that are one voice, those called so; 1 when there is none."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def copies_found(press: Sequence[Printed], cluster_of: Mapping[str, str]) -> CopiesFound:
    """Compare clusters with the families of a press.

    A text put together from two others is one pair, found when it is with either, and wrong when it is with a third.

    Args:
        press: What was printed.
        cluster_of: Document ref → cluster id.
    """
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one, other in combinations(press, 2):
        if one.either or other.either:
            continue
        together = cluster_of[one.document.ref] == cluster_of[other.document.ref]
        count = counts[_kind(one, other)]
        if one.family == other.family:
            count[0] += 1
            count[1] += together
        else:
            count[2] += together
    for mixed in (each for each in press if each.either):
        beside = {
            other.family
            for other in press
            if other is not mixed and not other.either and _same(cluster_of, mixed, other)
        }
        count = counts[mixed.kind]
        count[0] += 1
        count[1] += bool(beside & set(mixed.either))
        count[2] += len(beside - set(mixed.either))
    kinds = tuple(KindOfCopy(kind=kind, pairs=n[0], found=n[1], wrong=n[2]) for kind, n in sorted(counts.items()))
    found, pairs = sum(kind.found for kind in kinds), sum(kind.pairs for kind in kinds)
    return CopiesFound(
        found=found,
        missed=pairs - found,
        wrong=sum(kind.wrong for kind in kinds),
        kinds=tuple(kind for kind in kinds if kind.pairs or kind.wrong or kind.kind not in ("story", "copy")),
    )


def _same(cluster_of: Mapping[str, str], one: Printed, other: Printed) -> bool:
    return cluster_of[one.document.ref] == cluster_of[other.document.ref]


def _kind(one: Printed, other: Printed) -> str:
    """The less plain of both kinds."""
    return min(
        (one.kind, other.kind), key=lambda kind: ("copy", "story").index(kind) + 1 if kind in ("copy", "story") else 0
    )
