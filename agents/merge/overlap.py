"""How much two stretches of text speak of the same thing: shared content words, folded and freed of clitics."""

from agents.content import content_stems, held


def overlap(one: str, other: str) -> float:
    """Shared content words over those of the shorter text; 0–1, and 0 when either has fewer than two."""
    a, b = content_stems(one), content_stems(other)
    smaller = min(len(a), len(b))
    return min(1.0, len(held(a, b)) / smaller) if smaller >= 2 else 0.0
