import pytest

from tests.agents.readers.embedded.reading import read


def contested(text: str) -> list[tuple[list[str], str, list[str], str]]:
    """Asserters, evidence for, deniers and evidence against of every contested claim."""
    draft = read(text)
    names = {a.key: a.name for a in draft.actors}
    return [
        ([names[k] for k in c.asserted_by], c.evidence_for.quote, [names[k] for k in c.denied_by], c.evidence_against.quote)
        for c in draft.claims
        if c.evidence_for is not None and c.evidence_against is not None
    ]  # fmt: skip


CHARGE = "اتهمت حكومة الساحل مجلس الهضبة بقصف مرفأ الصيادين. "


@pytest.mark.parametrize(
    ("answer", "denial"),
    [
        ("ونفى مجلس الهضبة ذلك.", "نفى مجلس الهضبة ذلك"),
        ("ونفى مجلس الهضبة في بيان مقتضب الاتهام.", "نفى مجلس الهضبة في بيان مقتضب الاتهام"),
        ("وأنكر مجلس الهضبة قصف المرفأ.", "أنكر مجلس الهضبة قصف المرفأ"),
        ("ورفض مجلس الهضبة هذا القول جملة وتفصيلا.", "رفض مجلس الهضبة هذا القول جملة وتفصيلا"),
    ],
)
def test_a_denial_is_paired_with_the_accusation_it_answers(answer: str, denial: str) -> None:
    ((asserters, claim, deniers, against),) = contested(CHARGE + answer)
    assert (asserters, deniers) == (["حكومة الساحل"], ["مجلس الهضبة"])
    assert claim.startswith("اتهمت حكومة الساحل") and against == denial


@pytest.mark.parametrize(
    "answer",
    [
        "ولم ينف مجلس الهضبة ذلك.",
        "ورحب مجلس الهضبة بوصول شحنة القمح.",
        "ونفى مجلس الهضبة وجود نقص في القمح بالأسواق.",
    ],
)
def test_silence_another_matter_and_a_negated_denial_contest_nothing(answer: str) -> None:
    assert contested(CHARGE + answer) == []


def test_what_is_denied_may_stand_inside_the_denial_alone() -> None:
    text = "ونفى المتحدث باسم الحرس سالم المرزوقي ما نشرته صحيفة الشاطئ عن إغلاق المرفأ."
    ((asserters, claim, deniers, _),) = contested(text)
    assert (asserters, claim, deniers) == (["صحيفة الشاطئ"], "إغلاق المرفأ", ["سالم المرزوقي"])


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("اتهمت حكومة الساحل الحرس بقصف المرفأ.", "الحرس بقصف المرفأ"),
        ("وعاد التوتر بعد اتهام حكومة الساحل للحرس بقصف المرفأ.", "الحرس بقصف المرفأ"),
    ],
)
def test_the_text_of_an_accusation_is_the_accused_and_the_deed(sentence: str, text: str) -> None:
    (claim,) = read(sentence).claims
    assert claim.text == text
    assert claim.evidence_for is not None and claim.evidence_for.quote.endswith("بقصف المرفأ")


@pytest.mark.parametrize(
    "answer",
    [
        "وكذّب الحرس هذه الأنباء.",
        "وقال الناطق باسم الحرس سالم المرزوقي إنه لا صحة لهذه الأنباء.",
        "وقال الناطق باسم الحرس سالم المرزوقي إن هذا الكلام عار عن الصحة.",
    ],
)
def test_a_phrase_that_calls_the_news_untrue_denies_what_was_said_before_it(answer: str) -> None:
    ((asserters, claim, _, _),) = contested("أعلن مجلس الهضبة أن الحرس قصف المرفأ. " + answer)
    assert (asserters, claim) == (["مجلس الهضبة"], "الحرس قصف المرفأ")


def test_what_one_is_accused_of_with_a_joined_preposition_is_what_he_denies() -> None:
    found = contested(
        "الزهور - تجددت الاشتباكات بين الجيش وجبهة الوادي قرب مدينة الزهور، وسقط قتلى من الجانبين.\n\n"
        "واتهم الجيش جبهة الوادي بقصف السوق. ونفت الجبهة أي صلة لها بالقصف.\n"
    )
    assert any("بقصف السوق" in claim and "أي صلة" in denial for _, claim, _, denial in found)
