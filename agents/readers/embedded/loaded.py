"""Loaded terms: labels that take sides, who uses them, and whom they hit."""

from dataclasses import dataclass

from agents.readers.embedded.affixes import readings
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import Label, body_heads, creed_labels, labels
from agents.readers.embedded.mention import Mention, name_start
from agents.readers.embedded.neutral import neutral_name, neutral_type
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.subjects import COMMA
from schemas.draft import Span


@dataclass
class FoundLabel:
    """A label in the text; `by` is None for the outlet."""

    span: Span
    target: Entity | None
    by: Entity | None
    neutral: str | None


def find_labels(reading: Reading) -> list[FoundLabel]:
    """All loaded terms in text order."""
    found: list[FoundLabel] = []
    i, words = 0, reading.doc.written
    while i < len(words):
        size, label = _label_at(reading, i)
        if label is None:
            i += 1
            continue
        first, last, mention = _reach(reading, i, i + size, label)
        if _everyday(reading, i, label, mention):
            i += size
            continue
        start = (
            name_start(reading.doc, first, _proclitics(reading, i)) if first == i else reading.doc.words[first].start
        )
        span = reading.doc.span(start, _end(reading, first, last))
        if span is not None:
            target = reading.inventory.of(mention) if mention is not None else None
            if target is not None and mention is not None and mention.first == i:
                target.type = neutral_type(label) or target.type
            stand = reading.stand_over(i)
            inside = stand is not None and (reading.doc.words[i].quote >= 0 or stand.form in ("indirect", "direct"))
            by = stand.holder if stand is not None and inside else None
            name = neutral_name(reading.doc, first, last, i, size, label)
            if name is not None and " ".join(name.split()) == " ".join(span.quote.split()):
                name = None
            found.append(FoundLabel(span, _wanted(reading, target), _wanted(reading, by), name))
        i = max(last, i + 1)
    return found


def _everyday(reading: Reading, i: int, label: Label, mention: Mention | None) -> bool:
    """Whether the word means here what it means every day: no party is told with it, or the article is of elsewhere."""
    written = reading.doc.written
    owned = _unpossessed(written[i]) != written[i]
    body = i + 1 < len(written) and (written[i + 1].removeprefix("ال"),) in body_heads()
    if label.of_party and not owned and not body and (mention is None or mention.last <= i):
        return True
    return bool(label.where) and label.where.isdisjoint(reading.doc.folded)


def _end(reading: Reading, first: int, last: int) -> int:
    """Where the label's last word ends, with the mark that closes a name begun inside the label (ما يسمى «فلان»)."""
    words = reading.doc.words
    quote = words[last - 1].quote
    inside = quote >= 0 and quote != words[first].quote
    return reading.doc.quotations[quote].end if inside else words[last - 1].end


def _wanted(reading: Reading, entity: Entity | None) -> Entity | None:
    return reading.want(entity) if entity is not None else None


def _label_at(reading: Reading, i: int) -> tuple[int, Label | None]:
    words = reading.doc.written
    size = labels().match(words, i)
    if size:
        return size, labels()[tuple(words[i : i + size])]
    for _, rest in readings(words[i]):
        plain = rest.removeprefix("ال")
        for form in filter(labels().begins, (rest, plain, _unpossessed(rest))):
            for length in (3, 2, 1):
                phrase = (form, *words[i + 1 : i + length])
                if len(phrase) == length and phrase in labels() and not (labels()[phrase].before and form != rest):
                    return length, labels()[phrase]
        upon = creed_labels().get(rest)
        if upon is not None and any(w.removeprefix("ال") in upon for w in words[max(0, i - 3) : i]):
            return 1, Label(None, False)
    return 0, None


def _proclitics(reading: Reading, i: int) -> str:
    """What is joined before the label of word i and no part of it (لمرتزقة، والقتلة)."""
    words = reading.doc.written
    if labels().match(words, i):
        return ""
    for taken, rest in readings(words[i]):
        for form in (rest, rest.removeprefix("ال"), _unpossessed(rest)):
            if any((form, *words[i + 1 : i + length]) in labels() for length in (3, 2, 1)):
                return taken
    return ""


def _unpossessed(word: str) -> str:
    for suffix in ("ها", "هم", "ه"):
        if word.endswith(suffix) and len(word) > 5:
            return word.removesuffix(suffix)
    return word


def _reach(reading: Reading, i: int, stop: int, label: Label) -> tuple[int, int, Mention | None]:
    """The label with the name it sticks to: the mention over it, right after it, or right before it."""
    inside = reading.subjects.inside.get(i)
    if inside is not None and inside.first >= i - 1:
        return min(i, inside.first), max(stop, inside.last), inside
    after = reading.subjects.at.get(stop)
    before = reading.subjects.ending.get(i)
    if label.before and before is not None:
        follows = after.last if after is not None else min(stop + 1, len(reading.doc.words))
        return i, _apposition_end(reading, i, follows), before
    if inside is not None:
        return i, max(stop, inside.last), inside
    if after is not None and reading.doc.gaps[stop].strip(' «“"') == "":
        return i, after.last, after
    joined = reading.doc.written[i].startswith("و") and not labels().match(reading.doc.written, i)
    return i, stop, None if joined else before


def _apposition_end(reading: Reading, i: int, stop: int) -> int:
    """An apposition between commas runs up to the second of them."""
    doc = reading.doc
    if not COMMA & set(doc.gaps[i]):
        return stop
    end = doc.bounds[doc.words[i].sentence][1]
    closing = (k for k in range(stop, min(stop + 5, end)) if COMMA & set(doc.gaps[k]))
    return next(closing, stop)
