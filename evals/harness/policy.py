"""What a suite must reach, and what it reached before: `evals/baselines/SUITE.json`, one file a suite.

A bar is changed by adding an entry to its list, with the reason for it; the last one is in force. A slice that no
policy names is a breach. Baselines are kept by reader, each with the reason for which it was taken.
"""

import json
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, model_validator

from evals.harness.figures import ALL, values_of
from evals.harness.runner import Ran
from evals.harness.sample import Outcome, Score, Share
from evals.harness.statistics import Value
from schemas.base import Frozen
from schemas.errors import InputError

FOLDER = Path(__file__).parent.parent / "baselines"
JUDGE = "judge "
"""How the measures of judges begin."""
Reason = Annotated[str, Field(min_length=20)]


class Bar(Frozen):
    """A bar with the reason for it."""

    floor: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]
    """A floor of 0 could not be missed, so there is none."""
    reason: Reason


class Policy(Frozen):
    """What becomes of one measure in one slice."""

    slice: str
    """`all`, `key=value`, or `key=*` for every value that has no policy of its own."""
    measure: str
    """Its name; of what is watched also the beginning of one with `*`, and `*` alone for all measures of a slice."""
    role: Literal["gate", "watch"]
    """A gate decides the exit code; what is watched is printed, and warns."""
    bound: Literal["lower", "point"] = "lower"
    """What must reach the floor: the lower end of the interval, or the figure itself where it is of one fixed text."""
    bars: tuple[Bar, ...] = ()
    """The last is in force; none leaves the comparison with the baseline."""
    unmeasured_at_most: Share = 0.0
    """Share of samples that may be unmeasurable before the figure is."""
    reason: Reason

    @model_validator(mode="after")
    def _each_bar_has_its_own_reason(self) -> Self:
        if self.measure.endswith("*") and (self.role == "gate" or (self.measure, self.slice) == ("*", ALL)):
            raise ValueError(f"{self.slice} · {self.measure}: only what is watched in a slice is taken many at once")
        if self.measure.startswith(JUDGE) and self.role == "gate":
            raise ValueError(f"{self.slice} · {self.measure}: a judge may warn and never gates")
        reasons = [bar.reason for bar in self.bars]
        if len(set(reasons)) < len(reasons):
            raise ValueError(f"{self.slice} · {self.measure}: a bar was changed without a reason of its own")
        return self

    @property
    def floor(self) -> float | None:
        """The bar in force."""
        return self.bars[-1].floor if self.bars else None


class Baseline(Frozen):
    """What a reader reached before, a sample at a time."""

    digest: str
    """Of the samples, as in a log's head."""
    reason: Reason
    values: dict[str, dict[str, tuple[float, float]]]
    """Measure → sample id → value and weight."""

    def of(self, measure: str, outcomes: tuple[Outcome, ...]) -> dict[str, Value]:
        """The values of the measure before, for the samples of a run."""
        clusters = {outcome.sample.id: outcome.sample.cluster for outcome in outcomes}
        known = self.values.get(measure, {})
        return {key: Value(clusters[key], *known[key]) for key in known if key in clusters}


class Ledger(Frozen):
    """All of a suite's file."""

    suite: str
    policies: tuple[Policy, ...] = Field(min_length=1)
    baselines: dict[str, Baseline] = Field(default_factory=dict)
    """Reader → what it reached."""

    @model_validator(mode="after")
    def _one_policy_each(self) -> Self:
        names = [(policy.slice, policy.measure) for policy in self.policies]
        if len(set(names)) < len(names):
            raise ValueError("two policies for one measure in one slice")
        if not any(policy.role == "gate" for policy in self.policies):
            raise ValueError("no policy gates: the suite could not fail")
        return self

    def policy(self, name: str, measure: str) -> Policy | None:
        """The policy of a measure in a slice; None is a breach."""
        wide = f"{name.partition('=')[0]}=*"
        for wanted in (name, wide):
            mine = [policy for policy in self.policies if policy.slice == wanted]
            exact = [policy for policy in mine if policy.measure == measure]
            many = [p for p in mine if p.measure.endswith("*") and measure.startswith(p.measure[:-1])]
            if exact or many:
                return (exact or sorted(many, key=lambda p: -len(p.measure)))[0]
        return None


def load_ledger(suite: str, folder: Path = FOLDER) -> Ledger | None:
    """A suite's policies and baselines; None when there is no such file.

    Raises:
        InputError: The file is not of the form, for example an entry without a reason.
    """
    path = folder / f"{suite}.json" if folder.suffix != ".json" else folder
    if not path.exists():
        return None
    try:
        ledger = Ledger.model_validate_json(path.read_text(encoding="utf-8"))
    except (ValidationError, UnicodeDecodeError, OSError) as error:
        first = " ".join(str(error).split())[:300]
        raise InputError(f"the policies at {path} are not whole ({first}); mend the file") from error
    if ledger.suite != suite:
        raise InputError(f"the policies at {path} are those of {ledger.suite}, not of {suite}; name another --baseline")
    return ledger


def baseline_of(ran: Ran, reason: str) -> Baseline:
    """What this run would leave for the next to be compared with."""
    values: dict[str, dict[str, tuple[float, float]]] = {}
    scores: dict[str, list[tuple[Outcome, Score]]] = {}
    for outcome in ran.outcomes:
        for score in outcome.scores:
            scores.setdefault(score.measure, []).append((outcome, score))
    for measure, pairs in scores.items():
        values[measure] = {key: (v.value, v.weight) for key, v in values_of(pairs).items()}
    return Baseline(digest=ran.head.digest, reason=reason, values=values)


def with_baseline(ledger: Ledger, ran: Ran, reason: str) -> str:
    """The file with the run as its reader's baseline.

    Raises:
        InputError: The run is partial, or the reason says nothing.
    """
    if ran.partial:
        raise InputError("a part of a suite is no baseline; leave out --limit")
    try:
        taken = baseline_of(ran, reason)
    except ValidationError as error:
        raise InputError("a baseline needs a reason of at least 20 letters; say why with --reason") from error
    changed = ledger.model_copy(update={"baselines": {**ledger.baselines, ran.identity.reader: taken}})
    return ledger_text(changed)


def ledger_text(ledger: Ledger) -> str:
    """The file's text: policies readable, one line a measure of a baseline."""
    body = ledger.model_dump(mode="json", exclude={"baselines"})
    head = json.dumps(body, ensure_ascii=False, indent=1)[:-2]
    parts = []
    for reader, baseline in sorted(ledger.baselines.items()):
        rows = ",\n".join(
            f"    {json.dumps(measure)}: {json.dumps(found, sort_keys=True, separators=(',', ':'))}"
            for measure, found in sorted(baseline.values.items())
        )
        top = f'"digest": {json.dumps(baseline.digest)}, "reason": {json.dumps(baseline.reason)}'
        parts.append(f'  {json.dumps(reader)}: {{{top},\n   "values": {{\n{rows}\n   }}}}')
    body_text = ",\n".join(parts)
    return f'{head},\n "baselines": {{\n{body_text}\n }}\n}}\n'
