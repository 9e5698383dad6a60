"""Results as text for a terminal."""

from collections.abc import Iterator, Sequence

from evals.harness.gate import Change, Check
from evals.harness.result import Result, verdict_of

MOST = 8
"""Failures of a suite that are told by name."""


def table(results: Sequence[Result]) -> str:
    """The verdict first, then the figures of each suite, then what went wrong in it."""
    lines = [f"eval: {verdict_of(results)}"]
    for result in results:
        lines += ["", *_suite(result)]
    return "\n".join(lines) + "\n"


def _suite(result: Result) -> Iterator[str]:
    if result.skipped or result.ran is None:
        yield f"{result.name}: skipped, {result.skipped}"
        return
    ran = result.ran
    yield f"{result.name}: {result.gate.verdict} · {ran.identity.reader} · {len(ran.outcomes)} of {ran.head.samples} samples"
    for reason in result.gate.reasons:
        yield f"  because {reason}"
    if result.gate.checks:
        yield ""
        yield f"  {'slice':<16}{'measure':<26}{'figure':>7}  {'95 %':<14}{'n':>6}{'?':>5}  {'floor':<8}{'change':<26}{'least seen':<11}"
        for check in result.gate.checks:
            yield _row(check)
    yield from _failures(result)


def _row(check: Check) -> str:
    figure = check.figure
    mark = {"pass": " ", "fail": "✗", "unmeasurable": "?"}[check.verdict] if check.role != "watch" else " "
    point = "-" if figure.point is None else f"{figure.point:.3f}"
    interval = "-" if figure.low is None or figure.high is None else f"{figure.low:.3f}–{figure.high:.3f}"
    measured = figure.passed + figure.failed
    floor = "-" if check.floor is None else f"{check.floor:.3f}"
    role = "" if check.role == "gate" else f" {check.role}"
    change, least = ("-", "-") if check.change is None else (_change(check.change), f"{check.change.detectable:.3f}")
    row = (
        f"{mark} {figure.slice:<16}{figure.measure:<26}{point:>7}  {interval:<14}{measured:>6}{figure.unmeasurable:>5}"
        f"  {floor:<8}{change:<26}{least:<11}{role}"
    )
    return row.rstrip()


def _change(change: Change) -> str:
    exact = "" if change.mcnemar is None else f" p {change.mcnemar:.3f}"
    return f"{change.difference:+.3f} (−{change.worse} +{change.better}){exact}"


def _failures(result: Result) -> Iterator[str]:
    ran = result.ran
    if ran is None:
        return
    failed = [(o, s) for o in ran.outcomes for s in o.scores if s.verdict != "pass"]
    if failed:
        yield ""
    for outcome, score in failed[:MOST]:
        yield f"  {score.verdict}: {outcome.sample.id}, {score.measure}: {score.reason[:160]}"
    if len(failed) > MOST:
        yield f"  and {len(failed) - MOST} more; --html shows each with its words in the source"
