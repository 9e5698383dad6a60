"""Who mediates: what the rules' frames, the words round an entity's mentions and its own conduct say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import phrases
from agents.readers.embedded.mediation import Found
from agents.readers.embedded.mediation_clauses import hedged
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.once import once
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.trained.doers import doings
from agents.readers.embedded.trained.lexis import Features, lexis_of, odds
from agents.readers.embedded.trained.sequences import SequenceModel
from agents.readers.embedded.trained.situation import Situation
from agents.readers.embedded.trained.trees import Trees
from schemas.vocabulary import MediatorRole

LEAST = 0.6
"""Chance from which an entity is a mediator by the model alone."""
LEAST_RULED = 0.1
"""The same for one that the rules' frames have found."""
_NEAR = 6
_FAR = 16
_ACTS = (
    "accusation",
    "threat",
    "denial",
    "demand",
    "rejection",
    "commitment",
    "offer",
    "warning",
    "appeal",
    "statement",
)
Row = dict[str, float]


@once
def _roots() -> dict[str, tuple[int, str]]:
    """Beginnings of words of mediation, each with its rank, the longest first, and what it tells."""
    told: Mapping[str, Sequence[str]] = phrases_of_roots()
    ranked = sorted(((root, name) for name, roots in told.items() for root in roots), key=lambda r: -len(r[0]))
    table: dict[str, tuple[int, str]] = {}
    for rank, (root, name) in enumerate(ranked):
        table.setdefault(root, (rank, name))
    return table


@once
def _sizes() -> tuple[int, ...]:
    """Lengths that beginnings have."""
    return tuple(sorted({len(root) for root in _roots()}))


def phrases_of_roots() -> dict[str, list[str]]:
    """The lexicon's beginnings of words by what they tell, folded."""
    names = ("mediates", "hosts", "guarantees", "watches", "carries", "sends", "between", "sides", "offers", "calls")
    return {name: [" ".join(p) for p in phrases("mediation", "roots", name)] for name in names}


@lru_cache(maxsize=16384)
def root_of(word: str) -> str:
    """What a folded word tells of mediation; empty for nothing."""
    bare = word
    for prefix in ("وال", "بال", "لل", "ال", "و", "ب", "ل", "ف"):
        if word.startswith(prefix) and len(word) - len(prefix) > 2:
            bare = word[len(prefix) :]
            break
    roots = _roots()
    begun = [roots[w[:size]] for w in {bare, word} for size in _sizes() if w[:size] in roots]
    return min(begun)[1] if begun else ""


