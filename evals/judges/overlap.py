"""Two baselines that every matrix prints beside the checker: overlap with the source, and a judge that reads no source."""

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from evals.judges import Verdict
from retrieval.text.normalise import fold_text, tokens
from retrieval.text.stem import light_stem

_GRAM = 4
_FALSE_ALARMS = 0.05
"""Share of true claims at which a threshold is set, on the open part."""


@dataclass(frozen=True)
class Overlap:
    """Containment of the claim's stems (`tokens`) or of its four-letter grams (`grams`) in the source."""

    kind: str
    threshold: float

    @property
    def name(self) -> str:
        """Its column."""
        return f"overlap {self.kind}"

    def verdict(self, source: str, claim: str, cited: str) -> Verdict:
        """Fail below the threshold; no words on either side are unmeasurable."""
        if not source.strip() or not claim.strip():
            return "unmeasurable"
        return "fail" if score(self.kind, source, claim) < self.threshold else "pass"


def score(kind: str, source: str, claim: str) -> float:
    """Share of the claim's units that the source has."""
    units = _stems if kind == "tokens" else _grams
    mine = units(claim)
    return sum(unit in units(source) for unit in mine) / len(mine) if mine else 0.0


def tuned(kind: str, true_claims: Iterable[tuple[str, str]]) -> Overlap:
    """The judge whose threshold fails one true claim in twenty; pairs of source and claim."""
    scores = sorted(score(kind, source, claim) for source, claim in true_claims)
    return Overlap(kind, scores[int(len(scores) * _FALSE_ALARMS)] if scores else 0.0)


@dataclass(frozen=True)
class SourceBlind:
    """Naive Bayes over the claim's words alone: what a claim gives away without its source."""

    weights: dict[str, float]
    threshold: float
    name: str = "source-blind"

    def verdict(self, source: str, claim: str, cited: str) -> Verdict:
        """Fail where the claim's own words look spoilt."""
        if not claim.strip():
            return "unmeasurable"
        return "fail" if blind_score(self.weights, claim) > self.threshold else "pass"


def blind_score(weights: dict[str, float], claim: str) -> float:
    """Sum of the log odds of the claim's stems and pairs of stems."""
    return sum(weights.get(unit, 0.0) for unit in _units(claim))


def trained(true_claims: Sequence[str], spoilt: Sequence[str]) -> SourceBlind:
    """Trained on the open part; the threshold fails one true claim in twenty of the same part."""
    good, bad = Counter(u for c in true_claims for u in _units(c)), Counter(u for c in spoilt for u in _units(c))
    total_good, total_bad = sum(good.values()) + len(good), sum(bad.values()) + len(bad)
    weights = {u: log((bad[u] + 1) / total_bad) - log((good[u] + 1) / total_good) for u in {*good, *bad}}
    scores = sorted((blind_score(weights, claim) for claim in true_claims), reverse=True)
    return SourceBlind(weights, scores[int(len(scores) * _FALSE_ALARMS)] if scores else 0.0)


def _units(claim: str) -> tuple[str, ...]:
    words = _ordered(claim)
    return (*words, *(f"{a} {b}" for a, b in itertools.pairwise(words)))


@lru_cache(maxsize=512)
def _ordered(text: str) -> tuple[str, ...]:
    return tuple(light_stem(fold_text(text[t.start : t.end], "letters")) for t in tokens(text))


@lru_cache(maxsize=512)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_ordered(text))


@lru_cache(maxsize=512)
def _grams(text: str) -> frozenset[str]:
    plain = " ".join(fold_text(text, "letters").split())
    return frozenset(plain[i : i + _GRAM] for i in range(max(1, len(plain) - _GRAM + 1)))
