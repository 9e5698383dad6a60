"""Is the holder the one who spoke the span? Judged by the attribution frame alone, never by what the reader says."""

from collections.abc import Iterable

from agents.faithfulness.frame import Frame, frame_of
from agents.faithfulness.names import Cast, Person
from agents.faithfulness.verdict import failed, passed, unmeasurable
from agents.faithfulness.view import View, find_phrase, unclitic
from schemas.evidence import Evidence
from schemas.grounded import Finding

_LOOSE = 4
"""Letters from which on a single word of a name counts as a trace of it."""

_REACH, _LONG_REACH = 4, 6
"""Sentences before the span in which a speaker is named who is meant by a noun, and by a pronoun alone."""
_BESIDE = 4


def check_speaker(
    view: View,
    cast: Cast,
    evidence: Evidence,
    accepted: Iterable[str],
    *,
    cue: str = "",
    lenient: Iterable[str] = (),
    field: str = "holder",
) -> Finding:
    """Compare the speaker of a span with the actors that may stand as it.

    Args:
        view: The article.
        cast: Its actors.
        evidence: The span.
        accepted: Keys of holder, person and body spoken for: any of them as the speaker is a pass.
        cue: The introducing word the item names: helps to find the frame.
        lenient: Keys that do not confirm the holder, but do not speak against it either (who relays nested words).
        field: Name of the field in the finding.
    """
    keys = _with_bodies(cast, accepted)
    stated = " / ".join(cast.people[key].name for key in sorted(keys))
    if not keys:
        return unmeasurable(field, "speaker_mismatch", "no known actor is named as the speaker")
    frame = frame_of(view, cast, evidence.start, evidence.end, cue)
    if frame is None:
        return unmeasurable(field, "speaker_mismatch", "nothing around the words says who spoke", stated=stated)
    found = " / ".join(cast.people[key].name for key in sorted(frame.subject.keys))
    if frame.subject.keys & keys:
        return passed(
            field, f"«{view.words[frame.cue].form}» has the holder as its subject", stated=stated, found=found
        )
    slot = frame.subject.slot
    object_there = bool(cast.named(view.words[slot.start : slot.stop]) & keys)
    if not object_there and _trace(view, cast, keys, slot):
        return unmeasurable(
            field, "speaker_mismatch", "the speaker's slot holds a part of the name", stated=stated, found=found
        )
    if frame.subject.keys & set(lenient):
        return unmeasurable(
            field, "speaker_mismatch", "the words are relayed by another actor", stated=stated, found=found
        )
    named = [key for key in frame.subject.keys if not cast.people[key].vague]
    if named and frame.subject.clear and not _elsewhere(view, cast, keys, frame):
        reason = f"«{view.words[frame.cue].form}» has another actor as its subject: {found}"
        return failed(field, "speaker_mismatch", reason, stated=stated, found=found)
    if not set(lenient) and _far(view, cast, keys, evidence, frame):
        reason = f"«{view.words[frame.cue].form}» hands the words over, and the holder is named nowhere near"
        return failed(field, "speaker_mismatch", reason, stated=stated, found=found)
    return unmeasurable(field, "speaker_mismatch", "the frame does not tell the speaker", stated=stated, found=found)


def _with_bodies(cast: Cast, accepted: Iterable[str]) -> frozenset[str]:
    """The accepted actors, those of the same name, and the bodies they belong to."""
    keys = {key for key in accepted if key in cast.people}
    for key in tuple(keys):
        affiliation = cast.people[key].affiliation
        if affiliation in cast.people:
            keys.add(affiliation)
    forms = {form for key in keys for form in cast.people[key].forms}
    return frozenset(keys | {p.key for p in cast.people.values() if forms & set(p.forms)})


def _trace(view: View, cast: Cast, keys: frozenset[str], slot: range) -> bool:
    """Whether a telling word of the holder's names stands in the slot."""
    telling = {word for key in keys for word in _telling(cast.people[key])}
    return any(bare in telling for i in slot for bare in unclitic(view.words[i].form))


def _far(view: View, cast: Cast, keys: frozenset[str], evidence: Evidence, frame: Frame) -> bool:
    """Whether neither the holder nor a word that goes with the name elsewhere («الوزير») stands in reach of the frame."""
    spoken = view.forms(range(frame.cue, max(frame.cue + 1, frame.subject.slot.stop)))
    joint = view.lexicon.joint if view.lexicon else frozenset[str]()
    if joint & set(spoken) or any(cast.people[key].vague for key in frame.subject.keys):
        return False
    before = _REACH if frame.subject.keys or frame.subject.explicit else _LONG_REACH
    near = view.inside(*view.around(evidence.start, evidence.end, before=before, after=1))
    if cast.named(view.words[near.start : near.stop]) & keys or _trace(view, cast, keys, near):
        return False
    beside = _beside(view, cast, keys)
    slot = [form for i in frame.subject.slot for form in unclitic(view.words[i].form) if len(form) >= _LOOSE]
    return not any(form.removeprefix("ال") in beside for form in slot)


def _beside(view: View, cast: Cast, keys: frozenset[str]) -> frozenset[str]:
    """Words around the holder's names in all the article, the article «ال» taken off."""
    found: set[str] = set()
    for mention in cast.everywhere(view):
        if mention.keys & keys:
            around = range(max(0, mention.first - _BESIDE), min(len(view.words), mention.last + _BESIDE))
            found.update(bare.removeprefix("ال") for i in around for bare in unclitic(view.words[i].form))
    return frozenset(found)


def _telling(person: Person) -> Iterable[str]:
    for form in (*person.forms, *person.roles):
        for word in form:
            if len(word) >= _LOOSE:
                yield word
                yield word.removeprefix("ال") if word.startswith("ال") else "ال" + word


def _elsewhere(view: View, cast: Cast, keys: frozenset[str], frame: Frame) -> bool:
    """Whether the holder is named where the frame is a chain or not right at the cue: then nothing is certain."""
    if not frame.subject.chained:
        return False
    slot = frame.subject.slot
    around = [*range(frame.window.start, slot.start), *range(slot.stop, frame.window.stop)]
    forms = [view.words[i].form for i in around]
    return any(find_phrase(forms, form) >= 0 for key in keys for form in cast.people[key].forms)
