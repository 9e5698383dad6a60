"""Which tellings of an event's articles are one stand: each other's likeliest counterpart, and what hangs together by that.

An article tells each stand once as a rule, so a telling has one counterpart in another article: two are joined if they are
like enough and neither has a likelier one in the article of the other. A third article's telling joins through either.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from agents.merge.likeness import ENOUGH, Likeness, opposed
from schemas.brief import Position

Pair = tuple[int, int]


def stands(told: Sequence[Position], likeness: Likeness, names: Mapping[str, Sequence[str]]) -> list[list[int]]:
    """Places in `told` that are one stand, in order; no stand holds tellings for and against.

    Args:
        told: What was told, each with the evidence of one article.
        likeness: Compares tellings.
        names: Actor id → names, for every holder.
    """
    alike = _alike(told, likeness, names)
    best: defaultdict[tuple[int, str], float] = defaultdict(float)
    for (one, other), much in alike.items():
        for place, there in ((one, other), (other, one)):
            key = (place, _article(told[there]))
            best[key] = max(best[key], much)
    group_of = {place: [place] for place in range(len(told))}
    for (one, other), much in sorted(alike.items(), key=lambda pair: (-pair[1], pair[0])):
        if much < best[one, _article(told[other])] or much < best[other, _article(told[one])]:
            continue
        left, right = group_of[one], group_of[other]
        if left is right or any(opposed(told[a], told[b]) for a in left for b in right):
            continue
        left.extend(right)
        group_of.update(dict.fromkeys(right, left))
    groups = {id(group): sorted(group) for group in group_of.values()}
    return sorted(groups.values())


def _alike(told: Sequence[Position], likeness: Likeness, names: Mapping[str, Sequence[str]]) -> dict[Pair, float]:
    """All pairs of one holder's tellings in two articles that are like enough, and how much."""
    by_holder: defaultdict[str, list[int]] = defaultdict(list)
    for place, position in enumerate(told):
        by_holder[position.holder].append(place)
    scores = {
        (one, other): likeness.of(told[one], told[other], names[holder])
        for holder, places in by_holder.items()
        for one, other in combinations(places, 2)
        if _article(told[one]) != _article(told[other])
    }
    return {pair: much for pair, much in scores.items() if much >= ENOUGH}


def _article(position: Position) -> str:
    return position.evidence[0].source_id
