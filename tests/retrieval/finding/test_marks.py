"""Marks: whole words of the text as it stands, at the right offsets, each for a reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.expand import expand
from retrieval.finding.marks import marks
from retrieval.finding.snippet import LONGEST, snippet
from retrieval.finding.wording import wordings
from retrieval.query import parse
from retrieval.text.normalise import tokens
from schemas.question import Mark
from tests.retrieval.shelves import make_article

# A fictional report written for these tests.
TEXT = "أَعْلَنَ الوُسَطَاءُ أنّ الهُدْنَـةَ في «وادي السدر» صامدة، وقال هفتار إن وقف إطلاق النار سيمدَّد إلى الأول من آب."


def found(query: str, text: str = TEXT, language: str = "ar") -> dict[str, Mark]:
    asked = parse(query)
    wanted = [each for each in expand(asked.words) if each.language == language]
    return {text[each.start : each.end]: each for each in marks(text, 0, len(text), asked, wanted)}


@pytest.mark.parametrize(
    ("query", "word", "kind"),
    [
        ("الوسطاء", "الوُسَطَاءُ", "exact"),
        ("هدنة", "الهُدْنَـةَ", "inflected"),
        ("هدنة", "وقف إطلاق النار", "term"),
        ("«وادي السدر»", "وادي السدر", "phrase"),
        ("صامدين", "صامدة", "inflected"),
        ("صامدبة", "صامدة", "near"),
        ("ceasefire", "وقف إطلاق النار", "term"),
        ("mediators", "الوُسَطَاءُ", "term"),
        ("announced", "أَعْلَنَ", "translation"),
        ("Heftar", "هفتار", "sound"),
        ("August", "آب", "name"),
    ],
)
def test_a_word_is_marked_whole_with_what_it_answers_to(query: str, word: str, kind: str) -> None:
    marked = found(query)
    shown = {text: mark.kind for text, mark in marked.items()}
    assert (word, kind) in shown.items() or (f"و{word}", kind) in shown.items(), shown


def test_offsets_are_those_of_the_part_that_is_looked_at() -> None:
    start = TEXT.index("وقال")
    asked = parse("هفتار الوسطاء")
    (mark,) = marks(TEXT, start, len(TEXT), asked, ())
    assert TEXT[mark.start : mark.end] == "هفتار"


def test_words_of_an_expansion_are_marked_together_or_not_at_all() -> None:
    assert "النار" not in found("ceasefire", "اندلعت النار في الغابة وهدأت.")
    assert set(found("ceasefire", "اندلعت النار ثم أعلن وقف إطلاق النار")) == {"وقف إطلاق النار"}


def test_an_english_word_is_marked_in_its_other_forms() -> None:
    text = "Mediators said the truces held; the mediator's parties agreed."
    assert set(found("mediator truce agree", text, "en")) == {"Mediators", "truces", "mediator's", "agreed"}


def test_small_words_are_marked_only_in_a_phrase() -> None:
    assert found("من في إلى") == {}
    assert set(found("«من آب»")) == {"من آب"}


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(["هُدْنَة", "الهدنة", "وسيط", "حفتر", "ceasefire", "Haftar", "2020", "ﻻ", "ﷲ", "á", "ـ", "،", "«", "\u200f", "\n"]), max_size=30),
    st.lists(st.sampled_from(["هدنة", "truce", "Haftar", "حفتر", '"هدنة', "«وسيط»", "2020", "لا"]), max_size=5),
)  # fmt: skip
def test_marks_cover_whole_words_and_none_another(pieces: list[str], query: list[str]) -> None:
    text = " ".join(pieces)
    asked = parse(" ".join(query))
    _, rewordings = wordings(asked)
    starts, ends = {start for start, _ in tokens(text)}, {end for _, end in tokens(text)}
    last = 0
    for mark in marks(text, 0, len(text), asked, rewordings):
        assert last <= mark.start < mark.end <= len(text)
        assert mark.start in starts
        assert mark.end in ends
        last = mark.end


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(["كلمة", "الهدنة", "جنيف.", "قال؟", "نعم!", "\n", "وادي", "صامدة،"]), min_size=1, max_size=220
    )
)
def test_a_snippet_lies_in_its_passage_cuts_no_word_and_shows_a_mark_where_there_is_one(pieces: list[str]) -> None:
    text = "مقدمة. " + " ".join(pieces)
    article = make_article(text)
    asked = parse("هدنة")
    found_marks = marks(text, 7, len(text), asked, ())
    start, end = snippet(article, 7, len(text), found_marks)
    assert 7 <= start <= end <= len(text)
    words = [each for each in tokens(text) if each.start >= start and each.end <= end]
    assert len(words) <= LONGEST
    assert all(not (a < start < b or a < end < b) for a, b in tokens(text))
    assert not found_marks or any(start <= each.start and each.end <= end for each in found_marks)


def test_a_headline_that_holds_everything_does_not_stand_alone() -> None:
    text = "هدنة في غزة\n" + "تحدث المسؤولون عن التفاصيل " * 30 + "."
    article = make_article(text)
    start, end = snippet(article, 0, len(text), marks(text, 0, len(text), parse("هدنة غزة"), ()))
    assert text[start:].startswith("هدنة في غزة")
    assert len(tokens(text[start:end])) == LONGEST
