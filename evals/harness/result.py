"""What came of a suite, or why it was skipped; and what a whole call comes to."""

from collections.abc import Sequence

from evals.harness.gate import EXIT, Gate
from evals.harness.runner import Ran
from evals.harness.sample import Verdict
from schemas.base import Frozen


class Result(Frozen):
    """One suite's run behind its gate; or the reason for which it was skipped."""

    name: str
    gate: Gate
    ran: Ran | None = None
    skipped: str = ""


def skipped(name: str, reason: str) -> Result:
    """A suite that could not be run: its module or data is not here."""
    gate = Gate(verdict="unmeasurable", reasons=(f"skipped: {reason}",))
    return Result(name=name, gate=gate, skipped=reason)


def verdict_of(results: Sequence[Result]) -> Verdict:
    """One suite's failure is the whole's. A skipped suite costs nothing beside one that was run, and never passes alone."""
    ran = [result.gate.verdict for result in results if not result.skipped]
    if not ran:
        return "unmeasurable"
    return "fail" if "fail" in ran else "unmeasurable" if "unmeasurable" in ran else "pass"


def exit_code(results: Sequence[Result]) -> int:
    """0 pass, 1 fail, 2 unmeasurable."""
    return EXIT[verdict_of(results)]
