"""An article in parts that fit: whole sentences, numbered as in the article, never cut short."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import Final

import regex

from agents.model import Session
from agents.readers.served.prompt import before, prefix
from retrieval.text.segment import sentences
from retrieval.text.visible import visible
from schemas.article import Article
from schemas.base import Frozen
from schemas.errors import OutputTruncated

ANSWER_PER_TOKEN: Final = 2.0
"""Tokens of answer to keep free for a token of article: quotes and their codes."""
ANSWER_LEAST: Final = 300
ACTORS: Final = 400
"""Tokens for the list of actors in the second task."""
LEAST: Final = 64
"""A part with room for fewer tokens is no reading."""
MOST_ANSWER: Final = 4096
_WORD_ENDS: Final = regex.compile(r"(?<=\s)(?=\S)")


class Line(Frozen):
    """A numbered sentence, or a piece of one, as a model sees it."""

    index: int
    text: str
    start: int
    end: int


class Part(Frozen):
    """Lines that are read in one call."""

    lines: tuple[Line, ...]
    answer_tokens: int
    example: bool
    """Whether the prompt has room for the example."""

    def halves(self) -> tuple["Part", "Part"] | None:
        """The part in two, or None where it is a few words."""
        lines = self.lines
        if len(lines) == 1:
            lines = _pieces(lines[0], 2)
        if len(lines) < 2:
            return None
        middle = len(lines) // 2
        first, second = (self.model_copy(update={"lines": half}) for half in (lines[:middle], lines[middle:]))
        return first, second


def lines_of(article: Article) -> tuple[Line, ...]:
    """The article's sentences as a model sees them: hidden characters shown, one line each."""
    shown = visible(article.text)
    return tuple(
        Line(index=each.index, text=shown[each.start : each.end].replace("\n", " "), start=each.start, end=each.end)
        for each in sentences(article.text, article.body_start)
    )


async def parts_of(article: Article, session: Session) -> tuple[Part, ...]:
    """The article's parts for the context that the server keeps.

    Raises:
        OutputTruncated: The context is too small for any part.
    """
    lines = lines_of(article)
    if not lines:
        return ()
    room, example = await _room(article.language, session)
    total = await session.count("\n".join(f"[{line.index}] {line.text}" for line in lines))
    letters = sum(len(line.text) + 8 for line in lines)
    most = max(1, int(_largest(room) * letters / max(1, total)))  # in letters of this article
    groups = _grouped(tuple(piece for line in lines for piece in _fitting(line, most)), most)
    return tuple(
        Part(lines=group, answer_tokens=_answer(group, room, total / letters), example=example) for group in groups
    )


async def _room(language: str, session: Session) -> tuple[int, bool]:
    """Tokens left for article and answer, and whether the example fits."""
    free = 0
    for example in (True, False):
        needed = await session.count(before(prefix(language, example=example)))
        free = session.context - needed - ACTORS
        if _largest(free) >= (4 * LEAST if example else LEAST):
            return free, example
    raise OutputTruncated(
        f"{session.name.where} keeps {session.context} tokens, {session.context - free + 4 * LEAST} are the least "
        "that a reading takes; raise the server's context and the setting `context`"
    )


def _largest(room: int) -> int:
    """Tokens of article that fit beside their answer."""
    return int((room - ANSWER_LEAST) / (1 + ANSWER_PER_TOKEN))


def _answer(group: Sequence[Line], room: int, rate: float) -> int:
    size = ceil(sum(len(line.text) + 8 for line in group) * rate)
    return min(MOST_ANSWER, room - size, ANSWER_LEAST + 3 * int(ANSWER_PER_TOKEN * size))


def _grouped(lines: Sequence[Line], most: int) -> tuple[tuple[Line, ...], ...]:
    """Neighbours together, as even as the limit allows."""
    total = sum(len(line.text) + 8 for line in lines)
    target = total / max(1, ceil(total / most))
    groups: list[list[Line]] = [[]]
    size = 0
    for line in lines:
        length = len(line.text) + 8
        if groups[-1] and (size + length > most or size >= target):
            groups.append([])
            size = 0
        groups[-1].append(line)
        size += length
    return tuple(tuple(group) for group in groups)


def _fitting(line: Line, most: int) -> tuple[Line, ...]:
    """The line, in pieces where it is too long by itself."""
    length = len(line.text) + 8
    return (line,) if length <= most else _pieces(line, ceil(length / max(1, most - 8)) + 1)


def _pieces(line: Line, number: int) -> tuple[Line, ...]:
    """The line cut at white space into about `number` pieces under the same sentence number."""
    target = max(1, len(line.text) // number)
    cuts = [0]
    for end in (found.start() for found in _WORD_ENDS.finditer(line.text)):
        if end - cuts[-1] >= target and len(cuts) < number:
            cuts.append(end)
    cuts.append(len(line.text))
    return tuple(
        Line(index=line.index, text=line.text[first:last].strip(), start=line.start + first, end=line.start + last)
        for first, last in pairwise(cuts)
    )
