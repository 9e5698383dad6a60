"""Results as text for a terminal."""

from collections.abc import Iterator, Sequence

from evals.harness.figures import ALL
from evals.harness.gate import Change, Check
from evals.harness.policy import JUDGE
from evals.harness.result import Result, verdict_of

MOST = 8
"""Failures of a suite that are told by name."""


def table(results: Sequence[Result], *, slices: bool = False) -> str:
    """The verdict first, then the figures of each suite, then what went wrong in it.

    Args:
        results: What came of the suites.
        slices: Print the figures of all slices, not only those over all samples and those that do not pass.
    """
    lines = [f"eval: {verdict_of(results)}"]
    for result in results:
        lines += ["", *_suite(result, slices)]
    return "\n".join(lines) + "\n"


def _suite(result: Result, slices: bool) -> Iterator[str]:
    if result.skipped or result.ran is None:
        yield f"{result.name}: skipped, {result.skipped}"
        return
    ran = result.ran
    yield f"{result.name}: {result.gate.verdict} · {ran.identity.reader} · {len(ran.outcomes)} of {ran.head.samples} samples"
    for line in (*(f"because {reason}" for reason in result.gate.reasons), *ran.notes):
        yield f"  {line}"
    checks = result.gate.checks
    shown = [c for c in checks if slices or c.figure.slice == ALL or c.verdict != "pass"]
    if shown:
        yield ""
        yield from _aligned([_HEAD, *(_cells(check) for check in shown)])
    if len(shown) < len(checks):
        yield f"  and {len(checks) - len(shown)} figures of slices; --slices prints them"
    yield from _failures(result)


_HEAD = ("", "slice", "measure", "figure", "95 %", "n", "?", "floor", "change", "least seen", "")
_RIGHT = (3, 5, 6)


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[n]) for row in rows) for n in range(len(_HEAD))]
    for row in rows:
        cells = [c.rjust(widths[n]) if n in _RIGHT else c.ljust(widths[n]) for n, c in enumerate(row)]
        yield "  ".join(cells).rstrip()


def _cells(check: Check) -> tuple[str, ...]:
    figure = check.figure
    mark = {"pass": "", "fail": "✗", "unmeasurable": "?"}[check.verdict]
    return (
        mark,
        figure.slice,
        figure.measure,
        "-" if figure.point is None else f"{figure.point:.3f}",
        "-" if figure.low is None or figure.high is None else f"{figure.low:.3f}–{figure.high:.3f}",
        str(figure.passed + figure.failed),
        str(figure.unmeasurable or ""),
        "-" if check.floor is None else f"{check.floor:.3f}",
        "-" if check.change is None else _change(check.change),
        "-" if check.change is None else f"{check.change.detectable:.3f}",
        "" if check.role == "gate" else check.role,
    )


def _change(change: Change) -> str:
    exact = "" if change.mcnemar is None else f" p {change.mcnemar:.3f}"
    return f"{change.difference + 0.0:+.3f} (−{change.worse} +{change.better}){exact}"


def _failures(result: Result) -> Iterator[str]:
    ran = result.ran
    if ran is None:
        return
    failed = [(o, s) for o in ran.outcomes for s in o.scores if s.verdict != "pass" and not s.measure.startswith(JUDGE)]
    if failed:
        yield ""
    for outcome, score in failed[:MOST]:
        yield f"  {score.verdict}: {outcome.sample.id}, {score.measure}: {score.reason[:160]}"
    if len(failed) > MOST:
        yield f"  and {len(failed) - MOST} more; --html shows each with its words in the source"
