"""`wasit eval SUITE`: run suites, print or write what came of them, end with the gate's exit code."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from agents.render.atomic import write_atomically
from evals.harness.gate import gated
from evals.harness.machine import as_json, as_junit
from evals.harness.page import page
from evals.harness.policy import FOLDER, Ledger, load_ledger, with_baseline
from evals.harness.result import Result, exit_code, skipped
from evals.harness.runner import Ran, run
from evals.harness.table import table
from evals.suites.options import Absent, Options
from evals.suites.registry import EVERY, SUITES, Builder
from evals.suites.spoken import COMMAND
from schemas.errors import UsageError, WasitError


def parser() -> argparse.ArgumentParser:
    """The words of the call."""
    made = argparse.ArgumentParser(
        prog="wasit eval",
        description="Measure a reader or model. Exit 0: every gate passes; 1: below a bar, or worse than the baseline; "
        "2: it could not be measured.",
    )
    made.add_argument("suite", choices=(*SUITES, "all"))
    made.add_argument("file", nargs="?", type=Path, help="labelled claims, for the suite `own`")
    made.add_argument("--model", default="embedded", help="embedded, ollama/NAME, llamacpp/NAME, …")
    made.add_argument("--articles", type=Path, help="your own articles in place of the suite's")
    made.add_argument("--limit", type=int, metavar="N", help="only the first N samples: a look, never a pass")
    made.add_argument("--locked", action="store_true", help="score the part that is held back")
    made.add_argument("--judge", action="append", default=[], help="report this judge beside our checker")
    made.add_argument("--out", type=Path, metavar="DIR", help="keep logs and all reports in this folder")
    made.add_argument("--resume", action="store_true", help="go on with the logs in --out")
    made.add_argument("--html", type=Path, metavar="FILE", help="one page with plots and every sample's words")
    made.add_argument("--json", type=Path, metavar="FILE")
    made.add_argument("--junit", type=Path, metavar="FILE")
    made.add_argument("--format", choices=("text", "json"), default="text", help="what is printed")
    made.add_argument("--slices", action="store_true", help="print the figures of every slice")
    made.add_argument("--baseline", type=Path, metavar="PATH", help="policies and baselines: a folder, or one file")
    made.add_argument("--write-baseline", action="store_true", help="take this run as its reader's baseline")
    made.add_argument("--reason", default="", help="why the baseline is taken")
    return made


def main(argv: Sequence[str] | None = None, suites: Mapping[str, Builder] = SUITES) -> int:
    """Run and report.

    Args:
        argv: What stands after `wasit eval`; the process's own arguments when None.
        suites: Name → how it is built.

    Raises:
        UsageError: The call's words are off, or the log to go on with is of another run.
        InputError: A file that was named cannot be used.
    """
    args = parser().parse_args(argv)
    if args.limit is not None and args.limit < 1:
        raise UsageError(f"--limit {args.limit}: give at least 1 sample")
    if args.resume and args.out is None:
        raise UsageError("--resume needs the folder that holds the logs: name it with --out")
    if args.write_baseline and args.baseline is None and (args.articles or args.file or args.locked):
        raise UsageError(
            "these samples are not those of the committed baselines; name a file of your own with --baseline"
        )
    names = EVERY if args.suite == "all" else (args.suite,)
    results = tuple(_result(name, args, suites[name]) for name in names)
    _write(results, args)
    print(as_json(results) if args.format == "json" else _told(results) + table(results, slices=args.slices), end="")
    return exit_code(results)


def _told(results: Sequence[Result]) -> str:
    """What suites printed that are commands of their own: their tables say more than how they ended."""
    outcomes = [outcome for result in results if result.ran for outcome in result.ran.outcomes]
    return "".join(o.output for o in outcomes if any(score.measure == COMMAND for score in o.scores))


def _result(name: str, args: argparse.Namespace, build: Builder) -> Result:
    try:
        options = Options(
            model=args.model, articles=args.file or args.articles, locked=args.locked, judges=tuple(args.judge)
        )
        suite = build(options)
    except Absent as absent:
        return skipped(name, str(absent))
    log = args.out / f"{name}.jsonl" if args.out else None
    try:
        ran = run(suite, log, resume=args.resume, limit=args.limit)
    finally:
        getattr(suite, "close", lambda: None)()
    folder = args.baseline or FOLDER
    if args.write_baseline:
        _take(name, args, load_ledger(name, folder), ran)
    compare = args.baseline is not None or (options.articles is None and not options.locked)
    return Result(name=name, ran=ran, gate=gated(ran, load_ledger(name, folder), compare=compare))


def _take(name: str, args: argparse.Namespace, ledger: Ledger | None, ran: Ran) -> None:
    folder = args.baseline or FOLDER
    path = folder if folder.suffix == ".json" else folder / f"{name}.json"
    if ledger is None:
        raise UsageError(f"{path} has no policies; write them first, each with its reason")
    write_atomically(path, with_baseline(ledger, ran, args.reason))
    print(f"baseline of {ran.identity.reader} written to {path}", file=sys.stderr)


def _write(results: Sequence[Result], args: argparse.Namespace) -> None:
    if args.out is not None:
        args.out.mkdir(parents=True, exist_ok=True)
    wanted = {
        "html": (args.html or (args.out and args.out / "report.html"), page),
        "json": (args.json or (args.out and args.out / "report.json"), as_json),
        "junit": (args.junit or (args.out and args.out / "junit.xml"), as_junit),
    }
    for path, render in wanted.values():
        if path is not None:
            write_atomically(path, render(results))


def guarded(argv: Sequence[str] | None = None) -> int:
    """`main` for `python -m evals`: an expected error is one line, and what could not be measured is 2."""
    try:
        return main(argv)
    except WasitError as error:
        print(f"wasit eval: {error}", file=sys.stderr)
        return 2
