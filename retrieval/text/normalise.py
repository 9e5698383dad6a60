"""Orthography folded away, with an exact map back to the code points of the source.

The contract, in the order in which it is applied. `raw` changes nothing. `marks` does, character by character:

1.  Removed: Arabic vowel signs and Koranic marks (shadda, tanween, dagger alef …, also their presentation forms), tatweel,
    format characters (bidi controls, ZWNJ, ZWJ, soft hyphen, BOM, tags), variation selectors, controls that are no space.
2.  Composed: a letter and the combining signs after it (NFC), so that alef + hamza above is أ and e + acute is é;
    alef maksura or Farsi yeh + hamza above is ئ. A hamza or madda that composes with nothing is removed.
3.  Expanded (NFKC): Arabic presentation forms (ﻻ → لا, ﷲ → الله), Latin ligatures, full-width forms, the ellipsis (… → ...).
    Nothing else is: a superscript or a fraction stays what it is, so that 10² never reads 102.
4.  Mapped one to one: every decimal digit → 0-9; ، ؛ ؟ ۔ ٪ ٫ ٬ → , ; ? . % . ,; double quotation marks of any shape → ";
    single ones and apostrophes → '; dashes and minus → -; any white space → a space.
5.  Lower case by `str.casefold`.
6.  A run of white space → one space (not stripped at the ends).

`letters` then maps one to one: أ إ آ ٱ → ا, ى ئ ی → ي, ؤ → و, ة → ه, ک → ك. Latin accents are letters and stay.
Words are never joined, split, stemmed or reordered, and no letter is ever dropped.

Each folded character stands for one run of source code points: its own, with the removed marks and tatweel that follow it.
Format characters belong to no character, so that a span never begins or ends with one.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import regex

from schemas.vocabulary import MatchLevel

Level = MatchLevel

_QUOTES = '“”„‟«»″〝〞〟❝❞＂﴾﴿"'
_APOSTROPHES = "‘’‚‛‹›′ʼʻ`´＇'"
_DASHES = "‐‑‒–—―−﹘﹣－⁃"
_TWINS = {"،": ",", "؛": ";", "؟": "?", "۔": ".", "٪": "%", "٫": ".", "٬": ",", "…": "..."}
_HAMZA_ABOVE = "\u0654"
_LETTERS = str.maketrans("أإآٱىئیؤةک", "ااااييي" + "وهك")

# Marks that belong to the letter before them, and format characters that belong to nothing: both are removed.
_OWN = (
    r"\u0640\u0610-\u061A\u064B-\u0652\u0656-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED"
    r"\u08CA-\u08E1\u08E3-\u08FF\uFC5E-\uFC63\uFCF2-\uFCF4\uFE70-\uFE72\uFE74\uFE76-\uFE7F\uFE00-\uFE0F"
)
_FORMAT = r"\p{Cf}\x00-\x08\x0E-\x1B\x7F-\x84\x86-\x9F\U000E0100-\U000E01EF"
# The plain letters are taken out of the class first, which makes the search seven times as fast.
_REMOVED = regex.compile(rf"[[^\u0620-\u063F\u0641-\u064A -~]&&[{_OWN}{_FORMAT}]]+", regex.VERSION1)
_COMBINING = regex.compile(r"\p{M}")
_IRREGULAR = regex.compile(r"\p{M}+|[\s\x1C-\x1F]{2,}")
_SPACES = regex.compile(r" {2,}")
_LAST_OWN = regex.compile(rf"[{_FORMAT}]+\Z")
_EXPANDING = regex.compile(r"[\uFB00-\uFB06\uFB50-\uFDFF\uFE70-\uFEFC\uFF01-\uFFEF]")
_WORD = regex.compile(
    r"\u0640*+[\p{L}\p{N}]"
    r"(?:[\p{L}\p{M}\p{N}]|\p{Cf}+(?=[\p{L}\p{M}\p{N}])|['’ʼ](?=\p{L})|(?<=\d)[.,٫٬](?=\d))*"
)


class Token(NamedTuple):
    """A word or number of a text: half-open code-point offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each of its characters stands in the source."""

    text: str
    level: MatchLevel
    _starts: Sequence[int]
    _ends: Sequence[int]
    _length: int

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Code points of the source that the folded span stands for.

        Args:
            start: Half-open offset into `text`.
            end: At least `start`, at most the length of `text`.

        Returns:
            Half-open source offsets. An empty span gives an empty span where its first character would begin.

        Raises:
            ValueError: The span does not lie within the folded text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} is outside a folded text of {len(self.text)}; use its own offsets")
        if start == end:
            at = self._starts[start] if start < len(self._starts) else self._length
            return at, at
        return self._starts[start], self._ends[end - 1]

    def position(self, offset: int) -> int:
        """Folded offset of a source offset: that of the first character that begins there or later."""
        return bisect_left(self._starts, offset)

    def divides(self, offset: int) -> bool:
        """Whether a folded offset lies inside the expansion of a single source character, as between the ل and ا of ﻻ."""
        return 0 < offset < len(self._starts) and self._starts[offset - 1] == self._starts[offset]


def fold(text: str, level: MatchLevel) -> Folded:
    """Fold a text to a level; see the contract at the top of this module. Linear; about 0.1 µs a character."""
    if level == "raw":
        return Folded(text, level, range(len(text)), range(1, len(text) + 1), len(text))
    kept, starts, ends = _without_removed(text)
    folded = kept.translate(_TABLE)
    if len(folded) != len(kept) or _IRREGULAR.search(kept):
        folded, starts, ends = _regrouped(kept, starts, ends)
    return Folded(letter_forms(folded) if level == "letters" else folded, level, starts, ends, len(text))


def letter_forms(text: str) -> str:
    """The letters level of a text that is at the marks level already: same length, so that its map still holds."""
    return text.translate(_LETTERS)


@lru_cache(maxsize=8192)
def fold_text(text: str, level: MatchLevel = "letters") -> str:
    """The folded text alone, remembered: for names, cues and other short strings met again and again."""
    if level == "raw":
        return text
    kept = _REMOVED.sub("", text)
    if _COMBINING.search(kept):
        return fold(text, level).text
    folded = _SPACES.sub(" ", kept.translate(_TABLE))
    return letter_forms(folded) if level == "letters" else folded


def tokens(text: str) -> tuple[Token, ...]:
    """Words and numbers in order, over the text as it is: with their marks, without punctuation.

    A number with a decimal or thousands separator is one token, and so is a word with an inner apostrophe.
    """
    return tuple([Token._make(found.span()) for found in _WORD.finditer(text)])


def words_of(text: str) -> list[str]:
    """The same as they are written: where no offset is wanted, in half the time."""
    return _WORD.findall(text)


def _fold_char(char: str) -> str:
    """Steps 3 to 5 of the contract for one character that is not removed."""
    if char in _QUOTES:
        return '"'
    if char in _APOSTROPHES:
        return "'"
    if char in _DASHES:
        return "-"
    if char.isspace():
        return " "
    if (digit := unicodedata.decimal(char, None)) is not None:
        return str(digit)
    form = _TWINS.get(char) or unicodedata.normalize("NFKC" if _EXPANDING.match(char) else "NFC", char)
    if form == char:
        return char.casefold()
    return "".join(_fold_char(part) for part in _REMOVED.sub("", form)) if form not in _TWINS.values() else form


class _Table(dict[int, str]):
    """Code point → folded form, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = form = _fold_char(chr(code))
        return form


