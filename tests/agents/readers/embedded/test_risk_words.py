"""Sentences that tell of a harm that may come, and some that do not. All of them are fictional."""

import pytest

from agents.readers.embedded.reader import EmbeddedReader
from retrieval.sources.document import article_from_text

READER = EmbeddedReader()
LEAD = "محادثات وادي الزهور\n\nالزهور - تجددت الاشتباكات بين الجيش وجبهة الوادي قرب مدينة الزهور، وسقط قتلى من الجانبين.\n\n"


def risks(sentence: str) -> list[str]:
    draft = READER.read(article_from_text(f"{LEAD}{sentence}\n", ref="report.txt")).draft
    return [risk.evidence.quote for risk in draft.risks]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("وقد تتوقف المستشفيات عن العمل خلال أيام.", "تتوقف المستشفيات"),
        ("وينذر نقص الوقود بكارثة إنسانية في المخيمات.", "كارثة إنسانية"),
        ("وثمة مخاوف من نزوح جماعي إذا أغلق المعبر.", "نزوح جماعي"),
        ("من شأن إغلاق المعبر أن يفاقم أزمة الغذاء.", "أزمة الغذاء"),
        ("وتوقعت الأمم المتحدة أن ينزح أربعون ألف شخص إن استمرت المعارك.", "ينزح أربعون ألف"),
        ("ويهدد الخلاف على الرواتب بنسف الاتفاق كله.", "نسف الاتفاق"),
        ("وإذا لم تصل المساعدات فسيموت المرضى، كما قال الطبيب سليم ناجي.", "سيموت المرضى"),
        ("وربما يدفع انسحاب الوسطاء المنطقة إلى حرب جديدة.", "حرب جديدة"),
        ("وبات خطر المجاعة يلوح في الأفق.", "خطر المجاعة"),
    ],
)
def test_a_harm_that_may_come_is_a_risk_also_with_a_joined_and(sentence: str, words: str) -> None:
    assert any(words in quote for quote in risks(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "وافتتح الوزير مدرسة جديدة في المدينة.",
        "واتفق الطرفان على عقد الجولة المقبلة الأحد.",
        "وقد التقى الوزير وفد الجبهة أمس.",
        "وهذا ما خطر للوزير وهو يقرأ الرسالة.",
    ],
)
def test_what_happened_or_is_planned_is_no_risk(sentence: str) -> None:
    assert risks(sentence) == []
