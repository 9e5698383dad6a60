"""Words that are not his who spoke before them: gestures, participles, offices before a name, what another broadcast."""

import pytest

from agents.readers.embedded.mentions import find_mentions
from tests.agents.readers.embedded.reading import document, ruled

BEFORE = "وقال الناطق باسم الحكومة سالم الراوي إن الطريق آمن. "


def holders(text: str, word: str) -> list[str]:
    return [holder for holder, quote in ruled(BEFORE + text) if word in quote]


@pytest.mark.parametrize(
    ("text", "holder", "word"),
    [
        # a gesture behind a quotation tells who has spoken
        ("«خبزنا من شعير منذ شهر»، تبتسم سعاد الكريدي.", "سعاد الكريدي", "شعير"),
        # an office with what belongs to it, and the name behind a comma
        ("وأكد المستشار القانوني للوفد، ماجد الكريدي، أن الجسر مغلق.", "ماجد الكريدي", "الجسر"),
        # a quotation before what attributes it, and more behind it
        ("«باعونا بكيس من طحين»، على ما تردد سعاد الكريدي، وهو يجهل من باع.", "سعاد الكريدي", "طحين"),
        # many in the nominative, an aside behind them
        ("وكان السوق خاليا. القرويون، كما تسمعهم سعاد، يجزمون بأن الماء مقطوع.", "القرويون", "مقطوع"),
        # the tongue of a body: a participle goes on about it
        ("وعبّر الوفد، على لسان رئيسه تسفادرو كيدوري، عن شكره، مشيرا إلى أن بلاده بريئة.", "تسفادرو كيدوري", "بريئه"),
    ],
)
def test_the_words_are_whose_the_clause_says(text: str, holder: str, word: str) -> None:
    plain = [(h, q.replace("ة", "ه")) for h, q in ruled(BEFORE + text)]
    assert [h for h, q in plain if word in q] == [holder]


def test_a_gesture_of_somebody_unknown_leaves_the_words_without_holder() -> None:
    assert holders("«خبزنا من شعير منذ شهر»، تهز العجوز رأسها.", "شعير") == []


def test_a_participle_is_not_of_who_spoke_in_an_earlier_sentence() -> None:
    assert holders("وأكدت سعاد الكريدي أن الجسر مفتوح، مضيفا أن الماء وفير.", "الماء") == []


def test_what_another_broadcast_is_not_who_follows_it() -> None:
    text = "وتابعت قيادة الجبهة ما أذاعته صحيفة الميدان من أن مؤتمرا انعقد في زوبرا."
    assert [h for h, q in ruled(BEFORE + text) if q.startswith("مؤتمرا")] == ["صحيفه الميدان"]


@pytest.mark.parametrize(
    ("text", "gender"),
    [("وقال رئيسه تسفادرو كيدوري إن الجسر مفتوح.", "m"), ("وقالت رئيسته تسفادرو كيدوري إن الجسر مفتوح.", "f")],
)
def test_whose_office_is_told_by_his_pronoun_is_no_woman_for_it(text: str, gender: str) -> None:
    assert [m.gender for m in find_mentions(document(text)) if m.kind == "person"] == [gender]


def test_a_doubled_letter_makes_a_verb_of_what_could_be_a_preposition() -> None:
    assert [m.governed for m in find_mentions(document("وعبّر الوفد عن شكره."))] == [False]
    assert [m.governed for m in find_mentions(document("وصلت عبر الوفد رسالة."))] == [True]


@pytest.mark.parametrize(
    ("text", "holder", "word"),
    [
        # the office of whom it names stands with a body of its own before the name
        ("وباركت السلطة المحلية الصلح على لسان مدير عام المديرية ماجد الكريدي.", "ماجد الكريدي", "الصلح"),
        # her own office is as good as a spokesman's
        ("وطالبت جمعية الصيادين، عبر كاتبتها العامة سعاد الكريدي، بفتح المرفأ.", "سعاد الكريدي", "المرفأ"),
    ],
)
def test_who_lends_a_body_his_tongue_speaks(text: str, holder: str, word: str) -> None:
    assert holders(text, word) == [holder]
