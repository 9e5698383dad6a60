"""People told by number, one of many, and somebody's people."""

import pytest

from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.several import folk
from tests.agents.readers.embedded.reading import document, said

BEFORE = "وقال الناطق باسم الحكومة سالم الراوي إن الطريق آمن. "


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("وأكد اثنان من السائقين أن الجسر مغلق.", "اثنان من السائقين"),
        ("وقال أربعة من شيوخ القبيلة إن الجسر مغلق.", "أربعة من شيوخ القبيلة"),
        ("وروى لي أحد الحاضرين أن الجسر مغلق.", "أحد الحاضرين"),
        ("ونفى أحد أعضاء اللجنة أن يكون الجسر مغلقا.", "أحد أعضاء اللجنة"),
        ("وأقسم سبعة وثلاثون شخصا أن الجسر مغلق.", "سبعة وثلاثون شخصا"),
        ("واستنكرت أسرته هذا القرار.", "أسرته"),
        ("ورفض محاميها القرار.", "محاميها"),
    ],
)
def test_people_that_are_counted_or_somebodys_speak_for_themselves(text: str, holder: str) -> None:
    holders = [h for h, _ in said(BEFORE + text)]
    assert holders[-1] == holder


@pytest.mark.parametrize(
    "text", ["وقتل ثلاثة جنود في القصف.", "وعاد بعد ثلاثة أيام من الحصار.", "واتهم أنصاره بالكذب.", "وزار أحد الجسور."]
)
def test_what_is_counted_but_does_not_speak_is_no_crowd(text: str) -> None:
    heads = {m.name[0] for m in find_mentions(document(text))}
    assert not heads & {"ثلاثه", "انصاره", "احد"}


def test_one_of_the_sources_is_one_of_those_heard_before() -> None:
    text = "وقال مصدران مطلعان إن الجسر مغلق. وأكد أحد المصدرين أن الهدنة قائمة."
    assert len({h for h, _ in said(text)}) == 1


@pytest.mark.parametrize(
    ("word", "people"), [("السائقين", True), ("شيوخ", True), ("شخصا", True), ("أيام", False), ("الجسور", False)]
)
def test_folk_are_those_whom_titles_or_the_list_name(word: str, people: bool) -> None:
    assert folk(document(word).folded[0]) is people
