"""Where the time expressions of a text stand."""

from collections.abc import Iterator, Sequence

import regex

from retrieval.text.timepatterns import Kind, times
from retrieval.text.timewords import STARTS, bare

_WORD = regex.compile(r"[0-9]+|\p{L}+")
_CLITICS = regex.compile(r"\G[وفبلك]")


def find_times(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Half-open spans of the time expressions in `text[start:end]`, in order, none overlapping another.

    A weekday and its date, or a Hijri date and its Gregorian twin, are one span. A leading و or ف is left outside.
    """
    plain = bare(text)
    spans: list[tuple[int, int]] = []
    for match in matches(plain.text, plain.position(start), plain.position(end)):
        here = match.span()
        if _is_a_verb(match, text, plain.offsets):
            continue
        if spans and _belongs(plain.text, spans[-1], match):
            here = (spans.pop()[0], here[1])
        spans.append(here)
    return tuple(plain.span(*span, text) for span in spans)


def matches(plain: str, start: int, end: int) -> Iterator["regex.Match[str]"]:
    """Every time expression of a bare text; the costly pattern is tried only where a word or number can begin one."""
    done = start
    for word in _WORD.finditer(plain, start, end):
        for at in _beginnings(word) if word.end() > done else ():
            match = times("any").match(plain, at, end) if at >= done else None
            if match is not None:
                done = match.end()
                yield match
                break


def _beginnings(word: "regex.Match[str]") -> Iterator[int]:
    """Where an expression may begin in a word: at its start, or after one or two proclitics."""
    letters = word[0]
    if letters[0].isdigit():
        yield word.start()
        return
    for at in (0, *(clitic.end() for clitic in _CLITICS.finditer(letters[:2]))):
        if letters[at:] in STARTS:
            yield word.start() + at


def _is_a_verb(match: "regex.Match[str]", text: str, offsets: Sequence[int]) -> bool:
    """Whether it is `may` or `march` in small letters, without a year."""
    if match["month"] not in ("may", "march", "mar") or match["year"]:
        return False
    return text[offsets[match.start("month")]].islower()


def _belongs(plain: str, last: tuple[int, int], match: "regex.Match[str]") -> bool:
    """Whether a date continues the weekday, relative day or Hijri date just before it."""
    before, between = plain[slice(*last)], plain[last[1] : match.start()]
    if not between or not times("join").fullmatch(between):
        return False
    if times("date").fullmatch(match[0]) is None or times("date").search(before):
        return False
    kinds: tuple[Kind, ...] = ("weekday", "relative", "hijri") if "وافق" in between else ("weekday", "relative")
    return any(times(kind).search(before) for kind in kinds)
