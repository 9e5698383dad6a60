"""Act and stance of an English stand."""

from collections.abc import Sequence

from agents.readers.embedded.english_lexicon import english
from schemas.vocabulary import SpeechAct, Stance

_OPPOSING = frozenset(("denial", "warning", "accusation", "threat", "rejection"))
_SUPPORTING = frozenset(("offer", "commitment", "endorsement", "appeal", "demand"))


def act_of(act: SpeechAct, words: Sequence[str]) -> SpeechAct:
    """What saying so does, by negation, condition and modal words where the cue leaves it open."""
    if act not in ("statement", "assessment"):
        return act
    opening = tuple(words[:6])
    if any(w in ("unless", "provided") for w in words):
        return "condition"
    if any(w in ("must", "should", "need") for w in words):
        return "demand"
    if any(w in ("no", "not", "never", "nobody", "none") or w.endswith("n't") for w in opening):
        return "rejection" if any(w in ("will", "won't", "would", "cannot") for w in opening) else "denial"
    if opening[:2] in (("we", "will"), ("we", "shall")):
        return "commitment"
    harms, likely = english("harms"), english("likelihood")
    if any((w,) in likely for w in words) and any((w,) in harms for w in words):
        return "warning"
    return act


def stance_of(act: SpeechAct, words: Sequence[str]) -> Stance:
    """Which way the act points."""
    if act == "condition" or (act in ("threat", "rejection", "offer", "commitment") and _conditional(words)):
        return "conditional"
    if act in _OPPOSING:
        return "opposes"
    return "supports" if act in _SUPPORTING else "neutral"


def _conditional(words: Sequence[str]) -> bool:
    return any(w in ("unless", "if", "until", "provided") for w in words)
