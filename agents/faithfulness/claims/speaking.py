"""Who a claim says spoke, against who the source says spoke; and whether anybody spoke at all."""

from collections.abc import Sequence

from agents.faithfulness.claims.cast import with_speaker
from agents.faithfulness.claims.comparison import Comparison
from agents.faithfulness.claims.floor import floor_of
from agents.faithfulness.claims.forms import Term, shapes
from agents.faithfulness.claims.metonymy import of_country
from agents.faithfulness.claims.report import breaks, holds, open_to_doubt
from agents.faithfulness.claims.turning import source_verbs
from agents.faithfulness.cues import cue_at
from agents.faithfulness.frame import Frame, frame_of
from agents.faithfulness.gender import at_odds
from agents.faithfulness.names import Cast
from agents.faithfulness.quantities import calendar_of
from agents.faithfulness.speaker import check_speaker
from agents.faithfulness.standing import Standing, described, in_turn, oblique, rival_of, standing_of, trace
from agents.faithfulness.view import View, Word, unclitic
from agents.faithfulness.voice import check_voice
from schemas.evidence import Evidence
from schemas.grounded import Finding

_CUED = 0.4
"""Share of an article's sentences with a cue from which on words without any are the outlet's."""
_NEARER = 2
"""Sentences before the words from which on a speaker gives way to who is named in the sentence before."""
_US = 2
"""Verbs of saying in the first person plural from which on an article is somebody's statement."""
_APPOSED = 4
"""Words behind a subject among which a name stands in apposition to it."""


def check_said_by(it: Comparison) -> Finding:
    """The speaker is named in the source, and spoke these words."""
    if not it.head.attributed or not it.head.speaker:
        return holds("speaker", "the claim names no speaker")
    words = [it.terms[i] for i in it.head.speaker]
    stated = it.text[words[0].start : words[-1].end]
    if all(it.is_function(t.form) or calendar_of(t.form) for t in words):
        return holds("speaker", "the claim names no speaker", stated=stated)
    absent = next((t for t in words if not _known(it, t)), None)
    if absent is not None:
        return breaks("speaker", "the source names nobody so", stated=stated, found=absent.form)
    name = [Word(t.start, t.end, t.form) for t in words]
    cast = with_speaker(it.cast, stated, name)
    keys, taken = cast.named(name), it.alignment.found
    if not keys or not taken:
        return open_to_doubt("speaker", "the words or their speaker were not found", stated=stated)
    start, end = it.ground.near[taken.start].start, it.ground.near[taken.stop - 1].end
    view, evidence = it.ground.view, it.ground.evidence(start, end)
    found = check_speaker(view, cast, evidence, keys, cue=_cue(it), field="speaker", outside=_quotes(it))
    floor = floor_of(view, cast, keys, start) if _quotes(it) and found.verdict != "pass" else ""
    if floor == "mine":
        return holds("speaker", "the layout gives the speaker the floor", stated=stated)
    if floor == "other" and not _frame(it, cast, evidence):
        return breaks("speaker", "the layout gives somebody else the floor", stated=stated)
    if found.verdict == "fail" and _quotes(it) and in_turn(view, start) and not view.quoted(start):
        return open_to_doubt("speaker", "a turn of a dialogue names no speaker", stated=stated)
    if found.verdict == "fail" and _same_body(it, cast, keys, evidence, [w.form for w in name]):
        return holds("speaker", "the source names the speaker so or more fully", stated=stated, found=found.found)
    at = standing_of(view, cast, keys, evidence)
    if found.verdict == "unmeasurable" and at.known:
        if nearer := _named_nearer(it, cast, keys, evidence, at):
            return breaks("speaker", "another person is named nearer to the words", stated=stated, found=nearer)
        return holds("speaker", "the speaker is named by the words, and nobody else speaks them", stated=stated)
    return found


def _named_nearer(it: Comparison, cast: Cast, keys: frozenset[str], evidence: Evidence, at: Standing) -> str:
    """The name of somebody who is named between the speaker's last mention and the words; empty when nobody is.

    Nothing is said of words in the first person or in a turn of a dialogue, whose speaker stands far from them, of a
    statement that speaks of «us», nor of a speaker whom the paragraph names or hints at.
    """
    view = it.ground.view
    paragraph = view.text.rfind("\n", 0, evidence.start) + 1
    before = view.inside(paragraph, evidence.start)
    if at.own or in_turn(view, evidence.start) or _in_person(it) or _of_us(it):
        return ""
    rival = rival_of(view, cast, keys, evidence, 0 if at.before is not None and at.before < _NEARER else 1)
    if rival is None or described(cast.people[rival], it.lore.words):
        return ""
    if any(m.keys & keys for m in cast.mentions(view.words, before)) or trace(view, cast, keys, before):
        return ""
    mine = {word for key in keys for form in cast.people[key].forms for word in form}
    named = max(map(len, cast.people[rival].forms), default=0) > 1
    if not named or any(mine & set(form) for form in cast.people[rival].forms):
        return ""
    return cast.people[rival].name


def _frame(it: Comparison, cast: Cast, evidence: Evidence) -> Frame | None:
    return frame_of(it.ground.view, cast, evidence.start, evidence.end, _cue(it), outside=_quotes(it))


def _quotes(it: Comparison) -> bool:
    """Whether the claim gives the words as said, not as done."""
    return it.head.link in ("quote", "that")


