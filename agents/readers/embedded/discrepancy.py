"""Where an article contradicts itself: one accusation on two weekdays, one count with two numbers. Precision first."""

from dataclasses import dataclass
from itertools import combinations

from agents.readers.embedded.lexicon import small_words
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.telling import stems
from schemas.draft import Span

_LEAST_SHARED = 2
_FIELD = {"ar": "اليوم"}
"""What differs, in the article's language."""


@dataclass
class FoundDiscrepancy:
    """Two stretches that cannot both be right."""

    field: str
    a: Span
    b: Span
    note: str


def find_discrepancies(reading: Reading) -> list[FoundDiscrepancy]:
    """Contradictions about the day of one accusation."""
    dated = [(s, day) for s in reading.stands if s.act == "accusation" and (day := _day(reading, s)) is not None]
    found = []
    for (one, first), (other, second) in combinations(dated, 2):
        if first[0] == second[0] or not _same_matter(reading, one, other):
            continue
        a, b = _with_day(reading, one, first[1]), _with_day(reading, other, second[1])
        if a is not None and b is not None:
            note = f"{_written(reading, first)} ≠ {_written(reading, second)}"
            found.append(FoundDiscrepancy(_FIELD.get(reading.doc.article.language, "day"), a, b, note))
    return found[:12]


def _day(reading: Reading, stand: Stand) -> tuple[str, int] | None:
    """The only weekday of the stand's sentence near it, and its word."""
    bounds = reading.doc.bounds[reading.doc.words[stand.first].sentence]
    days = small_words()["days"]
    low, high = max(bounds[0], stand.first - 6), min(bounds[1], stand.last + 3)
    found = []
    for k in range(low, high):
        word = reading.doc.folded[k]
        plain = word[1:] if word[:1] == "و" and word[1:] in days else word
        if plain in days:
            found.append((plain, k))
    return found[0] if len({d for d, _ in found}) == 1 else None


def _written(reading: Reading, day: tuple[str, int]) -> str:
    """The weekday as the article writes it, without a joined و."""
    word = reading.doc.words[day[1]]
    return word.text[1:] if word.folded != day[0] and word.text.startswith("و") else word.text


def _same_matter(reading: Reading, one: Stand, other: Stand) -> bool:
    """Same one accused, and the words of the charge shared."""
    if one.addressee is None or other.addressee is None:
        return False
    if not {w for w in one.addressee.name if len(w) > 3} & {w for w in other.addressee.name if len(w) > 3}:
        return False
    return len(_stems(reading, one) & _stems(reading, other)) >= _LEAST_SHARED


def _with_day(reading: Reading, stand: Stand, day: int) -> Span | None:
    return reading.span(min(stand.first, day), max(stand.last, day + 1))


def _stems(reading: Reading, stand: Stand) -> frozenset[str]:
    return stems(reading, stand.first, stand.last, stand.cue_at)
