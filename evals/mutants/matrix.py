"""The kill matrix: which judge kills the mutants of which operator, and how many true claims it spoils."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from evals.checker import wilson
from evals.judges import Judge
from evals.mutants.base import Mutant
from evals.mutants.build import HELD_BACK, MutantSet

_DRAWS = 1000
_CONFIDENCE = 0.025


@dataclass
class Row:
    """The verdicts on the mutants of one operator, or on the equivalents of one kind."""

    verdicts: list[tuple[str, str]] = field(default_factory=list)
    """Article and verdict."""

    @property
    def of(self) -> int:
        """How many were judged."""
        return len(self.verdicts)

    @property
    def failed(self) -> int:
        """How many the judge failed: kills of mutants, false alarms on equivalents."""
        return sum(verdict == "fail" for _, verdict in self.verdicts)

    @property
    def share(self) -> float:
        """Share failed; 0 when there is nothing."""
        return self.failed / self.of if self.of else 0.0


@dataclass(frozen=True)
class Matrix:
    """One judge's rows."""

    judge: str
    mutants: Mapping[str, Row]
    equivalents: Mapping[str, Row]
    milliseconds: float
    """Processor time of one claim, the reading of its article taken in."""

    def macro(self, *, without: Sequence[str] = ()) -> tuple[float, float, float]:
        """Mean kill rate over the operators, with the 95 % interval of a bootstrap by article."""
        rows = {name: row for name, row in self.mutants.items() if row.of and name not in without}
        value = sum(row.share for row in rows.values()) / len(rows) if rows else 0.0
        draws = sorted(_resampled(rows, Random(n)) for n in range(_DRAWS)) if rows else [0.0]  # noqa: S311 - reproducible
        edge = int(len(draws) * _CONFIDENCE)
        return value, draws[edge], draws[-edge - 1]

    def false_alarms(self) -> Row:
        """All equivalents together."""
        return Row([pair for row in self.equivalents.values() for pair in row.verdicts])


def kill_matrix(made: MutantSet, judge: Judge) -> Matrix:
    """Ask a judge about every mutant and every equivalent."""
    begun = time.process_time()
    mutants = _rows(made.mutants, made, judge)
    equivalents = _rows(made.equivalents, made, judge)
    asked = max(1, len(made.mutants) + len(made.equivalents))
    return Matrix(judge.name, mutants, equivalents, 1000 * (time.process_time() - begun) / asked)


def _rows(claims: Iterable[Mutant], made: MutantSet, judge: Judge) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for mutant in sorted(claims, key=lambda m: (m.base.article, m.operator)):
        source = made.golds[mutant.base.article].article.text
        verdict = judge.verdict(source, mutant.claim, mutant.base.cited)
        rows.setdefault(mutant.operator, Row()).verdicts.append((mutant.base.article, verdict))
    return rows


def _resampled(rows: Mapping[str, Row], random: Random) -> float:
    articles = sorted({article for row in rows.values() for article, _ in row.verdicts})
    weight: dict[str, int] = {}
    for article in random.choices(articles, k=len(articles)):
        weight[article] = weight.get(article, 0) + 1
    shares = []
    for row in rows.values():
        of = sum(weight.get(article, 0) for article, _ in row.verdicts)
        hits = sum(weight.get(article, 0) for article, verdict in row.verdicts if verdict == "fail")
        if of:
            shares.append(hits / of)
    return sum(shares) / len(shares) if shares else 0.0


def table(matrices: Sequence[Matrix]) -> str:
    """The matrix as lines of text, a column a judge."""
    operators = list(dict.fromkeys(name for matrix in matrices for name in matrix.mutants))
    kinds = list(dict.fromkeys(name for matrix in matrices for name in matrix.equivalents))
    lines = [f"{'killed':24}{'n':>5}" + "".join(f"{m.judge:>24}" for m in matrices)]
    for name in operators:
        mark = " *" if name in HELD_BACK else ""
        lines.append(_line(name + mark, [m.mutants.get(name, Row()) for m in matrices]))
    cells = [m.macro() for m in matrices]
    lines.append(f"{'macro (by article)':29}" + "".join(f"{f'{v:.3f} {a:.3f}–{b:.3f}':>24}" for v, a, b in cells))
    lines += ["", f"{'false alarms':24}{'n':>5}" + "".join(f"{m.judge:>24}" for m in matrices)]
    lines += [_line(name, [m.equivalents.get(name, Row()) for m in matrices]) for name in kinds]
    lines.append(_line("all equivalents", [m.false_alarms() for m in matrices]))
    lines.append(f"{'ms a claim':29}" + "".join(f"{m.milliseconds:>24.2f}" for m in matrices))
    lines.append("* operator held back from development")
    return "\n".join(lines)


def _line(name: str, rows: Sequence[Row]) -> str:
    cells = []
    for row in rows:
        low, high = wilson(row.failed, row.of)
        cells.append(f"{row.share:.3f} {low:.3f}–{high:.3f}" if row.of else "-")
    return f"{name:24}{max((row.of for row in rows), default=0):>5}" + "".join(f"{cell:>24}" for cell in cells)
