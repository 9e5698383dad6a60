"""Feeds on a server of the tests, fetched into an archive."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from retrieval.archive import Archive
from retrieval.feeds import FeedsReport, fetch_feeds, subscription
from retrieval.fetch import Limits
from schemas.feed import Subscription
from tests.retrieval.fetch.loopback import NOW, fetcher
from tests.retrieval.test_ingest import FlatEmbedder
from tests.servers.newsstand import (
    Answer,
    Newsstand,
    Page,
    newsstand,
)

MOMENT = datetime(2026, 3, 5, 7, 30, tzinfo=UTC)
XML = "application/rss+xml"
SHORT = Limits(connect_s=1, read_s=0.3, total_s=0.6, received=400_000, inflated=800_000)


def fetch(archive: Archive, *feeds: Subscription, now: datetime = NOW, **given: Any) -> FeedsReport:
    reader = fetcher(memory=archive.feeds, clock=lambda: now, **{"limits": SHORT, **given})
    chosen = feeds or archive.feeds.every()
    return fetch_feeds(chosen, archive, FlatEmbedder(), reader, clock=lambda: now)


def subscribe(archive: Archive, server: Newsstand, *names: str) -> None:
    for name in names:
        assert archive.feeds.add(subscription(f"{server.url}/{name}"))


@contextmanager
def one_feed(archive: Archive, feed: str, **pages: Answer) -> Iterator[Newsstand]:
    with newsstand(feed=Page(feed, XML), **pages) as server:
        subscribe(archive, server, "feed")
        yield server
