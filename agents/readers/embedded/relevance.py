"""Whether an article is about a conflict or its settlement at all: many different frames, not one metaphor."""

from collections import Counter
from functools import lru_cache

from agents.readers.embedded.affixes import indefinite, readings
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import topics

_OTHER_FRAMES = 3
"""Different words of sport, markets or the stage that must be met before they can outweigh."""
_OUTWEIGHS = 1.5


def about_conflict(doc: Document) -> bool:
    """False where no word of arms, deeds or talks stands, or where other matters clearly outweigh them."""
    words: dict[str, Counter[str]] = {"conflict": Counter(), "elsewhere": Counter()}
    for i in range(len(doc.words)):
        found = _topic(doc, i)
        if found is not None:
            kind, form = found
            words["elsewhere" if kind == "elsewhere" else "conflict"][form] += 1
    conflict, elsewhere = words["conflict"].total(), words["elsewhere"].total()
    if conflict == 0:
        return False
    return not (len(words["elsewhere"]) >= _OTHER_FRAMES and elsewhere > _OUTWEIGHS * conflict)


def _topic(doc: Document, i: int) -> tuple[str, str] | None:
    table = topics()
    size = table.match(doc.folded, i)
    if size:
        phrase = tuple(doc.folded[i : i + size])
        return table[phrase], indefinite(phrase[0])
    return _topic_of(doc.folded[i])


@lru_cache(maxsize=16384)
def _topic_of(word: str) -> tuple[str, str] | None:
    table = topics()
    for _, rest in readings(word):
        for form in (rest, indefinite(rest)):
            if (form,) in table:
                return table[(form,)], indefinite(form)
    return None
