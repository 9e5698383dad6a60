"""What a stand does and which way it points: from the cue, its negation, and the words themselves."""

from collections.abc import Sequence

from agents.readers.embedded.conduct import (
    SHAPES,
    bare,
    carried,
    conditional,
    disowns,
    falls_short,
    holds,
    leaves,
    only_after,
    performed,
)
from agents.readers.embedded.lexicon import phrases
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
    "offer",
    "condition",
    "threat",
    "rejection",
    "demand",
    "appeal",
    "commitment",
    "endorsement",
)
"""Asked in this order."""
_AGAINST = frozenset(("لا", "لم", "لن", "ليس", "ليست", "لسنا", "ولا", "ولم", "ولن", "غير", "دون", "بلا", "بل"))
_REFUSING = frozenset(("", "رفض", "امتنع", "اعتذر", "أحجم", "تحفظ", "أبى", "اكتفى"))
_DOUBTING = frozenset(("شكك", "قلل", "استبعد", "سخر"))
_NOT_PAST = ("لم", "ليس", "ليست", "لسنا", "لست", "ليسوا", "ولم")
_NOT_EVER = ("لن", "ولن", "نرفض", "ارفض", "مرفوض", "ترفض", "يرفض", "رفض")


_I = frozenset(("انا", "نحن"))
"""Whose act it is, before the words that do it: أنا لا أقبل."""


def act_of(
    act: SpeechAct, content: Sequence[str], *, negated: bool = False, lemma: str = "", reported: bool = False
) -> SpeechAct:
    """The act a cue's own act becomes in view of the words it brings.

    Args:
        act: What the cue usually does.
        content: Folded words of the content.
        negated: Whether the cue itself is negated (لا يرى، لم يستبعد).
        lemma: The cue's past (استبعد), empty without a cue.
        reported: Whether the words begin at the cue and name what it brings (جدد رفضه).
    """
    words = tuple(content)
    if lemma == "استبعد":
        return _ruled_out(words, negated=negated)
    if negated and act == "denial":
        return "statement"
    if negated and act in ("assessment", "endorsement"):
        return "rejection"
    if lemma == "رفض" and any(phrases("claims", "sayings").match(words, i) for i in range(min(7, len(words)))):
        return "denial"
    if act == "rejection" and only_after(words):
        return "condition"
    if act not in _OPEN:
        return act
    if reported and act == "statement" and (noun := carried(words)) is not None:
        return noun
    return _by_content(act, words, lemma)


def _ruled_out(words: Sequence[str], *, negated: bool) -> SpeechAct:
    """«لم يستبعد انهيار» warns; what is ruled out, or left open without harm, is an estimate."""
    return "warning" if negated and _harms(words) else "assessment"


def _by_content(act: SpeechAct, words: tuple[str, ...], lemma: str) -> SpeechAct:
    words = words[1:] if words and bare(words[0]) in _I else words
    if (own := performed(words)) is not None:
        return own
    for kind in _BY_CONTENT:
        if holds(words, kind) or (kind in SHAPES and SHAPES[kind](words)):
            return kind
    if any(w in _NOT_EVER for w in words[:6]):
        return "rejection"
    if falls_short(words):
        return "accusation"
    if holds(words, "denial") or disowns(words):
        return "denial"
    if any(w in _NOT_PAST for w in words[:1]) or any(w in ("لم", "ولم") for w in words[:3]):
        return "denial"
    if words[:1] in (("لا",), ("ولا",)):
        return "rejection" if act == "statement" else act
    if _warns(words) or holds(words, "warning") or (act == "assessment" and _harms(words)):
        return "warning"
    if holds(words, "blame") or lemma == "تساءل":
        return "accusation"
    return "assessment" if act == "statement" and holds(words, "assessment") else act


def _harms(words: Sequence[str]) -> bool:
    return any((w,) in phrases("risk", "harms") for w in words)


def _warns(words: Sequence[str]) -> bool:
    likely = phrases("risk", "certain_words")
    return any((w,) in likely for w in words) and _harms(words)


def stance_of(act: SpeechAct, words: Sequence[str], lemma: str = "") -> Stance:
    """Which way the act points; conditional where its own words state the condition.

    Args:
        act: What the words do.
        words: Folded words of the content.
        lemma: The cue's past (امتنع), empty without a cue.
    """
    if act == "rejection" and lemma in _REFUSING and holds(words[:9], "silence"):
        return "neutral"
    if act in _ABLE_TO_BE_CONDITIONAL and conditional(words):
        return "conditional"
    if act in ("appeal", "demand"):
        return "opposes" if leaves(words) else "supports"
    return _leaning(act, words, lemma) if act in _OPEN else _STANCE[act]


def _leaning(act: SpeechAct, words: Sequence[str], lemma: str) -> Stance:
    """The side of a statement or an estimate, by its words of doubt, denial and understanding."""
    if any(w in _AGAINST for w in words[:12]):
        return "opposes"
    if lemma in _DOUBTING or (act == "assessment" and (holds(words, "gloomy") or _harms(words))):
        return "opposes"
    return "supports" if holds(words, "accord") else "neutral"