def _cue(it: Comparison) -> str:
    """The source's reporting verb for the words."""
    verbs = source_verbs(it)
    return verbs[0][0] if verbs else ""


def _known(it: Comparison, term: Term) -> bool:
    """Whether the article has the word; words that are no names need not be there."""
    form = term.form
    if (not it.arabic and it.text[term.start].islower()) or form.isdigit():
        return True
    if it.is_function(form) or form in it.lore.words.titles:
        return True
    return term.stem in it.ground.whole.stems or bool(shapes(form) & it.ground.whole.shapes)


def _same_body(it: Comparison, cast: Cast, keys: frozenset[str], evidence: Evidence, name: Sequence[str]) -> bool:
    """Whether who speaks in the frame bears the claim's name, or the claim's speaker stands in apposition there."""
    view = it.ground.view
    frame = _frame(it, cast, evidence)
    beside = _occurrences(view, evidence, name)
    if frame is None:
        return bool(beside)
    if frame.subject.chained and at_odds(view, cast, keys, frame.verb):
        return False
    mine = {form.removeprefix("ال") for form in name}
    for key in frame.subject.keys:
        for form in cast.people[key].forms:
            if of_country(name, form, it.lore.words):
                return True
            theirs = {word.removeprefix("ال") for word in form}
            if (mine <= theirs or theirs <= mine) and any(len(word) > 3 for word in mine & theirs):
                return True
    if frame.subject.keys and all(described(cast.people[key], it.lore.words) for key in frame.subject.keys):
        return any(cast.people[key].person for key in keys)
    slot = frame.subject.slot
    if frame.subject.keys and frame.verb.kind in it.lore.words.transitive:
        return False
    if any(m.keys & keys and not oblique(view, m) for m in cast.mentions(view.words, slot)):
        return True
    apposed = range(slot.start, slot.stop + _APPOSED)
    return any(i in apposed or not frame.subject.keys for i in beside)


def _occurrences(view: View, evidence: Evidence, name: Sequence[str]) -> list[int]:
    """Where the name, or its last word, stands in the sentence outside the words; behind no preposition or «و»."""
    begin, finish = view.around(evidence.start, evidence.end)
    found = []
    for i in view.inside(begin, finish):
        word = view.words[i]
        if evidence.start <= word.start < evidence.end or word.form != name[-1]:
            continue
        first = (
            i - len(name) + 1 if [w.form for w in view.words[max(0, i - len(name) + 1) : i + 1]] == list(name) else i
        )
        before = view.words[first - 1].form if first else ""
        if view.lexicon is None or before not in view.lexicon.not_subject:
            found.append(first)
    return found


def check_voice_of(it: Comparison) -> Finding:
    """Words given to a speaker are not the outlet's own."""
    if not it.head.attributed or it.head.link == "object":
        return holds("voice", "the claim quotes nobody")
    at = it.alignment.found
    if not at:
        return open_to_doubt("voice", "the words were not found")
    start, end = it.ground.near[at.start].start, it.ground.near[at.stop - 1].end
    evidence = it.ground.evidence(start, end)
    gloss = check_voice(it.ground.view, evidence, "speaker", "direct" if it.head.link == "quote" else "indirect")
    if gloss.verdict == "fail":
        return breaks("voice", gloss.reason, stated=it.words(), found=gloss.found)
    if _somebody_speaks(it, start, end):
        return holds("voice", "somebody speaks these words in the source")
    if _in_person(it) or not _reportage(it):
        return open_to_doubt("voice", "nothing around the words says that somebody spoke", stated=it.words())
    return breaks("voice", "the outlet's own words are given to a speaker", stated=it.words())


def _somebody_speaks(it: Comparison, start: int, end: int) -> bool:
    """Whether a cue, quotation marks, a label or a turn of a dialogue hands the words over."""
    view = it.ground.view
    if view.quotation_of(start, end) is not None or in_turn(view, start):
        return True
    if frame_of(view, it.cast, start, end, _cue(it), outside=True) is not None:
        return True
    begin, _ = view.around(start, end)
    words = view.inside(begin, start)
    if words and view.words[words.stop - 1].form in it.lore.words.complementisers:
        return True
    before = view.text[:begin].rstrip()
    return before.endswith(":") or ":" in view.text[begin:start]


def _in_person(it: Comparison) -> bool:
    """Whether the words speak in the first person: whoever writes them is the speaker."""
    return any(
        term.form in it.lore.first_person or unclitic(term.form) & it.lore.first_person for term in it.ground.near
    )


def _of_us(it: Comparison) -> bool:
    """Whether the article, outside quotation marks, hands words over in the first person plural: «ونطالب بـ»."""
    view = it.ground.view
    forms = (w.form.lstrip("وف") for w in view.words if not view.quoted(w.start))
    said = sum(form[:1] == "ن" and "ي" + form[1:] in it.lore.verbs for form in forms)
    return it.arabic and said >= _US


def _reportage(it: Comparison) -> bool:
    """Whether the article reports speech with cues of its own, sentence by sentence, and nobody speaks all of it."""
    view, lexicon = it.ground.view, it.ground.view.lexicon
    if lexicon is None or any(unclitic(w.form) & it.lore.first_person and not view.quoted(w.start) for w in view.words):
        return False
    cued = sum(any(cue_at(lexicon, view, i) for i in view.inside(s.start, s.end)) for s in view.sentences)
    return cued >= _CUED * len(view.sentences)
