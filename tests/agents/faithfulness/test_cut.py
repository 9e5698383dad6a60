import pytest

from agents.faithfulness import check_item
from agents.faithfulness.cut import check_cut
from tests.agents.faithfulness.cases import article, evidence, grounded_actors, position, source, view


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال عمر الراوي: لا اتفاق قبل الانسحاب.\n", "اتفاق قبل الانسحاب"),
        ("قال عمر الراوي إنه لن يغادر المرفأ.\n", "يغادر المرفأ"),
        ("وقال إن القوارب عادت دون أي اتفاق على الرسوم.\n", "اتفاق على الرسوم"),
        ("The council said there is no agreement before the withdrawal.\n", "agreement before the withdrawal"),
        ("The guard said it did not fire on any boat.\n", "fire on any boat"),
        ("Pas question pour autant de parler de médiation, dit-elle au journal.\n", "parler de médiation"),
        ("Le conseil affirme qu'il n'y a pas d'accord sur le port et la douane.\n", "accord sur le port"),
    ],
)
def test_a_quote_cut_behind_its_negator_fails(text: str, words: str) -> None:
    one = view(text)
    found = check_cut(one, evidence(one, words))
    assert (found.verdict, found.kind) == ("fail", "polarity_mismatch")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال عمر الراوي: لا اتفاق قبل الانسحاب.\n", "لا اتفاق قبل الانسحاب"),
        ("قال عمر الراوي: لا، الاتفاق باق كما هو.\n", "الاتفاق باق كما هو"),
        ("قال إنه لا يريد إلا اتفاقا قبل الانسحاب.\n", "إلا اتفاقا قبل الانسحاب"),
        ("قال عمر الراوي إن القوارب لم تعد، وإن الاتفاق باق.\n", "الاتفاق باق"),
        ("The council wants not only an agreement on the port.\n", "an agreement on the port"),
        ("Pas question, dit-elle : parler de médiation est permis à tous.\n", "parler de médiation est permis"),
    ],
)
def test_a_quote_with_its_own_negator_or_none_holds(text: str, words: str) -> None:
    one = view(text)
    assert check_cut(one, evidence(one, words)).verdict == "pass"


def test_a_position_on_a_quote_cut_behind_a_negator_is_refused() -> None:
    one = article("ميناء الزيتون- قال عمر الراوي: لا اتفاق قبل الانسحاب من الرصيف.\n")
    item = position(one, "اتفاق قبل الانسحاب", "omar", cue="قال")
    findings = check_item(item, grounded_actors(one), source(one))
    assert [f.field for f in findings if f.verdict == "fail"] == ["quote"]
