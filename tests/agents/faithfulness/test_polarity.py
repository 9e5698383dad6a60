import pytest

from agents.faithfulness.polarity import check_act, check_cue, check_stance
from schemas.vocabulary import SpeechAct, Stance
from tests.agents.faithfulness.cases import ENGLISH, evidence, view

DENIED = "إطلاق النار على أي قارب"
AGREED = "الطرفين اتفقا على سحب 12 قاربا"


@pytest.mark.parametrize(
    ("words", "cue", "act", "expected"),
    [
        (DENIED, "نفى", "denial", "pass"),
        (DENIED, "نفى", "statement", "fail"),
        (DENIED, "نفى", "accusation", "fail"),
        (AGREED, "قالت", "denial", "fail"),
        (AGREED, "قالت", "statement", "pass"),
        (AGREED, "قالت", "warning", "unmeasurable"),
        ("لن نغادر المرفأ قبل الإفراج عن القوارب", "قال", "denial", "pass"),
    ],
)
def test_the_act_agrees_with_the_introducing_verb(words: str, cue: str, act: SpeechAct, expected: str) -> None:
    one = view()
    assert check_act(one, evidence(one, words), cue, act).verdict == expected


@pytest.mark.parametrize(
    ("cue", "act", "stance", "expected"),
    [
        ("نفى", "denial", "supports", "fail"),
        ("نفى", "denial", "opposes", "pass"),
        ("نفى", "statement", "supports", "fail"),
        ("رحب", "endorsement", "opposes", "fail"),
        ("قال", "statement", "supports", "unmeasurable"),
        ("قال", "statement", "neutral", "unmeasurable"),
    ],
)
def test_support_and_opposition_are_not_exchanged(cue: str, act: SpeechAct, stance: Stance, expected: str) -> None:
    one = view()
    assert check_stance(one, evidence(one, "الهدنة"), cue, act, stance).verdict == expected


def test_a_negated_verb_does_not_fail_the_act() -> None:
    one = view("لم ينف سامي الدقاق أن المرفأ مفتوح.\n")
    assert check_act(one, evidence(one, "المرفأ مفتوح"), "ينف", "statement").verdict != "fail"


def test_the_introducing_word_stands_by_the_span() -> None:
    one = view()
    assert check_cue(one, evidence(one, AGREED), "قالت").verdict == "pass"
    assert check_cue(one, evidence(one, AGREED), "هددت").verdict == "fail"
    assert check_cue(one, evidence(one, AGREED), "").verdict == "unmeasurable"


def test_an_english_denial_needs_a_denying_word() -> None:
    one = view(ENGLISH)
    assert check_act(one, evidence(one, "We never fired on any boat"), "said", "denial").verdict == "pass"
    assert check_act(one, evidence(one, "twelve boats would be withdrawn"), "said", "denial").verdict == "fail"


def test_an_oath_not_to_do_something_may_be_a_rejection() -> None:
    one = view("أقسم سامي الدقاق أن الحملة لن تتوقف.\n")
    assert check_act(one, evidence(one, "الحملة لن تتوقف"), "أقسم", "rejection").verdict != "fail"


@pytest.mark.parametrize(
    ("text", "words", "cue", "expected"),
    [
        ("وهي تهمة نفتها ليلى الحمدان.\n", "وهي تهمة نفتها ليلى الحمدان", "نفتها", "pass"),
        ("تبرأ سامي الدقاق من الرسالة.\n", "تبرأ سامي الدقاق من الرسالة", "تبرأ", "pass"),
        ("ورد سامي الدقاق: القوارب في المرفأ.\n", "القوارب في المرفأ", "رد", "unmeasurable"),
        ("لم تصل الشاحنات بعد، وفي المساء كشف سامي الدقاق أن القوارب في المرفأ.\n", "القوارب في المرفأ", "كشف", "fail"),
    ],
)
def test_a_denial_needs_its_denying_word_in_scope(text: str, words: str, cue: str, expected: str) -> None:
    one = view(text)
    assert check_act(one, evidence(one, words), cue, "denial").verdict == expected


@pytest.mark.parametrize(
    ("words", "expected"), [("دعت إلى فتح المرفأ", "fail"), ("دعت إلى سحب القوارب", "unmeasurable")]
)
def test_who_asks_for_something_to_do_does_not_oppose_it(words: str, expected: str) -> None:
    one = view(f"ثم {words}.\n")
    assert check_stance(one, evidence(one, words), "دعت", "demand", "opposes").verdict == expected


def test_a_commitment_does_not_oppose() -> None:
    one = view()
    assert check_stance(one, evidence(one, "الهدنة"), "تعهد", "commitment", "opposes").verdict == "fail"
