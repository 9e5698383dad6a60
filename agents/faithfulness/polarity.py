"""Do act and stance agree with the introducing word, and does that word stand where the span stands?"""

from collections.abc import Sequence

from agents.faithfulness.cues import cue_at
from agents.faithfulness.verdict import failed, passed, unmeasurable
from agents.faithfulness.view import View, find_phrase, unclitic, words_of
from agents.faithfulness.words import Words
from schemas.evidence import Evidence
from schemas.grounded import Finding
from schemas.vocabulary import SpeechAct, Stance

_AGAINST = frozenset(("deny", "reject", "accuse", "warn", "threaten"))
_FOR = frozenset(("endorse", "commit", "offer"))
_FORBIDDEN: dict[SpeechAct, frozenset[str]] = {
    "statement": frozenset(("deny",)),
    "endorsement": frozenset(("deny", "reject", "accuse", "threaten")),
    "commitment": frozenset(("deny", "reject", "accuse")),
    "offer": frozenset(("deny", "reject", "accuse", "threaten")),
    "demand": frozenset(("deny",)),
    "appeal": frozenset(("deny", "threaten")),
    "accusation": frozenset(("deny", "endorse", "commit", "offer")),
    "denial": _FOR,
    "rejection": _FOR,
    "warning": frozenset(("endorse", "deny", "offer")),
    "threat": frozenset(("endorse", "deny", "offer")),
}
"""Kinds of introducing verbs that an act cannot have."""
_CARRIES: dict[SpeechAct, frozenset[str]] = {
    "denial": frozenset(("deny", "reject")),
    "rejection": frozenset(("reject", "deny")),
    "accusation": frozenset(("accuse",)),
    "warning": frozenset(("warn",)),
    "threat": frozenset(("threaten",)),
    "commitment": frozenset(("commit",)),
    "offer": frozenset(("offer",)),
    "endorsement": frozenset(("endorse",)),
    "demand": frozenset(("demand",)),
    "appeal": frozenset(("demand",)),
    "condition": frozenset(("condition",)),
    "statement": frozenset(("say", "tell", "renew")),
    "assessment": frozenset(("assess",)),
}
_NEVER: dict[Stance, frozenset[SpeechAct]] = {
    "supports": frozenset(("denial", "warning", "accusation", "rejection", "threat")),
    "opposes": frozenset(("endorsement", "offer", "commitment")),
}
_PRONOUNS = ("ها", "هما", "هم", "ه")
_OPENING = 2
"""Words at the head of a span in which «لم» denies all of it."""
_SCOPE_BEFORE, _SCOPE_BEHIND = 4, 6
"""Words before and behind a span among which a negation bears on it."""


def check_cue(view: View, evidence: Evidence, cue: str) -> Finding:
    """The introducing word that the item names occurs in the sentences of the span or beside them."""
    phrase = tuple(word.form for word in words_of(cue))
    if not phrase:
        return unmeasurable("cue", "polarity_mismatch", "the item names no introducing word")
    if len(phrase) == 1 and _is_part_of_a_name(view, evidence, cue):
        reason = f"«{cue}» is part of a name here, and hands nothing over"
        return failed("cue", "polarity_mismatch", reason, stated=cue)
    near = view.forms(view.inside(*view.around(evidence.start, evidence.end, before=1, after=1)))
    if find_phrase(near, phrase) >= 0 or any(find_phrase(near, (form,)) >= 0 for form in phrase[:1]):
        return passed("cue", "the introducing word stands by the span", stated=cue)
    reason = f"«{cue}» does not stand in the sentences around the span"
    return failed("cue", "polarity_mismatch", reason, stated=cue)


def _is_part_of_a_name(view: View, evidence: Evidence, cue: str) -> bool:
    """Whether a word in Latin letters stands near the span only with a capital behind another capital: United States."""
    if not cue[:1].isupper() or not cue[0].isascii():
        return False
    start, end = view.around(evidence.start, evidence.end, before=1, after=1)
    near = [view.text[view.words[i].start : view.words[i].end] for i in view.inside(start, end)]
    places = [i for i, word in enumerate(near) if word == cue]
    return bool(places) and all(i > 0 and near[i - 1][:1].isupper() for i in places)


