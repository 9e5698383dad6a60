"""Fetching from a real server on loopback that also misbehaves: every fault within its time, with a plain reason."""

import time
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address
from itertools import pairwise
from threading import Thread

import pytest

from retrieval.fetch import Fetched, Fetcher, Limits, NotFetched, NotModified, ShortMemory, public_or_private
from retrieval.fetch.address import Address, resolve
from retrieval.fetch.fetcher import MOST_REDIRECTS, user_agent
from retrieval.fetch.status import retry_after
from tests.retrieval.fetch.loopback import NOW, fetcher
from tests.servers.newsstand import (
    Answer,
    Handler,
    Page,
    broken_off,
    drip,
    endless_head,
    newsstand,
    redirect,
    silent,
    zipped,
)

SECONDS = 2.5
"""The deadline of `QUICK` is 1 s; the rest is for a busy machine."""


def body_of(found: Fetched | NotModified) -> bytes:
    assert isinstance(found, Fetched)
    return found.body


def test_a_page_comes_with_what_its_server_says_of_it() -> None:
    marks = {"etag": '"v1"', "last-modified": "Thu, 05 Mar 2026 11:00:00 GMT"}
    with newsstand(page=Page("نص", "Text/HTML; charset=Windows-1256", headers=marks)) as server:
        found = fetcher().get(f"{server.url}/page")
    assert found == Fetched(
        url=f"{server.url}/page",
        body="نص".encode(),
        content_type="text/html",
        charset="windows-1256",
        etag='"v1"',
        last_modified="Thu, 05 Mar 2026 11:00:00 GMT",
    )


def test_we_say_who_we_are_and_send_nothing_else() -> None:
    with newsstand(page=Page("x")) as server:
        fetcher().get(f"{server.url}/page")
    sent = server.headers[-1]
    assert sent["user-agent"] == user_agent()
    assert user_agent().startswith("wasit/")
    assert set(sent) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_a_compressed_page_is_inflated() -> None:
    with newsstand(page=zipped(b"words " * 1000)) as server:
        assert body_of(fetcher().get(f"{server.url}/page")) == b"words " * 1000


