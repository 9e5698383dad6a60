"""Whom a title alone means in English: the nurse, its chairwoman, the general is whoever was named with that title."""

from collections.abc import Iterator, Sequence

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_lexicon import english, stands_for
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.mention import Mention

_DEFINITE = frozenset(("the", "its", "his", "her", "their", "this"))
_APPOSED = 9
"""Words of the longest description beside a name that is looked at."""


def named_with(doc: Document, entities: Sequence[Entity], mention: Mention) -> Entity | None:
    """The person last named before the title with it, or with one that it stands for; None where nobody was."""
    if doc.folded[mention.first] not in _DEFINITE or mention.last - mention.first < 2:
        return None
    head = doc.folded[mention.last - 1].removesuffix("'s").removesuffix("’s")
    heads = frozenset((head, *stands_for().get(head, ())))
    people = [(m, e) for e in entities if e.kind == "person" for m in e.mentions if m.last <= mention.first]
    people.sort(key=lambda told: -told[0].first)
    return next((e for m, e in people if heads & set(_described(doc, m))), None)


def _tells_what(word: str) -> bool:
    """Whether a word is a title, a calling or what goes with one."""
    return any((word,) in english(use) for use in ("titles", "callings", "relations", "title_adjectives"))


def _described(doc: Document, mention: Mention) -> Iterator[str]:
    """The words beside a name that tell what its bearer is: before it, or apposed on either side."""
    k = mention.first
    yield from doc.folded[mention.role[0] : mention.role[1]] if mention.role is not None else ()
    while k > 0 and not doc.gaps[k].strip(" ") and _tells_what(doc.folded[k - 1]):
        k -= 1
        yield doc.folded[k]
    for comma, step in ((mention.last, 1), (k, -1)):
        if comma >= len(doc.words) or doc.gaps[comma].strip() != ",":
            continue
        stop = comma + step * _APPOSED
        for j in range(comma, stop) if step > 0 else range(comma - 1, max(stop, -1), -1):
            if j >= len(doc.words) or (step > 0 and j > comma and doc.gaps[j].strip()):
                break
            yield doc.folded[j]
            if step < 0 and doc.gaps[j].strip():
                break