class Mediating:
    """The mediators of one article."""

    def __init__(self, told: Situation, reading: Reading, ruled: Sequence[Found]) -> None:
        self.told, self.reading = told, reading
        self.ruled = {f.entity.number: f for f in ruled}
        self.roots = [root_of(w) for w in reading.doc.folded]
        self.held: dict[int, Counter[str]] = {}
        self.meant: Counter[int] = Counter()
        self.does: dict[int, Counter[str]] = {}
        for number, doing in doings(told, reading, self.roots):
            self.does.setdefault(number, Counter())[doing] += 1
        for stand in reading.stands:
            self.held.setdefault(stand.holder.number, Counter())[stand.act] += 1
            if stand.addressee is not None and stand.act in ("accusation", "demand", "threat"):
                self.meant[stand.addressee.number] += 1

    def entities(self) -> list[Entity]:
        """Those who may mediate, in a fixed order."""
        return [e for e in self.told.inventory.entities if e.mentions and e.type not in ("media", "company")]

    def features(self) -> list[Features]:
        """The words round each of the entities."""
        lexis = lexis_of(self.reading.doc)
        return [lexis.of_entity(e) for e in self.entities()]

    def rows(self, words: SequenceModel) -> list[Row]:
        """What speaks for each of the entities, as numbers; `words` judges by the words alone."""
        by_words = odds(words, self.features())
        return [self._row(e, told) for e, told in zip(self.entities(), by_words, strict=True)]

    def _row(self, entity: Entity, by_words: float) -> Row:
        found = self.ruled.get(entity.number)
        row: Row = {
            "words_say": by_words,
            "ruled": float(found is not None and found.roles != ["consulting_third_party"]),
            "roles": float(len(found.roles)) if found is not None else 0.0,
            "consulted": float(found is not None and found.roles == ["consulting_third_party"]),
            "body_ruled": float(entity.body is not None and entity.body.number in self.ruled),
            "member_ruled": float(any(f.entity.body is entity for f in self.ruled.values())),
            "others_ruled": float(len(self.ruled) - (found is not None)),
            "side": float(entity in self.told.inventory.sides),
            "count": float(len(entity.mentions)),
            "meant": float(self.meant[entity.number]),
            "spokes": float(entity.spokes),
            "has_body": float(entity.body is not None),
            "envoy": float(any(m.title == "envoy" for m in entity.mentions)),
            "words": float(len(entity.name)),
            "sure": max(self.told.sure.get(m.first, 0.0) for m in entity.mentions),
            "arabic": float(self.reading.doc.folded[0][:1] > "\u0600"),
        }
        row[f"type_{entity.type}"] = row[f"kind_{entity.kind}"] = 1.0
        if found is not None:
            row.update({f"role_{role}": 1.0 for role in found.roles})
        for act in _ACTS:
            row[f"act_{act}"] = float(self.held.get(entity.number, Counter())[act])
        for doing, times in self.does.get(entity.number, Counter()).items():
            row[f"does_{doing}"] = float(times)
        for mention in entity.mentions:
            for name, value in self._round(mention).items():
                row[name] = max(row.get(name, 0.0), value)
                row[f"sum_{name}"] = row.get(f"sum_{name}", 0.0) + value
        return row

    def _round(self, mention: Mention) -> Row:
        """Roots near a mention in its sentence, by side and distance."""
        row: Row = {}
        for k in self._window(mention):
            if not self.roots[k]:
                continue
            if mention.first <= k < mention.last:
                row[f"own_{self.roots[k]}"] = 1.0
                continue
            side, way = ("before", mention.first - k) if k < mention.first else ("after", k - mention.last + 1)
            name = f"{side}_{'near' if way <= _NEAR else 'far'}_{self.roots[k]}"
            row[name] = max(row.get(name, 0.0), 1.0 if mention.governed else 2.0)
        return row

    def chosen(self, words: SequenceModel, trees: Trees) -> list[Found]:
        """The mediators: the rules' that the model does not refuse, and the model's own; contacts stay as they are."""
        entities = self.entities()
        chances = dict(zip((e.number for e in entities), trees.chances(self.rows(words)), strict=True))
        kept = []
        for entity in entities:
            found, chance = self.ruled.get(entity.number), chances[entity.number]
            if found is not None and (chance >= LEAST_RULED or found.roles == ["consulting_third_party"]):
                kept.append(found)
            elif found is not None:
                kept.append(replace(found, roles=["consulting_third_party"]))
            elif chance < LEAST or self._only_says(entity) or self._denied(entity):
                continue
            elif (made := self._made(entity)) is not None:
                kept.append(made)
        return kept

    def _only_says(self, entity: Entity) -> bool:
        """Whether all that speaks of mediation round an entity stands in what it says, and not of itself."""
        own = [s for s in self.reading.stands if s.holder is entity]
        near = {k for m in entity.mentions for k in self._window(m) if self.roots[k]}
        told = all(any(s.first <= k < s.last for s in own) for k in near)
        return bool(near) and told and not any(doing.startswith("we_") for doing in self.does.get(entity.number, ()))

    def _denied(self, entity: Entity) -> bool:
        """Whether the word of mediation nearest to each mention is negated, offered or asked for (ولن ترعى قطر أي محادثات)."""
        nearest = [k for m in entity.mentions if (k := self._nearest(m)) is not None]
        return bool(nearest) and all(hedged(self.reading, k) for k in nearest)

    def _nearest(self, mention: Mention) -> int | None:
        """The word of mediation nearest to a mention."""
        near = (k for k in self._window(mention) if self.roots[k])
        return min(near, key=lambda k: max(mention.first - k, k - mention.last + 1), default=None)

    def _window(self, mention: Mention) -> range:
        """The words round a mention in its sentence."""
        words = self.reading.doc.words_of(self.reading.doc.words[mention.first].sentence)
        return range(max(words.start, mention.first - _FAR), min(words.stop, mention.last + _FAR))

    def _made(self, entity: Entity) -> Found | None:
        """A mediator that only the model sees, with the clause that speaks most of mediation beside a mention of it."""
        best = max(entity.mentions, key=lambda m: (sum(self._round(m).values()), -m.first))
        roots = self._round(best)
        begin, end = self.reading.clause(best.first)
        first, last = max(begin, best.first - _FAR), min(max(end, best.last), best.last + _FAR)
        span = self.reading.span(first, last)
        if span is None or not roots:
            return None
        self.reading.want(entity)
        return Found(entity, span, _roles(entity, roots), parties=self.reading.inventory.sides)


def _roles(entity: Entity, roots: Row) -> list[MediatorRole]:
    """The roles that the words beside the mention tell."""
    named: dict[str, MediatorRole] = {
        "hosts": "host",
        "guarantees": "guarantor",
        "watches": "monitor",
        "carries": "message_carrier",
    }
    found: list[MediatorRole] = [role for name, role in named.items() if any(r.endswith(name) for r in roots)]
    if any(r.endswith("mediates") for r in roots) or not found:
        found.insert(
            0, "envoy" if entity.type == "person" and any(r == "own_sends" for r in roots) else "lead_mediator"
        )
    return found[:4]
