"""Bytes to text: which encoding a file is in, decided by what its letters look like once decoded.

Contract: `data.decode(found.encoding) == found.text`, always. A byte order mark therefore stays in the text as
U+FEFF, nothing is stripped and no line end is changed. The one exception is named: `utf-8/replace` is UTF-8 in which
a few damaged bytes became U+FFFD.
"""

import codecs
from typing import NamedTuple

import regex

from retrieval.sources.binary import refuse_binary
from retrieval.sources.document import Refused
from retrieval.sources.plausible import plausibility
from retrieval.text.language import detect

REPAIRED = "utf-8/replace"
REPLACEMENT = "\ufffd"
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH_BYTES = frozenset({0x00, 0x04, 0x05, 0x06, 0x07})
"""High bytes of UTF-16 Latin, Cyrillic, Hebrew and Arabic: control characters in any other encoding."""
_LEGACY = ("windows-1252", "windows-1256", "iso-8859-6")
_DECLARABLE = regex.compile(r"(?i)(?:x-)?(?:windows|cp|iso|koi|mac|gb|big5|euc|shift|tis|latin)[-_0-9a-z]*")
_CERTAIN, _LIKELY = 0.8, 0.5
_SAMPLE = 32_768
_NEXT = "save it as UTF-8 and give it again"


class Decoded(NamedTuple):
    """The text of a file and the codec that gives it."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`; `declared` is a charset the document itself names, believed only if its letters agree.

    Raises:
        Refused: the bytes are no text, or no encoding gives readable letters.
    """
    found = _by_mark(data) or _utf16_unmarked(data)
    if found is None:
        refuse_binary(data)
        found = _utf8(data) or _legacy(data, declared)
    if found is None:
        raise Refused("its encoding cannot be told", _NEXT)
    return found


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            found = _strict(data, encoding)
            if found is None and encoding != "utf-8":
                raise Refused(f"it is marked as {encoding} but does not decode as such", _NEXT)
            return found
    return None


def _utf16_unmarked(data: bytes) -> Decoded | None:
    if len(data) < 4 or len(data) % 2:
        return None
    sample = data[:_SAMPLE]
    even, odd = (sum(byte in _HIGH_BYTES for byte in sample[side::2]) / (len(sample) // 2) for side in (0, 1))
    for high, low, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if high >= 0.7 and low <= 0.3:
            found = _strict(data, encoding)
            return found if found and "\0" not in found.text else None
    return None


def _utf8(data: bytes) -> Decoded | None:
    found = _strict(data, "utf-8")
    if found is not None:
        return found
    text = data.decode("utf-8", "replace")
    lost = text.count(REPLACEMENT)
    whole = len(regex.findall(r"[^\x00-\x7f\ufffd]", text))
    return Decoded(text, REPAIRED) if whole >= 20 * lost else None


def _legacy(data: bytes, declared: str | None) -> Decoded | None:
    named = (declared,) if declared and _DECLARABLE.fullmatch(declared) else ()
    best, score = _best(data, (*named, *_LEGACY))
    if score < _CERTAIN:
        other, other_score = _best(data, _guesses(data))
        if other_score > score:
            best, score = other, other_score
    if best is not None and best.encoding in ("windows-1252", "cp1252"):
        best = _turkish(data) or best
    return best if score >= _LIKELY else None


def _best(data: bytes, encodings: tuple[str, ...]) -> tuple[Decoded | None, float]:
    best: Decoded | None = None
    score = -1.0
    for encoding in encodings:
        found = _strict(data, encoding)
        if found is not None and (value := plausibility(found.text)) > score:
            best, score = found, value
    return best, score


def _guesses(data: bytes) -> tuple[str, ...]:
    """Encodings beyond ours that charset-normalizer holds possible, best first."""
    from charset_normalizer import from_bytes

    return tuple(match.encoding for match in from_bytes(data[:_SAMPLE]))[:4]


def _turkish(data: bytes) -> Decoded | None:
    found = _strict(data, "windows-1254")
    return found if found and regex.search("[şğıİ]", found.text) and detect(found.text) == "tr" else None


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding.lower())
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
