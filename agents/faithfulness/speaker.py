"""Is the holder the one who spoke the span? Judged by the attribution frame alone, never by what the reader says."""

from collections.abc import Iterable

from agents.faithfulness.cues import OTHER
from agents.faithfulness.frame import Frame, frame_of
from agents.faithfulness.issued import check_issued
from agents.faithfulness.names import Cast
from agents.faithfulness.trial import Trial
from agents.faithfulness.verdict import failed, passed, unmeasurable
from agents.faithfulness.view import View
from schemas.evidence import Evidence
from schemas.grounded import Finding


def check_speaker(
    view: View,
    cast: Cast,
    evidence: Evidence,
    accepted: Iterable[str],
    *,
    cue: str = "",
    lenient: Iterable[str] = (),
    field: str = "holder",
    outside: bool = False,
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
        outside: The words are what was said, their own verbs hand nothing over.
    """
    keys = _with_bodies(cast, accepted)
    stated = " / ".join(cast.people[key].name for key in sorted(keys))
    if not keys:
        return unmeasurable(field, "speaker_mismatch", "no known actor is named as the speaker")
    if view.lexicon is None:
        return unmeasurable(field, "speaker_mismatch", f"no lexicon for «{view.article.language}»", stated=stated)
    if field == "holder" and (elsewhere := check_issued(view, cast, evidence, keys)):
        return elsewhere.model_copy(update={"stated": stated})
    frame = frame_of(view, cast, evidence.start, evidence.end, cue, outside=outside)
    trial = Trial(
        view,
        cast,
        evidence,
        keys,
        frame,
        frozenset(lenient),
        free=field == "speaker",
        speaks=field in ("holder", "speaker"),
    )
    found = " / ".join(cast.people[key].name for key in sorted(frame.subject.keys)) if frame else ""
    if frame and frame.subject.keys & keys and _loose(view, cast, frame):
        reason = f"«{view.words[frame.cue].form}» may go back to another speaker"
        return unmeasurable(field, "speaker_mismatch", reason, stated=stated, found=found)
    if frame and frame.subject.keys & keys:
        reason = f"«{view.words[frame.cue].form}» has the holder as its subject"
        return passed(field, reason, stated=stated, found=found)
    against = trial.against()
    if against and frame and field == "asserted_by" and frame.verb.kind == "deny":
        reason = "the claim stands inside its denial, which need not say who made it"
        return unmeasurable(field, "speaker_mismatch", reason, stated=stated, found=found)
    if against:
        return failed(field, "speaker_mismatch", against, stated=stated, found=found)
    reason = "the frame does not tell the speaker" if frame else "nothing around the words says who spoke"
    return unmeasurable(field, "speaker_mismatch", reason, stated=stated, found=found)


def _loose(view: View, cast: Cast, frame: Frame) -> bool:
    """Whether the holder's slot is not certain enough to confirm it.

    A word that is no known verb was followed back to an earlier speaker; or a verb that takes an object goes on a
    sentence, and the one name behind it may be that object («وناشدت الحكومة العودة»).
    """
    subject, lexicon = frame.subject, view.lexicon
    if subject.chained:
        return frame.verb is OTHER
    if lexicon is None or subject.clear or frame.verb.kind not in lexicon.object_first or not subject.slot:
        return False
    word = view.words[frame.cue]
    first = view.sentences[view.sentence_at(word.start)].start
    person = any(cast.people[key].person for key in subject.keys)
    continues = word.start > first and (word.form.startswith("و") or frame.verb is OTHER)
    return continues and not person and subject.slot.start > frame.cue


def _with_bodies(cast: Cast, accepted: Iterable[str]) -> frozenset[str]:
    """The accepted actors, those of the same name, and the bodies they belong to."""
    keys = {key for key in accepted if key in cast.people}
    for key in tuple(keys):
        affiliation = cast.people[key].affiliation
        if affiliation in cast.people:
            keys.add(affiliation)
    forms = {form for key in keys for form in cast.people[key].forms}
    return frozenset(keys | {p.key for p in cast.people.values() if forms & set(p.forms)})