FAULTS: dict[str, tuple[Answer, str]] = {
    "gzip bomb": (zipped(bytes(30_000_000)), "it has inflated, more than 0.6 MB"),
    "endless body": (drip({}, b"x" * 65_536, 0.0), "it has more than 0.3 MB"),
    "endless gzip": (drip({"content-encoding": "gzip"}, b"\x1f\x8b" * 30_000, 0.0), "its compressed bytes are damaged"),
    "slow drip": (drip({}, b"x", 0.05), "it took longer than 1 s"),
    "slow headers": (endless_head, "it took longer than 1 s"),
    "silence": (silent, "it fell silent for 0.5 s"),
    "broken off": (broken_off(b"half"), "its answer broke off"),
    "no HTTP": (lambda handler: _raw(handler, b"220 mail.example ESMTP\r\n"), "is not HTTP"),
    "length that is none": (
        lambda handler: _raw(handler, b"HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\n"),
        "not HTTP",
    ),
    "chunks that are none": (
        lambda handler: _raw(handler, b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nx"),
        "not HTTP",
    ),
    "redirect loop": (redirect("/fault"), f"it redirects more than {MOST_REDIRECTS} times"),
    "redirect to a file": (redirect("file:///etc/passwd"), "file: addresses are not fetched"),
    "redirect to a password": (redirect("http://me:geheim@news.example/"), "user name or password"),
    "redirect nowhere": (Page(status=302), "answered 302"),
    "redirect to no address": (redirect("http://[x"), "leads to an address that is none"),
    "404": (Page(status=404), "it is not there (404)"),
    "410": (Page(status=410), "it is gone for good (410)"),
    "403": (Page(status=403), "it refuses us (403)"),
    "500": (Page(status=500), "its server has failed (500)"),
    "503": (Page(status=503), "its server is not available (503)"),
    "304 unasked": (Page(status=304), "answered 304"),
    "204": (Page(status=204), "answered 204"),
    "unasked compression": (Page("x", headers={"content-encoding": "br"}), "compressed as 'br'"),
}


def _raw(handler: Handler, data: bytes) -> None:
    handler.wfile.write(data)
    handler.wfile.flush()
    handler.close_connection = True


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_in_time_with_a_reason_and_a_next_step(fault: str) -> None:
    answer, words = FAULTS[fault]
    with newsstand(fault=answer) as server:
        reader = fetcher()
        began = time.monotonic()
        with pytest.raises(NotFetched) as caught:
            reader.get(f"{server.url}/fault")
        took = time.monotonic() - began
    assert words in caught.value.reason
    assert caught.value.next_step
    assert "geheim" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert took < SECONDS
    assert caught.value.gone is (fault == "410")


def test_a_length_that_is_too_short_gives_what_it_covers() -> None:
    with newsstand(page=Page("0123456789", headers={"content-length": "4"})) as server:
        assert body_of(fetcher().get(f"{server.url}/page")) == b"0123"


class TestAddresses:
    def test_loopback_is_refused_unless_asked_for(self) -> None:
        with newsstand(page=Page("x")) as server:
            with pytest.raises(
                NotFetched, match=r"its host leads to 127\.0\.0\.1, a loopback address.*--allow-private"
            ):
                Fetcher(pause_s=0).get(f"{server.url}/page")
            assert server.paths == []
            assert body_of(Fetcher(pause_s=0, policy=public_or_private).get(f"{server.url}/page")) == b"x"

    @pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "localhost"])
    def test_no_way_of_writing_it_leads_there(self, host: str) -> None:
        with pytest.raises(NotFetched, match=r"a loopback address|there is no host"):
            Fetcher(pause_s=0).get(f"http://{host}:9/")

    def test_a_redirect_to_an_address_that_is_refused_is_not_followed(self) -> None:
        places = {"news.example": "127.0.0.1", "inside.example": "10.0.0.1"}

        def resolver(host: str, port: int, wait_s: float) -> tuple[Address, ...]:
            return (ip_address(places[host]),)

        with newsstand() as server:
            server.pages["/page"] = redirect(f"http://inside.example:{server.port}/secret")
            with pytest.raises(NotFetched, match=r"its host leads to 10\.0\.0\.1, a forbidden address"):
                fetcher(resolver=resolver).get(f"http://news.example:{server.port}/page")

    def test_one_bad_address_among_a_hosts_addresses_refuses_the_host(self) -> None:
        with newsstand(page=Page("x")) as server:
            both = (IPv4Address("127.0.0.1"), IPv4Address("169.254.169.254"))
            with pytest.raises(NotFetched, match=r"leads to 169\.254\.169\.254"):
                fetcher(resolver=lambda *_: both).get(f"http://news.example:{server.port}/page")
            assert server.paths == []

    def test_the_connection_goes_to_the_address_that_was_checked_and_the_name_stays(self) -> None:
        asked: list[str] = []

        def rebinding(host: str, port: int, wait_s: float) -> tuple[Address, ...]:
            """Right when it is checked, and elsewhere for whoever asks again within the same request."""
            asked.append(host)
            return (IPv4Address("127.0.0.1" if len(asked) <= 2 else "10.0.0.1"),)

        with newsstand(page=Page("x")) as server:
            found = fetcher(resolver=rebinding).get(f"http://news.example:{server.port}/page")
        assert body_of(found) == b"x"
        assert asked == ["news.example", "news.example"]  # robots.txt, page: once each
        assert {sent["host"] for sent in server.headers} == {f"news.example:{server.port}"}

    def test_a_literal_address_of_the_new_kind_is_connected_to_as_it_is(self) -> None:
        try:
            with newsstand("::1", page=Page("x")) as server:
                assert body_of(fetcher(resolver=resolve).get(f"{server.url}/page")) == b"x"
                assert server.headers[-1]["host"] == f"[::1]:{server.port}"
        except OSError:
            pytest.skip("this machine has no IPv6")

    def test_when_nothing_answers_at_one_address_the_next_is_tried(self) -> None:
        with newsstand(page=Page("x")) as server:
            both = (IPv6Address("::1"), IPv4Address("127.0.0.1"))
            assert body_of(fetcher(resolver=lambda *_: both).get(f"http://news.example:{server.port}/page")) == b"x"

    def test_when_nothing_answers_anywhere_it_says_so(self) -> None:
        with newsstand() as server:
            port = server.port
        with pytest.raises(NotFetched, match="it cannot be connected to") as caught:
            fetcher().get(f"http://news.example:{port}/page")
        assert caught.value.temporary


