"""Feeds that fail: each one line, in time, and the good ones are taken."""

import time
from datetime import timedelta

import pytest

from retrieval.archive import Archive
from retrieval.feeds.entry import Feed
from retrieval.feeds.form import read_feed
from retrieval.fetch import Fetched
from tests.retrieval.feeds.fetching import XML, fetch, one_feed, subscribe
from tests.retrieval.feeds.samples import ARABIC, article, atom, item, rss
from tests.retrieval.fetch.loopback import NOW
from tests.servers.newsstand import (
    Answer,
    Page,
    broken_off,
    drip,
    newsstand,
    redirect,
    silent,
    zipped,
)

FAULTY: dict[str, tuple[Answer, str]] = {
    "html": (
        Page(article(head='<link rel="alternate" type="application/rss+xml" href="/rss">')),
        "a web page, not a feed",
    ),
    "words": (Page("no feed here", "text/plain"), "it is no feed"),
    "empty": (Page(""), "it is empty"),
    "endless": (drip({"content-type": XML}, b"<item>" * 9000, 0.0), "it has more than 0.4 MB"),
    "slow": (drip({"content-type": XML}, b"<", 0.02), "it took longer than 0.6 s"),
    "silent": (silent, "it fell silent for 0.3 s"),
    "bomb": (zipped(bytes(20_000_000), XML), "it has inflated, more than 0.8 MB"),
    "laughs": (
        Page('<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>', XML),
        "XML entities of its own",
    ),
    "loop": (redirect("/loop"), "redirects more than 5 times"),
    "file": (redirect("file:///etc/passwd"), "file: addresses are not fetched"),
    "private": (Page(rss(item(body=ARABIC)), XML), "robots.txt asks robots not to fetch it"),
    "missing": (Page(status=404), "it is not there (404)"),
    "broken": (broken_off(rss().encode(), XML), "its answer broke off"),
    "tags": (Page(rss("<a/>" * 150_000), XML), "it has more than"),
}


class TestFaults:
    def test_each_faulty_feed_is_one_line_and_the_good_ones_are_taken(self, archive: Archive) -> None:
        good = Page(rss(item("/a")), XML)
        pages = {name: answer for name, (answer, _) in FAULTY.items()}
        began = time.monotonic()
        with newsstand(first=good, a=Page(article()), last=Page(atom(), XML), **pages) as server:
            server.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /private", "text/plain")
            subscribe(archive, server, "first", *FAULTY, "last")
            report = fetch(archive)
        assert time.monotonic() - began < 12
        assert [feed.state for feed in report.feeds] == ["fetched", *["failed"] * len(FAULTY), "fetched"]
        assert len(report.articles.taken) == 1
        reasons = {failure.ref.rpartition("/")[2]: failure for failure in report.articles.failed}
        assert {name for name, (_, words) in FAULTY.items() if words not in reasons[name].reason} == set()
        assert all("\n" not in str(failure) and failure.next_step for failure in report.articles.failed)
        assert reasons["html"].next_step == f"its feed is {server.url}/rss: add that"

    def test_a_failure_is_remembered_and_waits_longer_each_time(self, archive: Archive) -> None:
        with newsstand(feed=Page(status=404)) as server:
            subscribe(archive, server, "feed")
            for minutes in (15, 30, 60, 120):
                fetch(archive)
                (feed,) = archive.feeds.every()
                assert feed.next_allowed == NOW + timedelta(minutes=minutes)
                assert not feed.due(NOW)
            assert (feed.failures, feed.last_error) == (4, "it is not there (404)")
            for _ in range(10):
                fetch(archive)
            assert archive.feeds.every()[0].next_allowed == NOW + timedelta(hours=24)
            server.pages["/feed"] = Page(rss(), XML)
            fetch(archive)
        (feed,) = archive.feeds.every()
        assert (feed.failures, feed.last_error, feed.next_allowed) == (0, None, None)
        assert feed.due(NOW)

    def test_a_server_that_asks_for_patience_is_asked_again_when_it_says(self, archive: Archive) -> None:
        with newsstand(feed=Page(status=429, headers={"retry-after": "7200"}), other=Page(rss(), XML)) as server:
            subscribe(archive, server, "feed", "other")
            fetch(archive, archive.feeds.every()[0])
            report = fetch(archive, archive.feeds.every()[1])
        assert archive.feeds.every()[0].next_allowed == NOW + timedelta(hours=2)
        assert "asked us to wait" in report.articles.failed[0].reason
        assert "/other" not in server.paths

    def test_a_feed_that_is_gone_is_marked_and_fetched_again_only_when_named(self, archive: Archive) -> None:
        with newsstand(feed=Page(status=410)) as server:
            subscribe(archive, server, "feed")
            report = fetch(archive)
            (feed,) = archive.feeds.every()
            assert feed.gone
            assert not feed.due(NOW + timedelta(days=999))
            assert report.feeds[0].state == "gone"
            assert f"wasit feeds remove {server.url}/feed" in report.articles.failed[0].next_step
            server.pages["/feed"] = Page(rss(), XML)
            fetch(archive, feed)
        assert not archive.feeds.every()[0].gone

    def test_a_feed_that_has_moved_for_good_says_where(self, archive: Archive) -> None:
        with newsstand(feed=redirect("/new", 301), new=Page(rss(), XML)) as server:
            subscribe(archive, server, "feed")
            report = fetch(archive)
        assert report.articles.notes == (
            f"{server.url}/feed: it has moved for good to {server.url}/new; add that and remove this",
        )

    def test_of_a_feed_cut_short_the_entries_before_are_taken_and_a_note_says_so(self, archive: Archive) -> None:
        whole = rss(item("/a"), item("/b"))
        with one_feed(archive, whole[: whole.rindex("<item>") + 10], a=Page(article())):
            report = fetch(archive)
        assert report.articles.taken
        assert "its XML is broken" in report.articles.notes[0]

    def test_a_fault_nobody_foresaw_costs_its_own_feed(self, archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
        def read(got: Fetched) -> Feed | None:
            if got.url.endswith("bad"):
                raise ZeroDivisionError
            return read_feed(got)

        monkeypatch.setattr("retrieval.feeds.subscriptions.read_feed", read)
        with newsstand(bad=Page(rss(), XML), feed=Page(rss(item(body=ARABIC)), XML)) as server:
            subscribe(archive, server, "bad", "feed")
            report = fetch(archive)
        assert "ZeroDivisionError" in report.articles.failed[0].reason
        assert len(report.articles.taken) == 1


@pytest.mark.slow
def test_many_feeds_of_many_faults_keep_within_time_and_memory(archive: Archive) -> None:
    import resource  # noqa: PLC0415

    pages = {name: answer for name, (answer, _) in FAULTY.items()}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with newsstand(good=Page(rss(item(body=ARABIC)), XML), **pages) as server:
        server.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /private", "text/plain")
        for number in range(5):
            subscribe(archive, server, *(f"{name}?{number}" for name in (*FAULTY, "good")))
        report = fetch(archive)
    assert len(report.feeds) == 5 * (len(FAULTY) + 1)
    assert sum(feed.state == "fetched" for feed in report.feeds) == 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024
