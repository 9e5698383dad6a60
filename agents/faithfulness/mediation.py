"""Does the text show the actor mediating?"""

from collections.abc import Iterable

from agents.faithfulness.names import Cast
from agents.faithfulness.verdict import failed, passed, unmeasurable
from agents.faithfulness.view import View, find_phrase, holds, unclitic
from agents.faithfulness.words import Phrase, Words
from schemas.evidence import Evidence
from schemas.grounded import Finding

_STEM = 5
"""Letters from which on a word of mediation may carry an ending."""


def check_mediating(
    view: View, cast: Cast, evidence: Evidence, actors: Iterable[str], parties: Iterable[str] = ()
) -> Finding:
    """The evidence or its neighbours hold a word of mediation, not negated, and the name of one of `actors`."""
    keys = {key for key in actors if key in cast.people}
    stated = " / ".join(cast.people[key].name for key in sorted(keys))
    if not keys:
        return unmeasurable("actor", "not_mediating", "no known actor is named")
    if keys & set(parties):
        return failed("actor", "not_mediating", "a party to the matter is no mediator of it", stated=stated)
    if view.lexicon is None:
        return unmeasurable("actor", "not_mediating", f"no lexicon for «{view.article.language}»", stated=stated)
    lexicon = view.lexicon
    own = view.forms(view.inside(*view.around(evidence.start, evidence.end)))
    near = view.forms(view.inside(*view.around(evidence.start, evidence.end, before=1, after=1)))
    phrase = holds(own, lexicon.mediation) or holds(near, lexicon.mediation) or _stem(near, lexicon)
    if phrase is None and holds(own, lexicon.contact):
        return unmeasurable("actor", "not_mediating", "a word of contact, none of mediation", stated=stated)
    if phrase is None:
        return failed("actor", "not_mediating", "no word of mediation stands in or beside the words", stated=stated)
    at = find_phrase(own, phrase)
    if at > 0 and own[at - 1] in lexicon.negators and own.count(own[at]) == 1:
        reason = f"«{own[at - 1]} {own[at]}»: the mediation is negated"
        if not any(holds(own[:at] + own[at + 1 :], (other,)) for other in lexicon.mediation):
            return failed("actor", "not_mediating", reason, stated=stated, found=" ".join(own[at - 1 : at + 1]))
    return _named(view, cast, evidence, keys, stated)


def _stem(forms: list[str], lexicon: Words) -> Phrase | None:
    """A word built on a single word of mediation (وسطائه, مراقبيها)."""
    stems = {phrase[0] for phrase in lexicon.mediation if len(phrase) == 1 and len(phrase[0]) >= _STEM}
    found = (bare for form in forms for bare in unclitic(form) if any(bare.startswith(stem) for stem in stems))
    word = next(found, None)
    return None if word is None else (word,)


def _named(view: View, cast: Cast, evidence: Evidence, keys: set[str], stated: str) -> Finding:
    def named(before: int, after: int) -> bool:
        span = view.inside(*view.around(evidence.start, evidence.end, before, after))
        return bool(cast.named(view.words[span.start : span.stop]) & keys)

    if named(1, 1):
        return passed("actor", "the actor and a word of mediation stand together", stated=stated)
    if cast.named(view.words) & keys:
        return unmeasurable("actor", "not_mediating", "the actor is named only elsewhere in the article", stated=stated)
    return failed("actor", "not_mediating", "the article does not name the actor", stated=stated)
