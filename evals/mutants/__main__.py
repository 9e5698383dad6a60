"""Prints the kill matrix: `python -m evals.mutants [--articles FOLDER] [--held-back] [--judge NAME …]`.

Mutants must fail, equivalents must pass. Beside the checker stand overlap and a source-blind judge, tuned on the open
part. `--held-back` scores the articles that nobody looks at while the checker is worked on, and the operators held back.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from evals.judges import Judge
from evals.judges.checker import Checker
from evals.judges.overlap import trained, tuned
from evals.judges.panel import named_judges
from evals.mutants.build import HELD_BACK, MutantSet, build, digest
from evals.mutants.matrix import Matrix, kill_matrix, table
from evals.reading_gold import load
from schemas.errors import WasitError

FROZEN = Path(__file__).parent / "frozen.txt"
"""The hash of the set that the articles of this repository give."""
ARTICLES = Path(__file__).parent.parent / "datasets" / "reading"


def baselines(opened: MutantSet) -> tuple[Judge, ...]:
    """Overlap by stems and by grams, and the judge without a source, each set on the open part."""
    true = [(opened.golds[m.base.article].article.text, m.claim) for m in opened.equivalents]
    spoilt = [m.claim for m in opened.mutants if m.operator not in HELD_BACK]
    return tuned("tokens", true), tuned("grams", true), trained([claim for _, claim in true], spoilt)


def matrices(made: MutantSet, *, held_back: bool = False, judges: Sequence[Judge] = ()) -> list[Matrix]:
    """The scores of our checker, the baselines and any further judges on one part of the set.

    Args:
        made: The whole set.
        held_back: The held-back articles with all operators; otherwise the open articles without the operators held back.
        judges: Further judges.
    """
    part = made.part(held_back=held_back)
    if not held_back:
        kept = tuple(m for m in part.mutants if m.operator not in HELD_BACK)
        part = MutantSet(kept, part.equivalents, part.golds)
    everyone = (Checker(), *baselines(made.part(held_back=False)), *judges)
    return [kill_matrix(part, judge) for judge in everyone]


def main(argv: Sequence[str] | None = None) -> int:
    """Command line: 0 when scored, 2 when there is nothing to score."""
    parser = argparse.ArgumentParser(prog="evals.mutants", description=__doc__)
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="folder of annotated articles")
    parser.add_argument("--held-back", action="store_true", help="score the articles and operators held back")
    parser.add_argument(
        "--judge",
        action="append",
        default=[],
        help="a column beside ours: langextract, verbatim-core, citation-mixin, peers, MODEL, ragas:MODEL",
    )
    args = parser.parse_args(argv)
    try:
        judges, absent = named_judges(args.judge)
        made = build(load(args.articles))
    except WasitError as error:
        print(f"cannot score: {error}", file=sys.stderr)
        return 2
    if not made.mutants:
        print("cannot score: no mutant can be made of these articles", file=sys.stderr)
        return 2
    if digest(made) != FROZEN.read_text(encoding="utf-8").split()[0]:
        print("note: this is not the frozen set; other articles or other operators made it", file=sys.stderr)
    part = "held-back articles" if args.held_back else "open articles"
    print(
        f"{part}; {len(made.mutants)} mutants and {len(made.equivalents)} equivalents in all, set {digest(made)[:16]}"
    )
    for line in absent:
        print(line, file=sys.stderr)
    print(table(matrices(made, held_back=args.held_back, judges=judges)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
