"""Act and stance of an English stand."""

from collections.abc import Sequence

from agents.readers.embedded.english_lexicon import english, french
from schemas.vocabulary import SpeechAct, Stance

_OPPOSING = frozenset(("denial", "warning", "accusation", "threat", "rejection"))
_SUPPORTING = frozenset(("offer", "commitment", "endorsement", "appeal", "demand"))
_OPEN = frozenset(("statement", "assessment"))
_FIRST: dict[SpeechAct, str] = {
    "condition": "act_condition",
    "offer": "act_offer",
    "rejection": "act_rejection",
    "demand": "act_demand",
    "endorsement": "act_endorsement",
    "commitment": "act_commitment",
    "denial": "act_denial",
}
_LAST: dict[SpeechAct, str] = {"warning": "act_warning", "accusation": "act_accusation", "assessment": "act_assessment"}
"""Lists of words asked before and after negation, in this order."""
_NEGATIONS = frozenset(
    ("no", "not", "never", "nobody", "none", "neither", "nothing", "cannot", "pas", "jamais", "rien")
)
_WILL = frozenset(("will", "won't", "would", "cannot", "shall"))
_UNLESS = frozenset(("unless", "if", "until", "provided", "si", "sauf"))
_REFUSING = frozenset(
    (
        "refusent",
        "refusé",
        "refusant",
        "décline",
        "décliné",
        "refuse",
        "refused",
        "refuses",
        "refusing",
        "decline",
        "declined",
        "declines",
        "declining",
    )
)


def act_of(act: SpeechAct, words: Sequence[str]) -> SpeechAct:
    """What saying so does, by negation, condition and modal words where the cue leaves it open."""
    if act == "rejection" and words[:1] and words[0] not in _REFUSING and _holds(words[:8], "sayings"):
        return "denial"
    if act not in _OPEN:
        return act
    opening = tuple(words[:6])
    for kind, use in _FIRST.items():
        if _holds(words, use) and not (kind in ("commitment", "offer") and _negated(opening)):
            return kind
    if _harmful(words) and "not rule out" in " ".join(words):
        return "warning"
    if _negated(opening):
        return "rejection" if any(w in _WILL for w in opening) else "denial"
    if _harmful(words) and any((w,) in english("likelihood") for w in words):
        return "warning"
    return next((kind for kind, use in _LAST.items() if _holds(words, use)), act)


def _negated(words: Sequence[str]) -> bool:
    french_too = (w.startswith(("n'", "n’")) or (w,) in french("act_negations") for w in words)
    return any(w in _NEGATIONS or w.endswith("n't") for w in words) or any(french_too)


def _harmful(words: Sequence[str]) -> bool:
    return any((w,) in english("harms") for w in words)


def _holds(words: Sequence[str], use: str) -> bool:
    table = english(use)
    return any(table.match(words, i) for i in range(len(words)))


def stance_of(act: SpeechAct, words: Sequence[str]) -> Stance:
    """Which way the act points; a refusal to comment or to name takes no side."""
    if act == "rejection" and words[:1] and words[0] in _REFUSING and _holds(words[1:6], "silence"):
        return "neutral"
    if act == "condition" or (act in ("threat", "rejection", "offer", "commitment") and _conditional(words)):
        return "conditional"
    if act in _OPPOSING:
        return "opposes"
    if act in _SUPPORTING:
        return "supports"
    if _negated(words[:8]) or (act == "assessment" and (_holds(words, "gloomy") or _harmful(words))):
        return "opposes"
    return "supports" if _holds(words, "accord") else "neutral"


def _conditional(words: Sequence[str]) -> bool:
    return any(w in _UNLESS for w in words)
