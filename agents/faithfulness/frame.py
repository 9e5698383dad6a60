"""The attribution frame of a span: the word that hands it over, and who stands as its speaker."""

from dataclasses import dataclass, replace

import regex

from agents.faithfulness.cues import OTHER, cue_at
from agents.faithfulness.names import Cast
from agents.faithfulness.subject import Subject, subject_of
from agents.faithfulness.view import View, find_phrase, words_of
from agents.faithfulness.words import Verb, Words

_LINK = regex.compile(r"[:«“„\"]")
_PARTED = regex.compile(r"[\s.!?؟]*[»”\"،,—–-]")
_MARKS = " \t«»“”„\"'"
_LABEL_BREAK = regex.compile(r"[.;؛!?؟—–»”]|\d:\d+")
_CHAIN = 3
"""Cues back to which a verb without a subject is followed."""
_POST = 4
"""Words behind a quotation among which its cue stands."""


@dataclass(frozen=True)
class Frame:
    """The cue that governs a span, and its subject."""

    cue: int
    """Word index."""
    verb: Verb
    subject: Subject
    window: range
    """Words between the farthest cue that was looked at and the span's end, in which the holder may be named."""


def frame_of(view: View, cast: Cast, start: int, end: int, cue: str = "", *, outside: bool = False) -> Frame | None:
    """The frame of [start, end); None where the text gives no clue. With `outside`, no word of the span is its cue."""
    lexicon = view.lexicon
    if lexicon is None or not view.sentences:
        return None
    label = _label(view, cast, start, near=bool(cue))
    if label is not None:
        return label
    stated = _stated_cue(view, lexicon, start, end, cue)
    at = _governing(view, cast, lexicon, start, end, outside=outside) if stated is None else stated
    if at is None:
        return None
    verb = cue_at(lexicon, view, at) or OTHER
    if verb.bare and verb.feminine is None:
        return None  # «we», «I»: whoever writes, the words before do not tell
    limit = _limit(view, at, start, end)
    subject = subject_of(view, cast, lexicon, at, limit, _CHAIN)
    if stated is None and at < view.inside(start, end).start and not _linked(view, lexicon, start):
        subject = replace(subject, clear=False)
    first = min(at, subject.slot.start if subject.slot else at)
    back = view.around(start, end, before=subject.chained)[0]
    window = range(min(first, view.inside(back, start).start), view.inside(start, end).stop)
    return Frame(at, verb, subject, window)


def _label(view: View, cast: Cast, start: int, *, near: bool) -> Frame | None:
    """«Name: words»: a name alone between the last break and a colon, the span right behind it.

    Without `near` the span may also stand later in the line that a name and a colon open.
    """
    line = view.text.rfind("\n", 0, start) + 1
    head = view.text[line:start]
    last = len(head.rstrip(_MARKS)) - 1
    colon = next((i for i in ((last,) if near else (last, head.find(":"))) if _is_label(head, i)), -1)
    if colon < 0 or view.quoted(line + colon):
        return None
    begin = max((m.end() for m in _LABEL_BREAK.finditer(head[:colon])), default=0)
    names = view.inside(line + begin, line + colon)
    mentions = cast.mentions(view.words, names)
    if not mentions or mentions[-1].last != names.stop or mentions[0].first - names.start > 3 or mentions[0].clitic:
        return None
    lexicon = view.lexicon
    if lexicon is None or any(view.words[i].form in lexicon.not_subject for i in names):
        return None
    if any(cue_at(lexicon, view, i) for i in names if i not in cast.covered(view)):
        return None
    keys = frozenset[str]().union(*(mention.keys for mention in mentions))
    return Frame(names.start, OTHER, Subject(keys, True, True, names), names)


def _is_label(head: str, colon: int) -> bool:
    return colon > 0 and head[colon] == ":" and len(head[:colon].split()) > 0 and not head[colon - 1].isdigit()


def _linked(view: View, lexicon: Words, start: int) -> bool:
    """Whether a colon, an opening quotation mark or «that» stands right before the span: the cue governs it."""
    before = view.inside(0, start)
    if not before:
        return False
    gap = view.text[view.words[before.stop - 1].end : start]
    return bool(_LINK.search(gap)) or view.words[before.stop - 1].form in lexicon.complementisers


def _governing(view: View, cast: Cast, lexicon: Words, start: int, end: int, *, outside: bool) -> int | None:
    inner = view.inside(start, end)
    if not outside and view.quotation_of(start, end) is None and not _linked(view, lexicon, start):
        for i in range(inner.start, min(inner.start + 2, inner.stop)):
            if cue_at(lexicon, view, i):
                return i
    begin, finish = view.around(start, end)
    before = [i for i in _free(view, cast, view.inside(begin, start)) if cue_at(lexicon, view, i)]
    after = [i for i in _free(view, cast, view.inside(end, finish))[:_POST] if cue_at(lexicon, view, i)]
    opens = len(view.inside(begin, start)) == 0
    if after and (opens or not before) and _PARTED.match(view.text, end):
        return after[0]
    return before[-1] if before else None


def _free(view: View, cast: Cast, span: range) -> list[int]:
    """The words outside quotation marks and names: where a cue may stand."""
    names = cast.covered(view)
    return [i for i in span if i not in names and not view.quoted(view.words[i].start)]


def _stated_cue(view: View, lexicon: Words, start: int, end: int, cue: str) -> int | None:
    """Where the cue that the item names stands: the occurrence nearest to the span."""
    phrase = tuple(word.form for word in words_of(cue))
    if not phrase:
        return None
    low, high = view.around(start, end, before=1, after=1)
    span = view.inside(low, high)
    forms = view.forms(span)
    found: list[tuple[int, int, int]] = []
    at = find_phrase(forms, phrase)
    while at >= 0:
        index = span.start + at
        word = view.words[index]
        distance = start - word.end if word.end <= start else max(0, word.start - end)
        found.append((_rank(view, word.start, start), distance, index))
        at = find_phrase(forms, phrase, at + 1)
    if not found:
        return None
    first = min(found)[2]
    verbs = [i for i in range(first, first + len(phrase)) if cue_at(lexicon, view, i)]
    return verbs[0] if verbs else first + len(phrase) - 1


def _rank(view: View, cue: int, start: int) -> int:
    """0 for a cue in the span's own sentence, 1 before it, 2 behind it."""
    own, other = view.sentence_at(start), view.sentence_at(cue)
    return 0 if other == own else 1 if other < own else 2


def _limit(view: View, at: int, start: int, end: int) -> int:
    """Where the slot of the cue at `at` must end: at the span when the cue stands before it."""
    inner = view.inside(start, end)
    if at < inner.start:
        return inner.start
    if at in inner:
        return inner.stop
    return view.inside(start, view.around(start, end)[1]).stop
