"""A stand made from a stretch that only the model saw: its exact words, form, act and stance."""

from agents.readers.embedded import english_stance
from agents.readers.embedded.complements import lookup
from agents.readers.embedded.document import Document
from agents.readers.embedded.english_lexicon import english_verbs
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import cue_forms
from agents.readers.embedded.mention import name_start
from agents.readers.embedded.stance import act_of, stance_of
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.trained.french import french_tags
from agents.readers.embedded.trained.spans import Candidate
from schemas.vocabulary import SpeechAct, SpeechForm


def stand_from(doc: Document, candidate: Candidate, holder: Entity) -> Stand | None:
    """The stand of a candidate that the rules do not have; None when no words are left."""
    first, last = candidate.first, candidate.last
    cue = candidate.cue if candidate.cue >= 0 else candidate.after
    inside = first <= cue < last
    start, end = doc.words[first].start, doc.words[last - 1].end
    if inside and first == cue and doc.folded[first][:1] in "وف" and lookup(doc.folded[first])[0]:
        start = name_start(doc, first, "و")
    closing = doc.words[last - 1].quote
    if closing >= 0 and doc.words[first].quote != closing:
        end = max(end, doc.quotations[closing].end)
    span = doc.span(start, end)
    if span is None:
        return None
    form = _form(doc, candidate, span.quote)
    act, lemma = _base(doc, cue)
    content = doc.folded[first:last]
    arabic = doc.folded[first][:1] > "\u0600"
    if arabic:
        act = act_of(act, content, lemma=lemma, reported=inside)
        stance = stance_of(act, content, lemma)
    else:
        act = english_stance.act_of(act, content)
        stance = english_stance.stance_of(act, content)
    text = doc.words[cue].text if cue >= 0 else ""
    return Stand(holder, first, last, span, act, stance, form, text, cue if cue >= 0 else None)


def _form(doc: Document, candidate: Candidate, quote: str) -> SpeechForm:
    first = candidate.first
    kind = candidate.stretch.kind if candidate.stretch is not None else "C"
    whole = doc.words[first].quote >= 0 and doc.words[first].quote == doc.words[candidate.last - 1].quote
    if kind == "D" or whole:
        return "direct"
    if any(mark in quote for mark in '«“"„'):
        return "mixed"
    return "reported" if kind == "V" else "indirect"


_FRENCH: dict[str, SpeechAct] = {
    "fr-deny": "denial", "fr-accuse": "accusation", "fr-ask": "demand", "fr-refuse": "rejection", "fr-offer": "offer",
    "fr-warn": "warning", "fr-praise": "endorsement",
}  # fmt: skip


def _base(doc: Document, cue: int) -> tuple[SpeechAct, str]:
    """The act that a cue usually performs, and its lemma; a statement where there is none."""
    if cue < 0:
        return "statement", ""
    word = doc.folded[cue]
    if word[:1] > "\u0600":
        reading = next(iter(cue_forms().get(lookup(word)[1], ())), None)
        return (reading.verb.act, reading.verb.lemma) if reading is not None else ("statement", "")
    verb = english_verbs().get((word,))
    if verb is not None:
        return verb.act, ""
    from_french = (_FRENCH[use] for use in french_tags(word) if use in _FRENCH)
    return next(from_french, "statement"), ""
