"""Why a quote has no place: which rule it broke, and the sentence that comes closest. Runs on misses only."""

from bisect import bisect_right
from collections import Counter
from itertools import pairwise

from agents.grounding.needle import Needle, needle_of
from agents.grounding.source import Place, SourceText
from agents.grounding.spans import Miss
from retrieval.text.normalise import letter_forms

_SHOWN = 60
_CLOSE = 0.3
"""Share of the quote's units that a sentence must hold to be offered as a hint."""
_WIDEST = 400
"""Units a side that are aligned to tell how many words differ."""


def explain(needle: Needle, source: SourceText) -> Miss:
    """The reason for a miss, most telling first."""
    return (
        _letter_forms_only(needle, source)
        or _words_left_out(needle, source)
        or _cut(needle, source)
        or _nearly(needle, source)
        or Miss("quote_not_found", f"«{shown(needle.quote)}» is not in the article; copy words that are")
    )


def shown(text: str) -> str:
    """A quote short enough for one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _letter_forms_only(needle: Needle, source: SourceText) -> Miss | None:
    place: Place | None = next(source.find(needle, "letters"), None)
    if place is None:
        return None
    reason = (
        f"«{shown(needle.quote)}» has under four words and is written «{source.text[place.start : place.end]}» in the"
        " article; copy it letter by letter"
    )
    return Miss("quote_too_short", reason, source.sentence_span(place.start))


def _words_left_out(needle: Needle, source: SourceText) -> Miss | None:
    """A quote with an ellipsis whose parts stand in the article, but not together."""
    gaps = [at for at, unit in enumerate(needle.core) if set(unit.text) == {"."} and len(unit.text) > 1]
    if not gaps:
        return None
    bounds = [-1, *gaps, len(needle.core)]
    parts = [" ".join(unit.text for unit in needle.core[a + 1 : b]) for a, b in pairwise(bounds)]
    places = [next(source.find(needle_of(part), "letters"), None) for part in parts if part]
    first = next((place for place in places if place), None)
    if first is None:
        return None
    reason = f"«{shown(needle.quote)}» leaves words out at its ellipsis; copy one unbroken run of words"
    return Miss("quote_not_found", reason, source.sentence_span(first.start))


def _cut(needle: Needle, source: SourceText) -> Miss | None:
    """A quote that begins or ends inside a word or number of the article."""
    skeleton = source.skeleton
    at = skeleton.letters.find(letter_forms(needle.row))
    if at < 0:
        return None
    first = max(0, bisect_right(skeleton.offsets, at) - 1)
    last = max(first, bisect_right(skeleton.offsets, at + len(needle.row) - 1) - 1)
    start, end = source.folded.source_span(skeleton.units[first].start, skeleton.units[last].end)
    reason = f"«{shown(needle.quote)}» cuts a word or number of «{shown(source.text[start:end])}»; copy it whole"
    return Miss("quote_not_found", reason, source.sentence_span(start))


def _nearly(needle: Needle, source: SourceText) -> Miss | None:
    row = [letter_forms(unit.text) for unit in needle.core]
    at = _nearest(row, source)
    if at is None:
        return None
    sentence = source.sentences[at]
    span = (sentence.start, sentence.end)
    near = source.sentence_units[max(0, at - 1)][0], source.sentence_units[min(at + 1, len(source.sentences) - 1)][1]
    there = source.skeleton.letters.split()[near[0] : near[1]]
    if len(row) > _WIDEST or len(there) > _WIDEST:
        return Miss("quote_not_found", _far(needle, sentence.index), span)
    distance, begin, end = _align(row, there)
    if distance != 1 or len(row) < 2:
        return Miss("quote_not_found", _far(needle, sentence.index), span)
    has, said = _difference(there[begin:end], row)
    reason = f"«{shown(needle.quote)}» differs in one place: the article has {has}, the quote {said}; copy it unchanged"
    return Miss("near_miss", reason, span)


def _far(needle: Needle, number: int) -> str:
    return f"«{shown(needle.quote)}» is not in the article; the nearest is sentence {number}; copy its words unchanged"


def _nearest(row: list[str], source: SourceText) -> int | None:
    """Position of the sentence that shares most with the quote; a unit counts the more the fewer sentences have it."""
    bags = source.sentence_bags
    wanted = set(row)
    spread = Counter(unit for bag in bags for unit in bag & wanted)
    scores = [sum(1 / spread[unit] for unit in bag & wanted) for bag in bags]
    if not any(scores):
        return None
    at = max(range(len(bags)), key=lambda i: scores[i])
    return at if len(bags[at] & wanted) >= _CLOSE * len(wanted) else None


def _align(row: list[str], there: list[str]) -> tuple[int, int, int]:
    """Fewest units to change, add or drop to find `row` in `there`, and the half-open range where that is."""
    previous = [(0, at) for at in range(len(there) + 1)]
    for count, unit in enumerate(row, 1):
        current = [(count, 0)]
        for at, other in enumerate(there, 1):
            kept = previous[at - 1][0] + (unit != other), previous[at - 1][1]
            added = previous[at][0] + 1, previous[at][1]
            dropped = current[-1][0] + 1, current[-1][1]
            current.append(min(kept, added, dropped, key=lambda step: step[0]))
        previous = current
    end = min(range(len(previous)), key=lambda at: previous[at][0])
    return previous[end][0], previous[end][1], end


def _difference(there: list[str], row: list[str]) -> tuple[str, str]:
    """The units in which two rows differ, once what they share at both ends is taken away."""
    first = 0
    while first < min(len(there), len(row)) and there[first] == row[first]:
        first += 1
    last = 0
    while last < min(len(there), len(row)) - first and there[-1 - last] == row[-1 - last]:
        last += 1
    has, said = there[first : len(there) - last], row[first : len(row) - last]
    return (f"«{' '.join(has)}»" if has else "nothing"), (f"«{' '.join(said)}»" if said else "nothing")
