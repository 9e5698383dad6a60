"""Stands by a noun and its owner, by who was asked, by where it was learnt, by the rules alone. All sentences are fictional."""

import pytest

from tests.agents.readers.embedded.reading import ruled_as_written

BEFORE = "قال النائب ماجد الكريدي إن المعبر مغلق. "


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("حجة بغداد أن الجسر متصدع.", "بغداد", "الجسر متصدع"),
        ("وكان جواب العميد سالم الراوي أن الجسر مفتوح.", "سالم الراوي", "الجسر مفتوح"),
        ("أما رد الوزارة فهو أن الجسر مفتوح.", "الوزارة", "الجسر مفتوح"),
        ("فرواية اللجنة، وهي من خمسة، أن الجسر مفتوح.", "اللجنة", "الجسر مفتوح"),
        ("وحجته أن الجسر متصدع.", "ماجد الكريدي", "الجسر متصدع"),
        ("موقف اللجنة: الجسر باق للجميع.", "اللجنة", "الجسر باق للجميع"),
    ],
)
def test_what_somebodys_argument_or_answer_says_is_his(text: str, who: str, words: str) -> None:
    assert (who, words) in ruled_as_written(BEFORE + text)


@pytest.mark.parametrize("text", ["ورواية اللجنة وصلت بعد أن غادر الوفد.", "وموقف اللجنة مبني على أن الجسر مغلق."])
def test_a_noun_of_saying_says_nothing_where_a_preposition_rules_the_words(text: str) -> None:
    assert ruled_as_written(BEFORE + text) == [("ماجد الكريدي", "المعبر مغلق")]


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        (
            "وسُئل العميد سالم الراوي عن راع قتله حرس الحدود، فاكتفى بالقول: «الأمر قيد التحقيق».",
            "سالم الراوي",
            "الأمر قيد التحقيق",
        ),
        ("وحين تسأله ليلى العاني عن العقود، ينفي أن يكون باع شيئا.", "ماجد الكريدي", "يكون باع شيئا"),
    ],
)
def test_who_was_asked_answers(text: str, who: str, words: str) -> None:
    assert (who, words) in ruled_as_written(BEFORE + text)


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("وعلمت صحيفة «النهر» من العميد سالم الراوي أن الوفد عاد أمس.", "سالم الراوي", "الوفد عاد أمس"),
        ("الجسر مغلق منذ الشتاء، على ما جاء في بيان لوزارة الدفاع.", "وزارة الدفاع", "الجسر مغلق منذ الشتاء"),
        ("وجاء في رد حركة الفجر أن الجسر مفتوح.", "حركة الفجر", "الجسر مفتوح"),
    ],
)
def test_what_is_learnt_or_written_is_its_sources(text: str, who: str, words: str) -> None:
    assert (who, words) in ruled_as_written(BEFORE + text)


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("بل الجسر مفتوح، تؤكد وزيرة العدل ليلى العاني.", "ليلى العاني", "بل الجسر مفتوح"),
        ("هذا كذب، تقول وزيرة العدل ليلى العاني.", "ليلى العاني", "هذا كذب"),
        ("لم يصلنا شيء من الوزارة، رد العميد سالم الراوي.", "سالم الراوي", "لم يصلنا شيء من الوزارة"),
    ],
)
def test_plain_words_before_a_bare_verb_are_its_subjects(text: str, who: str, words: str) -> None:
    stands = ruled_as_written(BEFORE + text)
    assert (who, words) in stands
    assert len(stands) == 2


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("قبل الطرفان الصيغة الثالثة.", "الطرفان", "قبل الطرفان الصيغة الثالثة"),
        ("وقع الجانبان على المحضر.", "الجانبان", "وقع الجانبان على المحضر"),
        ("وتقول حركة الفجر عكس ذلك.", "حركة الفجر", "تقول حركة الفجر عكس ذلك"),
        ("ورأت حركة الفجر في الاتهام محض افتراء.", "حركة الفجر", "رأت حركة الفجر في الاتهام محض افتراء"),
        ("أقفلت حركة الفجر المعبر أمس.", "حركة الفجر", "أقفلت حركة الفجر المعبر أمس"),
        ("أضربت نقابة المعلمين عن العمل.", "نقابة المعلمين", "أضربت نقابة المعلمين عن العمل"),
        ("ورمت حركة الفجر بالمسؤولية على خصومها.", "حركة الفجر", "رمت حركة الفجر بالمسؤولية على خصومها"),
        ("وألقت حركة الفجر باللائمة على خصومها.", "حركة الفجر", "ألقت حركة الفجر باللائمة على خصومها"),
    ],
)
def test_a_verb_that_looks_like_another_word_or_a_deed_is_a_stand(text: str, who: str, words: str) -> None:
    assert (who, words) in ruled_as_written(BEFORE + text)


def test_who_speaks_about_somebody_is_not_the_one_spoken_of() -> None:
    text = "أما دار الشيخ ماجد الكريدي، التي التقى فيها الوفدان، فقال عنها العميد سالم الراوي إنها بيت لا منصة."
    assert ("سالم الراوي", "بيت لا منصة") in ruled_as_written(text)


def test_what_another_says_of_an_accusation_is_not_the_accusers() -> None:
    text = "اتهم النائب ماجد الكريدي الحكومة بإخفاء الأسماء، الأمر الذي وصفه العميد سالم الراوي بأنه كلام فارغ."
    assert [who for who, words in ruled_as_written(text) if "فارغ" in words] == ["سالم الراوي"]