def check_act(view: View, evidence: Evidence, cue: str, act: SpeechAct, stance: Stance = "unclear") -> Finding:
    """The act agrees with the kind of the introducing verb; a denial needs a denying word, and denying words make one."""
    if view.lexicon is None:
        return unmeasurable("speech_act", "polarity_mismatch", f"no lexicon for «{view.article.language}»", stated=act)
    kinds = cue_kinds(view, view.lexicon, evidence, cue)
    if act == "statement" and _denies(view, view.lexicon, evidence, kinds, stance):
        return failed("speech_act", "polarity_mismatch", "the words deny", stated=act, found=evidence.quote)
    if kinds & _CARRIES.get(act, frozenset()):
        return passed("speech_act", "the introducing verb is of that kind", stated=act, found=" ".join(sorted(kinds)))
    denied = negated(view, view.lexicon, evidence)
    if act == "denial":
        return _denial(view, view.lexicon, evidence, cue, denied=denied)
    if act == "rejection" and denied:
        return unmeasurable("speech_act", "polarity_mismatch", "a negation stands in the words", stated=act)
    clash = kinds & _FORBIDDEN.get(act, frozenset())
    if clash and kinds <= _FORBIDDEN.get(act, frozenset()) and not _cue_negated(view, view.lexicon, evidence, cue):
        reason = f"the introducing verb is of kind {', '.join(sorted(clash))}"
        return failed("speech_act", "polarity_mismatch", reason, stated=act, found=" ".join(sorted(kinds)))
    return unmeasurable("speech_act", "polarity_mismatch", "the introducing words do not tell the act", stated=act)


def _denies(view: View, lexicon: Words, evidence: Evidence, kinds: frozenset[str], stance: Stance) -> bool:
    """Whether words that are to be a mere statement oppose something and deny it: by verb, by «لم» or by a denying word."""
    if stance != "opposes":
        return False
    forms = view.forms(view.inside(evidence.start, evidence.end))
    opening = any(unclitic(form) & lexicon.denying_openers for form in forms[:_OPENING])
    return opening or bool(kinds & {"deny", "reject"}) or any(unclitic(form) & lexicon.denial_words for form in forms)


def _denial(view: View, lexicon: Words, evidence: Evidence, cue: str, *, denied: bool) -> Finding:
    """A denial needs a denying word in its scope; a question or a reply may deny without one."""
    own = tuple(word.form for word in words_of(cue))
    near = [*view.forms(_scope(view, evidence)), *own]
    if _holds_negation(near, lexicon):
        return passed("speech_act", "the words deny", stated="denial")
    replies = any(unclitic(form) & lexicon.replies for form in own)
    asked = "؟" in evidence.quote or "?" in evidence.quote
    if own and not asked and not replies:
        return failed("speech_act", "polarity_mismatch", "nothing in these words denies anything", stated="denial")
    reason = "a negation stands too far off" if denied else "no denying word was found"
    return unmeasurable("speech_act", "polarity_mismatch", reason, stated="denial")


def _scope(view: View, evidence: Evidence) -> range:
    """The span and a few words of its sentences on both sides."""
    begin, finish = view.around(evidence.start, evidence.end)
    inner, whole = view.inside(evidence.start, evidence.end), view.inside(begin, finish)
    return range(max(whole.start, inner.start - _SCOPE_BEFORE), min(whole.stop, inner.stop + _SCOPE_BEHIND))


