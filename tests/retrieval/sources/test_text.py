from datetime import UTC, datetime

import pytest

from retrieval.sources.document import Refused, article_from_text, to_article
from retrieval.sources.encoding import Decoded
from retrieval.sources.text import read_markdown, read_text
from retrieval.sources.title import first_line_title
from tests.retrieval.sources.samples import ARABIC, HEADLINE

FRONT = """---
title: "عنوان: تفصيل"
outlet: صحيفة الواحة
url: https://example.org/1
author: [مراسلة, مراسل]
published: 2020-08-21
language: ar
source_class: own_reporting
mood: calm
---
"""


def markdown(text: str) -> Decoded:
    return Decoded(text, "utf-8")


def test_front_matter_gives_the_fields_and_the_text_stays_whole() -> None:
    document = read_markdown(markdown(FRONT + ARABIC), "a.md")
    article = to_article(document)
    assert article.text == FRONT + ARABIC
    assert article.text[article.body_start :] == ARABIC
    assert (article.title, article.outlet, article.url) == ("عنوان: تفصيل", "صحيفة الواحة", "https://example.org/1")
    assert (article.author, article.language, article.source_class) == ("مراسلة, مراسل", "ar", "own_reporting")
    assert article.published_at == datetime(2020, 8, 21, tzinfo=UTC)
    assert document.notes == ()


@pytest.mark.parametrize("name", ["published", "published_at", "date"])
@pytest.mark.parametrize("value", ["2020-08-21", "'2020-08-21T00:00:00Z'", "2020-08-21 00:00:00", "21 أغسطس 2020"])
def test_the_date_has_three_names_and_many_forms(name: str, value: str) -> None:
    document = read_markdown(markdown(f"---\n{name}: {value}\n---\n{ARABIC}"), "a.md")
    assert document.published_at == datetime(2020, 8, 21, tzinfo=UTC)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter_is_found_with_any_line_end_and_mark(newline: str, mark: str) -> None:
    text = mark + (FRONT + ARABIC).replace("\n", newline)
    document = read_markdown(markdown(text), "a.md")
    assert document.text == text
    assert document.text[document.body_start :].startswith("قالت البعثة")


def test_what_cannot_be_used_is_set_aside_with_a_note() -> None:
    text = f"---\npublished: next spring\nsource_class: blog\ntitle: {{a: b}}\n---\n{ARABIC}"
    document = read_markdown(markdown(text), "a.md")
    assert document.published_at is None
    assert document.source_class == "unknown"
    assert [note.split()[0] for note in document.notes] == ["title", "published", "source_class"]


def test_broken_front_matter_is_refused_with_its_line() -> None:
    with pytest.raises(Refused, match="line 3"):
        read_markdown(markdown(f"---\noutlet: a\ntitle: a: b: c\n---\n{ARABIC}"), "a.md")


@pytest.mark.parametrize("text", [ARABIC, f"---\n{ARABIC}---\n{ARABIC}", f"---\n{ARABIC}", f"text\n---\n{ARABIC}"])
def test_without_front_matter_reading_begins_at_the_beginning(text: str) -> None:
    assert read_markdown(markdown(text), "a.md").body_start == 0


def test_empty_front_matter_is_front_matter() -> None:
    assert read_markdown(markdown(f"---\n---\n{ARABIC}"), "a.md").body_start == 8


def test_a_byte_order_mark_stays_and_reading_begins_after_it() -> None:
    document = read_text(markdown("\ufeff" + ARABIC), "a.txt")
    assert (document.text, document.body_start) == ("\ufeff" + ARABIC, 1)
    assert to_article(document).title is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{HEADLINE}\n\n{ARABIC}", HEADLINE),
        (f"{HEADLINE}\n{ARABIC}", HEADLINE),
        (f"\n  {HEADLINE} \r\n\r\n{ARABIC}", HEADLINE),
        (f"# {HEADLINE}\n{ARABIC}", HEADLINE),
        (f"هل تنجح الوساطة؟\n\n{ARABIC}", "هل تنجح الوساطة؟"),
        (f"هل تنجح الوساطة؟\n{ARABIC}", None),
        (ARABIC, None),
        (ARABIC.replace("\n", " "), None),
        (HEADLINE, None),
        (f"{HEADLINE}\n\n\n", None),
        ("", None),
        ("كلمة " * 30 + "\n\n" + ARABIC, None),
        ("ا" * 1_000_000 + "\n\n" + ARABIC, None),
    ],
)
def test_the_title_is_a_first_line_that_looks_like_one(text: str, title: str | None) -> None:
    assert first_line_title(text) == title


def test_the_same_text_is_one_article_per_outlet_and_address() -> None:
    one = article_from_text(ARABIC, ref="a.txt")
    assert one.id == article_from_text(ARABIC, ref="b.txt", title="x").id
    assert (
        len({one.id, article_from_text(ARABIC, ref="a", outlet="o").id, article_from_text(ARABIC, ref="a", url="u").id})
        == 3
    )
    assert (len(one.id), len(one.sha256), one.language) == (16, 64, "ar")


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(Refused, match="surrogate at offset 3"):
        article_from_text("abc\ud800", ref="a")


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "empty"), (" \n\ufeff\t", "empty"), ("12 - 34", "no letters"), ("ثلاث كلمات فقط", "12 letters")],
)
def test_a_text_that_says_nothing_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        to_article(read_text(markdown(text), "a.txt"))
