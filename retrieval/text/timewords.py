"""Words of time, and the bare text they are looked for in. The words live in `times.yaml`: Arabic, English, French.

Bare text has no marks, tatweel or format characters, one alef, one ya, final ha for ta marbuta, Latin digits and small
letters, so that patterns stay plain and short; it keeps a map back to the text it came from.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import regex
import yaml

WORDS: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("times.yaml").read_text("utf-8"))

_DROPPED = regex.compile(r"[\p{Mn}\p{Cf}\u0640]")
_FOLDS = str.maketrans("أإآٱىیةەک٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ااااييههك" + "0123456789" * 2)


class Bare(NamedTuple):
    """A text made bare."""

    text: str
    offsets: Sequence[int]
    """For each of its characters, the offset in the source; one more for the end."""

    def span(self, start: int, end: int, source: str) -> tuple[int, int]:
        """The half-open span in `source` of a span here, with the marks on its last letter."""
        last = self.offsets[end - 1] + 1
        while last < len(source) and _DROPPED.match(source, last) and source[last] != "\u0640":
            last += 1
        return self.offsets[start], last

    def position(self, offset: int) -> int:
        """Where a source offset falls here."""
        return bisect_left(self.offsets, offset)


@lru_cache(maxsize=16)
def bare(text: str) -> Bare:
    """`text` made bare; the last few are remembered, since an article is asked about sentence by sentence."""
    levelled = _small(text).translate(_FOLDS)
    if _DROPPED.search(levelled) is None:
        return Bare(levelled, range(len(text) + 1))
    dropped = {match.start() for match in _DROPPED.finditer(levelled)}
    kept = [offset for offset in range(len(text)) if offset not in dropped]
    return Bare("".join(levelled[offset] for offset in kept), (*kept, len(text)))


def fold(text: str) -> str:
    """The form a word has as a key of the tables below: bare, single spaces."""
    return " ".join(_DROPPED.sub("", _small(text).translate(_FOLDS)).split())


def pattern(words: Iterable[str]) -> str:
    """An alternation that matches any of `words` in bare text, longest first."""
    keys = sorted({fold(word) for word in words}, key=len, reverse=True)
    return "(?:" + "|".join(regex.escape(key, literal_spaces=True).replace(" ", r"\s+") for key in keys) + ")"


def table(numbered: Mapping[int, Iterable[str]]) -> dict[str, int]:
    """Folded word → its number."""
    return {fold(word): number for number, words in numbered.items() for word in words}


def _small(text: str) -> str:
    small = text.lower()
    return small if len(small) == len(text) else "".join(one if len(one.lower()) > 1 else one.lower() for one in text)


MONTHS = {word: number for names in WORDS["months"].values() for word, number in table(names).items()}
WEEKDAYS = table(WORDS["weekdays"])
RELATIVE = table(WORDS["relative_days"])
NUMBERS = table(WORDS["numbers"])
ORDINALS = {fold(word): number for number, word in enumerate(WORDS["ordinals"], start=1)}
UNITS = {
    fold(word): (unit, count)
    for unit, numbers in WORDS["units"].items()
    for count, words in zip((1, 2, None), numbers, strict=True)
    for word in words
}
"""Word → the unit it names and how many of them; None for a bare plural."""
PAST, COMING, CURRENT = (frozenset(map(fold, WORDS[kind])) for kind in ("past", "coming", "current"))
AMBIGUOUS = frozenset(map(fold, WORDS["ambiguous_months"]))

STARTS = frozenset(
    fold(word).split()[0]
    for words in (
        *(MONTHS, WEEKDAYS, RELATIVE, NUMBERS, ORDINALS, UNITS, PAST, COMING, CURRENT),
        *(WORDS["hijri_months"], WORDS["day_parts"], ["قبل", "منذ"]),
    )
    for bare in words
    for word in (bare, f"ال{bare}")
)
"""First words of all time expressions that do not begin with a digit."""
