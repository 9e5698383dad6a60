"""Pairs of copies into clusters, so that a text put together from two others does not make those two one."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from retrieval.near.likeness import ALIKE, Likeness

Name = TypeVar("Name", int, str)


def groups(names: Iterable[Name], pairs: Mapping[tuple[Name, Name], Likeness]) -> dict[Name, Name]:
    """Each name and the smallest name of its cluster.

    The surest pairs are joined first. Two clusters become one when they hold a pair of copies and most pairs across them
    are alike. The outcome does not depend on the order of `names` or `pairs`.

    Args:
        names: All members.
        pairs: Likeness of the pairs that share enough to be told, smaller name first.
    """
    cluster = {name: [name] for name in sorted(names)}
    copies = [pair for pair, found in pairs.items() if found.copy]
    for one, other in sorted(copies, key=lambda pair: (-pairs[pair].share, pair)):
        left, right = cluster[one], cluster[other]
        if left is right or not _mostly_alike(left, right, pairs):
            continue
        left.extend(right)
        for name in right:
            cluster[name] = left
    return {name: min(members) for name, members in cluster.items()}


def _mostly_alike(left: list[Name], right: list[Name], pairs: Mapping[tuple[Name, Name], Likeness]) -> bool:
    found = [pairs.get((min(a, b), max(a, b))) for a in left for b in right]
    return 2 * sum(pair is not None and pair.share >= ALIKE for pair in found) > len(found)
