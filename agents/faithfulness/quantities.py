"""Numbers and dates of a text as values, whatever the script or spelling: ١٢, 12, اثني عشر and twelve are one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from agents.faithfulness.view import Word, bare_forms, find_phrase, unclitic, words_of
from agents.faithfulness.words import LANGUAGES, Words, words

_DIGITS = regex.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = regex.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}")
_CAPITAL_MONTHS = frozenset(("may", "march"))
_SCALES = (1_000, 1_000_000, 1_000_000_000)
VAGUE = 2.0
"""Number words up to this are pronouns and duals as often as counts: they are not held against a text."""


@dataclass(frozen=True)
class Number:
    """A number in a text: its value, and the folded word behind it that it counts."""

    value: float
    counted: str
    written: str
    in_digits: bool
    parts: tuple[float, ...] = ()
    """What it is without its last words: 17 of 17 thousand."""
    start: int = 0
    end: int = 0
    """Half-open offsets into the text."""


@lru_cache(maxsize=4096)
def numbers_of(text: str) -> tuple[Number, ...]:
    """All numbers of a text in order, in digits and in words of every known language."""
    found = words_of(text)
    lexicons = [lexicon for lexicon in map(words, LANGUAGES) if lexicon]
    numbers: list[Number] = []
    at = 0
    while at < len(found):
        number, width = _digits(found, at, lexicons)
        if number is None:
            number, width = _words(found, at, lexicons)
        if number is not None:
            last = found[at + max(1, width) - 1]
            numbers.append(replace(number, start=found[at].start, end=last.end))
        at += max(1, width)
    return tuple(numbers)


@lru_cache(maxsize=4096)
def calendar_of(text: str) -> frozenset[str]:
    """Weekdays, months and relative days a text names, as codes: w5, m8, d-1."""
    found = words_of(text)
    forms = [word.form for word in found]
    bare = bare_forms(tuple(forms))
    codes: set[str] = set()
    for lexicon in filter(None, map(words, LANGUAGES)):
        for phrase, code in lexicon.calendar:
            at = find_phrase(forms, phrase) if phrase[0] in bare else -1
            if at >= 0 and not (phrase[0] in _CAPITAL_MONTHS and text[found[at].start].islower()):
                codes.add(code)
    return frozenset(codes)


def values_of(texts: Iterable[str]) -> frozenset[float]:
    """Every value that the texts give, with the parts of compound numbers."""
    return frozenset(value for text in texts for value in _values(text))


@lru_cache(maxsize=4096)
def _values(text: str) -> frozenset[float]:
    lexicons = [lexicon for lexicon in map(words, LANGUAGES) if lexicon]
    found = words_of(text)
    parts = {float(value) for i in range(len(found)) for value, _ in [_word_at(found, i, lexicons)] if value}
    digits = {_value(match) for word in found for match in _DIGITS.findall(word.form)}
    whole = {value for number in numbers_of(text) for value in (number.value, *number.parts)}
    return frozenset(parts | digits | whole)


def _digits(found: Sequence[Word], at: int, lexicons: Sequence[Words]) -> tuple[Number | None, int]:
    match = _DIGITS.search(found[at].form)
    if match is None:
        return None, 0
    value, width = _value(match.group()), 1
    bare = value
    while at + width < len(found):
        scale, size = _word_at(found, at + width, lexicons)
        if scale not in _SCALES:
            break
        value, width = value * scale, width + size
    return Number(value, _counted(found, at + width), match.group(), True, (bare,)), width


def _words(found: Sequence[Word], at: int, lexicons: Sequence[Words]) -> tuple[Number | None, int]:
    total = current = 0.0
    width, parts = 0, list[float]()
    while at + width < len(found):
        value, size = _word_at(found, at + width, lexicons)
        joined = found[at + width].form in ("and", "و") and width
        if value is None and joined and at + width + 1 < len(found):
            value, size = _word_at(found, at + width + 1, lexicons)
            size += 1
        if value is None or (width and not _continues(found[at + width], value, current)):
            break
        if value in _SCALES:
            total, current = total + max(current, 1) * value, 0.0
        elif value == 100 and 0 < current < 10:
            current *= 100
        else:
            current += value
        width += size
        parts.append(total + current)
    if not width:
        return None, 0
    written = " ".join(word.form for word in found[at : at + width])
    return Number(total + current, _counted(found, at + width), written, False, tuple(parts)), width


def _continues(word: Word, value: float, current: float) -> bool:
    """Whether a further number word belongs to the same number and is no new one."""
    if value in _SCALES or (value in (10, 100) and 0 < current < 10):
        return True
    if 0 < current % 100 < 20 and value < 20:
        return False  # «ثمانية واثني عشر» are two
    return word.form.startswith("و") or word.form.isascii()


def _word_at(found: Sequence[Word], at: int, lexicons: Sequence[Words]) -> tuple[int | None, int]:
    for lexicon in lexicons:
        table = _table(lexicon.language)
        for size in (2, 1):
            rest = tuple(word.form for word in found[at + 1 : at + size])
            for bare in unclitic(found[at].form):
                value = table.get((bare, *rest))
                if value is not None and len(rest) == size - 1:
                    return value, size
    return None, 0


@lru_cache
def _table(language: str) -> dict[tuple[str, ...], int]:
    lexicon = words(language)
    return dict(lexicon.numbers) if lexicon else {}


def _counted(found: Sequence[Word], at: int) -> str:
    return found[at].form if at < len(found) else ""


def _value(digits: str) -> float:
    if _GROUPED.fullmatch(digits):
        return float(digits.replace(",", "") if "," in digits else digits.replace(".", ""))
    head, *tail = digits.replace(",", ".").split(".")
    return float(f"{head}.{''.join(tail)}") if len(tail) == 1 else float(head + "".join(tail))
