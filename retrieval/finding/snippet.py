"""The part of a passage that shows best what was found: sentences where they are short enough, else a run of words."""

from collections.abc import Sequence
from typing import Final

from retrieval.finding.marks import Word, words_of
from retrieval.text.segment import sentences
from schemas.article import Article
from schemas.question import Mark

LONGEST: Final = 45
"""Words."""
_AGAIN: Final = 0.1
"""What a further mark for the same words of the query adds."""


def snippet(article: Article, start: int, end: int, marks: Sequence[Mark]) -> tuple[int, int]:
    """Half-open offsets into the article's text, within the passage, white space at no edge."""
    words = words_of(article.text, start, end)
    if len(words) <= LONGEST:
        return start, end
    units = [(start + each.start, start + each.end) for each in sentences(article.text[start:end])]
    sizes = [sum(first <= word.start < last for word in words) for first, last in units]
    best, span = -1.0, (start, end)
    for one in range(len(units)):
        other = one + 1
        while other < len(units) and sum(sizes[one : other + 1]) <= LONGEST:
            other += 1
        worth = _worth(marks, units[one][0], units[other - 1][1])
        if worth > best:
            best, span = worth, (units[one][0], units[other - 1][1])
    inside = sum(span[0] <= word.start < span[1] for word in words)
    return _cut(article.text, span, marks) if inside > LONGEST else _filled(words, span, inside)


def _filled(words: Sequence[Word], span: tuple[int, int], inside: int) -> tuple[int, int]:
    """A short part goes on into the words after it, so that a headline never stands alone."""
    if inside >= LONGEST // 2:
        return span
    last = [word for word in words if word.start >= span[0]][:LONGEST]
    return span[0], max(span[1], last[-1].end) if last else span[1]


def _cut(text: str, span: tuple[int, int], marks: Sequence[Mark]) -> tuple[int, int]:
    """The best run of words of a sentence that is too long."""
    words = words_of(text, *span)
    firsts = range(max(1, len(words) - LONGEST + 1))
    at = max(firsts, key=lambda n: _worth(marks, words[n].start, words[min(n + LONGEST, len(words)) - 1].end))
    return words[at].start, words[min(at + LONGEST, len(words)) - 1].end


def _worth(marks: Sequence[Mark], start: int, end: int) -> float:
    """How many different words of the query are shown, and a little for each time more."""
    inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
    asked = {mark.asked for mark in inside}
    return len(asked) + _AGAIN * (len(inside) - len(asked))
