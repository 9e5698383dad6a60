"""Boosted decision trees applied in NumPy: the chance that a row of numbers is a case of the thing learnt.

Every question of every tree is asked of all rows at once. A question that is answered with no strikes out the leaves
on its left; of the leaves that no answer strikes out, the leftmost is where the row ends. (The idea is that of
QuickScorer, Lucchese et al., SIGIR 2015.)
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Leaves = NDArray[np.uint16]
_MOST = 16
"""Leaves a tree may have."""
_ALL = (1 << _MOST) - 1


class Trees:
    """A sum of trees over named features, turned into a probability."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self.names: tuple[str, ...] = tuple(told["features"])
        self._column = {name: k for k, name in enumerate(self.names)}
        grown = [_Tree(t) for t in told["trees"]]
        asked = sorted({(column, least) for tree in grown for column, least, _ in tree.questions})
        place = {question: k for k, question in enumerate(asked)}
        depth = max([1, *(len(tree.questions) for tree in grown)])
        self._columns = np.array([column for column, _ in asked], dtype=np.intp)
        self._least = np.array([[least] for _, least in asked], dtype=np.float64).reshape(-1, 1)
        number = np.zeros((depth, len(grown)), dtype=np.intp)
        struck: Leaves = np.full((depth, len(grown), 1), _ALL, dtype=np.uint16)
        self._value = np.zeros((len(grown), _MOST))
        for k, tree in enumerate(grown):
            for row, (column, least, remain) in enumerate(tree.questions):
                number[row, k], struck[row, k] = place[column, least], remain
            self._value[k, : len(tree.leaves)] = tree.leaves
        self._number, self._struck = number, struck
        self._starts = np.arange(len(grown))[:, None] * _MOST
        self._zeros = dict.fromkeys(self.names, 0.0)

    @classmethod
    def load(cls, file: Path) -> "Trees":
        """Read trees as `evals.train` writes them: gzipped JSON."""
        return cls(json.loads(gzip.decompress(file.read_bytes())))

    def chances(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """A probability for each row; a feature that a row lacks is 0."""
        if not rows:
            return []
        size = len(self.names)
        numbers = chain.from_iterable(islice({**self._zeros, **row}.values(), size) for row in rows)
        table = np.fromiter(numbers, dtype=np.float64, count=len(rows) * size)
        table = np.ascontiguousarray(table.reshape(len(rows), -1).T)
        total = np.ascontiguousarray(self._values(table).T).sum(1)
        return [float(v) for v in 1.0 / (1.0 + np.exp(-total))]

    def _values(self, table: NDArray[np.float64]) -> NDArray[np.float64]:
        """What each tree says of each row, shape (trees, rows), from a table of shape (features, rows)."""
        if not len(self._columns):
            return np.repeat(self._value[:, :1], table.shape[1], axis=1)
        yes: Leaves = (table.take(self._columns, axis=0) <= self._least) * np.uint16(_ALL)
        left = yes.take(self._number, axis=0)
        left |= self._struck
        found: NDArray[np.float64] = self._value.take(_LOWEST.take(np.bitwise_and.reduce(left, axis=0)) + self._starts)
        return found


class _Tree:
    """One tree as questions and leaves from left to right."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self.told = told
        self.questions: list[tuple[int, float, int]] = []
        """Column, greatest value that goes left, the leaves that remain where it goes right."""
        self.leaves: list[float] = []
        self._grow(0)
        if len(self.leaves) > _MOST:
            raise ValueError(f"a tree has {len(self.leaves)} leaves, {_MOST} at most can be read: train it anew")

    def _grow(self, node: int) -> None:
        left, right = self.told["left"][node], self.told["right"][node]
        if left == right:
            self.leaves.append(self.told["value"][node])
            return
        first = len(self.leaves)
        self._grow(left)
        struck = (1 << len(self.leaves)) - (1 << first)
        self.questions.append((self.told["feature"][node], self.told["least"][node], _ALL & ~struck))
        self._grow(right)


_LOWEST = np.array([0, *((k & -k).bit_length() - 1 for k in range(1, _ALL + 1))], dtype=np.intp)
"""Leaves that remain → number of the leftmost."""
