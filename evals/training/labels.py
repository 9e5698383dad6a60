"""Gold annotations as labels of words: who is mentioned, which words carry a stand."""

from collections.abc import Iterator

import regex

from agents.readers.embedded.document import Document
from evals.reading_gold import GoldActor, GoldArticle, GoldSpan

MentionLabel = str
_KINDS = {"person": "P", "state": "S", "collective_unresolved": "C", "population": "C"}
_BEFORE = regex.compile(r"(?:^|[^\p{L}\p{M}])(?:[وف]?(?:لل|[بلك])?|[وف]?(?:لـ|بـ|كـ)?)\Z")


def actor_kind(actor: GoldActor) -> str:
    """The label of an actor: person, state, crowd or body."""
    return _KINDS.get(actor.type, "B")


def gold_mentions(gold: GoldArticle, doc: Document) -> list[tuple[int, int, str]]:
    """Word ranges of all places that name an actor, none overlapping; (first, last, actor key)."""
    found: list[tuple[int, int, str]] = []
    for key, actor in gold.actors.items():
        for place, form in enumerate(actor.names):
            for start in _occurrences(doc.text, form):
                first, last = doc.word_at(start), doc.word_at(start + len(form))
                if first and doc.words[first - 1].end > start:
                    first -= 1
                if first < last:
                    found.append((first, last, key))
            if place == 0 and form.startswith("ال"):
                found += _swallowed(doc, form, key)
    taken: set[int] = set()
    kept = []
    for first, last, key in sorted(found, key=lambda m: (m[0] - m[1], m[0], m[2])):
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            kept.append((first, last, key))
    return sorted(kept)


def _occurrences(text: str, form: str) -> Iterator[int]:
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        whole = end >= len(text) or not (
            text[end].isalpha() or text[end] in "\u064b\u064c\u064d\u064e\u064f\u0650\u0651"
        )
        if whole and _BEFORE.search(text, max(0, at - 5), at):
            yield at
        at = text.find(form, at + 1)


def _swallowed(doc: Document, form: str, key: str) -> Iterator[tuple[int, int, str]]:
    """The name after للـ, whose article is swallowed."""
    for start in _occurrences(doc.text, "لل" + form[2:]):
        yield doc.word_at(start), doc.word_at(start + len(form)), key


def mention_labels(gold: GoldArticle, doc: Document) -> list[MentionLabel]:
    """B-, I- and O labels of all words."""
    labels = ["O"] * len(doc.words)
    for first, last, key in gold_mentions(gold, doc):
        kind = actor_kind(gold.actors[key])
        labels[first] = f"B{kind}"
        labels[first + 1 : last] = [f"I{kind}"] * (last - first - 1)
    return labels


def words_of(doc: Document, span: GoldSpan) -> tuple[int, int]:
    """Half-open word range of a span; a word of which the span holds the most is in it."""
    first, last = doc.word_at(span.start), doc.word_at(span.end)
    if first and doc.words[first - 1].end > span.start:
        first -= 1
    return first, last


def span_kind(gold: GoldArticle, doc: Document, number: int) -> str:
    """D for words quoted, C for the clause after أن, V for what begins with its verb."""
    position = gold.positions[number]
    if position.speech == "direct":
        return "D"
    if position.speech == "indirect":
        return "C"
    if position.speech in ("reported", "action"):
        return "V"
    return "V" if position.cue and position.cue in doc.text[position.span.start : position.span.end] else "C"


def span_labels(gold: GoldArticle, doc: Document) -> list[str]:
    """B-, I- and O labels of the stands' words; of two that overlap the longer one, nested ones lose."""
    labels = ["O"] * len(doc.words)
    taken: set[int] = set()
    numbered = sorted(
        range(len(gold.positions)),
        key=lambda n: (
            any(f.startswith("nested") for f in gold.positions[n].flags),
            gold.positions[n].span.start - gold.positions[n].span.end,
        ),
    )
    for number in numbered:
        first, last = words_of(doc, gold.positions[number].span)
        if first >= last or not taken.isdisjoint(range(first, last)):
            continue
        taken.update(range(first, last))
        kind = span_kind(gold, doc, number)
        labels[first] = f"B{kind}"
        labels[first + 1 : last] = [f"I{kind}"] * (last - first - 1)
    return labels
