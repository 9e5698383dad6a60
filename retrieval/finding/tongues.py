"""What a score found in one language counts beside those found in others.

BM25 gives a word much weight where few passages hold it. In an archive that is mostly Arabic every English word is rare,
common ones too, so an English article would come before an Arabic one that answers far better. A score is therefore
measured by the passages of its own language, as if they were the archive. Words put into another language share their
weight among several forms, of which a passage holds one: what they find is lifted for that.
"""

from collections.abc import Mapping, Sequence
from math import log
from typing import Final

from retrieval.finding.wording import KEPT_IN, Wording
from retrieval.library import Library

FEW: Final = 4.0
"""Passages that hold a word that tells something."""
CROSSED: Final = 1.5
"""What a score of words put into another language is multiplied by."""


def weights(library: Library, wordings: Sequence[Wording], own: str) -> Mapping[str | None, float]:
    """Language of a wording → what its scores are multiplied by, None for the query's own words in their own language.

    Args:
        library: What is searched.
        wordings: The ways the query is looked for.
        own: The language that the query is in.
    """
    groups = {code: KEPT_IN[code] for each in wordings if (code := each.language or own) in KEPT_IN}
    if len(wordings) < 2:
        return {each.language: 1.0 for each in wordings}
    held = library.words.speaking(sorted({name for names in groups.values() for name in names}))
    sizes = {code: sum(held[name] for name in names) for code, names in groups.items()}
    whole = log(1 + sum(held.values()) / FEW)
    return {
        each.language: (log(1 + sizes[each.language or own] / FEW) / whole if whole else 1.0)
        * (CROSSED if each.language else 1.0)
        for each in wordings
    }
