"""A text as its shingles: every run of three telling words, as numbers that are the same on every machine.

Stop words are left out and words are reduced to their light stems, so that a changed attribution (قال إن, أفاد بأن), a
clitic or another orthography breaks no run. What a text is found by among many is a choice of its shingles by winnowing
(Schleimer, Wilkerson and Aiken 2003): of every `WINDOW` shingles in a row the smallest number.
"""

import hashlib
from functools import lru_cache
from typing import Final

import numpy as np
import regex
from numpy.typing import NDArray

from retrieval.text.normalise import fold_text
from retrieval.text.quotation import quotations
from retrieval.text.stem import light_stem
from retrieval.text.stopwords import stop_words

Shingles = NDArray[np.uint64]

RUN: Final = 3
"""Telling words in a shingle."""
WINDOW: Final = 8
"""Two texts with `WINDOW + RUN - 1` telling words in a row in common share a fingerprint for certain."""
_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}\p{Cf}]+")
"""Plainer than `tokens`, and twice as fast: no place is asked for, and marks and format characters are folded away."""
_STEP: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT: Final = np.uint64(31)


@lru_cache(maxsize=512)
def in_order(text: str) -> Shingles:
    """The shingles of a text from first to last; a text of fewer telling words is a single one, or none."""
    numbers = np.array(list(filter(None, map(_number, _WORD.findall(text)))), dtype=np.uint64)
    if not len(numbers):
        return numbers
    run = min(RUN, len(numbers))
    mixed = numbers[: len(numbers) - run + 1].copy()
    for at in range(1, run):
        mixed = _stirred(mixed) + numbers[at : len(numbers) - run + 1 + at]
    return _stirred(mixed)


def shingles(text: str) -> Shingles:
    """The different shingles of a text, sorted."""
    return np.unique(in_order(text))


def own_shingles(text: str) -> Shingles:
    """The different shingles of what stands outside quotation marks, sorted: the outlet's own words."""
    return shingles("\n".join(_outside(text)))


def fingerprints(text: str) -> Shingles:
    """The shingles a text is found by, sorted: about two in nine of them."""
    found = in_order(text)
    if len(found) <= WINDOW:
        return np.unique(found)
    return np.unique(_smallest(found))


def _smallest(numbers: Shingles) -> Shingles:
    """The smallest of every `WINDOW` numbers in a row, by windows of twice the size each time."""
    size = 1
    while size < WINDOW:
        step = min(size, WINDOW - size)
        numbers = np.minimum(numbers[:-step], numbers[step:])
        size += step
    return numbers


def _outside(text: str) -> list[str]:
    parts: list[str] = []
    at = 0
    for quotation in quotations(text):
        if quotation.inner_start >= at:
            parts.append(text[at : quotation.inner_start])
            at = quotation.inner_end
    return [*parts, text[at:]]


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    """A word as it is written, as a number: 0 for a stop word."""
    folded = fold_text(word)
    if not folded or folded in stop_words():
        return 0
    return int.from_bytes(hashlib.blake2b(light_stem(folded).encode(), digest_size=8).digest(), "little") | 1


def _stirred(numbers: Shingles) -> Shingles:
    mixed = numbers * _STEP
    mixed ^= mixed >> _SHIFT
    return mixed * _MIX
