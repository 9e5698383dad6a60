"""`wasit feeds` and `wasit ingest https://…`: a real archive and a real server on loopback behind the command line."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from agents.cli.doors import Doors
from retrieval.archive import Archive
from retrieval.fetch import Fetcher, public_only, public_or_private
from schemas.config import Settings
from tests.agents.cli.fakes import FakeDoors, FakeLibrary, Run, runner
from tests.retrieval.feeds.samples import ARABIC, HEADLINE, article, item, rss
from tests.retrieval.fetch.loopback import NOW, QUICK
from tests.retrieval.test_ingest import FlatEmbedder
from tests.servers.newsstand import Page, newsstand

if TYPE_CHECKING:
    from agents.context import Context

XML = "application/rss+xml"


class Live(FakeDoors):
    """An archive on disk and a fetcher that does not pause; no index."""

    def archive(self, settings: Settings, *, read_only: bool = True) -> AbstractContextManager[Archive]:
        return Doors.archive(self, settings, read_only=read_only)

    def has_archive(self, settings: Settings) -> bool:
        return Doors.has_archive(self, settings)

    @contextmanager
    def _opened(self, settings: Settings) -> Iterator[Any]:
        with Archive.open(settings.home) as archive:
            yield _Context(settings, archive, self.library)

    def context(self, settings: Settings) -> "AbstractContextManager[Context]":
        return cast("AbstractContextManager[Context]", self._opened(settings))

    def fetcher(self, context: "Context") -> Fetcher:
        policy = public_or_private if context.settings.allow_private_hosts else public_only
        return Fetcher(context.archive.feeds, policy=policy, clock=context.clock, limits=QUICK, pause_s=0)


class _Context:
    """What the commands touch of a context."""

    def __init__(self, settings: Settings, archive: Archive, library: FakeLibrary) -> None:
        self.settings, self.archive, self.library = settings, archive, library
        self.embedder = FlatEmbedder()
        self.clock: Callable[[], Any] = lambda: NOW


@pytest.fixture
def live(tmp_path: Path) -> Live:
    return Live(tmp_path / "home")


@pytest.fixture
def wasit(live: Live, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(live, capsys)


def test_feeds_are_added_listed_and_removed(wasit: Run) -> None:
    added = wasit("feeds", "add", "https://a.example/feed", "HTTPS://A.example/feed", "http://b.example")
    assert added == (
        0,
        "added: https://a.example/feed\nalready there: https://a.example/feed\nadded: http://b.example/\n",
        "",
    )
    assert wasit("feeds", "list").out.startswith(
        "https://a.example/feed\n  address: https://a.example/feed\n  fetched: never\n"
    )
    assert [one["url"] for one in json.loads(wasit("feeds", "list", "--format", "json").out)] == [
        "https://a.example/feed",
        "http://b.example/",
    ]
    assert wasit("feeds", "remove", "https://a.example/feed") == (0, "removed: https://a.example/feed\n", "")
    gone = wasit("feeds", "remove", "https://a.example/feed", "http://b.example/")
    assert (gone.code, gone.out) == (2, "removed: http://b.example/\n")
    assert "see them with: wasit feeds list" in gone.err


def test_an_address_that_is_none_is_one_line_and_the_others_are_added(wasit: Run) -> None:
    done = wasit("feeds", "add", "news.example", "https://me:geheim@b.example/", "https://a.example/feed")
    assert (done.code, done.out) == (3, "added: https://a.example/feed\n")
    assert done.err.count("\n") == 2
    assert "geheim" not in done.err


@pytest.mark.parametrize("command", ["list", "fetch", "export"])
def test_without_feeds_every_command_says_how_to_begin_or_gives_an_empty_list(wasit: Run, command: str) -> None:
    done = wasit("feeds", command)
    assert done.code == 0
    assert ("wasit feeds add URL" in done.err) is (command != "export")


def test_what_is_new_is_taken_and_what_fails_is_named(wasit: Run, live: Live) -> None:
    with newsstand(good=Page(rss(item("/a")), XML), bad=Page(status=404), a=Page(article())) as server:
        wasit("feeds", "add", f"{server.url}/good", f"{server.url}/bad")
        done = wasit("feeds", "fetch", "--allow-private")
        assert done.code == 3
        assert done.err == f"wasit: {server.url}/bad: it is not there (404); check the address\n"
        assert f"taken: {server.url}/a [" in done.out
        assert done.out.endswith("feeds: 1 fetched, 1 failed\n")
        assert live.library.synced == 1
        listed = wasit("feeds", "list").out
        assert "صحيفة الواحة\n" in listed
        assert "  fetched: 2026-03-05 12:00 UTC\n" in listed
        assert "  failed: 1 time; it is not there (404)\n  next: not before 2026-03-05 12:15 UTC\n" in listed
        again = wasit("feeds", "fetch", "--allow-private", "--format", "json")
        assert again.code == 0
        assert [(one["url"], one["state"]) for one in json.loads(again.out)["feeds"]] == [
            (f"{server.url}/good", "fetched")
        ]
        named = wasit("feeds", "fetch", "--allow-private", f"{server.url}/bad")
        assert named.code == 3


def test_nothing_due_is_no_failure(wasit: Run, live: Live) -> None:
    wasit("feeds", "add", "https://a.example/feed")
    with Archive.open(live.home) as archive:
        (feed,) = archive.feeds.every()
        archive.feeds.save(feed.model_copy(update={"next_allowed": NOW + timedelta(hours=1)}))
    done = wasit("feeds", "fetch")
    assert done.code == 0
    assert done.err.startswith("wasit: nothing is due; name a feed's address")


def test_what_the_message_advises_works_at_once_an_address_refused_by_a_setting_waits_for_nothing(wasit: Run) -> None:
    with newsstand(good=Page(rss(item("/a")), XML), a=Page(article())) as server:
        wasit("feeds", "add", f"{server.url}/good")
        refused = wasit("feeds", "fetch")
        assert refused.code == 3
        assert "--allow-private" in refused.err
        done = wasit("feeds", "fetch", "--allow-private")
        assert done.code == 0
        assert f"taken: {server.url}/a [" in done.out


def test_a_feed_that_is_not_subscribed_to_is_not_fetched(wasit: Run) -> None:
    done = wasit("feeds", "fetch", "https://a.example/feed")
    assert done.code == 2
    assert "wasit feeds add" in done.err


def test_loopback_is_closed_unless_opened(wasit: Run, live: Live) -> None:
    with newsstand(feed=Page(rss(item(body=ARABIC)), XML)) as server:
        wasit("feeds", "add", f"{server.url}/feed")
        closed = wasit("feeds", "fetch")
        assert closed.code == 3
        assert "a loopback address; only public addresses are fetched" in closed.err
        live.env["WASIT_ALLOW_PRIVATE_HOSTS"] = "true"
        assert wasit("feeds", "fetch", f"{server.url}/feed").code == 0


def test_opml_comes_in_and_goes_out(wasit: Run, tmp_path: Path) -> None:
    file = tmp_path / "in.opml"
    file.write_text(
        '<opml version="2.0"><body><outline text="f"><outline text="الواحة" xmlUrl="https://a.example/feed"/></outline>'
        '<outline xmlUrl="file:///etc/passwd"/></body></opml>',
        "utf-8",
    )
    done = wasit("feeds", "import", file)
    assert (done.code, done.out) == (3, "1 added, 0 already there, 1 failed\n")
    assert "file: addresses are not fetched" in done.err
    out = tmp_path / "out.opml"
    assert wasit("feeds", "export", "-o", out).code == 0
    assert wasit("feeds", "import", out) == (0, "0 added, 1 already there, 0 failed\n", "")
    assert 'title="الواحة"' in wasit("feeds", "export").out


@pytest.mark.parametrize(("content", "words"), [(None, "no such file"), (b"", "it is empty"), (b"<rss/>", "no OPML")])
def test_a_file_that_is_no_opml_is_one_line(wasit: Run, tmp_path: Path, content: bytes | None, words: str) -> None:
    file = tmp_path / "in.opml"
    if content is not None:
        file.write_bytes(content)
    done = wasit("feeds", "import", file)
    assert (done.code, done.out) == (3, "")
    assert str(file) in done.err
    assert words in done.err
    assert done.err.count("\n") == 1


def test_ingest_takes_addresses_next_to_files(wasit: Run, live: Live, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARABIC, "utf-8")
    with newsstand(a=Page(article()), missing=Page(status=404)) as server:
        done = wasit("ingest", tmp_path / "a.txt", f"{server.url}/a", f"{server.url}/missing", "--allow-private")
    assert done.code == 3
    assert done.err == f"wasit: {server.url}/missing: it is not there (404); check the address\n"
    assert ("ingest", tmp_path / "a.txt") in live.calls
    assert f"taken: {server.url}/a [" in done.out
    with Archive.open(live.home) as archive:
        assert [one.title for one in archive.articles()] == [HEADLINE]


def test_help_says_how_to_schedule_it(wasit: Run) -> None:
    assert "cron" in wasit("feeds", "fetch", "--help").out
