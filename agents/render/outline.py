"""The outline: what is said in which order, before anybody decides how it looks.

A brief or an answer becomes an outline; the terminal and Markdown renderers turn outlines into characters. A piece of
a line is either ours (a label, a `Mark`) or comes from outside (`Data`): only what comes from outside is ever escaped or
neutralised.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.evidence import Evidence


@dataclass(frozen=True)
class Data:
    """Words from outside: an article, a reader, a record."""

    text: str


@dataclass(frozen=True)
class Mark:
    """A mark of ours that reads from left to right whatever stands around it, such as `[S1]`."""

    text: str


Piece = str | Data | Mark
Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Quote:
    """A verbatim quote, where it stands, and what the reader should know about it."""

    text: str
    """Empty where the head of the entry is the quote already."""
    place: str
    """For example `S1 120–184`: number of the source, code-point offsets."""
    remark: str = ""


@dataclass(frozen=True)
class Entry:
    """One item: what it is, facts on lines of their own, then the words it stands on."""

    head: Line
    facts: tuple[Line, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class Group:
    """Entries under one name, such as the positions of one actor."""

    title: Line = ()
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading, and either prose or groups under it."""

    title: str
    prose: tuple[Line, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Outline:
    """A whole document in one language of labels."""

    language: str
    sections: tuple[Section, ...]


def fact(label: str, *values: Piece) -> Line:
    """A line that says one thing under its label."""
    return (f"{label}: ", *values)


def joined(pieces: Sequence[Piece], separator: str = " · ") -> Line:
    """Pieces with a separator between them."""
    line: list[Piece] = []
    for piece in pieces:
        if line:
            line.append(separator)
        line.append(piece)
    return tuple(line)


def place(evidence: Evidence, numbers: dict[str, int]) -> str:
    """Where evidence stands: `S1 120–184`; `S?` for a source that the document does not list."""
    number = numbers.get(evidence.source_id)
    return f"S{number if number is not None else '?'} {evidence.start}–{evidence.end}"
