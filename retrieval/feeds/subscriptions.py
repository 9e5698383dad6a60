"""Subscribed feeds into the archive: what is due is asked for what is new, and a feed that fails stops no other."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Literal

from filelock import FileLock, Timeout

from retrieval.archive import Archive
from retrieval.embed import Embedder
from retrieval.feeds.by_address import recognised
from retrieval.feeds.entries import Step, Tally, new_entries
from retrieval.feeds.form import feed_of_page, read_feed
from retrieval.feeds.side_by_side import side_by_side
from retrieval.fetch import Fetched, Fetcher, NotAllowed, NotFetched, NotModified, parse_target, shown_address
from retrieval.ingest import IngestReport, Progress, broken, ingest_documents
from retrieval.sources.document import Document, Failure, Refused
from schemas.base import Frozen
from schemas.errors import ArchiveError
from schemas.feed import Subscription

LOCK = "feeds.lock"
"""Held in the data folder while feeds are fetched, so that two runs of cron do not ask every host twice."""
WORKERS = 8
"""Feeds that are fetched at once, each from its own host or in turn."""
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(minutes=15), timedelta(hours=24)
Clock = Callable[[], datetime]


class FeedOutcome(Frozen):
    """What became of one feed."""

    url: str
    title: str | None = None
    state: Literal["fetched", "unchanged", "failed", "gone"]
    new: int = 0
    """Entries that gave a document."""
    reason: str | None = None


class FeedsReport(Frozen):
    """What became of all feeds, and of all their articles."""

    feeds: tuple[FeedOutcome, ...] = ()
    articles: IngestReport = IngestReport()


def subscription(url: str, title: str | None = None) -> Subscription:
    """A subscription to `url`, written in one form.

    Raises:
        NotFetched: it is no address that may be fetched.
    """
    return Subscription(url=parse_target(url).url, title=title)


def fetch_feeds(
    subscriptions: Sequence[Subscription],
    archive: Archive,
    embedder: Embedder,
    fetcher: Fetcher,
    *,
    clock: Clock,
    progress: Progress | None = None,
    workers: int = WORKERS,
) -> FeedsReport:
    """Fetch feeds and take their new articles. What fails is a failure in the report and stops nothing.

    Raises:
        ArchiveError: the archive cannot be written, or another process is fetching; what was taken before stays.
    """
    lock = FileLock(archive.home / LOCK)
    try:
        with lock.acquire(timeout=0):
            return _fetched(subscriptions, archive, embedder, _Run(archive, fetcher, clock), progress, workers)
    except Timeout as error:
        raise ArchiveError("another process is fetching feeds; wait for it to end, then run again") from error


def _fetched(
    subscriptions: Sequence[Subscription],
    archive: Archive,
    embedder: Embedder,
    run: "_Run",
    progress: Progress | None,
    workers: int,
) -> FeedsReport:
    jobs = [run.job(each) for each in subscriptions]

    def documents() -> Iterator[Document | Failure]:
        _tell(progress, 0, len(jobs), "")
        for step in side_by_side(jobs, workers):
            if step.what is not None:
                yield recognised(step.what, archive)
            if step.then is not None:
                step.then()
            _tell(progress, len(run.outcomes), len(jobs), step.what.ref if step.what else "")

    report = ingest_documents(documents(), archive, embedder)
    order = {each.url: number for number, each in enumerate(subscriptions)}
    outcomes = sorted(run.outcomes, key=lambda outcome: order[outcome.url])
    notes = (*run.notes, *report.notes)
    return FeedsReport(feeds=tuple(outcomes), articles=report.model_copy(update={"notes": notes}))


class _Run:
    """One pass over the feeds; collects what became of each."""

    def __init__(self, archive: Archive, fetcher: Fetcher, clock: Clock) -> None:
        self._archive = archive
        self._fetcher = fetcher
        self._clock = clock
        self.outcomes: list[FeedOutcome] = []
        self.notes: list[str] = []

    def job(self, feed: Subscription) -> Callable[[], Iterator[Step]]:
        """The steps of one feed, to be taken in any thread."""
        return lambda: self._steps(feed)

    def _steps(self, feed: Subscription) -> Iterator[Step]:
        tally = Tally()
        try:
            fetched = self._fetcher.get(feed.url, etag=feed.etag, last_modified=feed.last_modified)
            if isinstance(fetched, NotModified):
                unchanged = feed.model_copy(update=_well(self._clock()))
                yield Step(None, lambda: self._ended(unchanged, "unchanged", tally))
                return
            found = read_feed(fetched)
            if found is None:
                raise _no_feed(fetched)
            for note in (*found.notes, *_moved(fetched)):
                self.notes.append(f"{shown_address(feed.url)}: {note}")
            yield from new_entries(found, feed.url, self._fetcher, self._clock(), tally, self._archive.feeds)
            marks = (None, None) if tally.waiting else (fetched.etag, fetched.last_modified)
            fields = {"title": found.title or feed.title, "etag": marks[0], "last_modified": marks[1]}
            after = feed.model_copy(update={**_well(self._clock()), **fields})
            yield Step(None, lambda: self._ended(after, "fetched", tally))
        except ArchiveError:
            raise
        except Refused as refused:
            yield self._failed(feed, refused.failure(shown_address(feed.url)), refused)
        except Exception as error:
            yield self._failed(feed, broken(shown_address(feed.url), error), None)

    def _failed(self, feed: Subscription, failure: Failure, refused: Refused | None) -> Step:
        gone = isinstance(refused, NotFetched) and refused.gone
        if gone:
            failure = failure.model_copy(update={"next_step": f"remove it: wasit feeds remove {failure.ref}"})
        after = feed.model_copy(
            update={
                "failures": feed.failures + 1,
                "last_error": failure.reason,
                "next_allowed": None if gone else _next_try(feed.failures, refused, self._clock()),
                "gone": gone,
            }
        )
        state: Literal["gone", "failed"] = "gone" if gone else "failed"
        return Step(failure, lambda: self._ended(after, state, Tally(), failure.reason))

    def _ended(
        self,
        feed: Subscription,
        state: Literal["fetched", "unchanged", "failed", "gone"],
        tally: Tally,
        reason: str | None = None,
    ) -> None:
        self._archive.feeds.save(feed)
        self.outcomes.append(FeedOutcome(url=feed.url, title=feed.title, state=state, new=tally.new, reason=reason))


def _well(now: datetime) -> dict[str, object]:
    """What a fetch that went well leaves behind."""
    return {"last_fetched": now, "next_allowed": None, "failures": 0, "last_error": None, "gone": False}


def _next_try(failures: int, refused: Refused | None, now: datetime) -> datetime | None:
    """When to try again: what the server says, or 15 minutes, doubled with each failure up to a day.

    At once where no server was asked: a setting that refused the address may be changed by now.
    """
    if isinstance(refused, NotAllowed):
        return None
    asked = refused.retry_at if isinstance(refused, NotFetched) else None
    pause = min(_FIRST_PAUSE * 2 ** min(failures, 10), _LONGEST_PAUSE)
    return max(asked, now) if asked else now + pause


def _no_feed(fetched: Fetched) -> Refused:
    feed = feed_of_page(fetched)
    if feed is None:
        return Refused("it is no feed", "look for the feed's address on the site")
    return Refused("it is a web page, not a feed", f"its feed is {shown_address(feed)}: add that")


def _moved(fetched: Fetched) -> tuple[str, ...]:
    if fetched.moved_to is None:
        return ()
    return (f"it has moved for good to {shown_address(fetched.moved_to)}; add that and remove this",)


def _tell(progress: Progress | None, done: int, total: int, ref: str) -> None:
    if progress is not None:
        progress(done, total, ref)
