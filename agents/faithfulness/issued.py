"""Whose text a quotation stands in: «جاء في بيان عن الرئاسة: «…»» speaks for the presidency, not for whom it names."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from agents.faithfulness.lists import folded_words, listed
from agents.faithfulness.names import Cast
from agents.faithfulness.verdict import failed
from agents.faithfulness.view import View, unclitic
from schemas.evidence import Evidence
from schemas.grounded import Finding

_BETWEEN = 3
"""Words that may stand between the verb and the text it names: «جاء ذلك في بيان»."""


@dataclass(frozen=True)
class Issued:
    """One language's words for texts and for standing in them, folded."""

    verbs: frozenset[str]
    texts: frozenset[str]
    by: frozenset[str]
    """What tells behind a text who issued it."""


@cache
def issued(language: str) -> Issued | None:
    """The words of a language; None for one without a list."""
    data = listed(language, "issued")
    return Issued(*(folded_words(data[name]) for name in ("verbs", "texts", "by"))) if data else None


def check_issued(view: View, cast: Cast, evidence: Evidence, holders: Collection[str]) -> Finding | None:
    """A failure where the quotation stands in somebody else's text; None where nothing is told of a text."""
    words, outer = issued(view.article.language), view.quotation_of(evidence.start, evidence.end)
    if words is None or outer is None:
        return None
    sentence = view.sentences[view.sentence_at(outer.start)] if view.sentences else None
    lead = view.inside(sentence.start if sentence else 0, outer.start)
    at = _text_word(view, lead, words)
    if at is None:
        return None
    between = [view.words[i] for i in range(at + 1, lead.stop)]
    named = cast.named(between)
    told = bool(named) or (bool(between) and not set(unclitic(between[0].form)).isdisjoint(words.by))
    if not told or named & set(holders):
        return None
    whose = view.text[view.words[at].start : outer.start].strip(" :،,")
    return failed("holder", "speaker_mismatch", f"the words stand in a text of somebody else: «{whose}»", found=whose)


def _text_word(view: View, lead: range, words: Issued) -> int | None:
    """The word for a text that stands shortly behind a verb of standing in it."""
    verb: int | None = None
    for i in lead:
        forms = set(unclitic(view.words[i].form))
        if forms & words.verbs:
            verb = i
        elif verb is not None and i - verb <= _BETWEEN and forms & words.texts:
            return i
    return None
