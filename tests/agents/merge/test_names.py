import pytest

from agents.merge.names import same_body, same_person, strong, words
from agents.merge.spelling import spells


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Haftar", "حفتر"), ("Boubaker", "بوبكر"), ("Abdelhafid", "عبدالحفيظ"), ("Mohammed", "محمد"), ("Tebboune", "تبون"),
        ("Mustafa", "مصطفى"), ("Catherine", "كاترين"), ("Netanyahu", "نتنياهو"), ("Hussein", "حسين"), ("Salamé", "سلامة"),
        ("Aoun", "عون"), ("Ouagadougou", "واغادوغو"), ("Maxime", "مكسيم"), ("Abderrahmane", "عبدالرحمن"),
        ("Abdirashid", "عبدالرشيد"), ("Moustapha", "مصطفى"), ("Francesca", "فرانتشيسكا"), ("Liat", "ليئات"), ("Shaul", "شاؤول"),
        ("Rezvani", "رضواني"), ("Wheeler", "ويلر"), ("Girard", "جيرار"), ("Lacroix", "لاكروا"), ("Matsinhe", "ماتسينيي"), ("Johnson", "جونسون"),
    ],
)  # fmt: skip
def test_a_latin_word_spells_the_arabic_name(latin: str, arabic: str) -> None:
    assert spells(latin, arabic)


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [("Egypt", "مصر"), ("Ahmad", "محمد"), ("Hassan", "حسين"), ("Mahmoud", "محمد"), ("Moussa", "مسعود"), ("Khalid", "خليل"), ("A", "علي"), ("x", "ك")],
)  # fmt: skip
def test_another_name_is_not_spelt(latin: str, arabic: str) -> None:
    assert not spells(latin, arabic)


def test_article_proclitic_and_servant_names_are_one_word_each() -> None:
    assert words("للحكومة في طرابلس")[0] == words("الحكومة")[0]
    assert words("عبد الكريم الحوري") == words("عبدالكريم الحوري")
    assert words("Miftah al-Gnaidi") == ("miftah", "gnaidi")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مفتاح القنيدي", "Miftah al-Gnaidi"),
        ("عبد الكريم الحوري", "Abdulkarim al-Houri"),
        ("أحمد سالم باسويد", "أحمد سالم"),
        ("عوض بن لحمر البرشي", "عوض البرشي"),
        ("Abdirachid Nour", "Abdirashid Nur"),
        ("Mohammed Djaber", "Muhammad Jaber"),
        ("Nasreddin al-Kitiabi", "نصر الدين الكتيابي"),
        ("Sofiane Benchohra", "سفيان بن شهرة"),
        ("Ilham al-Ansi", "إلهام العنسي"),
    ],
)
def test_a_full_name_is_one_person_in_either_script(one: str, other: str) -> None:
    assert same_person([one], [other])


@pytest.mark.parametrize(
    ("one", "other"),
    [("الزهراني", "سعيد الزهراني"), ("سعيد الزهراني", "أحمد الزهراني"), ("Said al-Zahrani", "أحمد الزهراني"), ("أحمد سالم", "أحمد سليم"), ("أحمد", "أحمد سالم"), ("le ministre", "le ministre Omar Guedi"), ("Hassan Darwish", "Hussein Darwish"), ("Nour", "Salim Nur")],
)  # fmt: skip
def test_a_family_name_or_a_given_name_alone_is_nobody(one: str, other: str) -> None:
    assert not same_person([one], [other])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("حرس المنشآت", "حرس المنشآت النفطية"),
        ("قبيلة آل باسويد", "آل باسويد"),
        ("الداخلية السورية", "وزارة الداخلية السورية"),
        ("سلطنة عُمان", "عُمان"),
    ],
)
def test_a_body_keeps_its_name_when_words_are_left_out(one: str, other: str) -> None:
    assert same_body(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("المجلس", "مجلس الإنقاذ"), ("بيروت", "نقابة محامي بيروت"), ("مجلس الإنقاذ", "مجلس القبائل"), ("وزارة الدفاع", "وزارة الخارجية")],
)  # fmt: skip
def test_a_common_word_or_a_place_is_no_name_of_a_body(one: str, other: str) -> None:
    assert not same_body(one, other)


def test_a_name_of_common_words_is_nobody_outside_its_article() -> None:
    assert not strong("وزارة الخارجية", single=True)
    assert strong("حماس", single=True)
    assert not strong("حماس", single=False)


def test_a_bodys_name_is_known_in_another_language_by_sound_and_by_the_lists() -> None:
    assert same_body("Qasr al-Ajaj Shield Force", "قوة درع قصر العجاج")
    assert same_body("National Oil Corporation", "المؤسسة الوطنية للنفط")
    assert not same_body("National Oil Corporation", "المؤسسة الوطنية للكهرباء")
    assert not same_body("the army", "الجيش")


def test_whose_son_somebody_is_is_not_who_he_is() -> None:
    assert not same_person(("Rawad", "the son of Huda al-Shoufani"), ("هدى الشوفاني",))
    assert not same_person(("شقيق جدعان الهدبان",), ("جدعان الهدبان",))
    assert same_person(("le chamelier Adam Wardougou",), ("آدم وردقو",))
    assert same_person(("Nizar al-Akk",), ("نزار العك",))


def test_a_rank_is_no_given_name() -> None:
    assert not same_person(("الشيخ سالم باسويد",), ("الشيخ أحمد باسويد",))
    assert not same_person(("العقيد الزهراني",), ("العقيد سعيد الزهراني",))
    assert same_person(("العقيد سعيد الزهراني",), ("سعيد الزهراني",))
