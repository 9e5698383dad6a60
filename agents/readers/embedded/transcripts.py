"""Transcripts in Latin letters: lines that begin with who speaks, by name, surname or initials, and a colon or a bar."""

from collections import defaultdict

import regex

from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity, Inventory

_LINE = regex.compile(r"(?m)^[^\S\n]*[*_]*(?P<label>\p{Lu}[^:|\d\n?!]{1,40}?)[*_]*\s?[:|][*_]*\s+(?P<words>\S[^\n]*)$")
_LEAST = 3
"""Lines with a label that make a transcript, of two labels at least."""
_TURNS = 2
"""Lines that somebody has in a transcript, at least."""
_HALF = 0.5
"""Share of a label's lines that are questions, from which it is the interviewer's."""


def transcript(doc: Document, inventory: Inventory) -> dict[int, tuple[range, Entity | None]]:
    """First word of a labelled line → the words spoken in it and whose they are: nobody's where the label only asks."""
    lines = list(_LINE.finditer(doc.text, pos=doc.article.body_start))
    by_label = defaultdict(list)
    for line in lines:
        by_label[line["label"].strip()].append(line)
    turns = {label: found for label, found in by_label.items() if len(found) >= _TURNS}
    asking = {label for label, found in turns.items() if sum(map(_asks, found)) > _HALF * len(found)}
    if sum(map(len, turns.values())) < _LEAST or len(turns) < _TURNS or not asking:
        return {}
    result: dict[int, tuple[range, Entity | None]] = {}
    for label, found in turns.items():
        speaker = None if label in asking else _speaker(doc, inventory, label)
        if speaker is None and label not in asking:
            continue
        for line in found:
            result[doc.word_at(line.start("label"))] = (
                range(doc.word_at(line.start("words")), doc.word_at(line.end("words"))),
                speaker,
            )
    return result


def _asks(line: regex.Match[str]) -> bool:
    return line["words"].rstrip(" »”\"'*_").endswith("?")


def _speaker(doc: Document, inventory: Inventory, label: str) -> Entity | None:
    """The person of that name, surname or those initials."""
    named = tuple(w.casefold() for w in label.replace(".", " ").split())
    for entity in inventory.entities:
        folded = tuple(w.casefold() for w in entity.name)
        if entity.kind not in ("person", "title") or not folded:
            continue
        initials = "".join(w[0] for w in folded)
        if folded == named or folded[-1] == named[-1] or (len(initials) > 1 and "".join(named) == initials):
            return entity
    return None
