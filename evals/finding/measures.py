"""What a ranking is worth when one paragraph is right, and how sure the difference of two rankings is."""

from collections.abc import Iterable, Sequence
from math import log2

import numpy as np
from numpy.typing import NDArray

from schemas.base import Frozen

CUT = 10
RESAMPLES = 2000


class Measures(Frozen):
    """Means over the questions of a set."""

    ndcg10: float
    r1: float
    r5: float
    r10: float
    mrr10: float


class Difference(Frozen):
    """A mean difference of nDCG@10 with its 95 % interval (paired bootstrap over questions)."""

    mean: float
    low: float
    high: float


def measures(ranks: Sequence[int | None]) -> Measures:
    """The measures of the right paragraph's ranks, from 1; None where it was not found."""
    inside = [rank if rank is not None and rank <= CUT else None for rank in ranks]
    return Measures(
        ndcg10=float(gains(ranks).mean()) if ranks else 0.0,
        r1=_share(rank == 1 for rank in inside),
        r5=_share(rank is not None and rank <= 5 for rank in inside),
        r10=_share(rank is not None for rank in inside),
        mrr10=_share(1 / rank if rank is not None else 0.0 for rank in inside),
    )


def gains(ranks: Sequence[int | None]) -> NDArray[np.float64]:
    """nDCG@10 of each question: 1 / log2(rank + 1) down to rank 10."""
    return np.array([1 / log2(rank + 1) if rank is not None and rank <= CUT else 0.0 for rank in ranks])


def difference(one: Sequence[int | None], other: Sequence[int | None]) -> Difference:
    """How much better `one` ranks than `other` on the same questions."""
    apart = gains(one) - gains(other)
    draw = np.random.default_rng(0).integers(0, len(apart), (RESAMPLES, len(apart)))
    low, high = np.quantile(apart[draw].mean(axis=1), (0.025, 0.975))
    return Difference(mean=float(apart.mean()), low=float(low), high=float(high))


def _share(values: Iterable[float]) -> float:
    found = [float(value) for value in values]
    return sum(found) / len(found) if found else 0.0
