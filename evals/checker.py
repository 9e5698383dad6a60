"""Scores the faithfulness checker: `python -m evals.checker --articles FOLDER [--locked] [--errors ROW]`.

True items made from the gold must not fail (false alarms); the same items with one thing spoilt should (kills).
Intervals are Wilson's at 95 %. Nothing is drawn without a seed.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

from agents.faithfulness import check_item
from agents.grounding import SourceText
from evals.checker_cases import Case, actors_of, spoilt, true_items
from evals.reading import ARTICLES
from evals.reading_gold import GoldArticle, load
from schemas.errors import WasitError
from schemas.grounded import Finding, GroundedItem

_Z = 1.96
_ROWS = (
    "true positions",
    "true mediators",
    "true claims",
    "true risks",
    "speaker → other actor",
    "gold traps",
    "number absent",
    "number swapped within the source",
    "stance flipped",
    "denial → assertion",
    "assertion → denial",
    "denial ↔ assertion",
    "denier swapped",
    "not-mediators as mediators",
)
_DECIDED_BY = {"speaker → other actor": "holder", "gold traps": "holder", "denier swapped": "denied_by"}
"""Field whose pass counts as a pass of the row; of other rows no field may pass alone."""


@dataclass
class Tally:
    """What became of the items of one row."""

    failed: int = 0
    passed: int = 0
    """The deciding field passed."""
    of: int = 0
    lines: list[str] = field(default_factory=list)
    """The items that came out wrong, for a reader of the report."""


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share; (0, 1) when there is nothing to count."""
    if not of:
        return 0.0, 1.0
    share, spread = hits / of, _Z * _Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def score(golds: Iterable[GoldArticle]) -> tuple[dict[str, Tally], float]:
    """The tallies by row, and the milliseconds that one item took."""
    tallies = {row: Tally() for row in _ROWS}
    items, seconds = 0, 0.0
    for gold in golds:
        source, actors = SourceText(gold.article), actors_of(gold)
        for case in (*true_items(gold), *spoilt(gold, source)):
            begun = time.perf_counter()
            findings = check_item(case.item, actors, source)
            seconds += time.perf_counter() - begun
            items += 1
            for row in _rows_of(case):
                _count(tallies[row], row, case, findings, gold)
    return tallies, 1000 * seconds / max(1, items)


def _rows_of(case: Case) -> Iterator[str]:
    yield case.row
    if case.row in ("denial → assertion", "assertion → denial"):
        yield "denial ↔ assertion"


def _count(tally: Tally, row: str, case: Case, findings: Sequence[Finding], gold: GoldArticle) -> None:
    failed = [finding for finding in findings if finding.verdict == "fail"]
    deciding = _DECIDED_BY.get(row)
    verdicts = {finding.verdict for finding in findings if finding.field == deciding}
    passed = verdicts == {"pass"}
    tally.of += 1
    tally.failed += bool(failed)
    tally.passed += passed
    if row.startswith("true") == bool(failed):
        shown = failed or [finding for finding in findings if finding.field == (deciding or finding.field)]
        reasons = "; ".join(f"{f.field} {f.verdict}: {f.reason} [{f.stated} / {f.found}]" for f in shown)
        tally.lines.append(f"{gold.id} {_shown(case.item)} | {reasons}")


def _shown(item: GroundedItem) -> str:
    quotes = " ⇄ ".join(span.quote[:120] for span in item.spans.values())
    return f"{item.kind} {getattr(item.item, 'cue', '')!r}: {quotes}"


def table(tallies: Mapping[str, Tally]) -> str:
    """The rows as lines of text: of true items the false alarms, of spoilt ones the kills."""
    lines = [f"{'row':34}{'fail':>7}  {'95 %':13}{'passed':>8}{'n':>7}"]
    for row, tally in tallies.items():
        low, high = wilson(tally.failed, tally.of)
        share = f"{tally.failed / tally.of:.3f}" if tally.of else "-"
        passed = f"{tally.passed}" if row in _DECIDED_BY else "-"
        lines.append(f"{row:34}{share:>7}  {low:.3f}–{high:.3f}  {passed:>8}{tally.of:>7}")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Command line: 0 when scored, 2 when there is nothing to score."""
    parser = argparse.ArgumentParser(prog="evals.checker", description=__doc__)
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="folder of annotated articles")
    parser.add_argument("--locked", action="store_true", help="score the locked third instead of the open part")
    parser.add_argument("--errors", default="", help="print what came out wrong in the rows that begin so")
    args = parser.parse_args(argv)
    try:
        golds = list(load(args.articles, only_locked=args.locked))
    except WasitError as error:
        print(f"cannot score: {error}", file=sys.stderr)
        return 2
    if not golds:
        print("cannot score: no article of that part is there; give the whole folder", file=sys.stderr)
        return 2
    tallies, milliseconds = score(golds)
    for row, tally in tallies.items():
        if args.errors and row.startswith(args.errors) and not args.locked:
            print(f"== {row}", *tally.lines, sep="\n")
    part = "locked third" if args.locked else "open part"
    print(f"{part}: {len(golds)} articles, {milliseconds:.2f} ms an item")
    print(table(tallies))
    return 0


if __name__ == "__main__":
    sys.exit(main())
