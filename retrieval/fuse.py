"""Two rankings made one by reciprocal rank fusion (Cormack, Clarke and Buettcher 2009)."""

from collections.abc import Sequence
from typing import Final

Ranking = tuple[tuple[str, float], ...]
"""(id, score) pairs, best first."""
K: Final = 60
"""The constant of the paper: how slowly a place loses worth."""


def reciprocal_rank(rankings: Sequence[tuple[Ranking, float]], k: int = K) -> Ranking:
    """All ids of some weighted rankings, by the sum of weight / (k + place); places begin at 1.

    Ids that come out even stand in the order of the first ranking that has one of them, then by their names. Scores lie
    between 0 and 1: the share of what an id at the first place of every ranking would have.
    """
    weighted = [(ranking, weight) for ranking, weight in rankings if weight > 0]
    best = sum(weight for _, weight in weighted) / (k + 1)
    sums: dict[str, float] = {}
    places: dict[str, list[int]] = {}
    for number, (ranking, weight) in enumerate(weighted):
        for place, (name, _) in enumerate(ranking, start=1):
            sums[name] = sums.get(name, 0.0) + weight / (k + place)
            places.setdefault(name, [len(ranking_) + 1 for ranking_, _ in weighted])[number] = place
    order = sorted(sums, key=lambda name: (-round(sums[name], 12), places[name], name))
    return tuple((name, min(1.0, sums[name] / best)) for name in order)
