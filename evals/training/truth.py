"""What the gold says of candidates and entities: which are right, and a ranker's rows with the rules misled."""

from collections.abc import Sequence

import numpy as np

from agents.readers.embedded.entities import Entity
from agents.readers.embedded.trained.holders import Rows
from agents.readers.embedded.trained.lexis import CLAIMS, DENIES, NEITHER
from agents.readers.embedded.trained.situation import Situation
from agents.readers.embedded.trained.spans import Candidate, share
from evals.reading import same_name
from evals.reading_gold import GoldArticle, GoldPosition
from evals.training.labels import words_of

MISLED = 0.15
"""Share of stands whose holder by the rules is exchanged in training.

The rules were written on the articles that the models learn from; on unseen ones they err more often. A ranker that
always sees them right would follow them blindly.
"""
_BY_RULE = ("rule", "rule_other", "rule_over", "rule_body")


class Truth:
    """The gold of one article beside its situation."""

    def __init__(self, gold: GoldArticle, told: Situation) -> None:
        self.gold = gold
        self.told = told
        self.spans = [words_of(told.doc, p.span) for p in gold.positions]
        self._same: dict[tuple[int, str], bool] = {}

    def names(self, entity: Entity) -> list[str]:
        """Every form in which the article has the entity."""
        return sorted({self.told.doc.text[m.start : m.end] for m in entity.mentions})

    def same(self, entity: Entity, key: str) -> bool:
        """Whether the entity is the gold actor."""
        if (entity.number, key) not in self._same:
            actor = self.gold.actors.get(key)
            self._same[entity.number, key] = actor is not None and same_name(self.names(entity), actor.names)
        return self._same[entity.number, key]

    def matching(self, candidate: Candidate) -> list[GoldPosition]:
        """The gold positions whose words the candidate has."""
        reach = (candidate.first, candidate.last)
        told = zip(self.gold.positions, self.spans, strict=True)
        return [p for p, span in told if share(reach, span) >= 0.5]

    def position(self, stand: tuple[int, int]) -> GoldPosition | None:
        """The gold position that has most in common with these words, at least half; None for none."""
        told = zip(self.gold.positions, self.spans, strict=True)
        best = max(((share(stand, span), -k, p) for k, (p, span) in enumerate(told)), default=None, key=lambda b: b[:2])
        return best[2] if best is not None and best[0] >= 0.5 else None

    def holds(self, entity: Entity, candidate: Candidate) -> bool:
        """Whether the entity holds one of the positions that the candidate matches."""
        return any(self.same(entity, p.holder) for p in self.matching(candidate))

    def actors(self, entities: Sequence[Entity]) -> list[bool]:
        """Which entities are actors: of several that fit one gold actor, the one with the most mentions."""
        right = [False] * len(entities)
        order = sorted(range(len(entities)), key=lambda k: (-len(entities[k].mentions), entities[k].number))
        for key in self.gold.actors:
            for k in order:
                if not right[k] and self.same(entities[k], key):
                    right[k] = True
                    break
        return right

    def mediators(self, entities: Sequence[Entity]) -> list[bool]:
        """Which entities mediate by the gold; mere contacts do not."""
        keys = [m.actor for m in self.gold.mediators if m.roles != ("consulting_third_party",)]
        return [any(self.same(e, key) for key in keys) for e in entities]

    def contested(self, claim: tuple[int, int], denial: tuple[int, int]) -> bool:
        """Whether the gold has a contested claim with these words on both sides."""
        doc = self.told.doc
        return any(
            _shorter(claim, words_of(doc, a)) >= 0.5 and _shorter(denial, words_of(doc, b)) >= 0.5
            for a, b in self.gold.contested
        )

    def part(self, stand: tuple[int, int]) -> str:
        """Which side of the gold's contested claims these words are: they deny one, they claim it, or neither."""
        pairs = [(words_of(self.told.doc, a), words_of(self.told.doc, b)) for a, b in self.gold.contested]
        if any(_shorter(stand, denial) >= 0.5 for _, denial in pairs):
            return DENIES
        return CLAIMS if any(_shorter(stand, claim) >= 0.5 for claim, _ in pairs) else NEITHER

    def risky(self, reach: tuple[int, int]) -> bool:
        """Whether the gold has a risk in these words."""
        return any(_shorter(reach, words_of(self.told.doc, span)) >= 0.5 for span in self.gold.risks)


def _shorter(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Words in common out of those of the shorter range."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(1, min(a[1] - a[0], b[1] - b[0]))


def misled(options: Rows, seed: int) -> list[dict[str, float]]:
    """The rows of one candidate's possible holders, for some seeds with another one as the rules' choice."""
    random = np.random.default_rng(seed)
    rows = [dict(row) for _, row in options]
    chosen = next((k for k, row in enumerate(rows) if row["rule"] > 0), None)
    if chosen is not None and len(rows) > 1 and random.random() < MISLED:
        other = int(random.integers(len(rows)))
        for name in _BY_RULE:
            rows[chosen][name], rows[other][name] = rows[other][name], rows[chosen][name]
    return rows
