"""Searches taken apart: every text is one."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.moments import moment
from retrieval.query import LONGEST, MOST_EXCLUDED, MOST_PHRASES, MOST_WORDS, as_words, nothing_asked, parse
from schemas.question import Filters

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
SIGNS = st.text(alphabet='"«»“”„-−: \n\tابهدنةoutletlangsince:٢0', max_size=60)


@pytest.mark.parametrize(
    ("text", "words", "phrases", "excluded"),
    [
        ("الهدنة في غزة", "الهدنة في غزة", (), ()),
        ('"وقف إطلاق النار" حفتر', "حفتر", ("وقف إطلاق النار",), ()),
        ("«وقف إطلاق النار»", "", ("وقف إطلاق النار",), ()),
        ("“two  words” „zwei Wörter“", "", ("two words", "zwei Wörter"), ()),
        ('هدنة -سرت -"خط أحمر" -«a b»', "هدنة", (), ("سرت", "خط أحمر", "a b")),
        ("2020-08-01 أبو-ظبي 2019 - 2020", "2020-08-01 أبو-ظبي 2019 - 2020", (), ()),
        ("-- - -! x", "-- - -! x", (), ()),
        ('"not closed', '"not closed', (), ()),
        ('الهدنة«في غزة»أمس ""', "الهدنة أمس", ("في غزة",), ()),
        ('"؟!" x', "x", (), ()),
        ("outlet: lang:klingon since:soon until:", "outlet: lang:klingon since:soon until:", (), ()),
        ("AND OR NOT +a ^2 (b:c) ~ [x TO y] * ? \\", "AND OR NOT +a ^2 (b:c) ~ [x TO y] * ? \\", (), ()),
        ("don't l'armée", "don't l'armée", (), ()),
    ],
)
def test_words_phrases_and_exclusions(
    text: str, words: str, phrases: tuple[str, ...], excluded: tuple[str, ...]
) -> None:
    found = parse(text)
    assert (found.text, found.words, found.phrases, found.excluded) == (text, words, phrases, excluded)
    assert found.filters == Filters()


def test_operators_add_to_the_filters_and_dates_in_the_text_win() -> None:
    given = Filters(outlets=("A",), languages=("en",), since=NOW, source_classes=("opinion",))
    found = parse('x outlet:"B C" OUTLET:D lang:AR since:٢٠٢٠-٠٨ until:2020', given)
    assert found.words == "x"
    assert found.filters == Filters(
        outlets=("A", "B C", "D"),
        languages=("en", "ar"),
        since=datetime(2020, 8, 1, tzinfo=UTC),
        until=datetime(2021, 1, 1, tzinfo=UTC),
        source_classes=("opinion",),
    )


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("2020-08-21", "2020-08-21", "2020-08-22"),
        ("٢٠٢٠-٠٢-٢٩", "2020-02-29", "2020-03-01"),
        ("۱۳/۴/۲۰۲۰", "2020-04-13", "2020-04-14"),
        (" 2020/12 ", "2020-12-01", "2021-01-01"),
        ("2020", "2020-01-01", "2021-01-01"),
        ("1.5.2020", "2020-05-01", "2020-05-02"),
    ],
)
def test_a_date_is_its_first_moment_or_the_one_after_its_last(text: str, first: str, after: str) -> None:
    assert moment(text) == datetime.fromisoformat(f"{first}T00:00:00+00:00")
    assert moment(text, end=True) == datetime.fromisoformat(f"{after}T00:00:00+00:00")


@pytest.mark.parametrize(
    "text", ["", "2020-02-30", "2020-13", "0000", "9999-12-31x", "31/2/2020", "7", "7d", "²٠٢٠", "-1"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert moment(text) is None


def test_time_ago_counts_back_from_now() -> None:
    assert moment("7d", NOW) == datetime(2026, 2, 25, 12, tzinfo=UTC)
    assert moment("٢w", NOW) == datetime(2026, 2, 18, 12, tzinfo=UTC)
    assert moment("9999", end=True) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no word"),
        (" ؟! … ", "no word"),
        ("-سرت", "(-سرت)"),
        ("في من the of", "stand in every text"),
        ("lang:ar since:2020", "where to look"),
        ("\u202e\u200f", "no word"),
    ],
)
def test_what_asks_for_nothing_says_what_to_do(text: str, said: str) -> None:
    assert said in (nothing_asked(parse(text)) or "")


@pytest.mark.parametrize("text", ["هدنة", '"في من"', "هدنة -سرت", "2020", "x"])
def test_what_asks_for_something_is_looked_for(text: str) -> None:
    assert nothing_asked(parse(text)) is None


@pytest.mark.parametrize(
    "text", ["«" * 200_000, '"' * 200_000, "-" * 200_000, "كلمة " * 50_000, 'x"y ' * 50_000, "ا" * 10**6]
)
def test_a_text_without_end_is_bounded_in_time_and_size(text: str) -> None:
    begin = time.process_time()
    found = parse(text)
    assert time.process_time() - begin < 2
    assert len(found.text) <= LONGEST
    assert len(found.words.split()) <= MOST_WORDS
    assert len(found.phrases) <= MOST_PHRASES


def test_many_exclusions_are_bounded() -> None:
    assert len(parse(" ".join(f"-w{n}" for n in range(500))).excluded) == MOST_EXCLUDED


@given(st.one_of(st.text(), SIGNS))
def test_any_text_is_a_query_and_no_letter_of_it_is_invented(text: str) -> None:
    found = parse(text, now=NOW)
    assert found.text == text
    for part in (found.words, *found.phrases, *found.excluded):
        assert all(word in text for word in part.split())


def test_a_question_of_a_conversation_has_no_operators() -> None:
    text = 'ماذا قال عن "الهدنة" -سرت lang:ar'
    found = as_words(text)
    assert (found.words, found.phrases, found.excluded, found.filters) == (text, (), (), Filters())
