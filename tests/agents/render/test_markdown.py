"""Markdown: outside text stays text, and keeps its direction."""

from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from agents.render import answer_markdown, to_markdown
from agents.render.markdown import FSI, PDI, escape
from schemas.evidence import Evidence
from tests.agents.render import samples

GOLDEN = Path(__file__).parent / "golden"
BRIEFS = {"arabic": samples.arabic_brief, "english": samples.english_brief}
MARKUP = [
    "# heading",
    "> quote",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "--- ",
    "===",
    "*strong* _em_ ~~struck~~ `code` $x$",
    "[text](https://example.org) ![image](x.png) [ref]: x",
    "<script>alert(1)</script> <!-- hidden -->",
    "| a | b |",
    "www.example.org https://example.org someone@example.org @someone #12",
    "&lt; &amp; \\* trailing\\",
    "```",
    "    indented",
]


@pytest.mark.parametrize("name", BRIEFS)
def test_the_markdown_of_a_full_brief_is_byte_for_byte_as_agreed(name: str) -> None:
    assert to_markdown(BRIEFS[name]()).encode() == (GOLDEN / f"{name}.md").read_bytes()


@pytest.mark.parametrize("text", MARKUP)
def test_text_of_an_article_never_becomes_markup(text: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    parser = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(escape(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    shown = "".join(child.content for child in tokens[1].children)
    assert {child.type for child in tokens[1].children} <= {"text", "text_special"}
    assert shown == text.strip()


@given(st.text(alphabet=st.sampled_from("ab ن1.)-+=#>*_[]()<>`|~!&\\:/@w$\"'«»"), max_size=30))
def test_any_escaped_line_reads_as_it_was(text: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    tokens = markdown_it.MarkdownIt("commonmark").parse(escape(text))
    if not text.strip():
        assert tokens == []
        return
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in tokens[1].children) == text.strip()


def test_addresses_are_not_turned_into_links() -> None:
    assert escape("www.example.org http://a.b ftp://c mail@d.e") == (r"www\.example.org http\://a.b ftp\://c mail\@d.e")


def test_a_quote_full_of_markup_stays_inside_its_block_quote() -> None:
    markdown_it = pytest.importorskip("markdown_it")
    risk = samples.english_brief().risks[0]
    evil = Evidence(source_id="a" * 16, start=0, end=5, quote="one\n\n# two\n- three\n<b>four</b>")
    page = to_markdown(samples.brief(risks=(risk.model_copy(update={"evidence": (evil,)}),)))
    tokens = markdown_it.MarkdownIt("commonmark").parse(page)
    depth, inside = 0, []
    for token in tokens:
        depth += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if depth:
            inside.append(token.type)
    assert set(inside) == {"blockquote_open", "paragraph_open", "inline", "paragraph_close"}
    assert "html_block" not in {token.type for token in tokens}


def test_foreign_runs_in_an_arabic_page_are_isolated() -> None:
    page = to_markdown(samples.arabic_brief())
    for run in ("[S1 67–86]", "2026-03-04", "Sidr accord", "served/1", "ar"):
        assert f"{FSI}{run}{PDI}" in page
    assert page.count(FSI) == page.count(PDI)


def test_an_arabic_name_in_an_english_page_is_isolated() -> None:
    assert f"Also called: {FSI}القوات{PDI}" in to_markdown(samples.english_brief())


def test_isolates_of_an_article_cannot_close_ours() -> None:
    page = to_markdown(samples.brief(bluf="a\u2069b\u2068c\u202ed"))
    assert "a\ufffdb\ufffdc\ufffdd" in page


def test_for_a_terminal_the_page_has_no_direction_marks() -> None:
    page = to_markdown(samples.arabic_brief(), isolate=False)
    assert not regex.search(r"[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]", page)
    assert page == regex.sub(f"[{FSI}{PDI}]", "", to_markdown(samples.arabic_brief()))


def test_an_answer_is_a_page_too() -> None:
    page = answer_markdown(samples.arabic_answer())
    assert page.startswith("# الجواب\n\nالسؤال: ما موقف المبعوثة؟\n")
    assert f"> «الوقت ليس في صالحنا» {FSI}[S1 67–86]{PDI}" in page
