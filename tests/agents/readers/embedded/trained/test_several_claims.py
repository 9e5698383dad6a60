"""One denial against several claims; the chances are given, so that only the choosing is tested."""

from typing import cast

import pytest

from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.positions import PositionFinder
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.trained.disputes import Disputes
from agents.readers.embedded.trained.sequences import SequenceModel
from agents.readers.embedded.trained.trees import Trees
from tests.agents.readers.embedded.reading import document

_TEXT = (
    "وقال الوزير نبيل فرج إن الحراس أحرقوا المخزن. وأكدت رنا عودة أن الحراس أحرقوا المخزن ليلاً. "
    "وقال العقيد سامر حداد إن الحراس لم يحرقوا المخزن."
)


class _Given:
    """Chances as given for each of the pairs, in place of trees."""

    def __init__(self, chances: list[float]) -> None:
        self.given = chances

    def chances(self, _rows: object) -> list[float]:
        return self.given


@pytest.mark.parametrize(
    ("chances", "claimed"),
    [
        ({0: 0.9, 1: 0.6}, [0, 1]),  # both likelier than not
        ({0: 0.9, 1: 0.4}, [0]),  # the second only may be
        ({0: 0.4, 1: 0.3}, [0]),  # the first one needs less
    ],
)
def test_a_denial_answers_every_claim_that_is_likelier_than_not(
    monkeypatch: pytest.MonkeyPatch, chances: dict[int, float], claimed: list[int]
) -> None:
    doc = document(_TEXT)
    finder = PositionFinder(doc, take_inventory(doc, find_mentions(doc)))
    stands = finder.find()
    disputes = Disputes(Reading(doc, finder.inventory, stands, finder.speakers))
    disputes.by_rule = []
    monkeypatch.setattr(disputes, "rows", lambda _words: [])
    monkeypatch.setattr(disputes, "_certain", lambda: iter(()))
    given = [chances.get(pair.claim, 0.0) if pair.denial == 2 else 0.0 for pair in disputes.pairs()]

    found = disputes.chosen(cast("SequenceModel", None), cast("Trees", _Given(given)))

    assert [claim.span.quote for claim in found] == [stands[k].span.quote for k in claimed]
    assert all(claim.denial is stands[2] for claim in found)
