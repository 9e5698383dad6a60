"""What is measured, and what came of it."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Annotated, Literal, Protocol, Self

from pydantic import Field, model_validator

from schemas.base import Frozen

Verdict = Literal["pass", "fail", "unmeasurable"]
MarkKind = Literal["gold", "given", "wrong"]
"""A span that should be found, one that the system gave, and one that it gave in error."""
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class Sample(Frozen):
    """One thing to measure, with the right answer where there is one."""

    id: str = Field(min_length=1)
    cluster: str = Field(min_length=1)
    """Samples of one article stand or fall together: intervals are drawn over clusters."""
    slices: dict[str, str] = Field(default_factory=dict)
    """For example language → ar. Figures are given for all samples and for every value of every slice."""
    asked: str = ""
    expected: str = ""
    sources: tuple[str, ...] = ()
    """Ids of the sources it is about."""

    @property
    def digest(self) -> str:
        """Hash of all that it is."""
        return sha256(self.model_dump_json().encode()).hexdigest()


class Mark(Frozen):
    """A stretch of a source to be shown: half-open code points."""

    source: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    kind: MarkKind


class Score(Frozen):
    """One measure of one sample. A score without a value is unmeasurable, and one that is unmeasurable has no value."""

    measure: str = Field(min_length=1)
    verdict: Verdict
    value: Share | None = None
    weight: float = Field(default=1.0, gt=0, allow_inf_nan=False)
    """What it counts in the figure: 1, or the denominator where the figure is a ratio of sums."""
    reason: str = ""
    interval: tuple[Share, Share] | None = None
    """Of a score that is a figure by itself, such as an AUROC: 95 %."""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.value is None) != (self.verdict == "unmeasurable"):
            raise ValueError(f"{self.measure}: a value goes with pass or fail, none with unmeasurable")
        if self.verdict != "pass" and not self.reason.strip():
            raise ValueError(f"{self.measure}: {self.verdict} without a reason")
        return self


class Outcome(Frozen):
    """All scores of one sample, with what is shown of it."""

    sample: Sample
    scores: tuple[Score, ...] = Field(min_length=1)
    output: str = ""
    """What the system said."""
    marks: tuple[Mark, ...] = ()


class Source(Frozen):
    """A source text, for the drill-down."""

    id: str
    title: str
    text: str
    language: str = "und"


class Identity(Frozen):
    """What was measured: a log of one identity is never continued under another."""

    suite: str
    reader: str
    """Reader or model, with its version."""
    fingerprint: str = ""
    """Hash over the reader's prompts, lexicons and weights, as far as they are known."""
    prompts: dict[str, str] = Field(default_factory=dict)
    code: str = ""
    """Hash over the code and data that score."""


class Suite(Protocol):
    """A set of samples and how each is scored."""

    @property
    def name(self) -> str:
        """As it is called on the command line."""

    @property
    def identity(self) -> Identity:
        """What is being measured."""

    def samples(self) -> Sequence[Sample]:
        """All samples, always in the same order."""

    def score(self, sample: Sample) -> Outcome:
        """Measure one. What goes wrong is an unmeasurable score, or an exception that the runner turns into one."""

    def sources(self) -> Mapping[str, Source]:
        """The texts that marks point into, by id."""


def binary(measure: str, right: bool, reason: str = "") -> Score:
    """A score of 1 or 0; the reason says why it is 0."""
    return Score(
        measure=measure, verdict="pass" if right else "fail", value=float(right), reason="" if right else reason
    )


def ratio(measure: str, hits: float, of: float, reason: str = "") -> Score:
    """`hits` of `of`; a pass only when it is all of them, unmeasurable when there is nothing to count."""
    if of <= 0:
        return unmeasured(measure, reason or "there is nothing to count")
    whole = hits >= of
    why = "" if whole else reason or f"{hits:g} of {of:g}"
    return Score(measure=measure, verdict="pass" if whole else "fail", value=hits / of, weight=of, reason=why)


def unmeasured(measure: str, reason: str) -> Score:
    """A score that could not be had."""
    return Score(measure=measure, verdict="unmeasurable", reason=reason)
