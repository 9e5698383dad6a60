"""What a stand does and which way it points: from the cue, its negation, and the words themselves."""

from collections.abc import Sequence

from agents.readers.embedded.lexicon import frames, phrases
from schemas.vocabulary import SpeechAct, Stance

_STANCE: dict[SpeechAct, Stance] = {
    "denial": "opposes",
    "warning": "opposes",
    "accusation": "opposes",
    "threat": "opposes",
    "rejection": "opposes",
    "condition": "conditional",
    "offer": "supports",
    "commitment": "supports",
    "endorsement": "supports",
    "appeal": "supports",
    "demand": "supports",
    "statement": "neutral",
    "assessment": "neutral",
}
_OPEN: frozenset[SpeechAct] = frozenset(("statement", "assessment"))
_ABLE_TO_BE_CONDITIONAL: frozenset[SpeechAct] = frozenset(("threat", "rejection", "offer", "commitment"))
_BY_CONTENT: tuple[SpeechAct, ...] = (
    "condition",
    "threat",
    "rejection",
    "offer",
    "demand",
    "appeal",
    "commitment",
    "endorsement",
)
"""Asked in this order."""
_AGAINST = frozenset(("لا", "لم", "لن", "ليس", "ليست", "لسنا", "ولا", "ولم", "ولن", "غير", "دون", "بلا", "بل"))
_NOT_PAST = ("لم", "ليس", "ليست", "لسنا", "لست", "ليسوا", "ولم")
_NOT_EVER = ("لن", "ولن", "نرفض", "ارفض", "مرفوض", "ترفض", "يرفض", "رفض")


def act_of(act: SpeechAct, content: Sequence[str], *, negated: bool = False) -> SpeechAct:
    """The act a cue's own act becomes in view of the words it brings.

    Args:
        act: What the cue usually does.
        content: Folded words of the content.
        negated: Whether the cue itself is negated (لا يرى، لم يستبعد).
    """
    words = tuple(content)
    if negated and act == "assessment":
        return "rejection" if "استبعد" not in words else "assessment"
    if negated and act == "endorsement":
        return "rejection"
    if act not in _OPEN:
        return act
    for kind in _BY_CONTENT:
        if _holds(words, kind):
            return kind
    if any(w in _NOT_EVER for w in words[:6]):
        return "rejection"
    if any(w in _NOT_PAST for w in words[:1]) or any(w in ("لم", "ولم") for w in words[:3]):
        return "denial"
    if words[:1] in (("لا",), ("ولا",)):
        return "rejection" if act == "statement" else act
    if _warns(words):
        return "warning"
    if _holds(words, "accusation"):
        return "accusation"
    return "assessment" if act == "statement" and _holds(words, "assessment") else act


def _holds(words: Sequence[str], kind: str) -> bool:
    table = phrases("content", "blame" if kind == "accusation" else kind)
    return any(table.match(words, i) for i in range(len(words)))


def _warns(words: Sequence[str]) -> bool:
    likely = phrases("risk", "certain_words")
    return any((w,) in likely for w in words) and any((w,) in phrases("risk", "harms") for w in words)


def _any(words: Sequence[str], use: str) -> bool:
    table = frames()[use]
    return any(table.match(words, i) for i in range(len(words)))


def stance_of(act: SpeechAct, words: Sequence[str]) -> Stance:
    """Which way the act points; conditional where its own words state the condition."""
    if act in _ABLE_TO_BE_CONDITIONAL and _any(words, "unless"):
        return "conditional"
    if act == "rejection" and any(w in ("التعليق", "تعليق", "الخوض", "الكشف", "الافصاح") for w in words[:6]):
        return "neutral"
    if act in _OPEN and any(w in _AGAINST for w in words[:12]):
        return "opposes"
    if act in ("appeal", "demand") and any(w in ("عدم", "وقف", "الكف", "الا", "انهاء", "رفع") for w in words[:8]):
        return "opposes" if any(w in ("عدم", "الا", "الكف") for w in words[:8]) else "supports"
    return _STANCE[act]
