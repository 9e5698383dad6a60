"""Who answers where somebody is asked: سُئل فلان عن كذا فقال، سأل صحافي الوزير عن كذا، فأجاب، حين تسأله فلانة، ينفي."""

from agents.readers.embedded.complements import lookup
from agents.readers.embedded.cues import Cue
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import cue_forms, frames
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.slots import Slots
from agents.readers.embedded.subjects import COMMA


def answers(speakers: Slots, cue: Cue, spoken: list[Entity]) -> tuple[Mention | None, list[Entity]]:
    """Whom the question before a verb is put to: a mention, or the speakers so far of whom a pronoun may mean one."""
    doc = speakers.doc
    then = cue.joined and doc.folded[cue.at].startswith("ف")
    if cue.how.person != 3 or not (then or (not cue.joined and COMMA & set(doc.gaps[cue.at]))):
        return None, []
    for k in range(cue.at - 2, doc.bounds[doc.words[cue.at].sentence][0] - 1, -1):
        if doc.words[k].quote >= 0:
            continue
        if frames()["was_asked"].match_joined(doc.folded, k, "وف"):
            return speakers.subject_after(k, cue.at), []
        asking = [r.how for r in cue_forms().get(lookup(doc.folded[k])[1], ()) if r.verb.lemma == "سأل"]
        if not asking or asking[0].form not in ("past", "present") or asking[0].person != 3:
            continue
        asker = speakers.subject_after(k, cue.at)
        if asking[0].suffix:
            other = speakers.inventory.of(asker) if asker is not None else None
            return None, [e for e in reversed(spoken[-4:]) if e is not other]
        second = speakers.at.get(asker.last) if asker is not None else None
        return (second if second is not None and not second.governed else None), []
    return None, []
