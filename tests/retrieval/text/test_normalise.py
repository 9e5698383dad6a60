import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.text.normalise import fold, fold_text, letter_forms, tokens
from schemas.vocabulary import MatchLevel

steady = settings(deadline=None, derandomize=True)

LEVELS: tuple[MatchLevel, ...] = ("raw", "marks", "letters")
ALPHABET = (
    "ابتدرسعفقكلمنهوي" + "أإآٱىةؤئءکی" + "\u064b\u064e\u064f\u0650\u0651\u0652\u0670\u0640" + "\u0653\u0654\u0655"
    "٠١٢٣۴۵012" + "\u200c\u200d\u200e\u200f\u061c\u202b\u202c\u2066\u2069\ufeff\u00ad" + "ﻻﻷﻹﻵﷲﷺﺍﺓﻱﹰﱠ"
    "aeéßÉIİçﬁＡ" + "\u0301\u0308\u0327" + " \n\t\u00a0\u2009\u3000\x1c" + "“”«»\"'’،؛؟.,;?!…—-–%٪٫٬()½²"
)  # fmt: skip
texts = st.text(alphabet=st.sampled_from(ALPHABET), max_size=40)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("مُحَمَّدٌ", "محمد"),
        ("الـسـلام", "السلام"),
        ("هٰذا", "هذا"),
        ("ﷲ", "الله"),
        ("ﻷن", "لأن"),
        ("ا\u0654حمد", "أحمد"),
        ("أَ", "أ"),
        ("مسى\u0654ول", "مسئول"),
        ("١٢٫٥٪ و۳۴", "12.5% و34"),
        ("نعم، لا؛ هل؟", "نعم, لا; هل?"),
        ("“قال” «قال» „قال‟", '"قال" "قال" "قال"'),
        ("l’été É e\u0301", "l'été é é"),
        ("a\u200b\u200fb\u2066c\u2069\ufeff", "abc"),
        ("من  \u00a0\n إلى", "من إلى"),
        ("— – ‑ −5", "- - - -5"),
        ("10² ½ m²", "10² ½ m²"),
        ("نعم…", "نعم..."),
        ("ＡＢＣ ﬁn", "abc fin"),
    ],
)
def test_marks_level_folds_orthography_and_nothing_else(text: str, marks: str) -> None:
    assert fold(text, "marks").text == marks


def test_letters_level_folds_letter_forms_but_no_latin_accent() -> None:
    assert fold("إلى مسؤولة شئون ٱلأمم کی été", "letters").text == "الي مسووله شيون الامم كي été"


def test_letters_stay_apart_at_the_marks_level() -> None:
    assert fold("إلى مسؤولة", "marks").text == "إلى مسؤولة"


def test_raw_level_is_the_text_itself() -> None:
    folded = fold("أَ ﷲ", "raw")
    assert folded.text == "أَ ﷲ"
    assert folded.source_span(1, 3) == (1, 3)


def test_a_letter_owns_the_marks_and_tatweel_after_it() -> None:
    text = "قَـالَـ نعم"
    folded = fold(text, "marks")
    assert folded.text == "قال نعم"
    assert folded.source_span(0, 3) == (0, len("قَـالَـ"))


def test_format_characters_belong_to_no_letter() -> None:
    text = "\u200fقال\u200f نعم"
    assert fold(text, "marks").source_span(0, 3) == (1, 4)


def test_an_expanded_form_maps_back_to_its_one_character() -> None:
    folded = fold("ﻻ ﷲ", "marks")
    assert folded.text == "لا الله"
    assert folded.source_span(0, 2) == (0, 1)
    assert folded.source_span(3, 7) == (2, 3)
    assert folded.divides(1)
    assert not folded.divides(2)


def test_a_composed_letter_maps_back_to_all_its_code_points() -> None:
    folded = fold("ا\u064e\u0654ب", "letters")
    assert folded.text == "اب"
    assert folded.source_span(0, 1) == (0, 3)
    assert folded.source_span(1, 2) == (3, 4)


def test_a_run_of_white_space_maps_back_to_the_whole_run() -> None:
    assert fold("a \u200f\n b", "marks").source_span(1, 2) == (1, 5)


