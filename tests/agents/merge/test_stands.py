from agents.merge.crossing import shared_latin
from agents.merge.likeness import Likeness
from agents.merge.positions import _one
from agents.merge.stands import stands
from schemas.brief import Position
from tests.agents.fakes import article
from tests.agents.merge.test_likeness import told

BRIDGE = "الجسر القديم يفتح بعد نزع الألغام"
ROADS = "الطريق الساحلي يفتح بعد نزع الألغام"
ARTICLES = [
    article(f"{BRIDGE}.\n{ROADS}.\n", "a.txt"),
    article("لا يفتح الجسر القديم قبل نزع الألغام.\nوالطريق الساحلي مثله.\n", "b.txt"),
    article("قبل نزع الألغام لا أحد يعبر الجسر القديم.\n", "c.txt"),
]


def grouped(*tellings: Position) -> list[list[int]]:
    return stands(tellings, Likeness(ARTICLES), {"A1": ["الحاكم"]})


def test_a_telling_joins_its_likeliest_counterpart_and_no_other_of_that_article() -> None:
    bridge, roads = told("a", BRIDGE), told("a", ROADS)
    assert grouped(roads, bridge, told("b", "لا يفتح الجسر القديم قبل نزع الألغام")) == [[0], [1, 2]]


def test_a_third_article_joins_through_either_telling() -> None:
    short, middle = told("a", "الجسر القديم"), told("b", "الجسر القديم والألغام")
    assert grouped(short, told("c", "نزع الألغام أولا"), middle) == [[0, 1, 2]]


def test_no_stand_holds_tellings_for_and_against_even_through_a_third() -> None:
    pro, contra = told("a", BRIDGE, "supports", "offer"), told("c", BRIDGE, "opposes", "offer")
    between = told("b", BRIDGE, "conditional", "offer")
    assert len(grouped(pro, between, contra)) == 2


def test_the_same_act_and_stance_without_a_word_in_common_are_two_stands() -> None:
    assert len(grouped(told("a", BRIDGE), told("b", "الأسرى يعودون مع رواتبهم"))) == 2


def test_a_stand_that_one_article_has_from_the_holder_is_not_nested() -> None:
    heard = told("a", BRIDGE).model_copy(update={"nested_in": "A2"})
    assert _one("P1", [heard, told("b", BRIDGE)]).nested_in is None
    assert _one("P1", [heard, told("b", BRIDGE).model_copy(update={"nested_in": "A2"})]).nested_in == "A2"


def test_french_and_english_meet_in_arabic_with_elided_words_by_themselves() -> None:
    assert (
        min(shared_latin("l'ambassadeur craint l'effondrement du barrage", "the ambassador fears the dam's collapse"))
        >= 3
    )
    assert shared_latin("l'ambassadeur craint l'effondrement", "the prisoners were exchanged") == (0, 0)
