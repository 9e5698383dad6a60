"""Feeds in every form to entries; broken and hostile ones in bounded time."""

import json
import time
import tracemalloc
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.feeds.bounds import MOST_ENTRIES
from retrieval.feeds.entry import Feed, plain
from retrieval.feeds.form import feed_of_page, read_feed
from retrieval.fetch import Fetched
from retrieval.sources.document import Refused
from tests.retrieval.feeds.samples import ARABIC, HEADLINE, article, atom, item, rss

MOMENT = datetime(2026, 3, 5, 7, 30, tzinfo=UTC)
URL = "https://news.example/feeds/all.xml"


def fetched(body: str | bytes, charset: str | None = None) -> Fetched:
    return Fetched(url=URL, body=body.encode() if isinstance(body, str) else body, charset=charset)


def read(body: str | bytes, charset: str | None = None) -> Feed:
    feed = read_feed(fetched(body, charset))
    assert feed is not None
    return feed


RSS_1 = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="{URL}"><title>صحيفة الواحة</title></channel>
 <item rdf:about="https://news.example/1"><title>{HEADLINE}</title><link>https://news.example/1</link>
 <description>{ARABIC}</description><dc:date>2026-03-05T09:30:00+02:00</dc:date><dc:creator>سلمى</dc:creator></item></rdf:RDF>"""
RSS_091 = f"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>صحيفة الواحة</title><item>
 <title>{HEADLINE}</title><link>https://news.example/1</link><description>{ARABIC}</description>
 <pubDate>Thu, 05 Mar 2026 09:30:00 +0200</pubDate><author>سلمى</author></item></channel></rss>"""
