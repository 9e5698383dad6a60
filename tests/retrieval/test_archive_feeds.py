"""What the archive remembers of feeds."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retrieval.archive import Archive
from schemas.errors import ArchiveError
from schemas.feed import Subscription
from tests.retrieval.test_archive_versions import make_version_1

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
FULL = Subscription(
    url="https://a.example/feed",
    title="الواحة",
    etag='"v1"',
    last_modified="then",
    last_fetched=NOW,
    next_allowed=NOW + timedelta(hours=1),
    failures=3,
    last_error="it is not there (404)",
    gone=True,
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path) as opened:
        yield opened


def test_a_subscription_comes_back_as_it_was(archive: Archive) -> None:
    assert archive.feeds.add(FULL)
    assert not archive.feeds.add(FULL.model_copy(update={"title": "other"}))
    assert archive.feeds.every() == (FULL,)
    changed = FULL.model_copy(update={"gone": False, "next_allowed": None})
    archive.feeds.save(changed)
    assert archive.feeds.one(FULL.url) == changed
    assert archive.feeds.one("https://b.example/") is None


def test_they_come_in_the_order_in_which_they_were_added(archive: Archive) -> None:
    urls = [f"https://{name}.example/" for name in "cab"]
    for url in urls:
        archive.feeds.add(Subscription(url=url))
    assert [feed.url for feed in archive.feeds.every()] == urls


def test_removing_forgets_what_was_met_too(archive: Archive) -> None:
    archive.feeds.add(FULL)
    archive.feeds.mark_met(FULL.url, "1")
    archive.feeds.mark_met(FULL.url, "1")
    assert archive.feeds.met(FULL.url, "1")
    assert not archive.feeds.met("https://b.example/", "1")
    assert archive.feeds.remove(FULL.url)
    assert not archive.feeds.remove(FULL.url)
    assert not archive.feeds.met(FULL.url, "1")


def test_what_hosts_asked_of_us_is_kept_for_the_next_run(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as first:
        first.feeds.keep_robots("https://a.example", "User-agent: *", NOW)
        first.feeds.keep_waiting("https://a.example", NOW + timedelta(hours=2))
        first.feeds.keep_waiting("https://a.example", NOW + timedelta(hours=1))
    with Archive.open(tmp_path) as later:
        assert later.feeds.wait_until("https://a.example") == NOW + timedelta(hours=1)
        assert later.feeds.robots("https://a.example", NOW - timedelta(seconds=1)) == "User-agent: *"
        assert later.feeds.robots("https://a.example", NOW) is None
        assert later.feeds.wait_until("https://b.example") is None


def test_a_feed_is_due_unless_it_waits_or_is_gone() -> None:
    feed = Subscription(url="https://a.example/")
    assert feed.due(NOW)
    assert not feed.model_copy(update={"gone": True}).due(NOW)
    waiting = feed.model_copy(update={"next_allowed": NOW})
    assert waiting.due(NOW)
    assert not waiting.due(NOW - timedelta(seconds=1))


def test_an_archive_from_before_feeds_has_room_for_them_and_keeps_its_articles(tmp_path: Path) -> None:
    make_version_1(tmp_path)
    with Archive.open(tmp_path) as opened:
        assert opened.feeds.add(FULL)
        assert opened.count() == 1


def test_a_locked_archive_says_so(archive: Archive) -> None:
    with Archive.open(archive.home, read_only=True) as locked, pytest.raises(ArchiveError, match="readonly"):
        locked.feeds.add(FULL)
