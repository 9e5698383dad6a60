"""Agreements the article names, and how far they have come."""

from dataclasses import dataclass

from agents.readers.embedded.affixes import definite, readings
from agents.readers.embedded.lexicon import common_words, phrases, small_words
from agents.readers.embedded.reading import Reading
from schemas.draft import Span
from schemas.vocabulary import AgreementStatus

_STATUSES: tuple[AgreementStatus, ...] = (
    "collapsed",
    "violated",
    "in_force",
    "signed",
    "agreed",
    "announced",
    "called_for",
    "proposed",
)
_LONGEST = 5


@dataclass
class FoundAgreement:
    """An agreement by the fullest name the article gives it."""

    name: str
    status: AgreementStatus
    span: Span


def find_agreements(reading: Reading) -> list[FoundAgreement]:
    """Each agreement once: at the first mention that tells its status."""
    found: dict[tuple[str, ...], FoundAgreement] = {}
    i, words = 0, reading.doc.folded
    while i < len(words):
        size = _noun(reading, i)
        if not size:
            i += 1
            continue
        last = _name_end(reading, i, i + size)
        name = _bare(reading, i, last)
        status = _status(reading, i, last)
        known = next((k for k in found if k[: len(name)] == name or name[: len(k)] == k), None)
        span = reading.span(i, last)
        if status is not None and known is None and span is not None and (last - i > 1):
            found[name] = FoundAgreement(span.quote[:160], status, span)
        i = last
    return list(found.values())[:24]


def _noun(reading: Reading, i: int) -> int:
    nouns = phrases("agreements", "nouns")
    words = reading.doc.folded
    size = nouns.match(words, i)
    if size:
        return size
    for _, rest in readings(words[i]):
        for form in (rest, rest.removeprefix("ال")):
            for length in (3, 2, 1):
                phrase = (form, *words[i + 1 : i + length])
                if len(phrase) == length and phrase in nouns:
                    return length
    return 0


def _name_end(reading: Reading, i: int, stop: int) -> int:
    """A name goes on over a quoted title, a place it is named after, and adjectives with the article."""
    doc = reading.doc
    if stop < len(doc.words) and not doc.gaps[stop].strip():
        stop += phrases("agreements", "nouns").match(doc.folded, stop)
    while stop < len(doc.words) and stop - i < _LONGEST:
        quote = doc.opens_quote(stop) if doc.words[stop].quote >= 0 else None
        if quote is not None:
            inner = doc.last_word(quote)
            return inner if inner - stop <= 5 else stop
        if doc.gaps[stop].strip():
            return stop
        word = doc.folded[stop]
        place = (word.removeprefix("ل"),) in phrases("agreements", "named_after") or (word,) in phrases(
            "agreements", "named_after"
        )
        noun = definite(word) and word not in small_words()["days"] and word in common_words()
        if not (place or (noun and word.endswith(("ي", "يه", "ار", "ام", "ه"))) or word in ("السلام", "النار")):
            return stop
        stop += 1
    return stop


def _bare(reading: Reading, first: int, last: int) -> tuple[str, ...]:
    words = [reading.doc.folded[k] for k in range(first, last)]
    words[0] = min((r for _, r in readings(words[0])), key=len).removeprefix("ال")
    return tuple(words)


def _status(reading: Reading, first: int, last: int) -> AgreementStatus | None:
    """By the nearest status word of the clause, at most six words off."""
    doc = reading.doc
    best: tuple[int, AgreementStatus] | None = None
    begin, end = doc.bounds[doc.words[first].sentence]
    for status in _STATUSES:
        table = phrases("agreements", "status", status)
        for k in range(max(begin, first - 5), min(end, last + 5)):
            form = doc.folded[k]
            plain = form[1:] if form[:1] in "وفب" and len(form) > 3 else form
            if table.match(doc.folded, k) or (plain,) in table:
                distance = first - k if k < first else k - last + 1
                if distance >= 0 and (best is None or distance < best[0]):
                    best = (distance, status)
    return best[1] if best is not None else None
