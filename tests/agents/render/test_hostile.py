"""Whatever an article, a reader or a record says, the rendering stays a rendering."""

from itertools import pairwise

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.render import to_json, to_markdown, to_text
from schemas.brief import Brief, Gap, Source
from schemas.evidence import Evidence
from tests.agents.render import samples

MOVERS = regex.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\U000E0000-\U000E007F]")
PIECES = [
    "**", "_", "`", "```\n", "\n\n", "\n# h", "\n- i", "\n1. n", "\n> q", "\n===\n", "\n---\n", "<b>", "<!--", "[a](b)", "![",
    "](", "|", "~~", "$", "&amp;", "\\", "\x1b[31m", "\u202e", "\u2066", "\u2069", "\r\n", "\t", "\u2028", "\ud800", "\x00",
    "السلام", "وَ", "Name", " ", "  ", "\u00a0", "12", ".", ")", "«", "»", "“", "\u200d", "\U000e0041", "https://x.y", "[S1]: z",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
MARKUP_OF_OURS = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "bullet_list_open", "bullet_list_close",
    "list_item_open", "list_item_close", "blockquote_open", "blockquote_close",
}  # fmt: skip
INLINE_OF_OURS = {"text", "text_special", "strong_open", "strong_close", "softbreak", "hardbreak"}


@st.composite
def hostile(draw: st.DrawFn) -> Brief:
    """A full brief, in either language, with hostile words in every place that words from outside can take."""
    full = draw(st.sampled_from([samples.arabic_brief(), samples.english_brief()]))

    def say() -> str:
        return draw(WORDS)

    evil = Evidence(source_id=draw(st.sampled_from(["a" * 16, "ghost"])), start=0, end=5, quote=say(), voice="gloss")
    source = Source.model_validate(
        {**full.sources[0].model_dump(), "title": say(), "outlet": say(), "ref": say(), "url": say()}
    )
    return full.model_copy(
        update={
            "bluf": say(),
            "question": say(),
            "sources": (source,),
            "actors": tuple(
                a.model_copy(update={"name": say(), "role": say(), "aliases": (say(),)}) for a in full.actors
            ),
            "positions": tuple(
                p.model_copy(update={"issue": say(), "cue": say(), "evidence": (evil,)}) for p in full.positions
            ),
            "risks": tuple(
                r.model_copy(update={"event": evil.quote, "trigger": say(), "evidence": (evil,)}) for r in full.risks
            ),
            "gaps": (Gap(question=say(), why=say()),),
            "ledger": tuple(
                r.model_copy(update={"reason": say(), "proposed": say(), "nearest": evil}) for r in full.ledger
            ),
            "run": full.run.model_copy(update={"model": say(), "notes": (say(),)}),
        }
    )


@settings(max_examples=25, deadline=None)
@given(hostile())
def test_the_text_holds_nothing_that_moves_a_terminal(brief: Brief) -> None:
    assert not MOVERS.search(to_text(brief))


@settings(max_examples=25, deadline=None)
@given(hostile())
def test_the_markdown_holds_no_markup_but_ours(brief: Brief) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    page = to_markdown(brief)
    assert page.count("\u2068") == page.count("\u2069")
    tokens = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page)
    assert {token.type for token in tokens} <= MARKUP_OF_OURS
    inline = [child for token in tokens if token.type == "inline" for child in token.children]
    assert {child.type for child in inline} <= INLINE_OF_OURS
    assert not [child for child in inline if child.type == "text" and "**" in child.content and "\\" not in page]


@settings(max_examples=15, deadline=None)
@given(hostile())
def test_the_headings_of_the_markdown_are_ours_alone(brief: Brief) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    plain = samples.arabic_brief() if brief.language == "ar" else samples.english_brief()
    parser = markdown_it.MarkdownIt("commonmark")

    def headings(page: str) -> list[str]:
        tokens = parser.parse(page)
        pairs = pairwise(tokens)
        return [inline.content for opening, inline in pairs if opening.type == "heading_open" and opening.tag != "h3"]

    assert headings(to_markdown(brief)) == headings(to_markdown(plain))


@settings(max_examples=15, deadline=None)
@given(WORDS.filter(lambda text: "\ud800" not in text))
def test_the_json_gives_every_letter_back(words: str) -> None:
    brief = samples.brief(bluf=words)
    assert Brief.model_validate_json(to_json(brief)).bluf == words
