"""Names of places inside bodies and offices: بلدية تل الرمان، شيخ قرية زرفا."""

import pytest

from agents.readers.embedded.mentions import find_mentions
from tests.agents.readers.embedded.reading import document


def named(text: str) -> list[str]:
    """The names of what the rules find, without offices."""
    doc = document(text)
    return [doc.text[m.start : m.end] for m in find_mentions(doc)]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("رفضت بلدية تل الرمان الاقتراح.", "بلدية تل الرمان"),
        ("رفض مجلس قرية وادي النسر الاقتراح.", "مجلس قرية وادي النسر"),
        ("رفض مجلس قرية زرفا الاقتراح.", "مجلس قرية زرفا"),
        ("وقالت إذاعة وادي النور إن الطريق مغلق.", "إذاعة وادي النور"),
        ("وأصدرت حامية كفر الزيت أمرا بالانسحاب.", "حامية كفر الزيت"),
    ],
)
def test_a_body_is_named_with_the_whole_of_its_place(text: str, body: str) -> None:
    assert named(text)[0] == body


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("وتعهد ناظر دار سليم، الشيخ عمر الطيب، بدفع الدية.", "عمر الطيب"),
        ("وقال شيخ قرية زرفا، سالم قاسم، إن الماء قليل.", "سالم قاسم"),
        ("وقال شيخ جزيرة زرفا، سالم قاسم، إن الماء قليل.", "سالم قاسم"),
        ("ونفى مختار حي السلام، وليد ناصر، ما قيل.", "وليد ناصر"),
        ("وقال قاضي بلدة كفر زيت، هاني البدر، إن الصلح تم.", "هاني البدر"),
    ],
)
def test_the_place_that_somebody_rules_is_no_part_of_his_name(text: str, person: str) -> None:
    doc = document(text)
    found = find_mentions(doc)[0]
    assert (doc.text[found.start : found.end], found.first) == (person, 1)
