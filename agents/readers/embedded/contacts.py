"""Contacts of outsiders about a conflict: a call, a visit, a talk of two presidents on the situation in a third country."""

from collections.abc import Iterator

from agents.readers.embedded.affixes import indefinite, readings
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import State, nisbas, phrases
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.reading import Reading

_REACH = 24
"""Words behind the verb in which those in contact and the matter are named."""


def contacts(reading: Reading, i: int) -> Iterator[tuple[Entity, int, int]]:
    """Those whom the verb at word i shows in contact about a conflict that is not theirs, with the word range."""
    doc = reading.doc
    word = doc.folded[i].removeprefix("و")
    if (word,) not in phrases("mediation", "contacting") or doc.words[i].quote >= 0:
        return
    stop = min(i + _REACH, doc.bounds[doc.words[i].sentence][1])
    matter = next((k for k in range(i + 1, stop) if _matter(reading, k)), None)
    if matter is None or not _speaks(reading, i, stop):
        return
    places = {s for m in reading.mentions_in(matter, stop) if (s := reading.inventory.of(m).state) is not None}
    found = [m for m in reading.mentions_in(i + 1, matter) if m.kind in ("person", "state")]
    states = [_state(reading, m) for m in found]
    if not places or len(found) < 2 or any(s is None or s in places for s in states):
        return
    last = max(m.last for m in reading.mentions_in(matter, stop) if reading.inventory.of(m).state in places)
    for mention in found:
        yield reading.inventory.of(mention), i, last


def _matter(reading: Reading, k: int) -> bool:
    table = phrases("mediation", "matters")
    forms = [rest for _, rest in readings(reading.doc.folded[k])]
    return any((form,) in table or (indefinite(form),) in table for form in forms)


def _speaks(reading: Reading, i: int, stop: int) -> bool:
    """A verb that says it all, or one with a call or a meeting as its object."""
    words = reading.doc.folded
    if (words[i].removeprefix("و"),) in phrases("mediation", "conferring"):
        return True
    calls = phrases("mediation", "calls")
    return any(calls.match(words, k) for k in range(i + 1, min(i + 8, stop)))


def _state(reading: Reading, mention: Mention) -> State | None:
    """The state that somebody speaks for: by the office beside the name, else by the body."""
    if mention.role is not None:
        told = [nisbas()[w] for w in reading.doc.folded[mention.role[0] : mention.role[1]] if w in nisbas()]
        if told:
            return told[0]
    entity = reading.inventory.of(mention)
    return entity.state or (entity.body.state if entity.body is not None else None)
