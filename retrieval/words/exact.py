"""BM25 over the archive's passages without any index: it answers when none can be made, and the index is measured by it.

Each search reads the whole archive.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.archive import Archive
from retrieval.words.analyser import Fed, fed
from retrieval.words.engine import HEADLINE_WEIGHT, PHRASE_SCORE
from retrieval.words.wanted import Ranking, Wanted
from schemas.question import Filters

K1: Final = 1.2
B: Final = 0.75


@dataclass
class _Field:
    """What one field of all passages says about the wanted features."""

    weight: float
    holding: Counter[str]
    length: int = 0

    def take(self, tokens: Sequence[str], wanted: dict[str, float]) -> tuple[Counter[str], int]:
        """Counts one passage in."""
        counts = Counter(token for token in tokens if token in wanted)
        self.holding.update(counts.keys())
        self.length += len(tokens)
        return counts, len(tokens)

    def score(self, found: tuple[Counter[str], int], wanted: dict[str, float], of: int) -> float:
        """BM25 of one passage (Robertson and Zaragoza 2009)."""
        counts, length = found
        norm = K1 * (1 - B + B * length / (self.length / of)) if self.length else K1
        return self.weight * sum(
            wanted[feature] * _rarity(self.holding[feature], of) * often * (K1 + 1) / (often + norm)
            for feature, often in counts.items()
        )


def exact(archive: Archive, wanted: Wanted, k: int) -> Ranking:
    """The `k` passages that match best, scored as the index scores them but for its rounding of lengths."""
    weights = {feature: weight for feature, weight in wanted.features if weight > 0}
    phrases = [words for words in wanted.phrases if words]
    if k < 1 or not (weights or phrases):
        return ()
    fields = (_Field(1.0, Counter()), _Field(HEADLINE_WEIGHT, Counter()))
    total, candidates = 0, []
    for passage in _all(archive):
        total += 1
        found = [
            field.take(text.split(), weights)
            for field, text in zip(fields, (passage.features, passage.headline), strict=True)
        ]
        if _may_stand(passage, wanted, phrases) and (phrases or any(counts for counts, _ in found)):
            candidates.append((passage.id, found))
    scored = [
        (
            passage_id,
            len(phrases) * PHRASE_SCORE
            + sum(field.score(one, weights, total) for field, one in zip(fields, found, strict=True)),
        )
        for passage_id, found in candidates
    ]
    return tuple(sorted(scored, key=lambda one: (-one[1], one[0]))[:k])


def holding(archive: Archive, features: Collection[str]) -> dict[str, int]:
    """How many passages hold each feature."""
    wanted = frozenset(features)
    counts: Counter[str] = Counter()
    for passage in _all(archive):
        counts.update(wanted.intersection(passage.features.split()))
    return {feature: counts[feature] for feature in features}


def speaking(archive: Archive, languages: Collection[str]) -> dict[str, int]:
    """How many passages are in each language."""
    counts = Counter(passage.language for passage in _all(archive))
    return {language: counts[language] for language in languages}


def _all(archive: Archive) -> Iterator[Fed]:
    after, top = 0, archive.last_seq()
    while filed := archive.filed_after(after, top):
        for one in filed:
            yield from fed(one)
        after = filed[-1].seq


def _may_stand(passage: Fed, wanted: Wanted, phrases: Sequence[tuple[str, ...]]) -> bool:
    surface = f" {passage.surface} "
    return (
        (wanted.articles is None or passage.article_id in wanted.articles)
        and _passes(passage, wanted.filters)
        and all(f" {' '.join(words)} " in surface for words in phrases)
        and not any(f" {' '.join(words)} " in surface for words in wanted.excluded if words)
    )


def _passes(passage: Fed, filters: Filters) -> bool:
    for allowed, value in (
        (filters.outlets, passage.outlet),
        (filters.languages, passage.language),
        (filters.source_classes, passage.source_class),
    ):
        if allowed and value not in allowed:
            return False
    if (filters.since or filters.until) and passage.published is None:
        return False
    moment = passage.published or 0
    return not (filters.since and moment < filters.since.timestamp()) and not (
        filters.until and moment >= filters.until.timestamp()
    )


def _rarity(holding: int, of: int) -> float:
    return math.log(1 + (of - holding + 0.5) / (holding + 0.5))
