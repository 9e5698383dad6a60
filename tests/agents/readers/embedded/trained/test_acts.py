"""What words say of an act and a stance; the models are made here of the very words, so that only the weighing is tested."""

import numpy as np
import pytest

from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.positions import PositionFinder
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.trained.acts import weigh
from agents.readers.embedded.trained.disputes import Disputes
from agents.readers.embedded.trained.sequences import SequenceModel
from schemas.vocabulary import SpeechAct, Stance
from tests.agents.readers.embedded.reading import document


def _model(*labels: str, **weights: dict[str, float]) -> SequenceModel:
    """Labels, the first of which is said where no word speaks; for each label the features that speak for it."""
    features = sorted({feature for told in weights.values() for feature in told})
    table = {
        feature: np.array([weights.get(each, {}).get(feature, 0.0) for each in labels], dtype=np.float32)
        for feature in features
    }
    return SequenceModel(labels, np.zeros((len(labels), len(labels)), dtype=np.float32), table)


def _disputes(text: str) -> Disputes:
    doc = document(text)
    finder = PositionFinder(doc, take_inventory(doc, find_mentions(doc)))
    return Disputes(Reading(doc, finder.inventory, finder.find(), finder.speakers))


ARRIVED = "o1:وصلت"


@pytest.mark.parametrize(
    ("text", "act", "stance"),
    [
        ("وقال الوزير نبيل فرج إن القافلة وصلت إلى الوادي.", "warning", "opposes"),  # a word speaks
        ("وقال الوزير نبيل فرج إن القافلة في الوادي.", "statement", "neutral"),  # no word speaks
        (
            "ورحب الوزير نبيل فرج بأن القافلة وصلت إلى الوادي.",
            "endorsement",
            "supports",
        ),  # the verb has said what it is
    ],
)
def test_words_tell_the_act_of_what_the_rules_left_open(text: str, act: SpeechAct, stance: Stance) -> None:
    disputes = _disputes(text)
    weigh(disputes, _model("O", "warning", warning={ARRIVED: 2.0}), _model("O", "supports", supports={ARRIVED: 1.0}))
    assert [(s.act, s.stance) for s in disputes.stands] == [(act, stance)]


def test_nothing_is_denied_without_a_word_that_denies() -> None:
    disputes = _disputes("وقال نبيل فرج إن القافلة وصلت إلى الوادي.")
    weigh(disputes, _model("O", "denial", denial={ARRIVED: 2.0}), _model("O", "opposes"))
    assert [s.act for s in disputes.stands] == ["statement"]


def test_an_article_without_stands_is_left_as_it_is() -> None:
    disputes = _disputes("الطريق طويل.")
    weigh(disputes, _model("O", "denial"), _model("O", "opposes"))
    assert disputes.stands == []
