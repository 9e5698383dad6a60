"""What the commands call. Each door imports what is behind it when it is opened; tests put fakes in their place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from agents.cli.checks import Check
    from agents.context import Context
    from retrieval.archive import Archive
    from retrieval.feeds import FeedsReport, Outlines
    from retrieval.fetch import Fetcher
    from retrieval.finding import Wishes
    from retrieval.ingest import IngestReport
    from retrieval.reindex import Kind, Remade
    from schemas.answer import Answer
    from schemas.article import Article, Sentence
    from schemas.brief import Brief
    from schemas.config import Settings
    from schemas.feed import Subscription
    from schemas.question import Found, Query
    from schemas.watch import Slot, Watch

Form = Literal["text", "markdown", "json"]
Progress = Callable[[int, int, str], None]


class Doors:
    """The real thing behind every command."""

    def settings(self, flags: Mapping[str, object]) -> tuple[Settings, dict[str, str]]:
        """The effective settings and where each came from."""
        from agents.settings import load

        return load(flags)

    def has_archive(self, settings: Settings) -> bool:
        """Whether anything has ever been taken in."""
        from retrieval.archive.database import FILE

        return (settings.home / FILE).exists()

    def archive(self, settings: Settings, *, read_only: bool = True) -> AbstractContextManager[Archive]:
        """The archive alone, for commands that only look things up."""
        from retrieval.archive import Archive

        return Archive.open(settings.home, read_only=read_only)

    def context(self, settings: Settings) -> AbstractContextManager[Context]:
        """Archive, index, embedder and reader, open."""
        from agents.context import Context

        return Context.open(settings)

    def ingest(self, paths: Sequence[Path], context: Context, progress: Progress | None) -> IngestReport:
        """Files and folders into the archive."""
        from retrieval.ingest import ingest

        limit = context.settings.max_file_mb * 1024 * 1024
        return ingest(paths, context.archive, context.embedder, max_bytes=limit, progress=progress)

    def complete(
        self, context: Context, progress: Progress | None, articles: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """The vectors that a served embedder still lacks, of these articles or of all; what should be said of it."""
        if not context.embedder.semantic:
            return ()
        from retrieval.trust import completed

        return completed(context.archive, context.embedder, progress, articles=articles).notes

    def fetcher(self, context: Context) -> Fetcher:
        """What fetches pages and feeds, guarded; private networks only where a setting opens them."""
        from retrieval.fetch import Fetcher, public_only, public_or_private

        policy = public_or_private if context.settings.allow_private_hosts else public_only
        return Fetcher(context.archive.feeds, policy=policy, clock=context.clock)

    def ingest_addresses(self, urls: Sequence[str], context: Context, progress: Progress | None) -> IngestReport:
        """Article pages and feeds by their address, each once, into the archive."""
        from retrieval.feeds import ingest_addresses

        fetcher = self.fetcher(context)
        return ingest_addresses(
            urls, context.archive, context.embedder, fetcher, clock=context.clock, progress=progress
        )

    def fetch_feeds(self, feeds: Sequence[Subscription], context: Context, progress: Progress | None) -> FeedsReport:
        """Subscribed feeds, and the pages of their new entries, into the archive."""
        from retrieval.feeds import fetch_feeds

        return fetch_feeds(
            feeds, context.archive, context.embedder, self.fetcher(context), clock=context.clock, progress=progress
        )

    def subscription(self, url: str) -> Subscription:
        """The subscription to an address, in the one form it is kept in."""
        from retrieval.feeds import subscription

        return subscription(url)

    def read_opml(self, path: Path, settings: Settings) -> Outlines:
        """The feeds that an OPML file names."""
        from retrieval.feeds import read_opml
        from retrieval.sources.document import Refused
        from retrieval.sources.files import read_bytes
        from schemas.errors import InputError

        try:
            return read_opml(read_bytes(path, settings.max_file_mb * 1024 * 1024), str(path))
        except Refused as refused:
            raise InputError(str(refused.failure(str(path)))) from refused

    def write_opml(self, feeds: Sequence[Subscription]) -> str:
        """Subscriptions for other feed readers."""
        from retrieval.feeds import write_opml

        return write_opml(feeds)

    def brief(
        self,
        subjects: Sequence[str],
        question: str | None,
        context: Context,
        thread: str | None,
        progress: Callable[[str], None] | None = None,
    ) -> Brief:
        """A brief about articles, a question, or both."""
        if subjects and context.settings.related:
            context.library.prewarm()  # Chroma comes up in its own process while LangGraph is imported here
        from agents.run import make_brief

        return make_brief(subjects, question, context=context, thread=thread, progress=progress)

    def search(self, query: Query, count: int, wishes: Wishes, context: Context) -> Found:
        """The passages that answer to a query."""
        from retrieval.finding import find

        return find(context.library, query, count, wishes=wishes, now=context.clock())

    def drop_vectors(self, name: str, context: Context) -> int:
        """All vectors of an embedder removed; how many they were."""
        from retrieval.index import drop_vectors
        from schemas.errors import UsageError

        held = context.archive.embedders()
        if name not in held:
            raise UsageError(f"no vectors of {name!r} here; there are some of {', '.join(held) or 'no embedder'}")
        context.index.close()
        return drop_vectors(context.archive, name)

    def reindex(self, kind: Kind, context: Context) -> Remade:
        """One index made anew from the archive."""
        from retrieval.reindex import reindex

        return reindex(context.library, kind)

    def sentences(self, article: Article) -> tuple[Sentence, ...]:
        """The numbered sentences of an article."""
        from retrieval.text.segment import sentences

        return sentences(article.text, article.body_start)

    def ask(self, question: str, context: Context, thread: str | None) -> Answer:
        """An answer from the archive, or an abstention."""
        from agents.chat import ask

        return ask(question, context, thread)

    def new_thread(self) -> str:
        """A name for a new conversation."""
        from datetime import UTC, datetime
        from secrets import token_hex

        return f"{datetime.now(UTC):%Y%m%d-%H%M}-{token_hex(2)}"

    def latest_thread(self, context: Context) -> str | None:
        """The conversation that was last spoken in."""
        from agents.chat import last_thread

        return last_thread(context)

    def add_watch(
        self, name: str, question: str, every: str, output: Path | None, form: Form, context: Context
    ) -> Watch:
        """Keep a standing question."""
        from agents.schedule import add

        return add(name, question, every, context=context, output=output, format=form)

    def run_due(self, context: Context) -> tuple[Slot, ...]:
        """Make the brief of every slot that is due."""
        from agents.schedule import run_due

        return run_due(context)

    def checks(self, settings: Settings) -> Iterator[Check]:
        """What works and what does not."""
        from agents.cli.checks import all_checks

        return all_checks(settings)

    def unknown_variables(self) -> tuple[str, ...]:
        """Variables that look like ours and are none."""
        from agents.settings import unknown_variables

        return unknown_variables()

    def evaluate(self, suite: str, arguments: Sequence[str]) -> int:
        """Run an eval suite and return its exit code: 0 pass, 1 fail, 2 unmeasurable.

        Evals judge this package and ship beside it, not in it, so they are found by name.
        """
        from importlib import import_module

        from schemas.errors import UsageError

        try:
            module = import_module("evals.harness.command")
        except ModuleNotFoundError as error:
            if error.name not in ("evals", "evals.harness", "evals.harness.command"):
                raise
            raise UsageError("the evals are not part of this installation; run them in a checkout of wasit") from error
        code: int = module.guarded([suite, *arguments])
        return code
