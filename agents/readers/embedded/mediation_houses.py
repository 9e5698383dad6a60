"""Houses in which two sides meet: «وفي بيتها جلس فلان وفلان»، «جمعهما ديوان الشيخ فلان»، «اتسع لهما مكتب فلان»."""

from collections.abc import Iterator

from agents.readers.embedded.lexicon import phrases
from agents.readers.embedded.mediation_both import listed
from agents.readers.embedded.mediation_clauses import Told, match_stem, takes_part
from agents.readers.embedded.mediation_lexicon import clause_words
from agents.readers.embedded.mediation_thread import NAMED, told_of
from agents.readers.embedded.mention import Mention, joined_by_and
from agents.readers.embedded.morphology import Inflection
from agents.readers.embedded.reading import Reading

_IN = frozenset(("في", "وفي", "داخل"))
_NEAR = 6
"""Words between a house and the verb of meeting, and between that verb and those who meet."""


def by_house(reading: Reading, i: int) -> Iterator[Told]:
    """Whose house word i opens, where two sides meet in it, with the word range that shows it."""
    if reading.doc.words[i].quote >= 0:
        return
    for who, first, last in (*_met_in(reading, i), *_house_does(reading, i)):
        entity = reading.inventory.of(who)
        if not takes_part(reading, entity):
            yield entity, "host", first, last


def _met_in(reading: Reading, i: int) -> Iterator[tuple[Mention, int, int]]:
    """Of «وفي بيته اجتمع الضابط والمشرف» whoever the words before are about."""
    doc = reading.doc
    word = doc.folded[i].removeprefix("و")
    first, stop = doc.bounds[doc.words[i].sentence]
    inside = i > first and doc.folded[i - 1] in _IN
    if not inside and word[:1] == "ب":
        word, inside = word[1:], True
    if not inside or (word,) not in clause_words("ownplace") or not word.endswith(("ه", "ها")):
        return
    near = range(max(first, i - _NEAR), min(i + _NEAR + 1, stop))
    verb = next((k for k in near if k != i and listed("meeting_there", reading, k)), None)
    if verb is None or not _two(reading, verb + 1, min(verb + 2 * _NEAR, stop)):
        return
    whose = Inflection("past", "f" if word.endswith("ها") else "m", "s")
    begin = min(i, verb)
    who = told_of(reading, begin, whose)
    if who is not None:
        yield who, begin, min(max(i, verb) + _NEAR, stop)


def _two(reading: Reading, first: int, stop: int) -> bool:
    """Whether two who are joined by و, or the two sides in so many words, stand between two words."""
    words = reading.doc.folded
    if any(match_stem(words, k, clause_words("either")) for k in range(first, stop)):
        return True
    told = [m for m in reading.mentions_in(first, stop) if m.kind in (*NAMED, "body", "state")]
    return bool(told) and any(joined_by_and(reading.doc, m) and not m.governed for m in told)


def _house_does(reading: Reading, i: int) -> Iterator[tuple[Mention, int, int]]:
    """Of «جمعهما ديوان الشيخ فلان» the one whose house brings the two together."""
    doc = reading.doc
    size = listed("housing", reading, i)
    stop = doc.bounds[doc.words[i].sentence][1]
    if not size:
        return
    at = next((k for k in range(i + size, min(i + size + 3, stop)) if _place(reading, k)), None)
    if at is None:
        return
    who = next((m for m in reading.mentions_in(at, min(at + _NEAR, stop)) if m.kind in NAMED), None)
    who = who or reading.subjects.at.get(at + 1)
    if who is not None and who.kind in (*NAMED, "body"):
        yield who, i, who.last


def _place(reading: Reading, k: int) -> bool:
    return (reading.doc.folded[k],) in phrases("mediation_both", "own_places")
