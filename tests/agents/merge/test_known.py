import pytest

from agents.merge.known import known_body
from schemas.vocabulary import ActorType
from tests.agents.merge.test_actors import _cast, _named


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سلطنة عُمان", "Oman"), ("Mogadiscio", "الصومال"), ("l'Éthiopie", "Addis Ababa"), ("Mascate", "مسقط"),
    ],
)  # fmt: skip
def test_a_state_is_one_under_its_names_and_its_capital_in_three_languages(one: str, other: str) -> None:
    assert known_body([one], "state") == known_body([other], "state") is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Finnish foreign ministry", "الخارجية الفنلندية"),
        ("وزارة الدفاع في كينيا", "Kenya's defence ministry"),
        ("le ministère de l'Intérieur du Ghana", "وزارة الداخلية الغانية"),
        ("la Ligue arabe", "الجامعة العربية"),
        ("The Peruvian cabinet", "الحكومة البيروفية"),
        ("l'Union africaine", "AU"),
    ],
)
def test_an_organ_of_a_state_and_an_organisation_are_one_in_every_language(one: str, other: str) -> None:
    assert known_body([one], "government_body") == known_body([other], "government_body") is not None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("وزارة الخارجية", "government_body"), ("the government", "government_body"), ("حكومة الخرطوم", "government_body"),
        ("طرابلس", "government_body"), ("الحكومة", "state"), ("نور حماس", "person"), ("سكان كينيا", "population"),
    ],
)  # fmt: skip
def test_an_organ_without_its_state_or_with_a_capital_that_two_may_claim_is_nobody(name: str, kind: ActorType) -> None:
    assert known_body([name], kind) is None


def test_amman_with_its_mark_is_jordan_and_not_oman() -> None:
    assert known_body(["الأردن", "عمّان"], "state") == known_body(["عمّان"], "state") == "Jordan"


def test_two_states_ministries_are_two() -> None:
    assert known_body(["الخارجية الكينية"], "government_body") != known_body(["الخارجية الغانية"], "government_body")


def test_articles_in_three_languages_have_one_ministry() -> None:
    cast = _cast(*_named(("رحبت الخارجية الكينية بالهدنة.", "الخارجية الكينية", "government_body"),
                         ("Kenya's foreign ministry welcomed it.", "Kenya's foreign ministry", "government_body"),
                         ("Le ministère des Affaires étrangères du Kenya s'en félicite.", "ministère des Affaires étrangères du Kenya", "government_body")))  # fmt: skip
    assert len(cast.actors) == 1
