"""Figures: every measure over all samples and over each value of each slice."""

from collections.abc import Iterable, Sequence

from evals.harness.sample import Outcome, Score
from evals.harness.statistics import Interval, Value, figure
from schemas.base import Frozen

ALL = "all"


class Figure(Frozen):
    """One measure over one slice."""

    slice: str
    """`all`, or `key=value`."""
    measure: str
    passed: int
    failed: int
    unmeasurable: int
    point: float | None = None
    """None when nothing was measured."""
    low: float | None = None
    high: float | None = None
    clusters: int = 0
    weight: float = 0.0
    """Sum of the weights: the samples, or the denominator of a ratio."""

    @property
    def key(self) -> str:
        """Its name among the figures of a suite."""
        return f"{self.slice} · {self.measure}"

    @property
    def samples(self) -> int:
        """All samples that were to be measured."""
        return self.passed + self.failed + self.unmeasurable

    @property
    def unmeasured_share(self) -> float:
        """Share of the samples that could not be measured."""
        return self.unmeasurable / self.samples if self.samples else 1.0


def slices_of(outcome: Outcome) -> tuple[str, ...]:
    """The slices that a sample belongs to."""
    return (ALL, *(f"{key}={value}" for key, value in sorted(outcome.sample.slices.items())))


def scores_in(outcomes: Iterable[Outcome]) -> dict[tuple[str, str], list[tuple[Outcome, Score]]]:
    """(slice, measure) → the scores that count in it, `all` first."""
    found: dict[tuple[str, str], list[tuple[Outcome, Score]]] = {}
    for outcome in outcomes:
        for score in outcome.scores:
            for name in slices_of(outcome):
                found.setdefault((name, score.measure), []).append((outcome, score))
    order: dict[str, int] = {}
    for _, measure in found:
        order.setdefault(measure, len(order))
    return dict(sorted(found.items(), key=lambda item: (item[0][0] != ALL, item[0][0], order[item[0][1]])))


def values_of(scores: Iterable[tuple[Outcome, Score]]) -> dict[str, Value]:
    """Sample id → its part in the figure; what is unmeasurable has none."""
    return {
        outcome.sample.id: Value(outcome.sample.cluster, score.value, score.weight)
        for outcome, score in scores
        if score.value is not None
    }


def figures_of(outcomes: Sequence[Outcome]) -> tuple[Figure, ...]:
    """All figures of a run."""
    return tuple(_figure(*key, scores) for key, scores in scores_in(outcomes).items())


def _figure(name: str, measure: str, scores: Sequence[tuple[Outcome, Score]]) -> Figure:
    values = list(values_of(scores).values())
    found: Interval | None = figure(values)
    low, high = (found.low, found.high) if found else (None, None)
    if len(values) == 1 and (own := next((s.interval for _, s in scores if s.interval), None)):
        low, high = own
    counts = {verdict: sum(s.verdict == verdict for _, s in scores) for verdict in ("pass", "fail", "unmeasurable")}
    return Figure(
        slice=name,
        measure=measure,
        passed=counts["pass"],
        failed=counts["fail"],
        unmeasurable=counts["unmeasurable"],
        point=found.point if found else None,
        low=low,
        high=high,
        clusters=found.clusters if found else 0,
        weight=sum(v.weight for v in values),
    )
