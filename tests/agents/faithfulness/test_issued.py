import pytest

from agents.faithfulness.issued import check_issued
from agents.faithfulness.polarity import check_cue
from agents.faithfulness.speaker import check_speaker
from tests.agents.faithfulness.cases import cast, evidence, view

# Fictional sentences written for these tests; the names are those of the cases.
TALK = "وبحثت ليلى الحمدان وسامي الدقاق أمر الهدنة.\n"
QUOTE = "«تلقى الرئيس مكالمة من ليلى الحمدان، وتناولا الهدنة»"


@pytest.mark.parametrize(
    "lead",
    ["وجاء في بيان عن رئاسة المرفأ", "وورد في بلاغ لمجلس الصيادين أن", "وجاء ذلك في رسالة صادرة من مجلس الصيادين:"],
)
def test_words_in_somebody_elses_statement_are_not_those_of_who_is_named_in_it(lead: str) -> None:
    on = view(f"{TALK}{lead} {QUOTE}.\n")
    found = check_speaker(on, cast(), evidence(on, "وتناولا الهدنة"), ["layla"])
    assert (found.verdict, found.kind) == ("fail", "speaker_mismatch")
    assert "somebody else" in found.reason


@pytest.mark.parametrize(
    ("lead", "holder"),
    [
        ("وجاء في بيان لمجلس الصيادين:", "council"),
        ("وجاء في بيان مشترك", "layla"),
        ("وقالت ليلى الحمدان في بيان", "layla"),
        ("وأضافت في رسالة وجهتها", "layla"),
    ],
)
def test_ones_own_statement_and_one_without_an_issuer_speak_against_nobody(lead: str, holder: str) -> None:
    on = view(f"{TALK}{lead} {QUOTE}.\n")
    assert check_issued(on, cast(), evidence(on, "وتناولا الهدنة"), [holder]) is None


def test_a_word_of_a_countrys_name_hands_nothing_over() -> None:
    on = view("He moved to the United States and lived there for about two decades.\n")
    found = check_cue(on, evidence(on, "lived there for about two decades"), "States")
    assert found.verdict == "fail"
    plain = view("Said the envoy: the truce holds. States must act, he states.\n")
    assert check_cue(plain, evidence(plain, "the truce holds"), "Said").verdict == "pass"
