"""The statistics of the harness: intervals, paired differences, exact McNemar, what could be detected. Pure numpy.

References, by their place here:
    cluster_draws    The cluster bootstrap: Davison & Hinkley (1997), Bootstrap Methods and their Application, §3.8;
                     percentile intervals, Efron & Tibshirani (1993), ch. 13.
    mcnemar          McNemar (1947), Psychometrika 12, 153–157; the exact binomial form, Fagerland et al. (2013),
                     BMC Medical Research Methodology 13:91.
    detectable       Miller (2024), Adding Error Bars to Evals, arXiv:2411.00640, §5 (paired, clustered).
    holm             Holm (1979), Scandinavian Journal of Statistics 6, 65–70.
    wilson           Wilson (1927), JASA 22, 209–212.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import comb, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

DRAWS = 4000
LARGEST = 12_000_000
"""Cells of the table of draws at most: 100 MB."""
SEED = 20260101
SAME = 1e-9
"""Values and differences nearer than this are the same."""
ALPHA = 0.025
"""One-sided: 2.5 % in either tail, 95 % intervals."""
POWER = 0.9
_Z = NormalDist().inv_cdf(1 - ALPHA)
_Z_POWER = NormalDist().inv_cdf(POWER)


@dataclass(frozen=True)
class Value:
    """One sample's part in a figure."""

    cluster: str
    value: float
    weight: float = 1.0


@dataclass(frozen=True)
class Interval:
    """A figure with its 95 % interval."""

    point: float
    low: float | None
    """None where there are fewer than two clusters: one article says nothing of others."""
    high: float | None
    samples: int
    clusters: int
    error: float
    """Standard error."""


@dataclass(frozen=True)
class Paired:
    """Now less before, over the same samples."""

    difference: Interval
    worse: int
    """Binary samples that passed before and fail now."""
    better: int
    binary: bool
    p_boot: float
    """Share of draws in which nothing is lost: one-sided p of a loss."""
    p_exact: float
    """One-sided exact McNemar p of a loss; 1 where the values are not binary."""
    detectable: float
    """The smallest loss that would be confirmed with probability 0.9."""

    @property
    def p(self) -> float:
        """The p of a loss: the larger of the two where both can be had."""
        return max(self.p_boot, self.p_exact) if self.binary else self.p_boot


def figure(values: Sequence[Value]) -> Interval | None:
    """The weighted mean with its interval, drawn over clusters; None when there is nothing to count.

    The weighted mean of ratios with their denominators as weights is the ratio of sums.
    """
    if not values:
        return None
    top, bottom = _by_cluster(values)
    point = float(top.sum() / bottom.sum())
    draws = cluster_draws(len(top))
    means = (draws @ top) / (draws @ bottom)
    return Interval(point, *_ends(means, len(top)), len(values), len(top), float(means.std()))


def _ends(drawn: NDArray[np.float64], clusters: int) -> tuple[float | None, float | None]:
    if clusters < 2:
        return None, None
    low, high = np.quantile(drawn, [ALPHA, 1 - ALPHA])
    return float(low), float(high)


def paired(now: Mapping[str, Value], before: Mapping[str, Value]) -> Paired | None:
    """The difference over the samples that both runs have; None when there are none."""
    common = [key for key in now if key in before]
    if not common:
        return None
    first = [now[key] for key in common]
    second = [before[key] for key in common]
    clusters = {name: n for n, name in enumerate(dict.fromkeys(v.cluster for v in first))}
    place = np.array([clusters[v.cluster] for v in first])
    sums = [_sums(place, values, len(clusters)) for values in (first, second)]
    draws = cluster_draws(len(clusters))
    drawn = [(draws @ top) / (draws @ bottom) for top, bottom in sums]
    points = [float(top.sum() / bottom.sum()) for top, bottom in sums]
    gaps = drawn[0] - drawn[1]
    low, high = _ends(gaps, len(clusters))
    error = float(gaps.std())
    point = points[0] - points[1]
    worse = sum(b.value > a.value + SAME for a, b in zip(first, second, strict=True))
    better = sum(b.value < a.value - SAME for a, b in zip(first, second, strict=True))
    is_binary = all(v.value in (0.0, 1.0) for v in (*first, *second))
    return Paired(
        difference=Interval(point, low, high, len(common), len(clusters), error),
        worse=worse,
        better=better,
        binary=is_binary,
        p_boot=float(np.mean(gaps >= -SAME)) if low is not None else 1.0,
        p_exact=mcnemar(worse, better) if is_binary else 1.0,
        detectable=detectable(error, len(common)) if low is not None else 1.0,
    )


def mcnemar(worse: int, better: int) -> float:
    """One-sided exact p of so many or more samples turning worse among those that changed; 1 when none did."""
    changed = worse + better
    if changed == 0:
        return 1.0
    return float(sum(comb(changed, k) for k in range(worse, changed + 1)) / 2**changed)


def detectable(error: float, samples: int) -> float:
    """The smallest loss that would be confirmed with probability 0.9.

    Never less than six samples turning worse with none better: fewer are not significant however sure the rest is.
    """
    fewest = next(n for n in range(1, 64) if mcnemar(n, 0) <= ALPHA)
    return min(1.0, max((_Z + _Z_POWER) * error, fewest / samples if samples else 1.0))


def holm(p: Mapping[str, float], alpha: float = ALPHA) -> frozenset[str]:
    """The names whose p stands when all are looked at together."""
    standing: set[str] = set()
    ranked = sorted(p.items(), key=lambda pair: pair[1])
    for n, (name, value) in enumerate(ranked):
        if value > alpha / (len(ranked) - n):
            break
        standing.add(name)
    return frozenset(standing)


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share; (0, 1) when there is nothing to count."""
    if not of:
        return 0.0, 1.0
    share, spread = hits / of, _Z * _Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


@lru_cache(maxsize=16)
def cluster_draws(clusters: int) -> NDArray[np.float64]:
    """Draws × clusters: how often each cluster is drawn; the same for the same number of clusters."""
    random = np.random.default_rng([SEED, clusters])
    draws = max(400, min(DRAWS, LARGEST // clusters))
    return random.multinomial(clusters, np.full(clusters, 1 / clusters), size=draws).astype(np.float64)


def auroc(scores: Sequence[float], labels: Sequence[bool]) -> float | None:
    """Chance that a positive is scored above a negative, ties half; None when one of the two is absent."""
    values = np.asarray(scores, dtype=np.float64)
    positive = np.asarray(labels, dtype=bool)
    many, few = int(positive.sum()), int((~positive).sum())
    if not many or not few:
        return None
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return float((ranks[positive].sum() - many * (many + 1) / 2) / (many * few))


def _by_cluster(values: Sequence[Value]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    clusters = {name: n for n, name in enumerate(dict.fromkeys(v.cluster for v in values))}
    return _sums(np.array([clusters[v.cluster] for v in values]), values, len(clusters))


def _sums(
    place: NDArray[np.int64], values: Sequence[Value], clusters: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    weight = np.array([v.weight for v in values])
    value = np.array([v.value for v in values])
    top = np.bincount(place, weight * value, clusters).astype(np.float64)
    return top, np.bincount(place, weight, clusters).astype(np.float64)
