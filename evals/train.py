"""Trains the embedded reader's models from the open annotated articles: `python -m evals.train`.

Minutes on two cores; the same bytes on every run of one machine. Nothing of the locked part is read.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from agents.readers.embedded import EmbeddedReader
from agents.readers.embedded.trained.clusters import MODELS
from agents.readers.embedded.trained.models import Models
from evals.reading import ARTICLES, MORE, report, score
from evals.reading_gold import load
from evals.training.pipeline import FOLDS, Pipeline, fold_of
from schemas.errors import WasitError


def main(argv: Sequence[str] | None = None) -> int:
    """Write the models into the package, or elsewhere with `--into`; `--cross` scores the open part as unseen.

    Returns 0, or 2 where there is nothing to learn from.
    """
    parser = argparse.ArgumentParser(prog="evals.train", description=__doc__)
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="folder of annotated articles")
    parser.add_argument("--more", type=Path, default=MORE, help="folder of further articles to learn from")
    parser.add_argument("--into", type=Path, default=MODELS, help="where the models go")
    parser.add_argument("--cross", action="store_true", help="print the scores of each fold read by models without it")
    parser.add_argument("--workers", type=int, default=2, help="processes for the sequence models")
    parser.add_argument("--keep", type=Path, help="keep the folds' models in this folder")
    parser.add_argument(
        "--resume", action="store_true", help="take the sequence models that --keep's folder has already"
    )
    args = parser.parse_args(argv)
    try:
        golds = [*load(args.articles, only_locked=False), *load(args.more, only_locked=False)]
    except WasitError as error:
        print(f"cannot train: {error}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        Pipeline(golds, folder, workers=args.workers, resume=args.resume).run()
        args.into.mkdir(parents=True, exist_ok=True)
        for file in sorted(folder.glob("*.gz")):
            shutil.copyfile(file, args.into / file.name)
        if args.cross:
            readers = [EmbeddedReader(Models.load(folder / f"fold{k}")) for k in range(FOLDS)]
            rows = [row for g in golds for row in score(readers[fold_of(g.id)], [g])]
            print(report(rows, golds, "open articles, each read by models that have not seen it"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
