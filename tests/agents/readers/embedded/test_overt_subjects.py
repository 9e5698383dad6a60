"""Subjects that stand in the text go before whoever spoke last; those that cannot be told hold nothing."""

import pytest

from retrieval.text.normalise import fold_text
from tests.agents.readers.embedded.reading import read, ruled, said

BEFORE = "قال العميد سالم الراوي إن الطريق مغلق. "


@pytest.mark.parametrize(
    ("text", "holder", "word"),
    [
        # an office over a place that no gazetteer knows, then the name between commas
        ("وأشاد محافظ زبيرة، الدكتور ماجد الكريدي، بموقف الوسيط.", "ماجد الكريدي", "بموقف الوسيط"),
        ("وأشاد عمدة دير الشوك، الحاج ماجد الكريدي، بموقف الوسيط.", "ماجد الكريدي", "بموقف الوسيط"),
        ("وطالب قائد لواء زبيرة، ماجد الكريدي، الحكومة بفتح المعبر.", "ماجد الكريدي", "بفتح المعبر"),
        ("وقال شيخ مشايخ بني زبيرة، ماجد الكريدي، إن المعبر مفتوح.", "ماجد الكريدي", "المعبر مفتوح"),
        ("وقال عمدة أم زبيرة آدم الكريدي إن المعبر مفتوح.", "آدم الكريدي", "المعبر مفتوح"),
        ("وادعى الناطق باسم حراس زبيرة، المدعو ماجد الكريدي، أن المعبر مفتوح.", "ماجد الكريدي", "المعبر مفتوح"),
        # a title with a bracket, and one with a second title joined
        ("وقال قائد الحامية المقدم (متقاعد) ماجد الكريدي إن المعبر مفتوح.", "ماجد الكريدي", "المعبر مفتوح"),
        ("واستبعد السفير السابق والمحلل ماجد الكريدي فتح المعبر.", "ماجد الكريدي", "فتح المعبر"),
        # the subject first, an aside, and a verb after a semicolon
        (
            "على أن الشيخ ماجد الكريدي، في اتصال أجرته معه إذاعة، آثر التريث؛ إذ قال إن المعبر مفتوح.",
            "ماجد الكريدي",
            "المعبر مفتوح",
        ),
        ("لكن ماجد الكريدي، في حديث قصير، بدا أهدأ؛ وقد طالب بفتح المعبر.", "ماجد الكريدي", "بفتح المعبر"),
        (
            "من جانبه نقل ماجد الكريدي تحيات القيادة العمانية، لافتا إلى أن المعبر مفتوح.",
            "ماجد الكريدي",
            "المعبر مفتوح",
        ),
        # who issues a text speaks in it
        ("وأصدر اتحاد المزارعين، يوم السبت، بيانا زعم فيه أن المعبر مفتوح.", "اتحاد المزارعين", "المعبر مفتوح"),
        ("ونشرت كتائب زبيرة بيانا قالت فيه إن المعبر مفتوح.", "كتائب زبيرة", "المعبر مفتوح"),
        (
            "ويذكر أن ما يسمى «سلطة زبيرة» التابعة لهم كانت قد أصدرت، أمس، بيانا زعمت فيه أن المعبر مفتوح.",
            "سلطة زبيرة",
            "المعبر مفتوح",
        ),
    ],
)
def test_an_overt_subject_goes_before_who_spoke_last(text: str, holder: str, word: str) -> None:
    assert [h for h, quote in ruled(BEFORE + text) if word in quote] == [fold_text(holder)]


@pytest.mark.parametrize(
    "text",
    [
        "ونفى رجل في السوق أن يكون قد رأى الجنود.",
        "ورفض مكتبه تأكيد العبارة أو نفيها.",
        "ثم طالب أحد سائقي الشاحنات بفتح المعبر.",
        "لكن «أحرار زبيرة» رفض فتح المعبر.",
        "ونشر جيرانه بيانا رفض فيه فتح المعبر.",
    ],
)
def test_a_subject_that_cannot_be_told_is_not_who_spoke_last(text: str) -> None:
    assert [h for h, _ in said(BEFORE + text)].count("سالم الراوي") == 1


def test_a_chained_verb_is_not_said_by_the_object_before_it() -> None:
    text = "لكن عمدة زبيرة الحاج ماجد الكريدي كذب في اتصال هاتفي حديث الناطق، وجزم بأن المعبر مفتوح."
    assert ("ماجد الكريدي", "المعبر مفتوح") in said(BEFORE + text)


def test_what_stands_after_the_name_between_commas_is_addressed() -> None:
    draft = read("وطالبت رئيسة اتحاد نساء زبيرة، سلوى الكريدي، الأمم المتحدة بالضغط على الحكومة.")
    names = {a.key: a.name for a in draft.actors}
    (position,) = draft.positions
    assert names[position.holder] == "سلوى الكريدي"
    assert position.addressee is not None and names[position.addressee] == "الأمم المتحدة"


def test_so_called_is_a_label_on_the_body_after_it() -> None:
    draft = read("وأصدرت ما يسمى «سلطة زبيرة» بيانا قالت فيه إن المعبر مفتوح.")
    names = {a.key: a.name for a in draft.actors}
    (term,) = draft.loaded_terms
    assert term.target is not None and names[term.target] == "سلطة زبيرة"
    assert term.evidence.quote == "ما يسمى «سلطة زبيرة»"


def test_an_adjective_is_no_ministry() -> None:
    draft = read("وأطلع ماجد الكريدي الحاضرين على خطر الألغام البحرية، محذرا من فتح الميناء.")
    assert all(a.name != "البحرية" for a in draft.actors)


@pytest.mark.parametrize(
    ("text", "holder", "word"),
    [
        ("ونفى قائد الحامية خرقها.", "قائد الحامية", "خرقها"),
        ("ورفض رئيس البلدية تأجيلها.", "رئيس البلدية", "تأجيلها"),
        ("وانتقد مدير الميناء بنوده.", "مدير الميناء", "بنوده"),
        ("واتهم قائد اللواء خصومها بالكذب.", "قائد اللواء", "خصومها بالكذب"),
    ],
)
def test_an_office_right_behind_its_verb_speaks_and_its_object_is_no_part_of_its_name(
    text: str, holder: str, word: str
) -> None:
    assert [h for h, quote in said(BEFORE + text) if word in quote] == [holder]


def test_a_name_in_quotation_marks_is_nobodys_words() -> None:
    quotes = [quote for _, quote in said(BEFORE + "لكن «أحرار زبيرة» رفض فتح المعبر.")]
    assert "أحرار زبيرة" not in quotes


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("وأعلنت هذه الجماعة أن المعبر مفتوح.", ["الجماعه"]),
        ("ونفت تلك القوات أن المعبر مفتوح.", ["القوات"]),
        ("وقال هؤلاء السائقون إن المعبر مفتوح.", []),
        ("ورفض هذه المبادرة وقال إن المعبر مفتوح.", ["سالم الراوي"]),
    ],
)
def test_a_subject_behind_this_or_those_goes_before_who_spoke_last(text: str, holders: list[str]) -> None:
    assert [holder for holder, quote in ruled(BEFORE + text) if quote.endswith("المعبر مفتوح")] == holders


def test_what_those_are_said_to_have_spread_is_theirs_inside_a_denial() -> None:
    text = "ونفى العقيد ماجد الكريدي ما روجته تلك القوات من أن رجاله بدأوا القصف."
    assert ("القوات", "رجاله بدأوا القصف") in ruled(text)
