"""The three verdicts, and how several of them make one."""

from collections.abc import Iterable

from schemas.grounded import Finding
from schemas.vocabulary import RejectionKind

_WORST = {"fail": 0, "unmeasurable": 1, "pass": 2}


def passed(field: str, reason: str, *, stated: str = "", found: str = "") -> Finding:
    """The source's words carry the field."""
    return Finding(field=field, verdict="pass", reason=reason, stated=stated, found=found)


def failed(field: str, kind: RejectionKind, reason: str, *, stated: str = "", found: str = "") -> Finding:
    """The source's words speak against the field, or lack what it adds."""
    return Finding(field=field, verdict="fail", kind=kind, reason=reason, stated=stated, found=found)


def unmeasurable(field: str, kind: RejectionKind, reason: str, *, stated: str = "", found: str = "") -> Finding:
    """The source's words give no clue; never a pass."""
    return Finding(field=field, verdict="unmeasurable", kind=kind, reason=reason, stated=stated, found=found)


def worst(findings: Iterable[Finding]) -> Finding | None:
    """The first of the gravest verdicts."""
    return min(findings, key=lambda finding: _WORST[finding.verdict], default=None)


def best(findings: Iterable[Finding]) -> Finding | None:
    """The first of the mildest verdicts."""
    return max(findings, key=lambda finding: _WORST[finding.verdict], default=None)
