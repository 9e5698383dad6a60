"""Who a claim says spoke, against who the source says spoke; and whether anybody spoke at all."""

from agents.faithfulness.claims.comparison import Comparison
from agents.faithfulness.claims.forms import shapes, sound
from agents.faithfulness.claims.report import breaks, holds, open_to_doubt
from agents.faithfulness.frame import frame_of
from agents.faithfulness.speaker import check_speaker
from agents.faithfulness.view import Word
from agents.faithfulness.voice import check_voice
from schemas.grounded import Finding

_SOUND = 1


def check_said_by(it: Comparison) -> Finding:
    """The speaker is named in the source, and spoke these words."""
    if not it.head.attributed or not it.head.speaker:
        return holds("speaker", "the claim names no speaker")
    words = [it.terms[i] for i in it.head.speaker]
    stated = it.text[words[0].start : words[-1].end]
    absent = [t for t in words if not _known(it, t.form)]
    if absent:
        return breaks("speaker", "the source names nobody so", stated=stated, found=absent[0].form)
    keys = it.cast.named([Word(t.start, t.end, t.form) for t in words])
    if not keys:
        return open_to_doubt("speaker", "no known actor is named as the speaker", stated=stated)
    at = it.alignment.found
    if not at:
        return open_to_doubt("speaker", "the words were not found", stated=stated)
    start, end = it.ground.near[at.start].start, it.ground.near[at.stop - 1].end
    found = check_speaker(it.ground.view, it.cast, it.ground.evidence(start, end), keys, field="speaker")
    return found


def _known(it: Comparison, form: str) -> bool:
    """Whether the article has the word, in this or another spelling."""
    if it.is_function(form) or form in it.lore.words.titles or shapes(form) & it.ground.whole.shapes:
        return True
    heard = sound(form)
    return len(heard) > _SOUND and heard in it.ground.whole.sounds


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
    view = it.ground.view
    if frame_of(view, it.cast, start, end) is None and view.quotation_of(start, end) is None:
        return open_to_doubt("voice", "nothing around the words says that somebody spoke", stated=it.words())
    return holds("voice", "somebody speaks these words in the source")
