import pytest

from agents.faithfulness.mediation import check_mediating
from schemas.vocabulary import ActorType
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


def judged(text: str, words: str, name: str, kind: ActorType = "person") -> str:
    one = view(text)
    return check_mediating(one, cast([("x", name, kind)]), evidence(one, words), ["x"]).verdict


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "تستضيف بلدية الزيتون الوسطاء.\nسألنا بعثة الأمم المتحدة، فاكتفت ناطقتها هناء ديب بالقول إنها لا تملك أرقاما.\n",
            "سألنا بعثة الأمم المتحدة",
            "بعثة الأمم المتحدة",
        ),
        (
            "تسألني هناء ديب، وقد صارت تنطق باسم نساء النزوح في أديس: «من يوقف القصف؟». لم تسأل عن الوسطاء.\n",
            "تنطق باسم نساء النزوح",
            "هناء ديب",
        ),
        ("قال الباحث سامي الدقاق إن الوسطاء تأخروا.\n", "الوسطاء تأخروا", "سامي الدقاق"),
        ("أفاد سامي الدقاق بأن الوسيط الدولي غادر المدينة.\n", "الوسيط الدولي غادر", "سامي الدقاق"),
        ("The analyst Omar Rawi said the mediators had left.\n", "the mediators had left", "Omar Rawi"),
        (
            "La médiation piétine. Pour le chercheur Omar Rawi, l'issue est peu probable.\n",
            "Pour le chercheur Omar Rawi",
            "Omar Rawi",
        ),
        (
            "Pas question pour autant de médiation de la part d'Omar Rawi.\nOmar Rawi n'est pas médiateur.\n",
            "n'est pas médiateur",
            "Omar Rawi",
        ),
    ],
)
def test_who_only_speaks_beside_a_word_of_mediation_does_not_mediate(text: str, words: str, name: str) -> None:
    assert judged(text, words, name) == "fail"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("قال الوسيط سامي الدقاق إن القوارب غادرت.\n", "الوسيط سامي الدقاق", "سامي الدقاق"),
        ("تعهد سامي الدقاق بتوفير مراقبين على الجسر.\n", "بتوفير مراقبين", "سامي الدقاق"),
        ("Omar Rawi has agreed to host the mediation.\n", "agreed to host", "Omar Rawi"),
        (
            "L'émissaire Omar Rawi a fait quatre fois la navette entre les deux villes du fleuve.\n",
            "Omar Rawi a fait quatre fois la navette",
            "Omar Rawi",
        ),
    ],
)
def test_who_is_the_agent_of_a_mediating_word_mediates(text: str, words: str, name: str) -> None:
    assert judged(text, words, name) == "pass"


def test_a_speaker_of_his_own_mediation_is_left_open() -> None:
    text = "أعلنت بلدية الزيتون أن عدد المفرج عنهم بوساطتها بلغ عشرة.\n"
    assert judged(text, "عدد المفرج عنهم بوساطتها", "بلدية الزيتون", "government_body") == "unmeasurable"
