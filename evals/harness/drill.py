"""A sample's words in their source: the text cut into stretches that are marked alike."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from evals.harness.sample import Mark, Source
from retrieval.text.visible import visible
from schemas.base import Frozen

WHOLE = 1200
"""A text of so many letters is shown whole; of a longer one the paragraphs that are marked."""


class Stretch(Frozen):
    """Neighbouring letters under the same marks; `gap` stands for what is left out."""

    text: str
    kinds: tuple[Literal["gold", "given", "wrong"], ...] = ()
    gap: bool = False


def stretches(source: Source, marks: Sequence[Mark]) -> tuple[Stretch, ...]:
    """The source with the marks on it; hidden characters are made visible, the offsets stay true."""
    own = [m for m in marks if m.source == source.id and 0 <= m.start < m.end <= len(source.text)]
    if not own:
        return ()
    shown = visible(source.text)
    found: list[Stretch] = []
    last = 0
    for start, end in _windows(source.text, own):
        if start > last:
            found.append(Stretch(text="…", gap=True))
        found.extend(_cut(shown, start, end, own))
        last = end
    if last < len(source.text):
        found.append(Stretch(text="…", gap=True))
    return tuple(found)


def _windows(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """The paragraphs that hold a mark, joined where they touch; everything when the text is short."""
    if len(text) <= WHOLE:
        yield 0, len(text)
        return
    wide = []
    for mark in sorted(marks, key=lambda m: (m.start, m.end)):
        start = text.rfind("\n", 0, mark.start) + 1
        end = text.find("\n", mark.end)
        wide.append((start, len(text) if end < 0 else end + 1))
    start, end = wide[0]
    for first, last in wide[1:]:
        if first <= end:
            end = max(end, last)
        else:
            yield start, end
            start, end = first, last
    yield start, end


def _cut(shown: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Stretch]:
    edges = sorted({start, end, *(at for m in marks for at in (m.start, m.end) if start < at < end)})
    for first, last in pairwise(edges):
        kinds = tuple(dict.fromkeys(m.kind for m in marks if m.start <= first and last <= m.end))
        yield Stretch(text=shown[first:last], kinds=kinds)
