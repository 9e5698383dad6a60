"""Results as one page of HTML that needs nothing but itself."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from evals.harness.drill import Stretch, stretches
from evals.harness.gate import Check
from evals.harness.policy import JUDGE
from evals.harness.result import Result, verdict_of
from evals.harness.sample import Outcome, Verdict
from retrieval.text.visible import visible
from schemas.base import Frozen

MOST_PASSED = 150
"""Samples without a fault that are shown; all others are, and what is left out is counted."""


class Entry(Frozen):
    """One sample on the page."""

    outcome: Outcome
    verdict: Verdict
    excerpts: tuple[tuple[str, str, tuple[Stretch, ...]], ...]
    """Title, language and marked text of each source."""


def page(results: Sequence[Result]) -> str:
    """The page."""
    suites = [(result, *_entries(result)) for result in results]
    return _template().render(suites=suites, verdict=verdict_of(results))


def verdict_of_scores(outcome: Outcome) -> Verdict:
    """The gravest of a sample's scores; what a judge says beside our checker is no fault of the sample."""
    verdicts = {score.verdict for score in outcome.scores if not score.measure.startswith(JUDGE)}
    return "fail" if "fail" in verdicts else "unmeasurable" if "unmeasurable" in verdicts else "pass"


def _entries(result: Result) -> tuple[tuple[Entry, ...], int]:
    """The samples that are shown, faults first, and how many are not."""
    if result.ran is None:
        return (), 0
    judged = [(verdict_of_scores(outcome), outcome) for outcome in result.ran.outcomes]
    bad = [pair for pair in judged if pair[0] != "pass"]
    good = [pair for pair in judged if pair[0] == "pass"]
    shown = [*bad, *good[:MOST_PASSED]]
    return tuple(_entry(result, *pair) for pair in shown), len(judged) - len(shown)


def _entry(result: Result, verdict: Verdict, outcome: Outcome) -> Entry:
    sources = result.ran.sources if result.ran else {}
    ids = dict.fromkeys([*outcome.sample.sources, *(mark.source for mark in outcome.marks)])
    known = [sources[key] for key in ids if key in sources]
    excerpts = [(source.title, source.language, stretches(source, outcome.marks)) for source in known]
    return Entry(outcome=outcome, verdict=verdict, excerpts=tuple(e for e in excerpts if e[2]))


def _at(share: float) -> str:
    """A share as a place on an axis 200 wide with margins of 4."""
    return f"{4 + 192 * min(1.0, max(0.0, share)):.1f}"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def _said(check: Check) -> str:
    """The plot in words, for those who do not see it."""
    figure = check.figure
    floor = "" if check.floor is None else f", floor {_percent(check.floor)}"
    return f"{_percent(figure.point)}, interval {_percent(figure.low)} to {_percent(figure.high)}{floor}"


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"at": _at, "percent": _percent, "said": _said, "visible": visible}
    return environment.get_template("page.html.jinja")
