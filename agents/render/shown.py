"""Words from outside made safe to show: one line or several, with everything that could move a terminal neutralised."""

import regex

from retrieval.text.visible import visible

LINE_ENDS = regex.compile(r"\r\n?|\n|\u2028|\u2029|\u0085|\v|\f")
RTL = regex.compile(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}]")
STRONG = regex.compile(r"[\p{Bidi_Class=L}\p{Bidi_Class=R}\p{Bidi_Class=AL}]")


def shown_lines(text: str) -> list[str]:
    """The text in lines as it has them; controls and invisible characters replaced, letters untouched."""
    return [visible(line.replace("\t", " ")) for line in LINE_ENDS.split(text)]


def shown(text: str) -> str:
    """The text in one line."""
    return " ".join(line for line in shown_lines(text) if line)


def is_rtl(text: str) -> bool:
    """Whether the first strong character runs from right to left."""
    found = STRONG.search(text)
    return found is not None and RTL.match(found.group()) is not None


def quotation_marks(text: str) -> tuple[str, str]:
    """The marks that go around a quote: those of its script, or the other ones where it holds the first itself."""
    angled, curved = ("«", "»"), ("“", "”")
    first, other = (angled, curved) if is_rtl(text) else (curved, angled)
    return other if any(mark in text for mark in first) and not any(mark in text for mark in other) else first


def quoted_lines(text: str) -> list[str]:
    """A quote in its lines, within marks."""
    opening, closing = quotation_marks(text)
    lines = shown_lines(text)
    lines[0] = opening + lines[0]
    lines[-1] += closing
    return lines
