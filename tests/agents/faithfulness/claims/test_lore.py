"""The word lists that claims are compared by."""

from pathlib import Path

import pytest
import yaml

from agents.faithfulness import words as module
from agents.faithfulness.claims.forms import shapes, sound, terms_of
from agents.faithfulness.claims.lore import Lore, lore
from agents.faithfulness.claims.spelling import alike
from agents.faithfulness.words import LANGUAGES

FOLDER = Path(module.__file__).parent / "lexicon"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_of_the_file_is_used(language: str) -> None:
    data = yaml.load((FOLDER / language / "claims.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    assert set(data) <= {"antonyms", "synonyms"} | set(Lore.__dataclass_fields__)


@pytest.mark.parametrize(
    ("one", "other"), [("سيوافق", "رفضت"), ("الشمالي", "الجنوبية"), ("ارتفعت", "انخفض"), ("يفتح", "أغلقوا")]
)
def test_contraries_are_known_in_every_inflection(one: str, other: str) -> None:
    arabic = lore("ar")
    assert arabic is not None
    assert arabic.contrary(*(terms_of(word)[0].form for word in (one, other)))


@pytest.mark.parametrize(("one", "other"), [("قال", "صرحت"), ("رفض", "يأبى"), ("الهدنة", "التهدئة")])
def test_words_of_one_meaning_are_no_contraries(one: str, other: str) -> None:
    arabic = lore("ar")
    assert arabic is not None
    pair = [terms_of(word)[0].form for word in (one, other)]
    assert arabic.same(*pair)
    assert not arabic.contrary(*pair)


def test_a_finite_verb_comes_back_to_its_past() -> None:
    assert "وافق" in shapes("سيوافقون")
    assert "قال" in shapes("يقول")


@pytest.mark.parametrize(("one", "other"), [("غوتيريش", "جوتيريش"), ("kilani", "keelani"), ("layla", "leila")])
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)
    assert alike(one, other)


def test_other_words_of_the_same_consonants_are_not() -> None:
    assert not alike("الغربي", "قوارب")


def test_a_contraction_is_two_words() -> None:
    assert [term.form for term in terms_of("They won't and cannot")] == ["they", "will", "not", "and", "can", "not"]
