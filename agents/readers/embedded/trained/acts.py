"""What a stand does and which way it points, weighed by its words where the rules see a mere statement."""

from collections.abc import Sequence
from typing import Final, cast

from agents.readers.embedded.trained.disputes import Disputes
from agents.readers.embedded.trained.lexis import NO, Features
from agents.readers.embedded.trained.sequences import SequenceModel
from schemas.vocabulary import SpeechAct, Stance

_OPEN: Final = ("statement", "assessment")
"""Acts that say nothing of what somebody wants: the rules found no word that does."""
_OPPOSED: Final = ("accusation", "denial", "rejection", "threat", "warning")
"""Acts that support nothing."""
_IN_FAVOUR: Final = ("offer", "commitment", "endorsement")
"""Acts that oppose nothing."""
_DULL: Final = ("statement", "neutral")
"""Told in the models by the label of what is nothing in particular."""


def label(named: str) -> str:
    """The label under which the models know an act or a stance."""
    return NO if named in _DULL else named


def traits(disputes: Disputes) -> list[Features]:
    """The words of each stand of an article and what the rules make of it."""
    told = zip(disputes.stands, disputes.features(), strict=True)
    return [
        [*features, f"stance:{s.stance}", f"holder:{s.holder.type}", f"holds:{s.holder.kind}"] for s, features in told
    ]


def weigh(disputes: Disputes, acts: SequenceModel, stances: SequenceModel) -> None:
    """Give each stand that the rules left open the likeliest act, and the likeliest stance."""
    told = traits(disputes)
    if not told:
        return
    for side, act, stance in zip(disputes.sides, _likeliest(acts, told), _likeliest(stances, told), strict=True):
        stand = side.stand
        if stand.act in _OPEN and act != NO and (act != "denial" or side.may_deny):
            stand.act = cast(SpeechAct, act)
        if stand.stance == "neutral" and stance != NO and not (stance == "opposes" and stand.act in _IN_FAVOUR):
            stand.stance = cast(Stance, stance)
        if stand.act in _OPPOSED and stand.stance in ("neutral", "supports"):
            stand.stance = "opposes"
        if stand.act == "statement" and stand.stance == "opposes" and side.opening[0]:
            stand.act = "denial"


def _likeliest(model: SequenceModel, things: Sequence[Features]) -> list[str]:
    return [model.labels[best] for best in model.alone(things).argmax(axis=1)]
