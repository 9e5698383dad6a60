"""JSON as models write it: read where there is one reading, given up item by item where there is none.

Accepted besides JSON: trailing and missing commas, the Arabic comma between items, curly or single quotes round keys
and strings, quotation marks inside a string that cannot end it, raw line breaks, Arabic digits, Python's literals,
escapes that JSON does not know. All of it outside strings only: what a string says is never changed.
"""

from typing import Final

import regex

from schemas.base import Frozen

MAX_DEPTH: Final = 24
MAX_DIGITS: Final = 18
GAP: Final = r"\s\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069"
"""Inside a character class: what may stand between the parts of a JSON value."""
_SPACE: Final = regex.compile(rf"[{GAP}]*")
_BLANK: Final = regex.compile(rf"[{GAP},،]*")
_QUOTES: Final = "\"'“”„‟‘’"
_CLOSERS: Final = {'"': '"', "'": "'’", "‘": "’‘'", "’": "’'"} | dict.fromkeys("“”„‟", '“”‟"')
_KEY: Final = regex.compile(rf"[{_QUOTES}]?([A-Za-z_]{{1,40}})[{_QUOTES}]?[{GAP}]*[:：]")
_NUMBER: Final = regex.compile(r"[-+]?\d+(?:[.٫]\d+)?(?:[eE][-+]?\d+)?")
_WORD: Final = regex.compile(r"[A-Za-z]+")
_WORDS: Final[dict[str, object]] = {"true": True, "false": False, "null": None, "none": None, "nan": None}
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_HEX: Final = regex.compile(r"[0-9A-Fa-f]{4}")
_NEXT_ITEM: Final = regex.compile(r"\}\s*[,،]?\s*(?=\{)|\}\s*(?=\])")


class Broken(Frozen):
    """A stretch of the output that cannot be read as an item."""

    raw: str
    reason: str
    cut: bool = False
    """The output ends inside it."""


class Malformed(Exception):
    """No reading here; `position` is where it stopped."""

    def __init__(self, position: int, reason: str) -> None:
        super().__init__(reason)
        self.position = position


class Cut(Exception):
    """The text ends inside a value."""


class Tolerant:
    """A reader over one text; `at` is the next code point, `lists` finds where the next list begins."""

    def __init__(self, text: str, lists: regex.Pattern[str], at: int = 0) -> None:
        self.text = text
        self.lists = lists
        self.at = at

    def items(self) -> tuple[list[object], list[Broken], bool]:
        """The items of the list whose `[` was just passed, what of it is broken, and whether it was cut off."""
        good: list[object] = []
        broken: list[Broken] = []
        while True:
            self._skip(_BLANK)
            if self.at >= len(self.text):
                return good, broken, True
            if self.text[self.at] == "]":
                self.at += 1
                return good, broken, False
            if _KEY.match(self.text, self.at) or self.text[self.at] == "}":
                return good, broken, False  # the closing bracket was forgotten
            start = self.at
            try:
                good.append(self.value())
            except Cut:
                raw, self.at = self.text[start:], len(self.text)
                return good, [*broken, Broken(raw=raw, reason="the answer ends inside this item", cut=True)], True
            except Malformed as error:
                self.at = self._after_broken(error.position)
                broken.append(Broken(raw=self.text[start : self.at].strip(" ,،\n"), reason=str(error)))

    def value(self, depth: int = 0) -> object:
        """The value that begins here.

        Raises:
            Malformed: There is none, or more than one reading.
            Cut: The text ends first.
        """
        self._skip(_SPACE)
        if depth > MAX_DEPTH:
            raise Malformed(self.at, f"nested deeper than {MAX_DEPTH}")
        letter = self._letter()
        if letter == "{":
            return self._object(depth)
        if letter == "[":
            return self._array(depth)
        if letter in _QUOTES:
            return self._string(key=False, inside=depth > 0)
        return self._scalar()

    def _object(self, depth: int) -> dict[str, object]:
        self.at += 1
        found: dict[str, object] = {}
        while True:
            self._skip(_BLANK)
            if self._letter() == "}":
                self.at += 1
                return found
            key = self._key()
            if key in found:
                raise Malformed(self.at, f"{key!r} is given twice")
            found[key] = self.value(depth + 1)

    def _array(self, depth: int) -> list[object]:
        self.at += 1
        found: list[object] = []
        while True:
            self._skip(_BLANK)
            if self._letter() == "]":
                self.at += 1
                return found
            found.append(self.value(depth + 1))

    def _key(self) -> str:
        found = _KEY.match(self.text, self.at)
        if found:
            self.at = found.end()
            return found[1]
        if self._letter() not in _QUOTES:
            raise Malformed(self.at, f"{self.text[self.at : self.at + 12]!r} where a field name should be")
        key = self._string(key=True, inside=True)
        self._skip(_SPACE)
        if self._letter() not in ":：":
            raise Malformed(self.at, f"no colon after {key[:24]!r}")
        self.at += 1
        return key

    def _string(self, *, key: bool, inside: bool) -> str:
        closers = _CLOSERS[self.text[self.at]]
        self.at += 1
        out: list[str] = []
        while True:
            letter = self._letter()
            if letter == "\\":
                out.append(self._escape())
                continue
            self.at += 1
            if letter in closers and self._ends(key=key, inside=inside):
                return "".join(out)
            out.append(letter)

    def _ends(self, *, key: bool, inside: bool) -> bool:
        """Whether a quotation mark just passed can end its string: what follows must be structure."""
        place = self._past(_SPACE, self.at)
        following = self.text[place : place + 1]
        if key:
            return following in {":", "："}
        if not following or following in "}]":
            return True
        if following in ",،":
            place = self._past(_BLANK, place)
            following = self.text[place : place + 1]
            starts = not following or following in "}]{[" or following in _QUOTES or following.isdigit()
            return bool(starts or _KEY.match(self.text, place))
        return not inside or bool(following in _QUOTES and _KEY.match(self.text, place))

    def _escape(self) -> str:
        letter = self.text[self.at + 1 : self.at + 2]
        if not letter:
            raise Cut
        if letter != "u":
            self.at += 2
            return _ESCAPES.get(letter, letter)
        found = _HEX.match(self.text, self.at + 2)
        self.at = found.end() if found else self.at + 2
        return chr(int(found[0], 16)) if found else "\ufffd"

    def _scalar(self) -> object:
        if found := _NUMBER.match(self.text, self.at):
            self.at = found.end()
            return self._number(found[0].replace("٫", "."))
        if (found := _WORD.match(self.text, self.at)) and found[0].lower() in _WORDS:
            self.at = found.end()
            return _WORDS[found[0].lower()]
        raise Malformed(self.at, f"{self.text[self.at : self.at + 12]!r} where a value should be")

    def _number(self, digits: str) -> object:
        if len(digits) > MAX_DIGITS:
            return digits
        return int(digits) if digits.lstrip("-+").isdigit() else float(digits)

    def _after_broken(self, position: int) -> int:
        """Where reading goes on after a broken item: the next item, the list's end, or the end of the text."""
        item = _NEXT_ITEM.search(self.text, position)
        other = self.lists.search(self.text, position)
        ends = [int(item.end())] if item else []
        return min([*ends, int(other.start()) if other else len(self.text)])

    def _letter(self) -> str:
        if self.at >= len(self.text):
            raise Cut
        return self.text[self.at]

    def _skip(self, what: regex.Pattern[str]) -> None:
        self.at = self._past(what, self.at)

    def _past(self, what: regex.Pattern[str], place: int) -> int:
        found = what.match(self.text, place)
        return int(found.end()) if found else place
