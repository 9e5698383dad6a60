"""Which entities are actors of the article: what speaks for each, as numbers."""

from collections import Counter
from collections.abc import Sequence

from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import given_names
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.trained.situation import Situation
from agents.readers.embedded.trained.trees import Trees

LEAST = 0.48
"""Chance from which an entity that no item needs is listed."""
LEAST_BESIDE = LEAST / 2
"""Chance from which one is listed who only stands beside a stand: the speaker's body, whom a demand is made of."""
_EARLY = 120
"""Words from which on a place counts as late in the text."""
_SHORT = 8
"""Words of a line that may hold a byline."""


def actor_rows(told: Situation, stands: Sequence[Stand]) -> list[tuple[Entity, dict[str, float]]]:
    """Every entity with a mention, described."""
    held = Counter(s.holder.number for s in stands)
    backed = Counter(s.holder.body.number for s in stands if s.holder.body is not None)
    seen = [e for e in told.inventory.entities if e.mentions]
    title = told.doc.article.title or ""
    return [(e, _row(told, e, held, backed, title)) for e in seen]


def _row(told: Situation, entity: Entity, held: Counter[int], backed: Counter[int], title: str) -> dict[str, float]:
    doc, mentions = told.doc, entity.mentions
    sure = [told.sure.get(m.first, 0.0) for m in mentions]
    free = [m for m in mentions if not m.governed]
    quoted = sum(doc.words[m.first].quote >= 0 for m in mentions)
    first = min(m.first for m in mentions)
    full = max(mentions, key=lambda m: len(m.name))
    row = {
        "held": float(held[entity.number]),
        "backed": float(backed[entity.number]),
        "ruled": float(sum(s.holder is entity for s in told.stands)),
        "count": float(len(mentions)),
        "free": float(len(free)),
        "sure": max(sure),
        "sure_mean": sum(sure) / len(sure),
        "seen": sum(s > 0 for s in sure) / len(sure),
        "quoted": quoted / len(mentions),
        "place": float(min(first, _EARLY)),
        "words": float(len(entity.name)),
        "longest": float(full.last - full.first),
        "definite": float(entity.name[0].startswith("ال")),
        "given": float(any(w in given_names() for w in entity.name)),
        "nested": float(entity.nested),
        "spokes": float(entity.spokes),
        "titled": float(any(m.role is not None for m in mentions)),
        "headline": float(doc.text[full.start : full.end] in title),
        "has_body": float(entity.body is not None),
        "arabic": float(doc.folded[first][:1] > "\u0600"),
        "adjacent": float(any(told.mentions_between(m.last, m.last + 1) for m in mentions)),
        "alone": float(_line_words(told, first) <= _SHORT),
        "inside": float(sum(told.inside[m.first] > 0.5 for m in mentions) / len(mentions)),
    }
    row[f"kind_{entity.kind}"] = 1.0
    row[f"type_{entity.type}"] = 1.0
    for tag in told.words.tags[full.first]:
        row[f"head_{tag}"] = 1.0
    return row


def _line_words(told: Situation, word: int) -> int:
    """Words of the paragraph that holds the word; a name that stands alone on a short line is the reporter's."""
    return told.line_of.count(told.line_of[word])


def chances(told: Situation, stands: Sequence[Stand], trees: Trees) -> dict[int, float]:
    """The chance of every entity, by number, to be an actor by itself; none for an office in Latin letters."""
    rows = actor_rows(told, stands)
    told_by_trees = zip(rows, trees.chances([row for _, row in rows]), strict=True)
    return {e.number: float(chance) for (e, row), chance in told_by_trees if e.kind != "title" or row["arabic"]}


def actors(told: Situation, stands: Sequence[Stand], trees: Trees) -> set[int]:
    """Numbers of the entities that are actors by themselves."""
    return {number for number, chance in chances(told, stands, trees).items() if chance >= LEAST}
