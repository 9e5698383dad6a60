"""Subscriptions in and out as OPML."""

import pytest

from retrieval.feeds import read_opml, subscription, write_opml
from retrieval.sources.document import Refused

NESTED = """<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>x</title></head><body>
<outline text="عربي"><outline text="أخبار"><outline type="rss" text="الواحة" xmlUrl="https://a.example/feed"/></outline>
<outline type="rss" title="السدر" text="s" xmlurl="http://b.example/?x=1&amp;y=2" htmlUrl="http://b.example/"/></outline>
<outline text="again" xmlUrl="HTTPS://A.example:443/feed"/><outline text="a note"/>
<outline text="bad" xmlUrl="file:///etc/passwd"/><outline text="bad" xmlUrl="https://me:geheim@c.example/"/>
</body></opml>"""


def test_feeds_are_found_at_any_depth_each_once() -> None:
    found = read_opml(NESTED.encode(), "x.opml")
    assert [(feed.url, feed.title) for feed in found.feeds] == [
        ("https://a.example/feed", "الواحة"),
        ("http://b.example/?x=1&y=2", "السدر"),
    ]
    assert not found.mended


def test_what_cannot_be_subscribed_to_is_named_and_no_password_said() -> None:
    failed = read_opml(NESTED.encode(), "x.opml").failed
    assert [failure.ref for failure in failed] == ["x.opml: file:///etc/passwd", "x.opml: https://c.example/"]
    assert "geheim" not in str(failed)


def test_of_a_broken_file_the_feeds_before_the_break_are_taken() -> None:
    found = read_opml(NESTED[: NESTED.index('<outline text="a note')].encode(), "x")
    assert len(found.feeds) == 2
    assert found.mended


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1256"])
def test_the_letters_tell_the_encoding(encoding: str) -> None:
    assert read_opml(NESTED.encode(encoding), "x").feeds[0].title == "الواحة"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "it is empty"),
        (b"no xml", "cannot be read"),
        (b"<rss/>", "it is no OPML"),
        (b"<opml version='2.0'><body><outline text='x'/></body></opml>", "it names no feed"),
        (b'<!DOCTYPE o [<!ENTITY a "x">]><opml/>', "declares XML entities of its own"),
        (b"\x00\x01\x02\x03" * 50, ""),
    ],
)
def test_what_is_no_opml_says_so(data: bytes, words: str) -> None:
    with pytest.raises(Refused) as caught:
        read_opml(data, "x")
    assert words in caught.value.reason


def test_what_goes_out_comes_in_again() -> None:
    feeds = (subscription("https://a.example/?x=1&y=<2>", 'A & "B" <c>'), subscription("https://مثال.إختبار/", "عنوان"))
    assert read_opml(write_opml(feeds).encode(), "x").feeds == feeds


def test_nothing_goes_out_as_an_empty_list() -> None:
    assert "<body/>" in write_opml(())
