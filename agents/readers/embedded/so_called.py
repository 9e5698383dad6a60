"""Bodies that an article names only as others call them: ما يسمى «سلطة الساحل», the words before the name with it."""

from dataclasses import replace

from agents.readers.embedded import bodies
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import small_words
from agents.readers.embedded.mention import Mention

_WHAT = {"ما": False, "وما": False, "بما": True, "لما": True}
"""What opens the phrase, and whether a preposition stands joined to it."""


def so_called(doc: Document, i: int) -> Mention | None:
    """The body after ما يسمى or ما يعرف بـ at word i, its name without them."""
    if doc.folded[i] not in _WHAT or i + 2 >= len(doc.words) or doc.folded[i + 1] not in small_words()["so_called"]:
        return None
    j = i + 3 if doc.folded[i + 2] == "ب" and i + 3 < len(doc.words) else i + 2
    found = bodies.body(doc, j)
    return replace(found, first=i, governed=_WHAT[doc.folded[i]]) if found is not None else None
