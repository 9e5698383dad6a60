"""Words whose speaker is not the nearest name: by whose tongue, from whom they came, whose verb it is; the rules alone."""

import pytest

from agents.readers.embedded.respect import honoured
from tests.agents.readers.embedded.reading import document, ruled


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        # by somebody's voice or pen
        ("ودعا اتحاد الصيادين، بصوت أمينه العام سامر عودة، إلى ردم الحفر.", "سامر عوده", "إلى ردم الحفر"),
        ("فأجابت المؤسسة، بقلم مديرها سامر عودة، بأن الملاحقة بيد القضاء.", "سامر عوده", "الملاحقة بيد القضاء"),
        # a passive is nobody's: the attribution behind it tells whose words they are
        (
            "وقال الوزير نبيل فرج إن الجسر آمن. ولا يُستبعد اللجوء إلى خط بديل، بحسب رنا عودة.",
            "رنا عوده",
            "لا يُستبعد اللجوء إلى خط بديل",
        ),
        # what was sent is the sender's, and so is what follows
        ("وصلت رسالة قصيرة من العقيد سامر عودة: البنادق في المخزن.", "سامر عوده", "البنادق في المخزن"),
        ("اقترح نبيل فرج ممراً، فلم ينل سوى جملة من باماكو: «السيادة لا تمرر».", "باماكو", "السيادة لا تمرر"),
        (
            "وصلت رسالة من العقيد سامر عودة: البنادق أخرجت بحضور وكيل النيابة. وأضاف أنه يقبل الدعوة.",
            "سامر عوده",
            "يقبل الدعوة",
        ),
        # أذاعه behind ما is a verb
        ("ويستنكر المجلس ما أذاعه راديو «الساحل» من أن المجلس قبض مالاً.", "راديو الساحل", "المجلس قبض مالا"),
        # a person between verb and أن is its subject
        ("أما المجلس المحلي، فقد أكد لنا عضوه سامر عودة أن المجلس لم يستشر.", "سامر عوده", "المجلس لم يستشر"),
        # who spoke since goes on, not whom the sentence began with
        (
            "أما المجلس المحلي، فقد أكد لنا عضوه سامر عودة أن المجلس لم يستشر، ثم تراجع وقال إنه استشير شفهياً.",
            "سامر عوده",
            "استشير شفهيا",
        ),
        # whom a governed noun rules is no subject
        ("وقال سامر عودة إن الجسر آمن، وأحال إلى تقرير المفتش العام.", "سامر عوده", "أحال إلى تقرير"),
        # verbs of the voice
        (
            "وكتب الوزير نبيل فرج أن الجسر آمن. «راتبي سمكة من كل شبكة»، مازح سامر عودة القاعة.",
            "سامر عوده",
            "راتبي سمكة",
        ),
        ("وصرخت رنا عودة أن في صدر أبيها ثقبين.", "رنا عوده", "في صدر أبيها ثقبين"),
        # in somebody's reckoning
        ("في حساب الخبير سامر عودة، تخسر القرى نصف أسواقها هذا العام.", "سامر عوده", "تخسر القرى نصف أسواقها"),
    ],
)
def test_the_words_are_his_whose_turn_it_is(text: str, who: str, words: str) -> None:
    plain = [(holder, quote.replace("ً", "")) for holder, quote in ruled(text)]
    assert any(holder == who and words in quote for holder, quote in plain), plain


def test_to_his_excellency_is_governed() -> None:
    doc = document("ويقول لمعاليه: الدم سال هنا.")
    found = honoured(doc, 1)
    assert found is not None and found.governed


@pytest.mark.parametrize(
    ("text", "not_who"),
    [
        # a dual or a feminine plural is not said of one body
        ("وذكر المجلس شهادة امرأتين سمعهما تقولان: «كان هنا».", "المجلس"),
        ("ودعت المفوضية الأوروبية الطرفين إلى الهدوء. وخرجت الأمهات يطلبن التدفئة من أي كان.", "المفوضيه الاوروبيه"),
        # a feminine verb is not said of the two sides
        ("ووصلت طبيبة، وهي مهمة اتفق عليها الجانبان، فأكدت أن الجنود بخير.", "الجانبان"),
        # words of one who is not known are not those of who is named in them
        ("ونفى عضو من وفد الحركة لنا أن يكون السفير قد دخل، قائلاً: «لم نره قط».", "السفير"),
    ],
)
def test_words_of_another_are_not_given_to_who_stands_near(text: str, not_who: str) -> None:
    held = [quote for holder, quote in ruled(text) if holder == not_who]
    assert not any(w in quote for quote in held for w in ("كان هنا", "التدفئة", "الجنود بخير", "لم نره")), held


def test_who_carries_papers_blames_nobody() -> None:
    assert ruled("وكانت المعلمة سعاد عودة تحمل أوراق الطرفين من بيت إلى بيت.") == []
    assert [holder for holder, _ in ruled("وحمّلت المعلمة سعاد عودة الشركة مسؤولية الحادث.")] == ["سعاد عوده"]
