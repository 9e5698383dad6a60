"""Agreements the article names, and how far they have come."""

from dataclasses import dataclass

import regex

from agents.readers.embedded.affixes import definite, readings
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import common_words, phrases, small_words
from agents.readers.embedded.mention import name_start
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
_DECLARED = frozenset(("announced", "agreed", "signed"))
_SOUGHT = frozenset(("تسويه", "صلح", "تفاهم", "اتفاق", "هدنه"))
_LONGEST = 5
_MONTHS = (
    "يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون الثاني|شباط|آذار|نيسان"
    "|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول|جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت|شتنبر|غشت"
)
_DATE = regex.compile(
    rf"(?<!\p{{L}})(?:\d{{1,2}} (?:{_MONTHS})(?:[ /]\d{{4}})?|(?:أمس|اليوم)?(?<!\p{{L}})"
    r"(?:السبت|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة)(?: الماضي)?)(?!\p{L})"
)


@dataclass
class FoundAgreement:
    """An agreement by the fullest name the article gives it."""

    name: str
    status: AgreementStatus
    span: Span
    declared_by: tuple[Entity, ...] = ()
    date: str | None = None


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
        told = _status(reading, i, last)
        known = next((k for k in found if k[: len(name)] == name or name[: len(k)] == k), None)
        span = _span(reading, i, last)
        if told is not None and known is None and span is not None and last - i > 1 and not _purpose(reading, i, last):
            status, at = told
            by = _declared_by(reading, at) if status in _DECLARED else ()
            date = _date(reading, at) if status in _DECLARED else None
            found[name] = FoundAgreement(span.quote[:160], status, span, by, date)
        i = last
    return list(found.values())[:24]


def _span(reading: Reading, first: int, last: int) -> Span | None:
    """The name without joined letters, with both marks of a quotation that it ends in, or none of them."""
    doc = reading.doc
    start, end = doc.words[first].start, doc.words[last - 1].end
    taken = next((t for t, rest in readings(doc.folded[first]) if _bare_noun(rest) and t), "")
    if taken and not taken.endswith("ل"):
        start = name_start(doc, first, taken)
    quote = doc.words[last - 1].quote
    if quote >= 0 and start < doc.quotations[quote].start and doc.quotations[quote].inner_end <= end + 1:
        end = max(end, doc.quotations[quote].end)
    return doc.span(start, end)


def _bare_noun(word: str) -> bool:
    return (word,) in phrases("agreements", "nouns") or (word.removeprefix("ال"),) in phrases("agreements", "nouns")


def _purpose(reading: Reading, first: int, last: int) -> bool:
    """لتسوية الأزمة: a settlement that is sought, not one that has a name."""
    word = reading.doc.folded[first]
    return word.startswith("ل") and not word.startswith("لل") and last - first > 1 and word[1:] in _SOUGHT


def _declared_by(reading: Reading, at: int) -> tuple[Entity, ...]:
    """The subject of the verb that declares it, where it stands right there: أعلن فلان، الذي أعلن عنه فلان."""
    subject = None if at in reading.subjects.inside else reading.subjects.subject_after(at)
    word = reading.doc.folded[at]
    table = phrases("agreements", "declaring")
    if subject is None or not ((word,) in table or (word.removeprefix("و"),) in table):
        return ()
    return tuple(reading.want(e) for e in reading.subjects.joined(subject))


def _date(reading: Reading, at: int) -> str | None:
    """The date or weekday that the clause of the declaring word names, if it names one alone."""
    doc = reading.doc
    if doc.words[at].quote >= 0:
        return None
    first, stop = reading.clause(at)
    text = doc.text[doc.words[max(first, at - 4)].start : doc.words[min(stop, at + 16) - 1].end]
    found = _DATE.findall(text)
    return found[0] if len(found) == 1 else None


def _noun(reading: Reading, i: int) -> int:
    nouns = phrases("agreements", "nouns")
    words = reading.doc.folded
    size = nouns.match(words, i)
    if size:
        return size
    for _, rest in readings(words[i]):
        for form in filter(nouns.begins, (rest, rest.removeprefix("ال"))):
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


def _status(reading: Reading, first: int, last: int) -> tuple[AgreementStatus, int] | None:
    """By the nearest status word of the clause, at most seven words off; with that word."""
    doc = reading.doc
    best: tuple[int, AgreementStatus, int] | None = None
    begin, end = doc.bounds[doc.words[first].sentence]
    for status in _STATUSES:
        table = phrases("agreements", "status", status)
        for k in range(max(begin, first - 7), min(end, last + 5)):
            if k >= last and any(_noun(reading, n) for n in range(k + 1, min(k + 3, end))):
                continue  # it tells of the next accord
            form = doc.folded[k]
            plain = form[1:] if form[:1] in "وفب" and len(form) > 3 else form
            if table.match(doc.folded, k) or (plain,) in table:
                distance = first - k if k < first else k - last + 1
                if distance >= 0 and (best is None or distance < best[0]):
                    best = (distance, status, k)
    if best is not None:
        return best[1], best[2]
    return ("called_for", first - 1) if first > begin and doc.folded[first - 1] == "نحو" else None