_TABLE = _Table()


def _without_removed(text: str) -> tuple[str, list[int], list[int]]:
    """Step 1: what stays of a text, and for each character of it the source span it stands for."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for found in _REMOVED.finditer(text):
        start, end = found.span()
        parts.append(text[at:start])
        starts.extend(range(at, start))
        ends.extend(range(at + 1, start + 1))
        if ends and ends[-1] == start:
            ends[-1] += _owned(found.group())
        at = end
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    parts.append(text[at:])
    return "".join(parts), starts, ends


def _regrouped(kept: str, starts: list[int], ends: list[int]) -> tuple[str, list[int], list[int]]:
    """Steps 2 to 6 where a character is not always folded to one: signs compose, forms expand, spaces run together."""
    forms: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []

    def put(form: str, first: int, last: int) -> None:
        forms.append(form)
        firsts.extend([starts[first]] * len(form))
        lasts.extend([ends[last - 1]] * len(form))

    def plain(first: int, last: int) -> None:
        form = kept[first:last].translate(_TABLE)
        if len(form) == last - first:
            forms.append(form)
            firsts.extend(starts[first:last])
            lasts.extend(ends[first:last])
            return
        for i in range(first, last):
            put(_TABLE[ord(kept[i])], i, i + 1)

    at = 0
    for found in _IRREGULAR.finditer(kept):
        start, end = found.span()
        space = kept[start].isspace()
        base = start if space or start == at or kept[start - 1].isspace() else start - 1
        plain(at, base)
        put(" " if space else _composed(kept[base:start], kept[start:end]), base, end)
        at = end
    plain(at, len(kept))
    return _single_spaced("".join(forms), firsts, lasts)


def _single_spaced(text: str, starts: list[int], ends: list[int]) -> tuple[str, list[int], list[int]]:
    """Spaces that met because a lone sign between them was removed, run together."""
    if "  " not in text:
        return text, starts, ends
    for found in _SPACES.finditer(text):
        ends[found.start()] = ends[found.end() - 1]
    stays = [i for i, char in enumerate(text) if char != " " or i == 0 or text[i - 1] != " "]
    return _SPACES.sub(" ", text), [starts[i] for i in stays], [ends[i] for i in stays]


@lru_cache(maxsize=4096)
def _owned(run: str) -> int:
    """How many characters of a run of removed ones belong to the letter before it."""
    return len(_LAST_OWN.sub("", run))


@lru_cache(maxsize=4096)
def _composed(base: str, signs: str) -> str:
    """A character (or none) and its combining signs, as one folded form."""
    if base in ("ى", "ی") and _HAMZA_ABOVE in signs:
        base = "ي"
    form = unicodedata.normalize("NFC", (_TABLE[ord(base)] if base else "") + signs)
    bare = unicodedata.normalize("NFC", "".join(char for char in form if char not in "\u0653\u0654\u0655"))
    return "".join(_TABLE[ord(char)] for char in bare)