def test_empty_spans_map_to_empty_spans() -> None:
    folded = fold("مُحَمد", "marks")
    assert folded.source_span(1, 1) == (2, 2)
    assert folded.source_span(4, 4) == (6, 6)


def test_spaces_around_a_lone_sign_that_is_removed_run_together() -> None:
    folded = fold("a \u0653 b", "marks")
    assert folded.text == "a b"
    assert folded.source_span(1, 2) == (1, 4)


@pytest.mark.parametrize("span", [(-1, 1), (0, 9), (2, 1)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="outside a folded text of 3"):
        fold("abc", "marks").source_span(*span)


def test_tokens_keep_marks_and_leave_punctuation_out() -> None:
    text = "قالَ: «نعم»، 3.5 و١٬٢٠٠ ـ l’ONU don't می\u200cشود (F-16)."
    assert [text[start:end] for start, end in tokens(text)] == [
        "قالَ", "نعم", "3.5", "و١٬٢٠٠", "l’ONU", "don't", "می\u200cشود", "F", "16",
    ]  # fmt: skip


def test_letter_forms_keep_the_length() -> None:
    text = fold("أإآٱىئیؤةک", "marks").text
    assert letter_forms(text) == "ااااييي" + "وهك"


@steady
@given(texts, st.sampled_from(LEVELS))
def test_the_map_is_monotone_and_within_bounds(text: str, level: MatchLevel) -> None:
    folded = fold(text, level)
    spans = [folded.source_span(i, i + 1) for i in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a == b or a[1] <= b[0] for a, b in pairwise(spans))


@steady
@given(texts, st.sampled_from(LEVELS), st.data())
def test_a_slice_of_the_source_folds_to_the_slice_of_the_fold(
    text: str, level: MatchLevel, data: st.DataObject
) -> None:
    folded = fold(text, level)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    if folded.divides(start) or folded.divides(end):
        return
    a, b = folded.source_span(start, end)
    assert fold(text[a:b], level).text == folded.text[start:end]


@steady
@given(texts, st.sampled_from(LEVELS))
def test_the_text_alone_is_the_text_of_the_fold(text: str, level: MatchLevel) -> None:
    assert fold_text(text, level) == fold(text, level).text


@steady
@given(texts, st.sampled_from(LEVELS))
def test_folding_twice_changes_nothing(text: str, level: MatchLevel) -> None:
    once = fold_text(text, level)
    assert fold_text(once, level) == once


@steady
@given(texts)
def test_letters_level_has_the_map_of_the_marks_level(text: str) -> None:
    marks, letters = fold(text, "marks"), fold(text, "letters")
    assert letters.text == letter_forms(marks.text)
    assert [letters.source_span(i, i + 1) for i in range(len(letters.text))] == [
        marks.source_span(i, i + 1) for i in range(len(marks.text))
    ]


@steady
@given(st.text(alphabet="ابتسأإآؤئةىéèç نعم", max_size=30))
def test_composed_and_decomposed_spellings_fold_alike(text: str) -> None:
    assert fold_text(unicodedata.normalize("NFD", text), "marks") == fold_text(text, "marks")


@steady
@given(texts, st.sampled_from(LEVELS))
def test_positions_invert_the_map(text: str, level: MatchLevel) -> None:
    folded = fold(text, level)
    for i in range(len(folded.text)):
        if not folded.divides(i):
            assert folded.position(folded.source_span(i, i + 1)[0]) == i
    assert folded.position(len(text)) == len(folded.text)


@steady
@given(st.text(max_size=60))
def test_any_unicode_text_folds_with_a_sound_map(text: str) -> None:
    folded = fold(text, "letters")
    spans = [folded.source_span(i, i + 1) for i in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a == b or a[1] <= b[0] for a, b in pairwise(spans))


def test_a_long_article_folds_quickly() -> None:
    text = ("وأكد المتحدّث، يوم ١٢ يناير، أن «المفاوضات» مستمرة بين الطرفين.\n" * 100)[:6000]
    spent = []
    for _ in range(15):
        started = time.thread_time()
        fold(text, "marks")
        spent.append(time.thread_time() - started)
    assert min(spent) < 0.05  # 1 ms on a quiet machine; a square would take seconds
