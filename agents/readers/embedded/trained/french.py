"""The French words the reader knows, by use."""

from collections import Counter
from collections.abc import Sequence

from agents.readers.embedded.lexicon import data
from agents.readers.embedded.once import once
from agents.readers.embedded.stands import Stand
from retrieval.text.normalise import fold_text

_LEAST_WORDS = 2
_AT_ODDS = frozenset(("accusation", "denial", "rejection", "threat", "demand", "condition", "warning"))
_LEAST_STANDS = 5
_LEAST_HOLDERS = 3
"""Stands at odds, and those who hold them, that make an article one of a quarrel whatever it is about."""
USES = (
    "say",
    "deny",
    "accuse",
    "ask",
    "refuse",
    "offer",
    "warn",
    "praise",
    "titles",
    "bodies",
    "sources",
    "talks",
    "that",
    "conflict",
)
"""The lists of the lexicon."""


@once
def _words() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for use in USES:
        node = data("fr", "words")[use]
        words = [word for part in node.values() for word in part] if isinstance(node, dict) else node
        for word in words:
            table.setdefault(fold_text(word), []).append(f"fr-{use}")
    return {word: tuple(uses) for word, uses in table.items()}


def french_tags(word: str) -> tuple[str, ...]:
    """Tags of a folded word; none for one that the list lacks."""
    return _words().get(word) or _words().get(word.rpartition("’")[2].rpartition("'")[2], ())


def french_about_conflict(words: Sequence[str]) -> bool:
    """Whether folded French words speak of a conflict or its settlement at all."""
    uses = Counter(use for word in words for use in french_tags(word))
    return uses["fr-conflict"] + uses["fr-talks"] >= _LEAST_WORDS


def contentious(stands: Sequence[Stand]) -> bool:
    """Whether several accuse, deny, refuse and demand: a quarrel, though no word of war is said."""
    at_odds = [stand.holder.number for stand in stands if stand.act in _AT_ODDS]
    return len(at_odds) >= _LEAST_STANDS and len(set(at_odds)) >= _LEAST_HOLDERS
