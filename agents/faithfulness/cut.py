"""A quote cut behind a negator: «اتفاق قبل الانسحاب» out of «لا اتفاق قبل الانسحاب» says the contrary of its source."""

from dataclasses import dataclass
from functools import cache

import regex

from agents.faithfulness.lists import folded_words, listed
from agents.faithfulness.verdict import failed, passed, unmeasurable
from agents.faithfulness.view import View, unclitic
from schemas.evidence import Evidence
from schemas.grounded import Finding

_PAUSE = regex.compile(r"[^\s’'«»“”„\"]")
_ELISION = regex.compile(r"\p{L}{1,2}['’]$")
_LEAP = 6
"""Words that may stand between a negator and what it denies: «pas question pour autant de»."""


@dataclass(frozen=True)
class Cutting:
    """One language's words around a cut, folded."""

    negators: frozenset[str]
    light: frozenset[str]
    """Words that may stand between a negator and what it denies."""
    exceptive: frozenset[str]
    """«not only», «لا … إلا»: what follows these is affirmed."""


@cache
def cutting(language: str) -> Cutting | None:
    """The words of a language; None for one without a list."""
    data = listed(language, "cutting")
    return Cutting(*(folded_words(data[name]) for name in ("negators", "light", "exceptive"))) if data else None


def check_cut(view: View, evidence: Evidence, field: str = "quote") -> Finding:
    """No negator stands right before the quoted words, outside of them."""
    words = cutting(view.article.language)
    if words is None:
        reason = f"no negators known for «{view.article.language}»"
        return unmeasurable(field, "polarity_mismatch", reason, stated=evidence.quote)
    at = _negator(view, evidence, words)
    if at is None:
        return passed(field, "no negator is cut off before the words", stated=evidence.quote)
    found = view.text[view.words[at].start : evidence.end]
    reason = f"«{view.words[at].form}» is cut off: the source denies these words"
    return failed(field, "polarity_mismatch", reason, stated=evidence.quote, found=found)


def _negator(view: View, evidence: Evidence, words: Cutting) -> int | None:
    """Index of the negator that governs the span from outside; only light words stand between the two."""
    inner = view.inside(evidence.start, evidence.end)
    if not inner or view.words[inner.start].form in words.exceptive:
        return None
    begin, _ = view.around(evidence.start, evidence.end)
    end = evidence.start
    for i in reversed(view.inside(begin, evidence.start)[-_LEAP:]):
        word = view.words[i]
        if _PAUSE.search(_ELISION.sub("", view.text[word.end : end])):
            return None
        if word.form in words.negators and not _only(view, i, words):
            return i
        if word.form not in words.light:
            return None
        end = word.start
    return None


def _only(view: View, at: int, words: Cutting) -> bool:
    """«not only», «ليس فقط»: what follows is affirmed."""
    behind = view.words[at + 1].form if at + 1 < len(view.words) else ""
    return bool(unclitic(behind) & words.exceptive)
