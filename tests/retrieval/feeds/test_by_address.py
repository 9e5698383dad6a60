"""One address given once: a page, or a feed."""

import pytest

from retrieval.feeds import read_address
from retrieval.sources import Document, Failure
from tests.retrieval.feeds.samples import ARABIC, HEADLINE, article, item, rss
from tests.retrieval.fetch.loopback import NOW, fetcher
from tests.servers.newsstand import Page, newsstand, redirect, zipped


def read(url: str) -> list[Document | Failure]:
    return list(read_address(url, fetcher(), NOW))


def test_a_page_gives_its_article_under_its_address() -> None:
    with newsstand(a=Page(article())) as server:
        (found,) = read(f"{server.url}/a")
    assert isinstance(found, Document)
    assert (found.title, found.ref, found.url) == (HEADLINE, f"{server.url}/a", f"{server.url}/a")


def test_plain_text_is_an_article_too() -> None:
    with newsstand(a=Page(ARABIC, "text/plain; charset=utf-8")) as server:
        (found,) = read(f"{server.url}/a")
    assert isinstance(found, Document)
    assert found.text == ARABIC


def test_a_feed_gives_what_it_holds() -> None:
    feed = rss(item("/a"), item("/missing", title="x"), item(body=f"<p>{ARABIC * 2}</p>"))
    with newsstand(feed=Page(feed, "text/html"), a=Page(article())) as server:
        found = read(f"{server.url}/feed")
    assert [type(one) for one in found] == [Document, Failure, Document]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (Page(status=404), "it is not there (404)"),
        (Page(""), "it is empty"),
        (Page(rss(), "text/xml"), "the feed has no entries"),
        (Page("<html><body>short</body></html>"), "the page shows no article"),
        (Page("{}", "application/json"), "it is no web page (application/json)"),
        (redirect("file:///etc/passwd"), "file: addresses are not fetched"),
        (zipped(bytes(5_000_000)), "it has inflated"),
    ],
)
def test_what_gives_nothing_is_one_failure(page: Page, words: str) -> None:
    with newsstand(a=page) as server:
        (found,) = read(f"{server.url}/a")
    assert isinstance(found, Failure)
    assert words in found.reason
    assert found.ref == f"{server.url}/a"


def test_a_front_page_says_where_its_feed_is() -> None:
    head = '<link rel="alternate" type="application/atom+xml" href="/atom.xml">'
    with newsstand(a=Page(f"<html><head>{head}</head><body>short</body></html>")) as server:
        (found,) = read(f"{server.url}/a")
    assert isinstance(found, Failure)
    assert found.next_step == f"its feed is {server.url}/atom.xml: give that, or an article's page"


def test_a_password_in_an_address_is_never_said() -> None:
    (found,) = read("https://me:geheim@news.example/a")
    assert isinstance(found, Failure)
    assert "geheim" not in str(found)
    assert "https://news.example/a" in str(found)
