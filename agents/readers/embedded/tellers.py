"""What is left of a guest's sentence that tells what others said: their words are theirs, the clauses round them are his."""

from collections.abc import Sequence

from agents.readers.embedded.attribution import Speakers
from agents.readers.embedded.clauses import clause_start
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import frames
from agents.readers.embedded.stands import Stand, Stands
from agents.readers.embedded.subjects import COMMA

_LEAST = 3
"""Words of the teller's own that are worth a stand beside the words he tells."""


def left_to_the_teller(doc: Document, stands: Stands, speakers: Speakers, own: Stand, told: Sequence[Stand]) -> None:
    """Cut his stand to what stands before and behind the words that it tells of others."""
    told = [s for s in told if s.nested is own.holder and s.holder is not own.holder]
    if not told:
        return
    stands.found.remove(own)
    before = min(_attribution(doc, speakers, s, own.first) for s in told)
    if before - own.first >= _LEAST:
        stands.add(own.holder, own.first, before, None, "direct")
    behind = max(s.last for s in told)
    if own.last - behind >= _LEAST and COMMA & set(doc.gaps[behind]):
        stands.add(own.holder, behind, own.last, None, "direct")


def back_to_himself(doc: Document, at: int, stop: int) -> int:
    """The word behind the one at `at` with which the teller goes on about himself (، وأنا لم أسمع), else `stop`."""
    own = frames()["own_view"]
    turns = (k for k in range(at + 1, stop) if COMMA & set(doc.gaps[k]) and own.match_joined(doc.folded, k, "وف"))
    return next(turns, stop)


def _attribution(doc: Document, speakers: Speakers, told: Stand, first: int) -> int:
    """Where the clause begins that says whose words are told: at its subject or verb, at the comma before them."""
    at = told.first if told.cue_at is None else min(told.first, told.cue_at)
    subject = speakers.just_before(at)
    at = subject.first if subject is not None else at
    start = max(first, clause_start(doc, at))
    return next((k for k in range(at, start, -1) if COMMA & set(doc.gaps[k])), start)
