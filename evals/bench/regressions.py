"""Simulates the gate: `python -m evals.bench.regressions [--runs N]`.

400 paired samples in 80 articles, 80 % right before. In a planted regression 5 points are lost; in a null change nothing
is, though verdicts flip both ways in both. Prints how often the gate confirms a loss: it should at 90 % of the planted
ones and at 5 % of the null ones at most. Exit 0 when both hold, 1 when not.
"""

import argparse
import sys
from collections.abc import Sequence

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from evals.harness.statistics import ALPHA, Value, holm, paired, wilson

SAMPLES, CLUSTERS, BEFORE, LOSS, CHURN = 400, 80, 0.8, 0.05, 0.02
SPREAD = 0.15
"""Standard deviation of an article's own share of right answers."""
CAUGHT, ALARMED = 0.9, 0.05
Verdicts = NDArray[np.bool_]


def simulated(random: Generator, loss: float, churn: float = CHURN) -> tuple[Verdicts, Verdicts]:
    """Verdicts before and now.

    Args:
        random: Where chance comes from.
        loss: Share of samples lost on average, beyond the churn.
        churn: Share of samples that flip each way for no reason.
    """
    level = np.clip(random.normal(BEFORE, SPREAD, CLUSTERS), 0.05, 0.99)
    before = random.random(SAMPLES) < np.repeat(level, SAMPLES // CLUSTERS)
    right, wrong = before.mean(), 1 - before.mean()
    lost = random.random(SAMPLES) < (loss + churn) / max(right, 1e-9)
    won = random.random(SAMPLES) < churn / max(wrong, 1e-9)
    return before, np.where(before, ~lost, won)


def confirmed(before: Verdicts, now: Verdicts) -> bool:
    """Whether the gate's test confirms a loss."""
    sides = [
        {f"s{n}": Value(f"c{n * CLUSTERS // SAMPLES}", float(right)) for n, right in enumerate(side)}
        for side in (now, before)
    ]
    found = paired(*sides)
    return found is not None and found.difference.point < 0 and bool(holm({"loss": found.p}, ALPHA))


def rate(runs: int, loss: float, seed: int = 0) -> tuple[int, int]:
    """In how many of the runs a loss is confirmed."""
    random = np.random.default_rng([seed, round(1000 * loss)])
    return sum(confirmed(*simulated(random, loss)) for _ in range(runs)), runs


def main(argv: Sequence[str] | None = None) -> int:
    """Print both figures with their Wilson intervals."""
    parser = argparse.ArgumentParser(prog="evals.bench.regressions", description=__doc__)
    parser.add_argument("--runs", type=int, default=400)
    runs = parser.parse_args(argv).runs
    print(
        f"{SAMPLES} paired samples in {CLUSTERS} articles, {CHURN:.0%} flip each way without a cause, {runs} runs each"
    )
    shares = []
    for name, loss, bar in (("planted, 5 points", LOSS, f"≥ {CAUGHT:.2f}"), ("null change", 0.0, f"≤ {ALARMED:.2f}")):
        hits, of = rate(runs, loss)
        low, high = wilson(hits, of)
        shares.append(hits / of)
        print(f"{name:<20}{hits / of:.3f}  ({low:.3f}–{high:.3f})  {bar}")
    return 0 if shares[0] >= CAUGHT and shares[1] <= ALARMED else 1


if __name__ == "__main__":
    sys.exit(main())