ATOM = atom(
    f'<entry><id>urn:1</id><title type="html">&lt;b&gt;{HEADLINE}&lt;/b&gt;</title><link rel="self" href="/self"/>'
    f'<link href="https://news.example/1"/><published>2026-03-05T07:30:00Z</published><author><name>سلمى</name></author>'
    f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{ARABIC}</p></div></content></entry>'
)
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "صحيفة الواحة",
        "items": [
            {
                "id": "1",
                "url": "https://news.example/1",
                "title": HEADLINE,
                "content_text": ARABIC,
                "date_published": "2026-03-05T09:30:00+02:00",
                "authors": [{"name": "سلمى"}],
            }
        ],
    }
)
RSS_2 = rss(item("https://news.example/1", body=f"<p>{ARABIC}</p>", more="<dc:creator>سلمى</dc:creator>"))
FORMS = {"RSS 0.91": RSS_091, "RSS 1.0": RSS_1, "RSS 2.0": RSS_2, "Atom": ATOM, "JSON Feed": JSON_FEED}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_entry(form: str) -> None:
    feed = read(FORMS[form])
    (entry,) = feed.entries
    assert feed.title == "صحيفة الواحة"
    assert (entry.link, entry.title, entry.author) == ("https://news.example/1", HEADLINE, "سلمى")
    assert entry.published_at == MOMENT
    assert ARABIC.strip().splitlines()[0] in entry.body
    assert (feed.notes, entry.notes) == ((), ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("said", ["utf-8", "iso-8859-1", "windows-1252", None])
def test_a_feed_in_an_encoding_other_than_it_says_is_read_by_its_letters(encoding: str, said: str | None) -> None:
    head = f'<?xml version="1.0" encoding="{said}"?>' if said else '<?xml version="1.0"?>'
    words = ARABIC.replace("«", '"').replace("»", '"').replace("،", " ")
    feed = read(rss(item("https://news.example/1", body=words), head=head).encode(encoding), said)
    assert feed.title == "صحيفة الواحة"
    assert feed.entries[0].title == HEADLINE
    assert "المحادثات ستستأنف" in feed.entries[0].body


def test_languages_and_sources_of_an_entry_are_kept() -> None:
    own = "<dc:language>fr</dc:language><source url='https://wire.example'>وكالة السدر</source>"
    feed = read(rss(item("https://news.example/1", more=own), more="<language>ar-SA</language>"))
    assert (feed.language, feed.entries[0].language, feed.entries[0].outlet) == ("ar-SA", "fr", "وكالة السدر")


def test_relative_links_are_taken_from_where_the_feed_lies() -> None:
    for body in (rss(item("/world/1")), atom('<entry><id>1</id><title>x</title><link href="/world/1"/></entry>')):
        assert read(body).entries[0].link == "https://news.example/world/1"
    feed = {"version": "https://jsonfeed.org/version/1", "items": [{"id": 7, "url": "../world/1"}]}
    assert read(json.dumps(feed)).entries[0].link == "https://news.example/world/1"


def test_the_longest_text_that_an_entry_gives_is_its_own() -> None:
    full = f"<content:encoded><![CDATA[<p>{ARABIC * 3}</p>]]></content:encoded>"
    assert ARABIC * 3 in read(rss(item(body="مقتطف", more=full))).entries[0].body


class TestDates:
    def test_the_day_of_publication_comes_before_that_of_a_change(self) -> None:
        entry = "<entry><id>1</id><updated>2026-03-09T00:00:00Z</updated><published>2026-03-05T07:30:00Z</published></entry>"
        assert read(atom(entry)).entries[0].published_at == MOMENT
        assert read(atom(entry.replace("published", "other"))).entries[0].published_at == datetime(
            2026, 3, 9, tzinfo=UTC
        )

    @pytest.mark.parametrize("date", ["5 مارس 2026 07:30", "2026-03-05 07:30", "Thursday, 05 March 2026 07:30:00 GMT"])
    def test_dates_are_read_in_the_forms_that_feeds_write(self, date: str) -> None:
        assert read(rss(item(date=date))).entries[0].published_at == MOMENT

    def test_a_date_that_is_none_is_named(self) -> None:
        entry = read(rss(item(date="yesterday evening"))).entries[0]
        assert entry.published_at is None
        assert entry.notes == ("date 'yesterday evening' is not a date; left undated",)

    def test_no_date_is_no_matter(self) -> None:
        entry = read(rss(item(date=""))).entries[0]
        assert (entry.published_at, entry.notes) == (None, ())


class TestKeys:
    def test_an_entry_that_changes_its_headline_is_met_anew(self) -> None:
        one, same, other, moved = read(
            rss(
                item("https://a.example/1", guid="1", body="x"),
                item("https://a.example/1", guid="1", body="other words", date=""),
                item("https://a.example/1", guid="1", title="تصحيح"),
                item("https://a.example/2", guid="1"),
            )
        ).entries
        assert one.key == same.key
        assert len({one.key, other.key, moved.key}) == 3

    def test_without_id_and_link_the_words_tell(self) -> None:
        one, other = read(rss(item(body="x"), item(body="y"))).entries
        assert one.key != other.key


class TestBroken:
    def test_control_characters_in_a_headline_go(self) -> None:
        entry = read(rss(item(title="هدنة\x07\x0b جديدة &#1; هنا \u2028 &#x85;"))).entries[0]
        assert entry.title is not None
        assert entry.title.isprintable() or "\ufffd" in entry.title
        assert entry.title.startswith("هدنة")
        assert not any(ord(letter) < 32 for letter in entry.title)

    def test_a_stray_ampersand_and_htmls_entities_cost_nothing(self) -> None:
        feed = read('<rss version="2.0"><channel><item><title>A&nbsp;& B &eacute;&copy; &unknown;</title>'
                    "<link>https://a.example/?x=1&y=2</link></item></channel></rss>")  # fmt: skip
        assert feed.entries[0].title == "A & B é© &unknown;"
        assert feed.entries[0].link == "https://a.example/?x=1&y=2"
        assert feed.notes == ("its XML is broken; what could be read of it was taken",)

    def test_of_a_feed_that_breaks_off_the_entries_before_are_taken(self) -> None:
        whole = rss(item("https://a.example/1"), item("https://a.example/2"), item("https://a.example/3"))
        feed = read(whole[: whole.rindex("<item>") + 20])
        assert [entry.link for entry in feed.entries][:2] == ["https://a.example/1", "https://a.example/2"]
        assert feed.notes

    def test_words_before_the_xml_are_passed_over(self) -> None:
        assert len(read("\n\nWarning: stray words\n" + rss(item("https://a.example/1"))).entries) == 1

    @pytest.mark.parametrize("body", [b"", b" \n", b"\xef\xbb\xbf"])
    def test_nothing_is_said_to_be_empty(self, body: bytes) -> None:
        with pytest.raises(Refused, match="it is empty"):
            read_feed(fetched(body))

    def test_bytes_that_are_no_text_are_refused(self) -> None:
        with pytest.raises(Refused):
            read_feed(fetched(b"%PDF-1.7\n" + bytes(range(256)) * 10))

    @pytest.mark.parametrize(
        "body",
        [article(), "plain words", "{}", "[1]", '{"version": "1"}', "<opml version='2.0'/>", "{" * 100_000,
         "<html><body><pre>&lt;rss&gt; <rss version='2.0'></pre></body></html>"],
    )  # fmt: skip
    def test_what_is_no_feed_is_none(self, body: str) -> None:
        assert read_feed(fetched(body)) is None

    def test_a_page_names_its_feed(self) -> None:
        head = '<link rel="alternate" type="application/rss+xml" href="/feed?a=1&amp;b=2">'
        assert feed_of_page(fetched(article(head=head))) == "https://news.example/feed?a=1&b=2"
        assert feed_of_page(fetched(article())) is None


GROWING = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
LAUGHS = f'<!DOCTYPE rss [<!ENTITY a0 "ha">{GROWING}]>'
QUADRATIC = f'<!DOCTYPE rss [<!ENTITY a "{"a" * 50_000}">]>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

HOSTILE = {
    "a title without end": rss(item(title="x <b> " * 600_000)),
    "a description without end": rss(item(body="<p>" * 600_000)),
    "ampersands": rss("&" * 3_000_000),
    "attributes": rss("<item " + " ".join(f"a{n}='1'" for n in range(200_000)) + "/>"),
    "nesting": rss("<a>" * 90_000),
    "CDATA that is never closed": rss("<![CDATA[ &x; " * 90_000),
    "comments that are never closed": "<!-- " * 600_000 + rss(),
    "a document type that is never closed": rss(head='<!DOCTYPE rss "' + "x" * 3_000_000),
    "a date without end": rss(item(date="Mon, " * 500_000)),
    "links": rss("<item>" + "<link>/a</link>" * 90_000 + "</item>"),
    "spaces": " " * 5_000_000 + rss(),
    "many entries": rss(item("https://a.example/1") * 12_000),
}


class TestHostile:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    @pytest.mark.parametrize("head", [LAUGHS, QUADRATIC, OUTSIDE, LAUGHS.lower().replace("entity", "ENTITY")])
    def test_entities_that_grow_or_read_files_are_refused(self, head: str, encoding: str) -> None:
        body = rss(item(title="x", more=f"<description>{'&a;' * 2000}&a11;</description>"), head=head)
        with pytest.raises(Refused, match="declares XML entities of its own"):
            read_feed(fetched(body.encode(encoding)))

    def test_a_comment_does_not_hide_them(self) -> None:
        with pytest.raises(Refused, match="declares XML entities"):
            read_feed(fetched(rss(item(), head=f"<!-- <rss> -->\n<?x y?>{LAUGHS}")))

    def test_entities_declared_in_the_wrong_place_are_only_words(self) -> None:
        feed = read(rss(item(title="x"), '<!DOCTYPE rss [<!ENTITY a "boom">]>', item(title="&a;")))
        assert all("boom" not in (entry.title or "") for entry in feed.entries)

    @pytest.mark.slow
    @pytest.mark.parametrize("name", HOSTILE)
    def test_what_is_built_to_take_time_takes_little(self, name: str) -> None:
        began = time.monotonic()
        try:
            read_feed(fetched(HOSTILE[name]))
        except Refused as refused:
            assert refused.next_step
        assert time.monotonic() - began < 15

    @pytest.mark.parametrize("body", ["<a/>" * 300_000, "<item/>" * 300_000, '<a xmlns="x"/>' * 9000])
    def test_what_is_made_of_tags_alone_is_refused(self, body: str) -> None:
        tracemalloc.start()
        with pytest.raises(Refused, match="it has more than"):
            read_feed(fetched(rss(body)))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 40_000_000

    def test_of_too_many_entries_the_first_are_taken_and_the_rest_named(self) -> None:
        many = [item(f"https://a.example/{number}") for number in range(MOST_ENTRIES + 7)]
        json_feed = {"version": "https://jsonfeed.org/version/1", "items": [{"id": n} for n in range(MOST_ENTRIES + 7)]}
        for body in (rss(*many), json.dumps(json_feed)):
            feed = read(body)
            assert len(feed.entries) == MOST_ENTRIES
            assert feed.notes == ("it has more than 500 entries; the last 7 are left out",)
        assert read(rss(*many)).entries[0].link == "https://a.example/0"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("<b>A</b>&amp;B", "A&B"),
        ("a < b", "a < b"),
        ("x" * 600, "x" * 499 + "…"),
        ("\ud800", "\ufffd"),
        (" \x00 ", None),
        ("", None),
        (5, None),
        (None, None),
    ],
)
def test_a_name_is_one_line_of_words(value: object, words: str | None) -> None:
    assert plain(value) == words


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda words: rss(words).encode()))
def test_any_bytes_are_a_feed_or_none_or_refused(body: bytes) -> None:
    try:
        read_feed(fetched(body))
    except Refused as refused:
        assert refused.reason
