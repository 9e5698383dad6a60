"""Runs a suite: every sample ends as an outcome, whatever happens to it."""

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Never

from pydantic import Field, ValidationError
from tqdm import tqdm

from evals.harness.log import Head, Log, head_of, read_log, writing
from evals.harness.sample import Identity, Outcome, Sample, Source, Suite, unmeasured
from schemas.base import Frozen
from schemas.errors import WasitError

BROKEN = "measured"
"""The measure under which a sample that could not be scored stands."""


class Ran(Frozen):
    """A suite that was run."""

    name: str
    identity: Identity
    head: Head
    outcomes: tuple[Outcome, ...]
    partial: bool = False
    """Only some samples were asked for."""
    sources: dict[str, Source] = Field(default_factory=dict)
    notes: tuple[str, ...] = ()
    """What the reader of a report should know: judges that were absent."""


def run(suite: Suite, log: Path | None = None, *, resume: bool = False, limit: int | None = None) -> Ran:
    """Score the samples of a suite.

    Args:
        suite: What to run.
        log: Where outcomes are put down as they come; None keeps no log.
        resume: Go on with the log that is there; otherwise it is written anew.
        limit: Score only the first so many samples; the run is then partial and no gate passes it.

    Raises:
        WasitError: Two samples have the same id, or the log to go on with is of another run.
    """
    samples = list(suite.samples())
    _refuse_twins(samples)
    head = head_of(suite.identity, samples)
    wanted = samples if limit is None else samples[:limit]
    known = _known(log, head, wanted) if resume and log is not None else {}
    opened = writing(log, head, tuple(known.values())) if log is not None else nullcontext(None)
    outcomes = []
    with opened as line, _bar(suite.name, len(wanted)) as bar:
        for sample in wanted:
            outcome = known.get(sample.id)
            if outcome is None:
                outcome = _scored(suite, sample)
                _put_down(line, outcome)
            outcomes.append(outcome)
            bar.update()
    return Ran(
        name=suite.name,
        identity=head.identity,
        head=head,
        outcomes=tuple(outcomes),
        partial=len(wanted) < len(samples),
        sources=dict(suite.sources()),
        notes=tuple(getattr(suite, "notes", ())),
    )


def _bar(name: str, total: int) -> "tqdm[Never]":
    watched = sys.stderr is not None and sys.stderr.isatty()
    return tqdm(total=total, desc=name, file=sys.stderr, disable=not watched, leave=False, unit="sample")


def _known(log: Path, head: Head, wanted: Sequence[Sample]) -> dict[str, Outcome]:
    mine = {sample.id for sample in wanted}
    return {outcome.sample.id: outcome for outcome in read_log(log, head) if outcome.sample.id in mine}


def _put_down(line: Log | None, outcome: Outcome) -> None:
    if line is not None:
        line.add(outcome)


def _refuse_twins(samples: Sequence[Sample]) -> None:
    seen: set[str] = set()
    for sample in samples:
        if sample.id in seen:
            raise WasitError(f"two samples are called {sample.id!r}; give each its own id")
        seen.add(sample.id)


def _scored(suite: Suite, sample: Sample) -> Outcome:
    """The outcome, of this very sample; what breaks is unmeasurable, with its cause."""
    try:
        outcome = suite.score(sample)
    except (WasitError, ValidationError, ArithmeticError, LookupError, TypeError, ValueError, OSError) as error:
        why = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        return Outcome(sample=sample, scores=(unmeasured(BROKEN, why),))
    if outcome.sample != sample:
        why = f"the outcome is of another sample, {outcome.sample.id}"
        return Outcome(sample=sample, scores=(unmeasured(BROKEN, why),))
    return outcome