def check_stance(view: View, evidence: Evidence, cue: str, act: SpeechAct, stance: Stance) -> Finding:
    """Support and opposition are not exchanged."""
    if act in _NEVER.get(stance, frozenset()):
        return failed(
            "stance", "polarity_mismatch", f"a {act} does not {stance[:-1]} what it is about", stated=stance, found=act
        )
    if view.lexicon is None or stance in ("neutral", "unclear", "conditional"):
        return unmeasurable("stance", "polarity_mismatch", "the words do not tell the stance", stated=stance)
    kinds = cue_kinds(view, view.lexicon, evidence, cue)
    if stance == "opposes" and kinds == {"demand"} and not _ceasing(view, view.lexicon, evidence, cue):
        reason = "what is asked for is something to do, nothing to leave or to end"
        return failed("stance", "polarity_mismatch", reason, stated=stance, found=" ".join(sorted(kinds)))
    mine, other = (_FOR, _AGAINST) if stance == "supports" else (_AGAINST, _FOR)
    if kinds & mine:
        return passed("stance", "the introducing verb takes that side", stated=stance, found=" ".join(sorted(kinds)))
    if kinds & other and not kinds - other and not _turned(view, view.lexicon, evidence, cue):
        reason = f"the introducing verb takes the other side: {', '.join(sorted(kinds))}"
        return failed("stance", "polarity_mismatch", reason, stated=stance, found=" ".join(sorted(kinds)))
    return unmeasurable("stance", "polarity_mismatch", "the words do not tell the stance", stated=stance)


def _ceasing(view: View, lexicon: Words, evidence: Evidence, cue: str) -> bool:
    """Whether what is asked for is to leave, to end or not to do something."""
    forms = [*view.forms(_scope(view, evidence)), *(word.form for word in words_of(cue))]
    return _holds_negation(forms, lexicon) or any(unclitic(form) & lexicon.ceasing for form in forms)


def cue_kinds(view: View, lexicon: Words, evidence: Evidence, cue: str) -> frozenset[str]:
    """Kinds of the verbs in the introducing words; of the span's first word when the item names none."""
    own = words_of(cue)
    if not own:
        inner = view.inside(evidence.start, evidence.end)
        verbs = [cue_at(lexicon, view, i) for i in range(inner.start, min(inner.start + 1, inner.stop))]
        return frozenset(verb.kind for verb in verbs if verb)
    return frozenset(
        lexicon.verbs[bare].kind
        for word in own
        for bare in sorted(unclitic(word.form), key=len)[-1:]
        if bare in lexicon.verbs
    ) or frozenset(lexicon.verbs[bare].kind for word in own for bare in unclitic(word.form) if bare in lexicon.verbs)


def negated(view: View, lexicon: Words, evidence: Evidence) -> bool:
    """Whether the span, or the words of its sentence before it, hold a negator or a denying word."""
    begin, _ = view.around(evidence.start, evidence.end)
    return _holds_negation(view.forms(view.inside(begin, evidence.end)), lexicon)


def _holds_negation(forms: Sequence[str], lexicon: Words) -> bool:
    return any(
        bare in lexicon.negators
        or bare in lexicon.denial_words
        or (bare in lexicon.verbs and lexicon.verbs[bare].kind in ("deny", "reject"))
        for form in forms
        for bare in _bare(form)
    )


def _bare(form: str) -> frozenset[str]:
    """The form without proclitics, and a verb without the pronoun behind it («نفتها»)."""
    found = unclitic(form)
    ends = (end for end in _PRONOUNS if form.endswith(end) and len(form) > len(end) + 2)
    return found.union(*(unclitic(form[: -len(end)]) for end in ends))


def _cue_negated(view: View, lexicon: Words, evidence: Evidence, cue: str) -> bool:
    """«لم ينفِ»: a negator right before the introducing word, or inside it."""
    phrase = tuple(word.form for word in words_of(cue))
    if any(form in lexicon.negators for form in phrase):
        return True
    span = view.inside(*view.around(evidence.start, evidence.end, before=1, after=1))
    forms = view.forms(span)
    at = find_phrase(forms, phrase)
    return at > 0 and forms[at - 1] in lexicon.negators


def _turned(view: View, lexicon: Words, evidence: Evidence, cue: str) -> bool:
    """Whether a negation could turn the side the verb takes."""
    inner = view.forms(view.inside(evidence.start, evidence.end))
    return _cue_negated(view, lexicon, evidence, cue) or _holds_negation(inner[1:], lexicon)
