"""English and French words that wave off as a whole what somebody said just before: Not so; il n'en est rien; a pack of lies."""

from collections.abc import Sequence

from agents.readers.embedded.english_lexicon import english

_OPENING = 4
"""Words of a stand in which the phrase begins that waves something off."""
_BEHIND = 5
"""Words behind the phrase, at most: what goes on says more than that it is not so."""


def waves_off(words: Sequence[str]) -> bool:
    """Whether folded words say in their opening, and hardly more, that what was said is not so."""
    table = english("waving_off")
    sizes = ((k, table.match(words, k)) for k in range(min(_OPENING, len(words))))
    return any(size and len(words) - k - size <= _BEHIND for k, size in sizes)


def nothing_but(words: Sequence[str]) -> bool:
    """Whether folded words wave something off and say no more: Faux; Nonsense; Not so."""
    return bool(words) and english("waving_off").match(words, 0) == len(words)
