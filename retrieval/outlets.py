"""Outlets by the names people type: whatever the letter forms, and by a part of the name where that is plain."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from retrieval.text.normalise import fold_text

SHORTEST_PART: Final = 3
NEAR: Final = 0.5
SHOWN: Final = 5


def named(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """The outlets of an archive that a name means: those that read the same, else those that hold it; none otherwise."""
    asked = _folded(name)
    same = tuple(each for each in known if _folded(each) == asked)
    if same or len(asked) < SHORTEST_PART:
        return same
    return tuple(each for each in known if asked in _folded(each))


def near(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """The outlets whose names are most like one that is not there, the likest first."""
    by_folded = {_folded(each): each for each in reversed(known)}
    return tuple(by_folded[each] for each in get_close_matches(_folded(name), by_folded, SHOWN, NEAR))


def _folded(name: str) -> str:
    return " ".join(fold_text(name).split())
