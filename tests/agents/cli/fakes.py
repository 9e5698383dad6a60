"""Fakes behind the doors: nothing is read, stored or modelled, and every call is remembered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import pytest

from agents.cli import main
from agents.cli.checks import Check
from agents.cli.doors import Doors, Form, Progress
from agents.settings import load
from retrieval.finding.ordering import Wishes
from retrieval.ingest import IngestReport
from retrieval.reindex import Kind, Remade
from retrieval.sources import Failure, Skipped
from schemas.answer import Answer
from schemas.article import Article, Sentence
from schemas.brief import Brief
from schemas.config import Settings
from schemas.question import Found, Query
from schemas.watch import Slot, Watch
from tests.agents.render import samples

if TYPE_CHECKING:
    from agents.context import Context
    from retrieval.archive import Archive

Thing = TypeVar("Thing")
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def article(ref: str, text: str = samples.ARABIC, **fields: Any) -> Article:
    """An article whose id is told by its reference."""
    identity = ref.encode().hex()[:16].ljust(16, "0")
    return Article(**{"id": identity, "ref": ref, "text": text, "language": "ar", "sha256": "0" * 64, **fields})


class FakeArchive:
    """An archive in a list."""

    def __init__(self) -> None:
        self.held: list[Article] = []
        self.kept: dict[str, Watch] = {}
        self.done: dict[str, tuple[Slot, ...]] = {}

    def find(self, name: str) -> tuple[Article, ...]:
        return tuple(each for each in self.held if each.ref == name or each.id.startswith(name))

    def article(self, article_id: str) -> Article | None:
        return next((each for each in self.held if each.id == article_id), None)

    def count(self) -> int:
        return len(self.held)

    def outlets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.outlet for each in self.held if each.outlet))

    def watches(self) -> tuple[Watch, ...]:
        return tuple(self.kept.values())

    def slots(self, name: str) -> tuple[Slot, ...]:
        return self.done.get(name, ())

    def remove_watch(self, name: str) -> bool:
        return self.kept.pop(name, None) is not None


@dataclass
class FakeLibrary:
    """A library that only counts how often it was brought up to date."""

    notes: tuple[str, ...] = ()
    synced: int = 0

    def sync(self) -> None:
        self.synced += 1


@dataclass
class FakeContext:
    """What commands touch of a context."""

    settings: Settings
    archive: FakeArchive
    library: FakeLibrary

    def clock(self) -> datetime:
        """Noon of the day of these tests."""
        return NOON


@dataclass
class FakeDoors(Doors):
    """Doors with nothing behind them. `broken` is raised by whatever makes a brief or an answer."""

    home: Path
    env: dict[str, str] = field(default_factory=dict)
    store: FakeArchive = field(default_factory=FakeArchive)
    library: FakeLibrary = field(default_factory=FakeLibrary)
    calls: list[tuple[Any, ...]] = field(default_factory=list)
    made: Brief = field(default_factory=samples.arabic_brief)
    replies: list[Answer | BaseException] = field(default_factory=list)
    found_by_search: Found = field(default_factory=Found)
    lacking: tuple[str, ...] = ()
    """What is said of vectors that could not be made."""
    due: tuple[Slot, ...] = ()
    found: list[Check] = field(default_factory=list)
    latest: str | None = None
    broken: BaseException | None = None
    outcome: int = 0
    bare: bool = False
    """Nothing has ever been taken in."""

    def settings(self, flags: Mapping[str, object]) -> tuple[Settings, dict[str, str]]:
        return load(flags, {"WASIT_HOME": str(self.home), **self.env})

    def has_archive(self, settings: Settings) -> bool:
        return not self.bare

    def archive(self, settings: Settings, *, read_only: bool = True) -> AbstractContextManager[Archive]:
        return _opened(cast("Archive", self.store))

    def context(self, settings: Settings) -> AbstractContextManager[Context]:
        return _opened(cast("Context", FakeContext(settings, self.store, self.library)))

    def ingest(self, paths: Sequence[Path], context: Context, progress: Progress | None) -> IngestReport:
        """Takes what exists; `*.bad` fails, `*.known` was there before, `*.skip` is passed over."""
        self.calls.append(("ingest", *paths))
        kinds: dict[str, list[Path]] = {}
        for path in paths:
            kinds.setdefault(path.suffix if path.exists() else ".bad", []).append(path)
        known = [article(path.name) for path in kinds.pop(".known", [])]
        failed = [
            Failure(ref=str(path), reason="it is empty", next_step="leave it out") for path in kinds.pop(".bad", [])
        ]
        skipped = [Skipped(ref=str(path), reason="unknown form") for path in kinds.pop(".skip", [])]
        taken = [article(path.name) for rest in kinds.values() for path in rest]
        self.store.held += [*taken, *known]
        if progress is not None:
            progress(len(paths), len(paths), "")
        return IngestReport(taken=tuple(taken[::-1]), known=tuple(known), failed=tuple(failed), skipped=tuple(skipped))

    def complete(
        self, context: Context, progress: Progress | None, articles: Collection[str] | None = None
    ) -> tuple[str, ...]:
        self.calls.append(("complete", None if articles is None else tuple(articles)))
        return self.lacking

    def brief(
        self,
        subjects: Sequence[str],
        question: str | None,
        context: Context,
        thread: str | None,
        progress: Callable[[str], None] | None = None,
    ) -> Brief:
        self.calls.append(
            ("brief", tuple(subjects), question, thread, context.settings.model, context.settings.related)
        )
        if self.broken:
            raise self.broken
        return self.made

    def search(self, query: Query, count: int, wishes: Wishes, context: Context) -> Found:
        self.calls.append(("search", query, count, wishes))
        return self.found_by_search

    def reindex(self, kind: Kind, context: Context) -> Remade:
        self.calls.append(("reindex", kind))
        return Remade(kind=kind, passages=7, added=9, seconds=1.5, ok=not self.broken, notes=self.library.notes)

    def sentences(self, article: Article) -> tuple[Sentence, ...]:
        """One sentence a line."""
        found: list[Sentence] = []
        start = 0
        for line in article.text.splitlines(keepends=True):
            found.append(Sentence(index=len(found), start=start, end=start + len(line.rstrip("\n"))))
            start += len(line)
        return tuple(found)

    def ask(self, question: str, context: Context, thread: str | None) -> Answer:
        self.calls.append(("ask", question, thread))
        reply = self.replies.pop(0) if self.replies else samples.arabic_answer()
        if isinstance(reply, BaseException):
            raise reply
        return reply

    def new_thread(self) -> str:
        return "new"

    def latest_thread(self, context: Context) -> str | None:
        return self.latest

    def add_watch(
        self, name: str, question: str, every: str, output: Path | None, form: Form, context: Context
    ) -> Watch:
        self.calls.append(("add_watch", name, question, every, output, form))
        watch = Watch(name=name, question=question, every_s=21_600, anchor=NOON, output="/briefs", format=form)
        self.store.kept[name] = watch
        return watch

    def run_due(self, context: Context) -> tuple[Slot, ...]:
        return self.due

    def checks(self, settings: Settings) -> Iterator[Check]:
        yield from self.found

    def unknown_variables(self) -> tuple[str, ...]:
        return ("WASIT_MODLE (did you mean WASIT_MODEL?)",) if "WASIT_MODLE" in self.env else ()

    def evaluate(self, suite: str, arguments: Sequence[str]) -> int:
        self.calls.append(("evaluate", suite, tuple(arguments)))
        return self.outcome


class Outcome(NamedTuple):
    """What a command line left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


def runner(doors: Doors, capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs `wasit` with the given words."""

    def run(*words: object) -> Outcome:
        capsys.readouterr()
        code = main([str(word) for word in words], doors)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run


@contextmanager
def _opened(thing: Thing) -> Iterator[Thing]:
    yield thing
