"""The gate: exit 0 pass, 1 below a bar or a confirmed regression, 2 unmeasurable.

A check fails when the figure's lower bound is under its floor, or when a loss against the baseline is confirmed: the
paired, clustered interval of the loss lies above 0 and, for binary verdicts, McNemar's exact test agrees, with Holm's
correction over the checks of the suite. What could not be measured never passes.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from evals.harness.figures import Figure, figures_of, scores_in, values_of
from evals.harness.policy import Baseline, Ledger, Policy
from evals.harness.runner import BROKEN, Ran
from evals.harness.sample import Verdict
from evals.harness.statistics import Paired, holm, paired
from schemas.base import Frozen

EXIT: dict[Verdict, int] = {"pass": 0, "fail": 1, "unmeasurable": 2}
Role = Literal["gate", "watch", "breach"]


class Change(Frozen):
    """The difference from the baseline: now less before."""

    difference: float
    low: float | None
    high: float | None
    worse: int
    better: int
    samples: int
    mcnemar: float | None
    """One-sided exact p of a loss; None where verdicts are not binary."""
    p: float
    detectable: float
    """The smallest loss that would be confirmed with probability 0.9."""


class Check(Frozen):
    """One figure against its policy."""

    figure: Figure
    role: Role
    verdict: Verdict
    reason: str = ""
    floor: float | None = None
    bound: Literal["lower", "point"] = "lower"
    change: Change | None = None


class Gate(Frozen):
    """What the checks come to."""

    verdict: Verdict
    checks: tuple[Check, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0, 1 or 2."""
        return EXIT[self.verdict]


def gated(ran: Ran, ledger: Ledger | None, *, baseline: Baseline | None = None, compare: bool = True) -> Gate:
    """Hold a run against its policies.

    Args:
        ran: The run.
        ledger: The policies; None leaves every figure without one, and nothing can pass.
        baseline: What to compare with; by default the ledger's, of the same reader.
        compare: Whether a baseline of the reader is demanded where the ledger has baselines at all.
    """
    if not any(score.value is not None for outcome in ran.outcomes for score in outcome.scores):
        why = next((s.reason for o in ran.outcomes for s in o.scores if s.reason), "the suite has no samples")
        return Gate(verdict="unmeasurable", reasons=(f"nothing could be measured: {why}",))
    if ledger is None:
        checks = tuple(
            Check(figure=f, role="watch", verdict="pass", reason="no policy") for f in figures_of(ran.outcomes)
        )
        return Gate(verdict="unmeasurable", checks=checks, reasons=(f"there is no policy for the suite {ran.name}",))
    before = baseline or (ledger.baselines.get(ran.identity.reader) if compare else None)
    checks = _against_baseline(ran, ledger, before, tuple(_checks(ran, ledger)))
    reasons = [f"{c.figure.key}: {c.reason}" for c in checks if c.role != "watch" and c.verdict != "pass"]
    verdicts = [check.verdict for check in checks if check.role != "watch"]
    reasons += (extra := list(_unmeasurable(ran, ledger, checks, before)))
    verdicts += ["unmeasurable"] * len(extra)
    worst: Verdict = "fail" if "fail" in verdicts else "unmeasurable" if "unmeasurable" in verdicts else "pass"
    return Gate(verdict=worst, checks=checks, reasons=tuple(reasons))


def _checks(ran: Ran, ledger: Ledger) -> Iterator[Check]:
    for figure in figures_of(ran.outcomes):
        policy = ledger.policy(figure.slice, figure.measure)
        if figure.measure == BROKEN:
            reason = f"{figure.unmeasurable} samples could not be scored"
            yield Check(figure=figure, role="gate", verdict="unmeasurable", reason=reason)
        elif policy is None:
            reason = "no policy names this measure in this slice; add one, with its reason"
            yield Check(figure=figure, role="breach", verdict="fail", reason=reason)
        else:
            yield _check(figure, policy)


def _check(figure: Figure, policy: Policy) -> Check:
    found = figure.low if policy.bound == "lower" else figure.point
    verdict: Verdict = "pass"
    reason = ""
    if figure.point is not None and found is None and policy.floor is not None:
        verdict, reason = "unmeasurable", "one article has no interval: nothing is known of others"
    elif figure.point is None or figure.unmeasured_share > policy.unmeasured_at_most:
        verdict, reason = "unmeasurable", f"{figure.unmeasurable} of {figure.samples} samples could not be measured"
    elif policy.floor is not None and found is not None and found < policy.floor - 1e-9:
        what = "lower bound" if policy.bound == "lower" else "figure"
        verdict, reason = "fail", f"{what} {found:.3f} is under the floor {policy.floor:.3f}"
    return Check(
        figure=figure, role=policy.role, verdict=verdict, reason=reason, floor=policy.floor, bound=policy.bound
    )


def _against_baseline(
    ran: Ran, ledger: Ledger, before: Baseline | None, checks: tuple[Check, ...]
) -> tuple[Check, ...]:
    if before is None or before.digest != ran.head.digest:
        return checks
    values = {key: values_of(scores) for key, scores in scores_in(ran.outcomes).items()}
    changes: dict[str, Paired] = {}
    for check in checks:
        now = values[(check.figure.slice, check.figure.measure)]
        if found := paired(now, before.of(check.figure.measure, ran.outcomes)):
            changes[check.figure.key] = found
    gates = {c.figure.key: changes[c.figure.key].p for c in checks if c.role == "gate" and c.figure.key in changes}
    watched = {c.figure.key: changes[c.figure.key].p for c in checks if c.role == "watch" and c.figure.key in changes}
    lost = holm(gates) | holm(watched)
    return tuple(_changed(check, changes.get(check.figure.key), check.figure.key in lost) for check in checks)


def _changed(check: Check, found: Paired | None, lost: bool) -> Check:
    if found is None:
        return check
    gap = found.difference
    change = Change(
        difference=gap.point,
        low=gap.low,
        high=gap.high,
        worse=found.worse,
        better=found.better,
        samples=gap.samples,
        mcnemar=found.p_exact if found.binary else None,
        p=found.p,
        detectable=found.detectable,
    )
    update: dict[str, object] = {"change": change}
    if lost and gap.point < 0 and gap.high is not None and check.verdict == "pass":
        update |= {"verdict": "fail", "reason": f"a loss of {-gap.point:.3f} is confirmed (at least {-gap.high:.3f})"}
    return check.model_copy(update=update)


def _unmeasurable(ran: Ran, ledger: Ledger, checks: Sequence[Check], before: Baseline | None) -> Iterator[str]:
    """What keeps a run from passing beside its figures."""
    if ran.partial:
        yield f"only {len(ran.outcomes)} of {ran.head.samples} samples were run"
    for check in checks:
        if check.role == "gate" and check.floor is None and check.change is None and check.verdict == "pass":
            yield f"{check.figure.key}: it has no floor, and there is no baseline of {ran.identity.reader} to compare with"
    have = {(check.figure.slice, check.figure.measure) for check in checks}
    for policy in ledger.policies:
        if not policy.slice.endswith("=*") and policy.role == "gate" and (policy.slice, policy.measure) not in have:
            yield f"{policy.slice} · {policy.measure}: the run has no such figure"
    if before is not None and before.digest != ran.head.digest and not ran.partial:
        yield "the baseline is of other samples; take a new one with --write-baseline and say why"
