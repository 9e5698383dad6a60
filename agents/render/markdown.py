"""Briefs and answers as Markdown files: words from outside can never become markup, and keep their own direction."""

from collections.abc import Iterator

import regex

from agents.render.document import answer_outline, brief_outline
from agents.render.outline import Data, Entry, Group, Line, Mark, Outline, Piece, Quote, Section
from agents.render.shown import is_rtl, quoted_lines, shown
from schemas.answer import Answer
from schemas.brief import Brief

FSI, PDI = "\u2068", "\u2069"
"""First-strong isolate and its end: what stands between them takes no part in the order of the line around it."""
SPECIAL = regex.compile(r"[\\`*_{}\[\]<>#|~&$!@^=]")
LINK = regex.compile(r"(?<=\b(?:https?|ftp|mailto|xmpp)):|(?<=\bwww)\.", regex.IGNORECASE)
LINE_START = regex.compile(r"^(\s*)(?:([-+])|(\d{1,9})([.)]))(?=\s|$|[-+])")
NOTHING = "—"
"""Stands for words that are all blank, which would otherwise turn their markup into a rule."""
EMPTY_LINES = regex.compile(r"\n{3,}")
FOREIGN_TO_RTL = regex.compile(r"[\p{Bidi_Class=L}]|\d\D+\d")
FOREIGN_TO_LTR = regex.compile(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}]")


def to_markdown(brief: Brief, *, isolate: bool = True) -> str:
    """The brief as CommonMark; `isolate=False` leaves the direction marks out, for a terminal."""
    return _Page(brief_outline(brief), isolate).text()


def answer_markdown(answer: Answer, *, isolate: bool = True) -> str:
    """The answer as CommonMark."""
    return _Page(answer_outline(answer), isolate).text()


def escape(text: str) -> str:
    """One line of outside text as Markdown that reads exactly so: no emphasis, link, heading, list, HTML or maths."""
    text = SPECIAL.sub(r"\\\g<0>", text)
    text = LINK.sub(r"\\\g<0>", text)
    return LINE_START.sub(_escaped_marker, text).strip()


class _Page:
    """Puts an outline into Markdown."""

    def __init__(self, outline: Outline, isolate: bool) -> None:
        self.outline = outline
        self.isolate = isolate
        self.rtl = outline.language == "ar"
        self.foreign = FOREIGN_TO_RTL if self.rtl else FOREIGN_TO_LTR

    def text(self) -> str:
        blocks: list[str] = []
        for number, section in enumerate(self.outline.sections):
            blocks += self._section(section, "#" if number == 0 else "##")
        return EMPTY_LINES.sub("\n\n", "\n\n".join(blocks)).rstrip("\n") + "\n"

    def _section(self, section: Section, level: str) -> Iterator[str]:
        yield f"{level} {section.title}"
        for line in section.prose:
            yield self._line(line)
        for group in section.groups:
            yield from self._group(group)

    def _group(self, group: Group) -> Iterator[str]:
        if group.title:
            yield f"### {self._line(group.title).strip() or NOTHING}"
        yield "\n".join(line for entry in group.entries for line in self._entry(entry))

    def _entry(self, entry: Entry) -> Iterator[str]:
        yield f"- **{self._line(entry.head).strip() or NOTHING}**"
        for line in entry.facts:
            yield f"  - {self._line(line)}"
        for quote in entry.quotes:
            yield from self._quote(quote)

    def _quote(self, quote: Quote) -> Iterator[str]:
        yield ""
        if quote.remark:
            yield f"  {quote.remark}{':' if quote.text else ''}"
            yield ""
        where = f"[{quote.place}]"
        if not quote.text:
            yield f"  {where}"
            yield ""
            return
        lines = [escape(line) for line in quoted_lines(quote.text)]
        lines[-1] += f" {self._isolated(where) if self.rtl or is_rtl(quote.text) else where}"
        for line in lines[:-1]:
            yield f"  > {line}\\" if line else "  >"
        yield f"  > {lines[-1]}"
        yield ""

    def _line(self, line: Line) -> str:
        return "".join(self._piece(piece) for piece in line)

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, Mark):
            return self._isolated(piece.text) if self.rtl else piece.text
        return self._data(piece.text) if isinstance(piece, Data) else piece

    def _data(self, text: str) -> str:
        text = shown(text)
        crosses = self.foreign.search(text) is not None and is_rtl(text) != self.rtl
        return self._isolated(escape(text)) if crosses else escape(text)

    def _isolated(self, text: str) -> str:
        return f"{FSI}{text}{PDI}" if self.isolate else text


def _escaped_marker(found: "regex.Match[str]") -> str:
    space, sign, number, mark = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{mark}"