class TestRedirects:
    def test_a_chain_is_followed_to_its_end(self) -> None:
        with newsstand(a=redirect("b", 301), b=redirect("/c", 308), c=Page("x")) as server:
            found = fetcher().get(f"{server.url}/a")
        assert isinstance(found, Fetched)
        assert (found.url, found.moved_to) == (f"{server.url}/c", f"{server.url}/c")

    def test_one_step_that_is_not_for_good_makes_the_chain_so(self) -> None:
        with newsstand(a=redirect("b", 301), b=redirect("/c", 302), c=Page("x")) as server:
            found = fetcher().get(f"{server.url}/a")
        assert isinstance(found, Fetched)
        assert found.moved_to is None

    def test_the_deadline_is_over_the_whole_chain(self) -> None:
        def late(handler: Handler) -> None:
            handler.server.over.wait(0.4)
            handler.page(redirect("/a?" + "x" * len(handler.server.paths)))

        with newsstand(a=late) as server, pytest.raises(NotFetched, match="it took longer than 1 s"):
            fetcher().get(f"{server.url}/a")


class TestConditions:
    def test_what_is_known_is_not_sent_again(self) -> None:
        def unchanged(handler: Handler) -> None:
            known = (
                handler.headers.get("If-None-Match") == '"v1"' and handler.headers.get("If-Modified-Since") == "then"
            )
            handler.page(Page(status=304) if known else Page("x"))

        with newsstand(feed=unchanged) as server:
            reader = fetcher()
            assert body_of(reader.get(f"{server.url}/feed")) == b"x"
            again = reader.get(f"{server.url}/feed", etag='"v1"', last_modified="then")
        assert again == NotModified(url=f"{server.url}/feed")

    def test_an_endless_validator_is_not_kept(self) -> None:
        with newsstand(feed=Page("x", headers={"etag": "e" * 5000})) as server:
            found = fetcher().get(f"{server.url}/feed")
        assert isinstance(found, Fetched)
        assert found.etag is None


