"""The title of a text that carries no metadata: its first line, when it looks like a headline."""

import regex

MOST_CHARACTERS = 200
_MOST_WORDS_ALONE = 16
_MOST_WORDS_APART = 25
_FIRST_LINE = regex.compile(r"[\s\ufeff]*([^\n\r]+)(\r\n?|\n|$)([ \t\u00a0]*(?:\r|\n))?")
_HEADING = regex.compile(r"#{1,6}\s+|\s+#+$")
_FINAL_STOP = tuple(".!?؟۔…:؛;،,")
_AROUND = " \t\u00a0\ufeff\u200e\u200f"


def first_line_title(text: str, start: int = 0) -> str | None:
    """The first line of `text` from `start` if it is a headline, else None.

    It is one when text follows it and it stands apart (a blank line after it, at most 25 words) or is short (at most
    16 words) and does not end in a stop. A Markdown heading is always one.
    """
    line = _FIRST_LINE.match(text, start)
    if line is None or len(line.group(1)) > 2 * MOST_CHARACTERS:
        return None
    raw = line.group(1).strip(_AROUND)
    title = _HEADING.sub("", raw).strip(_AROUND)
    if not title or len(title) > MOST_CHARACTERS or not regex.search(r"\p{L}", text, pos=line.end()):
        return None
    words = len(title.split())
    apart = line.group(3) is not None and words <= _MOST_WORDS_APART
    short = words <= _MOST_WORDS_ALONE and not title.endswith(_FINAL_STOP)
    return title if raw.startswith("#") or apart or short else None
