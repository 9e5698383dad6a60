import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retrieval.near.shingles import RUN, WINDOW, fingerprints, in_order, own_shingles, shingles

TEXT = "توقف تحميل النفط يوم الاثنين في ميناء الزيتون بعد تبادل إطلاق النار قرب البوابة الثالثة وسقط ثلاثة جرحى"


def test_marks_spelling_and_stop_words_break_no_shingle() -> None:
    other = "تَوقّفَ تحميل النفط، يوم الإثنين؛ في الميناء"
    assert shingles(other).tolist() == shingles("توقف تحميل النفط يوم الاثنين من ميناء").tolist()


def test_shingles_are_the_same_on_every_machine() -> None:
    assert in_order("ميناء النفط مغلق").tolist() == [0x86B5DF70B728A1B3]


def test_a_text_without_telling_words_has_none_and_a_short_one_a_single_one() -> None:
    assert len(shingles("")) == len(fingerprints("؟! من في")) == 0
    assert len(shingles("هدنة")) == len(fingerprints("هدنة قائمة")) == 1


def test_own_shingles_leave_quoted_words_out() -> None:
    told = "قال الناطق باسم المجلس «إن البوابة الثالثة ستفتح غدا أمام الصيادين» ثم غادر القاعة مسرعا"
    assert set(own_shingles(told).tolist()).isdisjoint(shingles("البوابة الثالثة ستفتح غدا").tolist())
    assert set(shingles("البوابة الثالثة ستفتح غدا").tolist()) <= set(shingles(told).tolist())


@given(st.lists(st.sampled_from(TEXT.split()), max_size=30), st.lists(st.sampled_from(TEXT.split()), max_size=30))
def test_texts_with_a_long_run_in_common_share_a_fingerprint(before: list[str], after: list[str]) -> None:
    words = [f"كلمة{number}" for number in range(WINDOW + RUN - 1)]
    one, other = " ".join((*before, *words)), " ".join((*words, *after))
    assert np.intersect1d(fingerprints(one), fingerprints(other)).size
