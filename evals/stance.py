"""Does one headline agree with another? Our checker's features and the words that changed, weighed by a small regression.

Trained on the train file of the corpus in a few seconds by whoever runs it; no weights are kept. Beside it stand the same
regression without the first headline (source-blind) and plain overlap.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

import numpy as np

from agents.faithfulness.quantities import numbers_of
from agents.faithfulness.words import Words, words
from evals.labelled import Pair
from evals.logistic import Logistic, Matrix, trained
from retrieval.text.normalise import fold_text, tokens
from retrieval.text.stem import skeleton

PENALTY = 0.3
SEEN = 2
"""Pairs of the training file that a changed word must be in."""


@dataclass(frozen=True)
class Headline:
    """A headline taken apart."""

    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """Its stems, each once."""
        return frozenset(self.stems)


def headline(text: str) -> Headline:
    """Folded words and their stems."""
    found = tuple(fold_text(text[token.start : token.end], "letters") for token in tokens(text))
    return Headline(text, found, tuple(skeleton(word) for word in found))


def overlap(pair: Pair) -> float:
    """Share of the first headline's stems that the second has."""
    first, second = headline(pair.first).kinds, headline(pair.second).kinds
    return len(first & second) / len(first) if first else 0.0


def relations(pair: Pair) -> tuple[float, ...]:
    """How the two relate: overlap, order, length, numbers, negation and denial. 0–1 or small counts, never a word."""
    one, two = headline(pair.first), headline(pair.second)
    return (*_shares(one, two), *_order(one, two), *_counts(one, two), *_polarity(one, two))


def _shares(one: Headline, two: Headline) -> tuple[float, ...]:
    both = len(one.kinds & two.kinds)
    shares = [both / max(1, len(one.kinds)), both / max(1, len(two.kinds)), both / max(1, len(one.kinds | two.kinds))]
    return (*shares, *(_cosine(_grams(one, n), _grams(two, n)) for n in (2, 3, 4)))


def _order(one: Headline, two: Headline) -> tuple[float, ...]:
    """A corrupted headline keeps the order and changes a word; a paraphrase moves the words."""
    common = _common(one.stems, two.stems)
    places = [one.stems.index(stem) for stem in two.stems if stem in one.kinds]
    pairs = list(combinations(places, 2))
    turned = sum(first > second for first, second in pairs) / len(pairs) if pairs else 0.0
    run = longest = 0
    for stem in two.stems:
        run = run + 1 if stem in one.kinds else 0
        longest = max(longest, run)
    ends = (float(one.stems[:1] == two.stems[:1]), float(one.stems[-1:] == two.stems[-1:]))
    return (
        common / max(1, len(one.stems)), common / max(1, len(two.stems)), turned, longest / max(1, len(two.stems)), *ends
    )  # fmt: skip


def _counts(one: Headline, two: Headline) -> tuple[float, ...]:
    gone, new = len(one.kinds - two.kinds), len(two.kinds - one.kinds)
    first, second = ({n.value for n in numbers_of(side.text)} for side in (one, two))
    lengths = (len(one.stems), len(two.stems), len(two.stems) - len(one.stems), abs(len(two.stems) - len(one.stems)))
    numbers = (len(second - first), len(first - second), bool(first & second), bool(first) and not second)
    marks = [float(mark in side.text) for mark in (":", "؟", "..", '"') for side in (one, two)]
    return (*map(float, (*lengths, gone, new, gone == 1, new == 1, *numbers)), *marks)


def _polarity(one: Headline, two: Headline) -> tuple[float, ...]:
    """Negators and denial words of the checker's lexicon, on each side and on one side alone."""
    lexicon = words("ar")
    found = [(_holds(side, lexicon, "negators"), _holds(side, lexicon, "denial_words")) for side in (one, two)]
    (no_one, deny_one), (no_two, deny_two) = found
    return tuple(map(float, (no_one, no_two, no_one != no_two, deny_one, deny_two, deny_one != deny_two)))


def _holds(side: Headline, lexicon: Words | None, name: str) -> bool:
    return lexicon is not None and not frozenset(side.words).isdisjoint(getattr(lexicon, name))


def changed(pair: Pair) -> tuple[str, ...]:
    """The stems that only the second has, and those that only the first has."""
    one, two = headline(pair.first).kinds, headline(pair.second).kinds
    return (*(f"+{stem}" for stem in sorted(two - one)), *(f"-{stem}" for stem in sorted(one - two)))


def claim_alone(pair: Pair) -> tuple[str, ...]:
    """The stems of the second headline: all that a source-blind scorer sees."""
    return tuple(sorted(headline(pair.second).kinds))


@dataclass(frozen=True)
class Scorer:
    """A trained scorer: the larger, the more the second headline agrees with the first."""

    model: Logistic
    columns: Mapping[str, int]
    middle: Matrix
    spread: Matrix
    blind: bool

    def scores(self, pairs: Sequence[Pair]) -> list[float]:
        """Chance of agreement for each pair."""
        return [float(p) for p in self.model.probabilities(self._rows(pairs))]

    def _rows(self, pairs: Sequence[Pair]) -> Matrix:
        return _rows(pairs, self.columns, self.middle, self.spread, blind=self.blind)


def train(pairs: Sequence[Pair], *, blind: bool = False) -> Scorer:
    """Train on labelled pairs; `blind` withholds the first headline."""
    given = [pair for pair in pairs if pair.stance != "other"]
    counts = Counter(word for pair in given for word in (claim_alone if blind else changed)(pair))
    columns = {word: n for n, word in enumerate(sorted(word for word, count in counts.items() if count >= SEEN))}
    table = np.array([relations(pair) for pair in given])
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    rows = _rows(given, columns, middle, spread, blind=blind)
    model = trained(rows, [pair.stance == "agree" for pair in given], PENALTY)
    return Scorer(model, columns, middle, spread, blind)


def _rows(pairs: Sequence[Pair], columns: Mapping[str, int], middle: Matrix, spread: Matrix, *, blind: bool) -> Matrix:
    """Words with a length of one a pair; beside them, unless blind, the relations with a length of about one."""
    bags = np.zeros((len(pairs), len(columns)))
    for row, pair in zip(bags, pairs, strict=True):
        own = [columns[word] for word in (claim_alone if blind else changed)(pair) if word in columns]
        row[own] = 1 / sqrt(len(own)) if own else 0.0
    if blind:
        return bags
    table = (np.array([relations(pair) for pair in pairs]).reshape(len(pairs), len(middle)) - middle) / spread
    return np.hstack([bags, table / sqrt(len(middle))])


def _common(one: Sequence[str], two: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(two) + 1)
    for stem in one:
        corner = 0
        for n, other in enumerate(two, start=1):
            corner, row[n] = row[n], corner + 1 if stem == other else max(row[n], row[n - 1])
    return row[-1]


def _grams(side: Headline, size: int) -> Counter[str]:
    text = f" {' '.join(side.words)} "
    return Counter(text[n : n + size] for n in range(len(text) - size + 1))


def _cosine(one: Counter[str], two: Counter[str]) -> float:
    product = sum(count * two[gram] for gram, count in one.items() if gram in two)
    norms = sqrt(sum(c * c for c in one.values()) * sum(c * c for c in two.values()))
    return product / norms if norms else 0.0