class TestRobots:
    def test_what_a_site_asks_robots_to_leave_alone_is_not_fetched(self) -> None:
        rules = "User-agent: *\nDisallow: /private\n\nUser-agent: wasit\nDisallow: /not-for-wasit\n"
        with newsstand(page=Page("x"), private=Page("x")) as server:
            server.pages["/robots.txt"] = Page(rules, "text/plain")
            server.pages["/not-for-wasit"] = Page("x")
            reader = fetcher()
            with pytest.raises(NotFetched, match=r"robots\.txt asks robots not to fetch it") as caught:
                reader.get(f"{server.url}/not-for-wasit?x=1")
            assert not caught.value.temporary
            assert body_of(reader.get(f"{server.url}/private")) == b"x"  # we have rules of our own there
        assert server.paths == ["/robots.txt", "/private"]

    def test_where_a_redirect_leads_is_asked_for_too(self) -> None:
        with newsstand(page=redirect("/private"), private=Page("x")) as server:
            server.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /private", "text/plain")
            with pytest.raises(NotFetched, match="robots"):
                fetcher().get(f"{server.url}/page")

    def test_it_is_read_once_also_by_many_at_the_same_time(self) -> None:
        with newsstand(page=Page("x")) as server:
            reader = fetcher(limits=Limits())
            threads = [Thread(target=reader.get, args=(f"{server.url}/page",)) for _ in range(5)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert server.paths.count("/robots.txt") == 1

    def test_it_is_read_once_in_a_day_also_by_the_next_run(self) -> None:
        memory = ShortMemory()
        with newsstand(page=Page("x")) as server:
            for hours in (0, 0, 23, 25):
                reader = fetcher(memory=memory, clock=lambda hours=hours: NOW + timedelta(hours=hours))
                reader.get(f"{server.url}/page")
        assert server.paths.count("/robots.txt") == 2

    @pytest.mark.parametrize("status", [404, 401, 403])
    def test_a_site_without_one_allows_everything(self, status: int) -> None:
        with newsstand(page=Page("x")) as server:
            server.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /", status=status)
            assert body_of(fetcher().get(f"{server.url}/page")) == b"x"

    @pytest.mark.parametrize(
        "answer",
        [Page(status=500), silent, redirect("/robots.txt"), broken_off(b"User"), redirect("file:///etc/passwd")],
    )
    def test_a_site_whose_robots_txt_fails_is_left_alone(self, answer: Answer) -> None:
        with newsstand(page=Page("x")) as server:
            server.pages["/robots.txt"] = answer
            reader = fetcher()
            for _ in range(2):
                with pytest.raises(NotFetched, match=r"robots\.txt cannot be read"):
                    reader.get(f"{server.url}/page")
        assert "/page" not in server.paths

    def test_of_an_endless_one_the_beginning_counts(self) -> None:
        def endless(handler: Handler) -> None:
            handler.head(200, {"content-type": "text/plain", "connection": "close"})
            handler.wfile.write(b"User-agent: *\nDisallow: /private\n")
            for _ in range(30):
                handler.wfile.write(b"# more\n" * 10_000)

        with newsstand(private=Page("x"), page=Page("x")) as server:
            server.pages["/robots.txt"] = endless
            reader = fetcher()
            assert body_of(reader.get(f"{server.url}/page")) == b"x"
            with pytest.raises(NotFetched, match="robots"):
                reader.get(f"{server.url}/private")

    def test_hostile_rules_take_no_time(self) -> None:
        rules = "User-agent: *\n" + "".join(f"Disallow: /{'a*' * 60}{number}$\n" for number in range(2000))
        with newsstand() as server:
            server.pages["/robots.txt"] = Page(rules, "text/plain")
            server.pages["/" + "a" * 2000] = Page("x")
            began = time.monotonic()
            assert body_of(fetcher().get(f"{server.url}/{'a' * 2000}")) == b"x"
        assert time.monotonic() - began < SECONDS


class TestPatience:
    def test_a_host_that_asks_us_to_wait_is_left_alone_until_then(self) -> None:
        memory = ShortMemory()
        with newsstand(page=Page(status=429, headers={"retry-after": "3600"}), other=Page("x")) as server:
            with pytest.raises(NotFetched, match=r"patience \(429\); try again after 2026-03-05 13:00 UTC") as caught:
                fetcher(memory=memory).get(f"{server.url}/page")
            assert caught.value.retry_at == NOW + timedelta(hours=1)
            with pytest.raises(NotFetched, match="asked us to wait"):
                fetcher(memory=memory).get(f"{server.url}/other")
            assert "/other" not in server.paths
            later = fetcher(memory=memory, clock=lambda: NOW + timedelta(hours=1, seconds=1))
            assert body_of(later.get(f"{server.url}/other")) == b"x"

    @pytest.mark.parametrize(
        ("value", "seconds"),
        [
            ("120", 120),
            ("Thu, 05 Mar 2026 12:10:00 GMT", 600),
            ("Thu, 05 Mar 2020 12:10:00 GMT", 1),
            ("0", 1),
            ("99999999999999999999", 604_800),
            ("soon", None),
            ("", None),
            ("-5", None),
            ("٣٠", None),
        ],
    )
    def test_how_long_is_seconds_or_a_date_and_never_longer_than_a_week(self, value: str, seconds: int | None) -> None:
        assert retry_after(value, NOW) == (None if seconds is None else timedelta(seconds=seconds))

    def test_a_host_gets_one_request_at_a_time_and_a_pause_between_two(self) -> None:
        def slow(handler: Handler) -> None:
            handler.server.over.wait(0.05)
            handler.page(Page("x"))

        with newsstand(page=slow) as server:
            reader = fetcher(pause_s=0.1, limits=Limits())
            threads = [Thread(target=reader.get, args=(f"{server.url}/page?{n}",)) for n in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert server.most_at_once == 1
            pages = sorted(moment for moment, path in zip(server.moments, server.paths, strict=True) if "page" in path)
        assert len(pages) == 4
        assert min(later - earlier for earlier, later in pairwise(pages)) >= 0.1

    def test_a_site_may_ask_for_a_longer_pause(self) -> None:
        with newsstand(page=Page("x")) as server:
            server.pages["/robots.txt"] = Page("User-agent: *\nCrawl-delay: 0.3", "text/plain")
            reader = fetcher()
            for number in range(2):
                reader.get(f"{server.url}/page?{number}")
        assert server.moments[2] - server.moments[1] >= 0.3
