"""Whom somebody's words call on (يا عطوفة المحافظ، أيها الوزير): he hears them and does not say them."""

from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import small_words
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.respect import opens_with_respect


def addressed(doc: Document, first: int, last: int, entity: Entity) -> bool:
    """Whether the words from `first` to `last`, or the rest of their quotation, call on the entity."""
    quote = doc.words[first].quote
    return any(
        (first <= m.first < last or (quote >= 0 and doc.words[m.first].quote == quote)) and _called(doc, m)
        for m in entity.mentions
    )


def _called(doc: Document, mention: Mention) -> bool:
    """Whether a word of calling stands before the mention, a word of respect between them passed over."""
    k = mention.first - 1
    if k > 0 and opens_with_respect(doc, k):
        k -= 1
    return k >= 0 and doc.folded[k] in small_words()["calling"]
