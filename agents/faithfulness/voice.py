"""Whose voice: what the outlet adds or narrates is no speaker's position."""

from agents.faithfulness.cues import cue_at
from agents.faithfulness.verdict import failed, passed, unmeasurable
from agents.faithfulness.view import View, find_phrase, holds
from schemas.evidence import Evidence
from schemas.grounded import Finding
from schemas.vocabulary import SpeechForm, Voice

_WORDS: frozenset[SpeechForm] = frozenset(("direct", "mixed", "indirect"))


def check_voice(view: View, evidence: Evidence, voice: Voice, form: SpeechForm) -> Finding:
    """A gloss, a headline or narration is not given to a speaker as words of his.

    Narration may report a deed or a demand («طالب بـ»); then the form is `reported` or `action`.
    """
    if voice == "gloss" or (voice in ("narration", "headline") and form in _WORDS):
        return failed(
            "voice", "voice_mismatch", f"{voice} given to a speaker as {form} words", stated=form, found=voice
        )
    marker = _gloss_before(view, evidence) or _gloss_inside(view, evidence)
    if marker:
        return failed("voice", "voice_mismatch", f"«{marker}» opens the outlet's own gloss", stated=voice, found=marker)
    quotation = view.quotation_of(evidence.start, evidence.end)
    if form == "direct" and quotation is not None:
        return passed("voice", "the words stand inside quotation marks", stated=voice)
    return unmeasurable("voice", "voice_mismatch", "no mark tells whose voice it is", stated=voice)


def _gloss_inside(view: View, evidence: Evidence) -> str:
    """The words that open a gloss behind a quotation which the span holds; empty when there are none."""
    ends = [q.end for q in view.quotations if evidence.start <= q.start and q.end < evidence.end]
    if view.lexicon is None or not ends:
        return ""
    forms = view.forms(view.inside(ends[0], evidence.end))
    return " ".join(holds(forms, view.lexicon.gloss) or ())


def _gloss_before(view: View, evidence: Evidence) -> str:
    """The words that open a gloss between the sentence's last cue or quotation and the span; empty when there are none."""
    lexicon = view.lexicon
    if lexicon is None or view.quotation_of(evidence.start, evidence.end) is not None:
        return ""
    begin, _ = view.around(evidence.start, evidence.end)
    span = view.inside(begin, evidence.start)
    first = span.start
    for i in span:
        if cue_at(lexicon, view, i) or view.quoted(view.words[i].start):
            first = i + 1
    closed = any(begin <= q.start and q.end <= evidence.start for q in view.quotations)
    forms = view.forms(range(first, span.stop))
    found = next((phrase for phrase in lexicon.gloss if find_phrase(forms, phrase) >= 0), None)
    return " ".join(found) if found and closed else ""
