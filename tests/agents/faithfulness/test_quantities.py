import pytest

from agents.faithfulness.quantities import calendar_of, numbers_of, values_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12 قاربا", 12),
        ("١٢ قاربا", 12),
        ("۱۲ قاربا", 12),
        ("اثني عشر قاربا", 12),
        ("خمسة وعشرين قاربا", 25),
        ("مئة وخمسين أسيرا", 150),
        ("مائتي أسير", 200),
        ("سبعة عشر ألف موظف", 17_000),
        ("17 ألف موظف", 17_000),
        ("ثلاثة ملايين نازح", 3_000_000),
        ("وثلاثين أسيرا", 30),
        ("1,200 أسير", 1200),
        ("٠٫٩ في المئة", 0.9),
        ("twenty-five boats", 25),
        ("two hundred and fifty men", 250),
        ("1.5 million people", 1_500_000),
    ],
)
def test_numbers_are_values_in_any_script_and_spelling(text: str, value: float) -> None:
    assert numbers_of(text)[0].value == value


def test_a_number_knows_what_it_counts() -> None:
    assert [(n.value, n.counted) for n in numbers_of("أطلق 3 صواريخ على 12 قاربا")] == [(3, "صواريخ"), (12, "قاربا")]


def test_words_without_a_number_give_none() -> None:
    assert numbers_of("قالت الوسيطة إن الهدنة صامدة") == ()
    assert numbers_of("") == ()


def test_the_parts_of_a_compound_are_values_too() -> None:
    assert {17, 17_000} <= values_of(["سبعة عشر ألف موظف"])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("يوم الخميس", {"w4"}),
        ("والأربعاء", {"w3"}),
        ("12 كانون الأول/ديسمبر", {"m12"}),
        ("في جويلية", {"m7"}),
        ("on Thursday in August", {"w4", "m8"}),
        ("it may march on", set()),
        ("5 May", {"m5"}),
        ("أمس", {"d-1"}),
    ],
)
def test_days_and_months_are_codes(text: str, codes: set[str]) -> None:
    assert calendar_of(text) == codes
