"""What comes first among passages that were found, and what is left out: age, outlets, the same text twice. Pure.

By default relevance decides. Of equals the newer comes first, and each hit of an outlet makes its next one count a little
less, so that the first page is not one newspaper's unless nobody else comes near. A passage of a near-copy is left out only
where shown passages of the other copies say all of it: what a copy has added is a hit of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, NamedTuple

from retrieval.near.contained import contained, shared

OUTLET_AGAIN: Final = 0.97
"""What each hit of an outlet leaves of the score of its next one."""
OLDEST: Final = 0.25
"""What age leaves of a score at most; an article without a date counts as old."""
_DAY_S: Final = 86_400.0
_NEVER: Final = datetime.min.replace(tzinfo=UTC)


class Candidate(NamedTuple):
    """A passage that was found, and what its article says about it."""

    passage_id: str
    article_id: str
    score: float
    outlet: str | None = None
    published: datetime | None = None
    cluster: str | None = None
    """Shared by articles with the same text; None counts as the article's own."""
    words: str = ""
    """The passage itself."""


@dataclass(frozen=True)
class Wishes:
    """How hits are to be ordered and thinned."""

    per_outlet: int | None = None
    """At most so many hits of one outlet; articles without one are not counted."""
    half_life_days: float | None = None
    """The age at which half of what recency can take from a score is taken; None leaves age out."""
    fold: bool = True
    """One hit for a passage that stands under several mastheads."""


@dataclass
class Placed:
    """A candidate in its place."""

    candidate: Candidate
    score: float
    recency: float
    outlet_share: float
    copies: dict[str, None] = field(default_factory=dict)
    """Ids of articles whose passage was folded into it."""


def placed(candidates: Sequence[Candidate], k: int, wishes: Wishes, now: datetime) -> tuple[Placed, ...]:
    """The first `k` of the candidates, best first.

    Args:
        candidates: Each passage once.
        k: How many.
        wishes: How to order and thin them.
        now: What age is counted from; what is dated later is new.
    """
    open_ = [Placed(each, each.score, recency(each.published, wishes.half_life_days, now), 1.0) for each in candidates]
    chosen: list[Placed] = []
    outlets: Counter[str] = Counter()
    by_cluster: defaultdict[str, list[Placed]] = defaultdict(list)
    while open_:
        _share(open_, outlets)
        best = min(open_, key=lambda one: (-round(one.score, 4), -_age_key(one.candidate), one.candidate.passage_id))
        same = _says_the_same(best.candidate, by_cluster[_cluster(best.candidate)]) if wishes.fold else None
        if same is not None:
            same.copies.setdefault(best.candidate.article_id)
        elif len(chosen) < k:
            by_cluster[_cluster(best.candidate)].append(best)
            outlets[best.candidate.outlet or ""] += 1
            chosen.append(best)
        elif not wishes.fold:
            break
        open_ = _left(open_, best, outlets, wishes.per_outlet)
    return tuple(chosen)


def recency(published: datetime | None, half_life_days: float | None, now: datetime) -> float:
    """What age makes of a score: 1 for what is new, `OLDEST` for what is very old or undated."""
    if half_life_days is None:
        return 1.0
    if published is None:
        return OLDEST
    age = max(0.0, (now - published).total_seconds() / _DAY_S)
    return float(OLDEST + (1 - OLDEST) * 0.5 ** (age / half_life_days))


def _says_the_same(one: Candidate, shown: Sequence[Placed]) -> Placed | None:
    """The shown passage of a copy that has most of a passage, when together they have all of it."""
    others = [each for each in shown if each.candidate.article_id != one.article_id]
    if not others or not contained(one.words, [each.candidate.words for each in others]):
        return None
    return max(others, key=lambda each: shared(one.words, each.candidate.words))


def _share(open_: Sequence[Placed], outlets: Mapping[str, int]) -> None:
    for one in open_:
        outlet = one.candidate.outlet
        one.outlet_share = OUTLET_AGAIN ** outlets[outlet] if outlet else 1.0
        one.score = one.candidate.score * one.recency * one.outlet_share


def _left(open_: Sequence[Placed], best: Placed, outlets: Mapping[str, int], most: int | None) -> list[Placed]:
    """What can still be chosen, or folded into what was."""
    return [
        one
        for one in open_
        if one is not best and not (most and one.candidate.outlet and outlets[one.candidate.outlet] >= most)
    ]


def _cluster(candidate: Candidate) -> str:
    return candidate.cluster or candidate.article_id


def _age_key(candidate: Candidate) -> float:
    return ((candidate.published or _NEVER) - _NEVER).total_seconds()
