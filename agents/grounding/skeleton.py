"""A text as the row of its words, numbers and signs: what two texts share when only their orthography differs.

The row is one string, units joined by single spaces, so that finding a quote is one substring search. White space,
quotation marks and emphasis marks (" ' * _ `) play no part but to keep words apart; a proclitic is not kept apart from its
word («لـ"الشرق"» is one unit). A number is one unit with its sign, separators, range and per cent (-3.5, 10-15, 21/8/2020,
5%), and so is a word with a number (F-16, 10km, بـ3.5): a part of it is never found. Compounds of عبد + ال… are two units
however they are spaced, and French elision ends a unit (l' | ONU); no other word is joined or split.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import regex

from agents.grounding.proclitics import is_proclitic, leaves_word
from retrieval.text.normalise import Folded, letter_forms

_UNIT = regex.compile(
    r"""
    (?<!\p{L})(?:[cdjlmnst]|(?:jus|lors|puis)?qu)'(?!s\b)
    |(?P<word>[\p{L}\p{M}][\p{L}\p{M}\p{N}]*+
        (?:'(?<=\p{Latin}')(?!s\b)\p{Latin}++ | -\d+(?:[.,]\d+)* | (?<=\d)[.,:/]\d+[\p{L}\p{M}]*)*(?:(?<=\d)[ ]?%)?)
    |(?P<number>(?:(?<![^\s("])-)?\d+(?:[.,:/-]\d+)*(?:[\p{L}\p{M}\p{N}]+|[ ]?%)?|\p{N}[\p{L}\p{M}\p{N}]*)
    |'s\b|-+|\.{2,}|[^\s"'*_`]
    """,
    regex.VERBOSE,
)
_MARKS = "\"'"
_LONGEST_PROCLITIC = 4
_ABD = regex.compile(r"[وف]?[بكل]?عبد(?=[اٱ]ل\p{L}{2})")
EDGE_SIGNS = frozenset((*".,;:!?-()[]{}/•|", "..", "..."))
"""Signs that may differ at the very edge of a quote: they stay outside the span."""


class Unit(NamedTuple):
    """A word, number or sign: its text, and half-open offsets into the folded text."""

    text: str
    start: int
    end: int
    is_word: bool
    cut: bool = False
    """The second half of a word written as one: no span begins here, and none ends before it."""
    head: int = 0
    """Letters of a proclitic set apart from its word by a quotation mark (لـ«الشرق» is one unit): a span may begin after."""
    body: int = 0
    """Folded offset of what follows the head."""

    def inner(self, skip: int) -> int:
        """Folded offset of the letter `skip` of the text."""
        return self.body + skip - self.head if self.head and skip >= self.head else self.start + skip


class Hit(NamedTuple):
    """Units `first`…`last` hold the quote; `skip` letters of the first one are proclitics left outside."""

    first: int
    last: int
    skip: int


def units(text: str) -> list[Unit]:
    """The units of a text folded to the marks level."""
    found: list[Unit] = []
    for match in _UNIT.finditer(text):
        unit, (start, end) = match.group(), match.span()
        if match.lastgroup is None:
            found.append(Unit("-" if unit[0] == "-" else unit, start, end, False))
        elif "عبد" in unit and (abd := _ABD.match(unit)):
            middle = start + abd.end()
            found.append(Unit(abd.group(), start, middle, True))
            found.append(Unit(unit[abd.end() :], middle, end, True, True))
        elif found and start and text[start - 1] in _MARKS and _joins(found[-1], text, start):
            head = found.pop()
            found.append(Unit(head.text + unit, head.start, end, True, head.cut, len(head.text), start))
        else:
            found.append(Unit(unit.replace(" ", "") if unit[-1] == "%" else unit, start, end, True))
    return found


def _joins(before: Unit, text: str, start: int) -> bool:
    """Whether nothing but quotation marks stands between a proclitic and the word at `start`."""
    return (
        len(before.text) <= _LONGEST_PROCLITIC
        and not text[before.end : start].strip(_MARKS)
        and is_proclitic(before.text)
    )


class Skeleton:
    """The units of an article, searchable at two levels."""

    def __init__(self, folded: Folded) -> None:
        self.units = units(folded.text)
        self.marks = " " + " ".join(unit.text for unit in self.units) + " "
        self.letters = letter_forms(self.marks)
        self.offsets: list[int] = []
        at = 1
        for unit in self.units:
            self.offsets.append(at)
            at += len(unit.text) + 1
        self._folded = folded

    def find(self, row: str, count: int, *, letters: bool) -> Iterator[Hit]:
        """Places where `count` units joined by spaces (`row`) stand, from word boundary to word boundary."""
        text, needle = (self.letters if letters else self.marks), row + " "
        at = text.find(needle)
        while at >= 0:
            first = bisect_right(self.offsets, at) - 1
            hit = Hit(first, first + count - 1, at - self.offsets[first]) if first >= 0 else None
            if hit and self._stands(hit):
                yield hit
            at = text.find(needle, at + 1)

    def _stands(self, hit: Hit) -> bool:
        first, last = self.units[hit.first], self.units[hit.last]
        if first.cut or (hit.last + 1 < len(self.units) and self.units[hit.last + 1].cut):
            return False
        if self._folded.divides(first.inner(hit.skip)) or self._folded.divides(last.end):
            return False
        if hit.skip in (0, first.head):
            return True
        return first.is_word and leaves_word(first.text[: hit.skip], first.text[hit.skip :])
