"""Fictional texts, written for these tests."""

from retrieval.near.groups import groups
from retrieval.near.likeness import Likeness, likeness
from tests.retrieval.test_dedupe import COPY, OTHER_REPORT, WIRE

STATEMENT = (
    "«نطالب بانسحاب كل القوات من محيط الميناء قبل نهاية الشهر ونرفض أي ترتيب لا يضمن حصة عادلة من العائدات لأهالي المدينة "
    "ونحمل الحكومة مسؤولية ما قد يحدث إذا استمر الحصار ونعلن أن مجلسنا باق في حالة انعقاد دائم حتى تلبى هذه المطالب كلها»"
)
FIRST = (
    "عقد أعيان المدينة اجتماعا طارئا في دار البلدية مساء الأربعاء وحضره ممثلون عن القبائل الثلاث والنقابات وغاب عنه آمر اللواء.\n"
    f"وتلا رئيس المجلس بيانا جاء فيه: {STATEMENT}.\nوتفرق الحاضرون بعد ساعتين ولم تصدر الحكومة ردا حتى ساعة متأخرة من الليل."
)
SECOND = (
    "رفعت السلطات المينائية درجة التأهب وأبعدت ثلاث ناقلات كانت تنتظر دورها في عرض البحر خشية تجدد الاشتباكات.\n"
    f"ونشر مجلس الأعيان على صفحته: {STATEMENT}.\nويقول تجار إن أسعار الوقود ارتفعت بمقدار الربع في أسواق الجنوب خلال أسبوع واحد."
)


def test_a_copy_is_told_from_another_report_of_the_event() -> None:
    assert likeness(WIRE, COPY).copy
    assert not likeness(WIRE, OTHER_REPORT).copy


def test_two_reports_that_carry_one_statement_are_two() -> None:
    assert not likeness(FIRST, SECOND).copy


def test_an_added_paragraph_and_another_order_hide_no_copy() -> None:
    lines = WIRE.split("\n")
    local = (
        "وفي مدينتنا أغلقت المدارس أبوابها يومين ودعا مدير التعليم الأهالي إلى إبقاء أبنائهم في البيوت حتى إشعار آخر."
    )
    assert likeness(WIRE, "\n".join((lines[0], lines[3], local, lines[1], lines[2]))).copy


def test_empty_texts_are_alike_to_nothing() -> None:
    assert likeness("", "") == likeness(WIRE, "") == Likeness(0.0, False)


def test_a_text_made_of_two_reports_joins_one_of_them_and_not_them() -> None:
    pairs = {("a", "m"): Likeness(0.6, True), ("b", "m"): Likeness(0.5, True)}
    assert groups("abm", pairs) == {"a": "a", "m": "a", "b": "b"}
    assert groups("mba", dict(reversed(pairs.items()))) == groups("abm", pairs)


def test_copies_cut_apart_are_one_when_they_still_share_a_quarter() -> None:
    pairs = {("a", "w"): Likeness(0.9, True), ("b", "w"): Likeness(0.9, True), ("a", "b"): Likeness(0.3, False)}
    assert set(groups("abw", pairs).values()) == {"a"}
