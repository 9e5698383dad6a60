"""Addresses as they are given, and what is made of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.fetch import NotFetched, is_address, parse_target, shown_address


@pytest.mark.parametrize(
    ("given_", "url"),
    [
        ("HTTPS://News.Example", "https://news.example/"),
        ("http://news.example:80/a?b=c#d", "http://news.example/a?b=c"),
        (" https://news.example/a b\n", "https://news.example/a%20b"),
        ("https://news.example/a%20b%D8", "https://news.example/a%20b%D8"),
        ("https://news.example/هدنة", "https://news.example/%D9%87%D8%AF%D9%86%D8%A9"),
        ("http://مثال.إختبار/x", "http://xn--mgbh0fb.xn--kgbechtv/x"),
        ("http://[2606:4700::1]:8080/x", "http://[2606:4700::1]:8080/x"),
        ("http://127.0.0.1/", "http://127.0.0.1/"),
        ("http://[2606:4700:0::000A]/", "http://[2606:4700::a]/"),
    ],
)
def test_an_address_has_one_form(given_: str, url: str) -> None:
    target = parse_target(given_)
    assert target.url == url
    assert parse_target(url) == target


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "file: addresses are not fetched"),
        ("ftp://news.example/", "ftp: addresses are not fetched"),
        ("javascript:alert(1)", "javascript: addresses are not fetched"),
        ("news.example/feed", "an address without http:// is not fetched"),
        ("", "an address without http:// is not fetched"),
        ("http://", "has no host"),
        ("http:///path", "has no host"),
        ("http://news.example:99999/", "cannot be read"),
        ("http://[::1", "cannot be read"),
        ("http://[::g]/", ""),
        ("http://[v1.a:b]/", "its host is no address"),
        ("http://[fe80::1%25eth0]/", "of this machine's own network"),
        ("http://news example/", "its host is no name"),
        ("http://a\\b.example/", "its host is no name"),
        ("http://" + "a" * 300 + ".example/", "its host is no name"),
        ("http://news.example/" + "x" * 5000, "has 5020 characters, more than 4096"),
        ("http://a..b/", "its host is no name"),
    ],
)
def test_what_cannot_be_fetched_says_why_and_what_to_do(url: str, words: str) -> None:
    with pytest.raises(NotFetched) as caught:
        parse_target(url)
    assert words in caught.value.reason
    assert caught.value.next_step


@pytest.mark.parametrize(
    "url", ["https://me:geheim@news.example/f", "https://geheim@news.example/", "http://@h.example/"]
)
def test_passwords_are_refused_and_never_said(url: str) -> None:
    with pytest.raises(NotFetched, match="user name or password") as caught:
        parse_target(url)
    assert "geheim" not in str(caught.value)
    assert "geheim" not in shown_address(url)


def test_a_redirect_is_read_from_where_it_stands_and_checked() -> None:
    here = parse_target("https://news.example/a/b")
    assert here.joined("../c").url == "https://news.example/c"
    assert here.joined("//other.example/x").url == "https://other.example/x"
    for bad in ("file:///etc/passwd", "//me:geheim@other.example/", "http://[bad"):
        with pytest.raises(NotFetched):
            here.joined(bad)


def test_a_shown_address_is_one_short_line() -> None:
    shown = shown_address("http://news.example/\x1b[31m\n" + "x" * 500)
    assert shown.isprintable()
    assert len(shown) == 160


@pytest.mark.parametrize(
    ("word", "is_one"), [("https://a", True), (" HTTP://a", True), ("a.txt", False), ("https:a", False)]
)
def test_a_command_tells_addresses_from_paths(word: str, is_one: bool) -> None:
    assert is_address(word) is is_one


@given(st.text(max_size=80))
def test_anything_at_all_is_an_address_or_refused(words: str) -> None:
    for url in (words, f"http://{words}", f"https://news.example/{words}"):
        try:
            target = parse_target(url)
        except NotFetched:
            continue
        assert target.url.isascii()
        assert parse_target(target.url) == target
        assert "@" not in target.authority
