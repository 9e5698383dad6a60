"""What the checker says of one claim: a verdict for each aspect, and the gravest of them."""

from dataclasses import dataclass
from typing import Literal

from agents.faithfulness.verdict import failed, passed, unmeasurable, worst
from schemas.grounded import Finding
from schemas.vocabulary import RejectionKind

Aspect = Literal[
    "cited",
    "support",
    "numbers",
    "dates",
    "names",
    "roles",
    "speaker",
    "reporting",
    "polarity",
    "modality",
    "contraries",
    "voice",
]
_KINDS: dict[str, RejectionKind] = {
    "cited": "quote_not_found",
    "numbers": "number_mismatch",
    "dates": "date_mismatch",
    "names": "name_mismatch",
    "roles": "name_mismatch",
    "speaker": "speaker_mismatch",
    "modality": "modality_mismatch",
    "voice": "voice_mismatch",
    "support": "invalid_item",
}


@dataclass(frozen=True)
class ClaimReport:
    """The findings on one claim, one an aspect; `Finding.stated` are the claim's words, `Finding.found` the source's."""

    claim: str
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Literal["pass", "fail", "unmeasurable"]:
        """`fail` if any aspect fails; `pass` only where the claim was compared with words and they carry it."""
        grave = worst(self.findings)
        return grave.verdict if grave else "unmeasurable"

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it does not pass, the gravest first."""
        order = {"fail": 0, "unmeasurable": 1}
        open_ = sorted((f for f in self.findings if f.verdict != "pass"), key=lambda f: order[f.verdict])
        return tuple(f"{f.field}: {f.reason}" for f in open_)


def holds(aspect: Aspect, reason: str, *, stated: str = "", found: str = "") -> Finding:
    """The source's words carry this aspect of the claim."""
    return passed(aspect, reason, stated=stated, found=found)


def breaks(aspect: Aspect, reason: str, *, stated: str = "", found: str = "") -> Finding:
    """The source's words speak against this aspect of the claim, or lack what it adds."""
    return failed(aspect, _KINDS.get(aspect, "polarity_mismatch"), reason, stated=stated, found=found)


def open_to_doubt(aspect: Aspect, reason: str, *, stated: str = "", found: str = "") -> Finding:
    """Nothing decides this aspect; never a pass."""
    return unmeasurable(aspect, _KINDS.get(aspect, "polarity_mismatch"), reason, stated=stated, found=found)
