"""Mentions of persons, bodies, states and unnamed voices in an Arabic article."""

from collections.abc import Callable
from dataclasses import replace

from agents.readers.embedded import belonging, bodies, crowds, kinship, persons, respect, several, so_called, states
from agents.readers.embedded.datelines import without_dateline
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import doubled_forms, small_words
from agents.readers.embedded.mention import Mention

Finder = Callable[[Document, int], Mention | None]


def find_mentions(doc: Document) -> list[Mention]:
    """All mentions in order, longest reading at each place; none overlaps another."""
    finders: tuple[Finder, ...] = (
        so_called.so_called,
        several.several,
        crowds.crowd,
        respect.respected,
        kinship.relative,
        persons.titled,
        belonging.owned,
        bodies.body,
        states.state,
        persons.named,
        persons.unnamed,
    )
    found: list[Mention] = []
    i = 0
    while i < len(doc.words):
        mention = next((m for m in (find(doc, i) for find in finders) if m is not None), None)
        if mention is None:
            i += 1
            continue
        found.append(_with_government(doc, mention))
        i = max(i + 1, mention.last)
    return without_dateline(doc, found)


def _with_government(doc: Document, mention: Mention) -> Mention:
    before = mention.first - 1
    if mention.governed or before < 0 or doc.words[before].sentence != doc.words[mention.first].sentence:
        return mention
    if doc.folded[mention.first] in small_words()["nominatives"]:
        return mention  # قبل الطرفان: a verb, with its subject
    word = doc.folded[before]
    joined = word[1:] if word[:1] in "وف" else word
    if "\u0651" in doc.words[before].text[2:] and not doubled_forms().keys().isdisjoint((word, joined)):
        return mention  # عبّر الوفد: a verb, no preposition
    prepositions = small_words()["prepositions"]
    if word == "من" and before > 0 and doc.folded[before - 1] == "كل":
        return replace(mention, governed=False)
    plain = not any(c in doc.gaps[mention.first] for c in "،,؛:.")
    return replace(mention, governed=plain and (word in prepositions or joined in prepositions))
