"""Quotation marks of every kind paired into spans: «», “”, ”“, „“, ‘’, ‹› and the straight ones.

Marks are paired inside a paragraph. A quotation that is opened in one paragraph and closed in a later one is carried
over when the next paragraph opens with the same mark again or holds a closing mark that nothing opened.
"""

from dataclasses import dataclass

import regex

_MARK = regex.compile(r"[«»“”„‟‘’‚‹›\"']")
_FAMILY = dict.fromkeys("«»", "guillemet") | dict.fromkeys("“”„‟", "double") | dict.fromkeys("‘’‚'", "single")
_FAMILY |= dict.fromkeys("‹›", "angle") | {'"': "straight"}
_OPENS = frozenset("«‹„‚")
_CLOSES = frozenset("»›")
_BEFORE_OPEN = frozenset("([{<—–-ـ:،,؛;/«“„‘\"'" + "‏‎")
_LETTER = regex.compile(r"[\p{L}\p{M}\p{N}]")


@dataclass(frozen=True)
class Quotation:
    """A quotation; offsets are half-open code points into the text."""

    start: int
    """At the opening mark, or at the paragraph's first character when it goes on from the one before."""
    end: int
    inner_start: int
    inner_end: int
    depth: int
    """0 for an outermost quotation."""
    closed: bool = True
    """False for a part that goes on in the next paragraph."""


@dataclass
class _Open:
    family: str
    start: int
    inner: int


def quotations(text: str, start: int = 0) -> tuple[Quotation, ...]:
    """All quotations of `text` from `start` on, in order of their beginning; unpaired marks give none."""
    found: list[Quotation] = []
    carried: str | None = None
    lines = _lines(text, start)
    for number, (begin, end) in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        carried = _paragraph(text, begin, end, carried, following, found)
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def _lines(text: str, start: int) -> list[tuple[int, int]]:
    return [m.span() for m in regex.finditer(r"[^\n]*\S[^\n]*", text, pos=start)]


def _paragraph(
    text: str, begin: int, end: int, carried: str | None, following: tuple[int, int] | None, found: list[Quotation]
) -> str | None:
    stack: list[_Open] = []
    if carried:
        first = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
        again = _FAMILY.get(text[first]) == carried and _side(text, first, end) != "close"
        stack.append(_Open(carried, first, first + 1 if again else first))
    for mark in _MARK.finditer(text, stack[0].inner if stack else begin, end):
        _place(text, mark.start(), end, stack, found)
    if not stack or following is None:
        return None
    bottom = stack[0]
    if bottom.family == "single" or not _goes_on(text, following, bottom.family):
        return None
    found.append(Quotation(bottom.start, end, bottom.inner, end, 0, closed=False))
    return bottom.family


def _place(text: str, at: int, end: int, stack: list[_Open], found: list[Quotation]) -> None:
    """Let the mark at `at` open or close a quotation."""
    family, side = _FAMILY[text[at]], _side(text, at, end)
    depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == family), None)
    if side == "none":
        return
    if depth is not None and side != "open":
        opened = stack[depth]
        del stack[depth:]
        if at > opened.inner:
            found.append(Quotation(opened.start, at + 1, opened.inner, at, depth))
    elif side != "close":
        stack.append(_Open(family, at, at + 1))


def _side(text: str, at: int, end: int) -> str:
    """What the mark does here: "open", "close", "either" or "none" (an apostrophe, inches)."""
    mark = text[at]
    if mark in _OPENS:
        return "open"
    if mark in _CLOSES:
        return "close"
    before = text[at - 1] if at else "\n"
    after = text[at + 1] if at + 1 < end else "\n"
    word_before, word_after = bool(_LETTER.match(before)), bool(_LETTER.match(after))
    if mark in "'’‘" and word_before and word_after:
        return "none"
    if before.isspace() or before in _BEFORE_OPEN:
        return "open" if not after.isspace() else "either"
    if after.isspace() or not word_after:
        return "close"
    return "open" if mark == "“" and not word_before else "either"


def _goes_on(text: str, following: tuple[int, int], family: str) -> bool:
    """Whether the next paragraph carries an open quotation on."""
    begin, end = following
    balance = 0
    first = True
    for mark in _MARK.finditer(text, begin, end):
        side = _side(text, mark.start(), end)
        if _FAMILY[mark.group()] != family or side == "none":
            continue
        if first and side == "open" and not text[begin : mark.start()].strip():
            first = False
            continue
        first = False
        balance += -1 if side == "close" or (side == "either" and balance > 0) else 1
        if balance < 0:
            return True
    return False
