"""Lines broken at spaces for a terminal: left alone, a terminal breaks inside Arabic words and takes their letters apart."""

import unicodedata

import regex

STYLE = regex.compile(r"\x1b\[[0-9;]*m")
NARROWEST, WIDEST = 30, 110


def wrap(text: str, width: int) -> str:
    """The text with every line that is longer than `width` columns broken at spaces, its indent kept.

    Nothing but spaces at the breaks is changed; a word longer than a line stays whole. Widths outside 30–110 columns
    are taken as the nearest of the two.
    """
    width = min(max(width, NARROWEST), WIDEST)
    return "\n".join(_wrapped(line, width) for line in text.split("\n"))


def columns(text: str) -> int:
    """Columns that a terminal gives to `text`: none for marks and styles, two for wide letters."""
    return sum(map(_columns, STYLE.sub("", text)))


def _wrapped(line: str, width: int) -> str:
    if len(line) <= width or columns(line) <= width:
        return line
    words = line.lstrip(" ").split(" ")
    indent = " " * (len(line) - len(line.lstrip(" ")))
    lines, current, used = [], indent + words[0], len(indent) + columns(words[0])
    for word in words[1:]:
        size = columns(word)
        if used + 1 + size > width:
            lines.append(current)
            current, used = indent + word, len(indent) + size
        else:
            current, used = f"{current} {word}", used + 1 + size
    return "\n".join([*lines, current])


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
