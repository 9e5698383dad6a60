"""Whether a passage says nothing that others do not say already, in nearly the same words: only then may it go unshown."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby, takewhile
from typing import Final

import regex

from retrieval.text.normalise import fold_text

RUN: Final = 3
"""Folded words in a row that must stand in the other passage for each of them to count as said there."""
SAID: Final = 0.85
"""Share of a passage's words that must be said elsewhere."""
OWN_RUN: Final = 5
"""Words in a row that may be its own: another attribution, another spelling. A sentence of its own is longer."""
HEADING: Final = 15
"""Words of the longest line at the start that counts as a headline, dateline or credit line, if it ends no sentence."""
_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}\p{Cf}]+")
_ENDS: Final = regex.compile(r"[.!?؟۔…:؛;][\p{Pe}\p{Pf}\p{Pi}\"']*\s*$")
_DIGIT: Final = regex.compile(r"\p{Nd}")


def contained(passage: str, others: Iterable[str]) -> bool:
    """Whether nearly all words of a passage stand in others, wherever those were cut.

    No figure and no sentence may be its own. Headlines and credit lines at its start do not count.

    Args:
        passage: What may go unshown.
        others: What is shown already.
    """
    words = _words(passage)[_heading(passage) :]
    said = _said(words, frozenset().union(*(_runs(_words(other)) for other in others)))
    if not words or sum(said) < SAID * len(words):
        return False
    own = [
        list(run) for is_said, run in groupby(zip(said, words, strict=True), key=lambda pair: pair[0]) if not is_said
    ]
    return all(len(run) <= OWN_RUN and not any(_DIGIT.search(word) for _, word in run) for run in own)


def shared(passage: str, other: str) -> int:
    """How many different runs of words two passages share."""
    return len(_runs(_words(passage)) & _runs(_words(other)))


def _said(words: Sequence[str], runs: frozenset[tuple[str, ...]]) -> list[bool]:
    said = [False] * len(words)
    size = min(RUN, len(words))
    for at in range(len(words) - size + 1):
        if tuple(words[at : at + size]) in runs:
            said[at : at + size] = [True] * size
    return said


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(fold_text, _WORD.findall(text))))


@lru_cache(maxsize=512)
def _runs(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Runs of up to `RUN` words; the short ones are for passages that are no longer."""
    return frozenset(words[at : at + size] for size in range(1, RUN + 1) for at in range(len(words) - size + 1))


def _heading(passage: str) -> int:
    """How many words the headings at the start have; 0 where nothing would be left."""
    lines = [line for line in passage.splitlines() if line.strip()]
    sizes = [len(_words(line)) for line in takewhile(_is_heading, lines)]
    return sum(sizes) if len(sizes) < len(lines) else 0


def _is_heading(line: str) -> bool:
    return not _ENDS.search(line) and len(_words(line)) <= HEADING
