"""Files into the archive as commands do it: a progress bar, a line for every failure, the rest goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agents.cli.outcome import complain
from schemas.errors import InputError

if TYPE_CHECKING:
    from agents.cli.doors import Doors
    from agents.context import Context
    from retrieval.ingest import IngestReport
    from schemas.article import Article


@dataclass(frozen=True)
class Intake:
    """What was given to a command, in the order it was given."""

    articles: tuple[Article, ...] = ()
    report: IngestReport | None = None

    @property
    def code(self) -> int:
        """3 when something could not be read."""
        return InputError.exit_code if self.report is not None and self.report.failed else 0


def take(
    doors: Doors, paths: Sequence[Path], context: Context, urls: Sequence[str] = (), *, whole_archive: bool = False
) -> Intake:
    """Take files, folders and addresses into the archive; failures and notes go to stderr, one line each.

    With an embeddings server the vectors of what was taken are made afterwards, or all that the archive lacks.
    """
    if not paths and not urls:
        return Intake()
    from retrieval.ingest import IngestReport

    report = IngestReport()
    if paths:
        with progress_bar() as progress:
            report = doors.ingest(paths, context, progress)
    if urls:
        with progress_bar("page") as progress:
            report = report.joined(doors.ingest_addresses(urls, context, progress))
    tell(report)
    articles = {article.id: article for article in (*report.taken, *report.known)}
    if articles or whole_archive:
        with progress_bar("vector") as progress:
            for note in doors.complete(context, progress, None if whole_archive else articles.keys()):
                complain(note)
    return Intake(tuple(sorted(articles.values(), key=lambda article: _rank(article, paths))), report)


def tell(report: IngestReport) -> None:
    """Say what failed and what was set aside, one line each; what was skipped only where nothing else came of it."""
    for failure in report.failed:
        complain(str(failure))
    for note in report.notes:
        complain(note)
    if not (report.taken or report.known):
        for skipped in report.skipped:
            complain(str(skipped))


@contextmanager
def progress_bar(unit: str = "file") -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on stderr when a person watches it, nothing otherwise."""
    from tqdm import tqdm

    watched = sys.stderr is not None and sys.stderr.isatty()
    with tqdm(unit=unit, file=sys.stderr, disable=not watched, leave=False) as bar:

        def progress(done: int, total: int, ref: str) -> None:
            bar.total = total
            bar.n = done
            bar.refresh()

        yield progress


def _rank(article: Article, paths: Sequence[Path]) -> tuple[int, str]:
    """Order of the call; files of a folder, and records of a file, by name."""
    for number, path in enumerate(paths):
        if article.ref in (path.name, str(path)):
            return number, article.ref
    return len(paths), article.ref
