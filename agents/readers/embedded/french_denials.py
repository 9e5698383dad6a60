"""What makes a French stand a denial, and a denial one of what was said before."""

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_lexicon import french
from agents.readers.embedded.once import once
from agents.readers.embedded.stands import Stand

_NEAR = 4
"""Words behind a verb of denial in which what it denies is pointed at."""


def french_points_back(doc: Document, denial: Stand) -> bool:
    """Whether the object of a denial is a pronoun or means what was said: l'a démenti, nie tout, réfute ces propos."""
    if doc.article.language != "fr" or denial.cue_at is None:
        return False
    cue = denial.cue_at
    before = doc.folded[max(0, cue - 2) : cue]
    if any((word,) in french("object_pronouns") for word in before):
        return True
    stop = min(cue + 1 + _NEAR, denial.last)
    return any(french("pointing").match(doc.folded, k) for k in range(cue + 1, stop))


def french_negates(word: str) -> bool:
    """Whether a folded French word negates: aucun, n'a."""
    return (word,) in french("negations") or word.startswith(("n'", "n’"))


@once
def french_lies() -> tuple[str, ...]:
    """Beginnings of French words that call something untrue."""
    return tuple(word for (word,) in french("lies"))
