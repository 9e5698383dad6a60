"""What makes an English stand a denial, and a denial one of what was said before."""

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_lexicon import english
from agents.readers.embedded.once import once
from agents.readers.embedded.stands import Stand

_NEAR = 3
"""Words behind a verb of denial in which what it denies is pointed at."""
_NOUN = 4
"""Words of a denial in which is named what its subject answers: a charge Kenya rejected."""


def english_points_back(doc: Document, denial: Stand) -> bool:
    """Whether the object of a denial means what was said: denied it, called that nonsense, a charge that Kenya rejected."""
    if doc.article.language != "en" or denial.cue_at is None or not denial.first <= denial.cue_at < denial.last:
        return False
    cue = denial.cue_at
    if cue > denial.first:
        told = range(denial.first, min(denial.first + _NOUN, cue))
        return any((doc.folded[k],) in english("answered") for k in told)
    stop = min(cue + 1 + _NEAR, denial.last)
    return any(english("pointing").match(doc.folded, k) for k in range(cue + 1, stop))


def english_negates(word: str) -> bool:
    """Whether a folded English word negates: nobody, didn't."""
    return (word,) in english("negating") or word.endswith(("n't", "n’t"))


@once
def english_lies() -> tuple[str, ...]:
    """Beginnings of English words that call something untrue."""
    return tuple(word for (word,) in english("untrue"))
