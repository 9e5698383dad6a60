"""Briefs and answers for a terminal: logical order, one thing per line, nothing drawn around it.

Arabic never shares a line with a column, a box or a control character of ours: terminals disagree about direction,
and text in logical order is the one thing all of them can be given.
"""

from collections.abc import Iterator

from agents.render.document import answer_outline, brief_outline
from agents.render.outline import Data, Entry, Group, Line, Mark, Outline, Quote, Section
from agents.render.shown import quoted_lines, shown
from agents.render.style import BOLD, DIM, PLAIN
from schemas.answer import Answer
from schemas.brief import Brief


def to_text(brief: Brief, *, colour: bool = False) -> str:
    """The brief for a terminal, ending in a newline; `colour` adds bold headings and dim places."""
    return _Terminal(colour).document(brief_outline(brief))


def answer_text(answer: Answer, *, colour: bool = False) -> str:
    """The answer for a terminal, ending in a newline."""
    return _Terminal(colour).document(answer_outline(answer))


class _Terminal:
    """Puts an outline into lines."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def document(self, outline: Outline) -> str:
        blocks = ("\n".join(self._section(section)) for section in outline.sections)
        return "\n\n".join(blocks) + "\n"

    def _section(self, section: Section) -> Iterator[str]:
        yield self._styled(section.title, BOLD)
        for line in section.prose:
            yield "  " + plain(line)
        for number, group in enumerate(section.groups):
            if number and group.title:
                yield ""
            yield from self._group(group)

    def _group(self, group: Group) -> Iterator[str]:
        indent = "  "
        if group.title:
            yield indent + self._styled(plain(group.title), BOLD)
            indent += "  "
        for number, entry in enumerate(group.entries):
            if number and (entry.quotes or group.entries[number - 1].quotes):
                yield ""
            yield from self._entry(entry, indent)

    def _entry(self, entry: Entry, indent: str) -> Iterator[str]:
        yield indent + (plain(entry.head).strip() or "—")
        for line in entry.facts:
            yield f"{indent}  {plain(line)}"
        for quote in entry.quotes:
            yield from self._quote(quote, indent + "  ")

    def _quote(self, quote: Quote, indent: str) -> Iterator[str]:
        if quote.remark:
            yield f"{indent}{quote.remark}{':' if quote.text else ''}"
        if quote.text:
            yield from (indent + line for line in quoted_lines(quote.text))
        yield indent + self._styled(f"[{quote.place}]", DIM)

    def _styled(self, text: str, style: str) -> str:
        return f"{style}{text}{PLAIN}" if self.colour else text


def plain(line: Line) -> str:
    """A line of an outline as characters."""
    return "".join(shown(piece.text) if isinstance(piece, Data) else _ours(piece) for piece in line)


def _ours(piece: str | Mark) -> str:
    return piece if isinstance(piece, str) else piece.text
