"""Whom a dual means, and what is no person's name; fictional."""

import pytest

from tests.agents.readers.embedded.reading import read, said


def test_the_delegations_are_those_that_a_noun_in_the_dual_rules() -> None:
    text = "وقع وفدا حكومة الجنوب و«مجلس الساحل» الورقة. ورحب الوفدان بفتح الميناء أمام السفن."
    assert {h for h, q in said(text) if "رحب" in q} == {"حكومة الجنوب", "مجلس الساحل"}


def test_two_states_named_once_beside_each_other_are_not_the_two_sides() -> None:
    text = "وصل مراقبون من الأردن وماليزيا إلى البلدة. ورحب الطرفان بنشر المراقبين في الميناء."
    assert not {h for h, _ in said(text)} & {"الأردن", "ماليزيا"}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("يدّعون وصلاً بليلى في كل مناسبة.", "ليلى"),
        ("وقالت لجنة الهدنة إن المحضر وُقّع أمس. وفي الوسيط وُقّع ملحق.", "وُقّع"),
        ("وصلت القوافل إلى أم هاني شمال المدينة.", "أم هاني"),
    ],
)
def test_words_that_are_no_names_are_no_persons(text: str, wrong: str) -> None:
    assert not [a.name for a in read(text).actors if a.type == "person" and wrong in a.name]


def test_a_name_goes_on_after_the_second_half_of_a_first_name() -> None:
    assert "نور الدين عثمان" in [h for h, _ in said("وقال السفير نور الدين عثمان إن الجولة ستعقد في موعدها.")]


def test_a_member_named_after_a_pronoun_is_the_one_named() -> None:
    text = "«لن ندخل الخيام قبل الشتاء»، يجيب عضو في اللجنة هو المحامي مازن البدري."
    assert ("مازن البدري", "لن ندخل الخيام قبل الشتاء") in said(text)


def test_the_place_of_a_dateline_does_not_speak() -> None:
    text = "الخرطوم 5 حزيران (الوكالة) - قالت الأمم المتحدة إن خمسة من عمال الإغاثة قتلوا مساء الاثنين."
    assert ("الأمم المتحدة", "خمسة من عمال الإغاثة قتلوا مساء الاثنين") in said(text)


def test_a_verb_is_known_by_its_printed_doubled_letter() -> None:
    text = "وحمّل العقيد رامي السعدي الحركة مسؤولية قطع الطريق."
    assert any(h == "رامي السعدي" and "مسؤولية" in q for h, q in said(text))


def test_a_preposition_with_a_pronoun_opens_the_object() -> None:
    text = "أعلنت حركة الفجر الهدنة. وهو قرار رحّبت به وزارة الدفاع."
    assert any(h == "وزارة الدفاع" for h, _ in said(text))


def test_a_quotation_after_reported_words_is_a_stand_of_its_own() -> None:
    text = "ونفى الناطق باسم البعثة رامي السعدي أن تكون بعثته طرفاً في أي تفاوض: «لسنا وسطاء اليوم»."
    assert ("رامي السعدي", "تكون بعثته طرفاً في أي تفاوض") in said(text)
    assert ("رامي السعدي", "لسنا وسطاء اليوم") in said(text)


def test_a_statement_is_its_issuers_and_not_the_outlets_that_prints_it() -> None:
    text = (
        "حصلت منصة الفرات على نص البيان الآتي:\nاجتمع مجلس شيوخ الوادي الأحد وانتهى إلى ما يلي.\n"
        "نطالب بإطلاق سراح الأسرى جميعهم. ونرفض حصار المدينة. ونحذر من فتنة جديدة بين الأهالي."
    )
    holders = {h for h, _ in said(text)}
    assert "مجلس شيوخ الوادي" in holders
    assert "منصة الفرات" not in holders


@pytest.mark.parametrize(
    "text",
    [
        "Maria Delgado, the head of the mission to the Lakes Region, said the road was open to all convoys.",
        "Maria Delgado, who leads the Lakes Authority, said the road was open to all convoys.",
    ],
)
def test_who_stands_before_an_aside_speaks(text: str) -> None:
    assert any(h.endswith("Maria Delgado") for h, _ in said(text, "en"))


def test_an_english_title_alone_is_nobodys_name() -> None:
    draft = read("The Minister said the truce held. Retired Special Representative talks followed in the town.", "en")
    assert not [a.name for a in draft.actors if "Representative" in a.name]


def test_whoever_stands_before_a_relative_aside_is_the_subject() -> None:
    text = "الوزيرة لينا حداد، التي تترأس بلادها مجموعة المانحين، تعهدت بستين مليون يورو للممر."
    assert any(h == "لينا حداد" and "بستين" in q for h, q in said(text))
