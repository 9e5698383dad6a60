"""What words alone say of actors and stands."""

from pathlib import Path

from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.trained.lexis import CLAIMS, DENIES, NEITHER, NO, YES, Lexis, odds, odds_in_turn
from agents.readers.embedded.trained.sequences import SequenceModel
from evals.training import crf
from tests.agents.readers.embedded.reading import document

_SETTINGS = {"c1": 0.0, "c2": 0.1, "max_iterations": 50}


def test_an_entity_is_told_by_its_name_and_by_the_words_before_and_behind_it() -> None:
    doc = document("وحمل الشيخ سالم الغانم المفتاح إلى القبيلتين.")
    entity = next(e for e in take_inventory(doc, find_mentions(doc)).entities if e.type == "person")
    told = Lexis(doc).of_entity(entity)
    assert any(t.startswith("own:") for t in told)
    assert any(t.startswith("b1") for t in told)
    assert any(t.startswith("a1") for t in told)


def test_the_label_an_outlet_uses_changes_no_feature() -> None:
    one, other = (document(f"نفى القائد أن يكون {label} قصفوا الجسر.") for label in ("الإرهابيون", "المجاهدون"))
    assert Lexis(one).of_stand(0, 7, 0) == Lexis(other).of_stand(0, 7, 0)


def test_things_are_judged_by_words_that_were_learnt(tmp_path: Path) -> None:
    carries, watches = ["a:carried", "type:person"], ["a:watched", "type:person"]
    crf.train(tmp_path / "m", [[carries], [watches]] * 10, [[YES], [NO]] * 10, **_SETTINGS)
    model = SequenceModel.load(tmp_path / "m")
    more, less = odds(model, [carries, watches])
    assert more > 1 > -1 > less
    assert odds(model, []) == []


def test_stands_are_judged_with_those_around_them(tmp_path: Path) -> None:
    bombed, did_not, weather = ["w:bombed"], ["w:never"], ["w:sunny"]
    runs = [[bombed, did_not], [weather, weather]] * 10
    labels = [[CLAIMS, DENIES], [NEITHER, NEITHER]] * 10
    crf.train(tmp_path / "m", runs, labels, **_SETTINGS)
    model = SequenceModel.load(tmp_path / "m")
    first, second = odds_in_turn(model, [bombed, ["w:unheard"]])
    assert max(first, key=first.__getitem__) == CLAIMS
    assert max(second, key=second.__getitem__) == DENIES
    assert odds_in_turn(model, []) == []
