from agents.faithfulness.mediation import check_mediating
from tests.agents.faithfulness.cases import cast, evidence, view


def verdict(words: str, key: str, parties: tuple[str, ...] = ()) -> str:
    one = view()
    return check_mediating(one, cast(), evidence(one, words), [key], parties).verdict


def test_a_host_of_the_talks_is_shown_mediating() -> None:
    assert verdict("وتستضيف بلدية الزيتون جولات الحوار", "town") == "pass"


def test_a_sentence_without_a_word_of_mediation_fails() -> None:
    one = view("قال عمر الراوي إن القوارب غادرت.\nوعاد الصيادون إلى بيوتهم.\n")
    assert check_mediating(one, cast(), evidence(one, "القوارب غادرت"), ["omar"]).verdict == "fail"


def test_who_is_absent_from_the_article_is_no_mediator() -> None:
    assert verdict("وتستضيف بلدية الزيتون جولات الحوار", "absent") == "fail"


def test_a_party_is_no_mediator_of_its_own_matter() -> None:
    assert verdict("وتستضيف بلدية الزيتون جولات الحوار", "town", ("town",)) == "fail"


def test_a_negated_mediation_is_none() -> None:
    one = view("قال سامي الدقاق إنه ليس وسيطا.\n")
    assert check_mediating(one, cast(), evidence(one, "ليس وسيطا"), ["sami"]).verdict == "fail"


def test_a_word_of_contact_alone_is_unmeasurable() -> None:
    one = view("تلقى سامي الدقاق مكالمة من عمر الراوي.\n")
    assert check_mediating(one, cast(), evidence(one, "تلقى سامي الدقاق مكالمة"), ["sami"]).verdict == "unmeasurable"


def test_an_unknown_actor_is_unmeasurable() -> None:
    assert verdict("وتستضيف بلدية الزيتون جولات الحوار", "nobody") == "unmeasurable"
