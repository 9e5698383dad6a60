"""Counts of a scored reading, and the tables that tell them: per field and per language, intervals clustered by article."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from evals.reading_gold import GoldArticle

Counts = NDArray[np.float64]
HEADLINES = (
    "positions",
    "holder",
    "central positions",
    "actors",
    "central actors",
    "mediators",
    "risks",
    "contested",
    "traps taken",
)
"""What is told of each language."""


@dataclass
class Count:
    """Right, predicted and expected items of one article."""

    right: int = 0
    predicted: int = 0
    expected: int = 0
    found: int | None = None
    """Expected items that are found, where that is not `right`: of a measure whose recall is over fewer items."""


@dataclass
class Row:
    """One article's counts by measure, and what went wrong."""

    id: str
    counts: dict[str, Count] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


def totals(rows: Sequence[Row], measure: str) -> tuple[float, float, float]:
    """Precision, recall and F1 over the articles."""
    return _rates(_sums(rows, measure).sum(0))


def _sums(rows: Sequence[Row], measure: str) -> Counts:
    """Right, predicted, expected and found items of each article, shape (articles, 4)."""
    counts = [row.counts.get(measure, Count()) for row in rows]
    told = [(c.right, c.predicted, c.expected, c.right if c.found is None else c.found) for c in counts]
    return np.array(told, dtype=np.float64).reshape(len(rows), 4)


def _rates(sums: Counts) -> tuple[float, float, float]:
    right, predicted, expected, found = (float(v) for v in sums)
    precision, recall = right / predicted if predicted else 0.0, found / expected if expected else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def interval(rows: Sequence[Row], measure: str, draws: int = 400) -> tuple[float, float]:
    """95 % bootstrap interval of F1, drawn over articles with a fixed seed."""
    random = np.random.default_rng(0)
    sums = _sums(rows, measure)
    values = [_rates(sums[random.integers(0, len(rows), len(rows))].sum(0))[2] for _ in range(draws)]
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def table(rows: Sequence[Row], measures: Sequence[str] = ()) -> str:
    """The measures as lines of text; all of them where none are named."""
    lines = [f"{'measure':22}{'P':>7}{'R':>7}{'F1':>7}   95 %          n"]
    for measure in measures or (rows[0].counts if rows else ()):
        precision, recall, f1 = totals(rows, measure)
        low, high = interval(rows, measure)
        expected = sum(r.counts[measure].expected for r in rows)
        lines.append(f"{measure:22}{precision:7.3f}{recall:7.3f}{f1:7.3f}   {low:.3f}–{high:.3f}  {expected:6}")
    return "\n".join(lines)


def report(rows: Sequence[Row], golds: Sequence[GoldArticle], title: str) -> str:
    """The table of all articles, then the headline figures of each language."""
    lines = [f"{title}: {len(rows)} articles", table(rows)]
    for language in sorted({g.language for g in golds}):
        part = [row for row, g in zip(rows, golds, strict=True) if g.language == language]
        lines += ["", f"{language}: {len(part)} articles", table(part, HEADLINES)]
    return "\n".join(lines)
