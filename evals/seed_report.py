"""What an eval of the seed's brief found."""

from typing import Literal

from pydantic import Field

from schemas.base import Frozen
from schemas.grounded import Finding

Verdict = Literal["pass", "fail", "unmeasurable"]
_EXIT: dict[Verdict, int] = {"pass": 0, "fail": 1, "unmeasurable": 2}


class Found(Frozen):
    """How many of the gold's items of one kind the brief has."""

    name: str
    found: int
    of: int
    missing: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        """Share found; 0 where nothing was to be found."""
        return self.found / self.of if self.of else 0.0


class SeedReport(Frozen):
    """The verdict, why, and the counts behind it."""

    verdict: Verdict
    reasons: tuple[str, ...]
    items: int = 0
    """Items of the brief that stand on the seed article."""
    evidence: int = 0
    exact: int = 0
    passed: int = 0
    failed: tuple[Finding, ...] = ()
    unmeasurable: int = 0
    fields: dict[str, tuple[int, int, int]] = Field(default_factory=dict)
    """Field → findings that pass, fail, are unmeasurable."""
    traps: int = 0
    fallen: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    """Mediators that are none."""
    found: tuple[Found, ...] = ()
    floor: float = 0.0
    reader: str = ""

    @property
    def exit_code(self) -> int:
        """0 pass, 1 fail, 2 unmeasurable."""
        return _EXIT[self.verdict]


def unmeasured(reason: str) -> SeedReport:
    """A report that could not measure."""
    return SeedReport(verdict="unmeasurable", reasons=(reason,))
