"""The chain of speakers: possible holders judged again by who holds the stands before and behind."""

from collections.abc import Sequence

from agents.readers.embedded.entities import Entity
from agents.readers.embedded.trained.holders import Rows
from agents.readers.embedded.trained.situation import Situation
from agents.readers.embedded.trained.spans import Candidate


def chained(
    told: Situation,
    found: Sequence[Candidate],
    rows: Sequence[Rows],
    kept: Sequence[float],
    first: Sequence[Sequence[float]],
) -> list[Rows]:
    """The rows again with what a first judgement says of this stand and of those around it.

    Args:
        told: The article.
        found: Its candidates in text order.
        rows: The possible holders of each.
        kept: The chance that each candidate is a stand.
        first: The chance of each possible holder, from the first judgement.
    """
    best: list[Entity | None] = []
    for options, chances, chance in zip(rows, first, kept, strict=True):
        place = max(range(len(chances)), key=lambda k: chances[k], default=-1)
        best.append(options[place][0] if place >= 0 and chance >= _LIKELY else None)
    held: dict[int, int] = {}
    for entity in best:
        if entity is not None:
            held[entity.number] = held.get(entity.number, 0) + 1
    result = []
    for number, (options, chances) in enumerate(zip(rows, first, strict=True)):
        before = _around(found, best, number, -1)
        after = _around(found, best, number, 1)
        result.append(
            [
                (
                    e,
                    {
                        **row,
                        **_chain(told, found, number, e, before, after),
                        **_rank(chances, k),
                        "held_first": float(held.get(e.number, 0)),
                    },
                )
                for k, (e, row) in enumerate(options)
            ]
        )
    return result


_LIKELY = 0.35
"""Chance from which a candidate counts as a stand in the chain of speakers."""


def _around(
    found: Sequence[Candidate], best: Sequence[Entity | None], number: int, step: int
) -> list[tuple[Entity, int]]:
    """Up to three judged candidates before or behind one, nearest first, that do not overlap it."""
    mine = found[number]
    result: list[tuple[Entity, int]] = []
    k = number + step
    while 0 <= k < len(found) and len(result) < 3:
        entity, other = best[k], found[k]
        if entity is not None and (other.last <= mine.first or other.first >= mine.last):
            result.append((entity, k))
        k += step
    return result


def _chain(
    told: Situation,
    found: Sequence[Candidate],
    number: int,
    entity: Entity,
    before: Sequence[tuple[Entity, int]],
    after: Sequence[tuple[Entity, int]],
) -> dict[str, float]:
    mine = found[number]
    row = {}
    for name, around in (("was", before), ("will", after)):
        for place in range(2):
            row[f"{name}{place}"] = float(len(around) > place and around[place][0] is entity)
        if around:
            other = found[around[0][1]]
            row[f"{name}_way"] = float(min(abs(mine.first - other.last), abs(other.first - mine.last), 60))
            row[f"{name}_line"] = float(told.line_of[other.first] != told.line_of[mine.first])
            row[f"{name}_sentence"] = float(abs(told.sentence(other.first) - told.sentence(mine.first)))
            row[f"{name}_agrees"] = float(around[0][0].body is entity or entity.body is around[0][0])
        else:
            row[f"{name}_way"] = 99.0
    return row


def _rank(chances: Sequence[float], k: int) -> dict[str, float]:
    others = [c for j, c in enumerate(chances) if j != k]
    return {"first": chances[k], "lead": chances[k] - max(others, default=0.0)}
