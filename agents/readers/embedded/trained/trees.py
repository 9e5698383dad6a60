"""Boosted decision trees applied in NumPy: the chance that a row of numbers is a case of the thing learnt."""

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]


class Trees:
    """A sum of trees over named features, turned into a probability."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self.names: tuple[str, ...] = tuple(told["features"])
        self._column = {name: k for k, name in enumerate(self.names)}
        trees = told["trees"]
        sizes = [len(t["value"]) for t in trees]
        starts = [0, *(int(n) for n in np.cumsum(sizes))]

        def flat(key: str, kind: type, *, moved: bool = False) -> NDArray[Any]:
            parts: list[NDArray[Any]] = [
                np.array(t[key], dtype=kind) + (s if moved else 0) for t, s in zip(trees, starts, strict=False)
            ]
            joined: NDArray[Any] = np.concatenate(parts).astype(kind) if parts else np.zeros(0, dtype=kind)
            return joined

        self._feature, self._least = flat("feature", np.int32), flat("least", np.float64)
        self._left, self._right = flat("left", np.int32, moved=True), flat("right", np.int32, moved=True)
        self._value = flat("value", np.float64)
        self._depth = max((t["depth"] for t in trees), default=0)
        self._roots = np.array(starts[:-1], dtype=np.int32)

    @classmethod
    def load(cls, file: Path) -> "Trees":
        """Read trees as `evals.train` writes them: gzipped JSON."""
        return cls(json.loads(gzip.decompress(file.read_bytes())))

    def chances(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """A probability for each row; a feature that a row lacks is 0."""
        if not rows:
            return []
        table = np.zeros((len(rows), len(self.names)), dtype=np.float64)
        column = self._column.get
        for line, row in zip(table, rows, strict=True):
            for name, value in row.items():
                if value and (k := column(name)) is not None:
                    line[k] = value
        flat = table.ravel()
        begins = (np.arange(len(rows), dtype=np.int32) * len(self.names))[:, None]
        at = np.broadcast_to(self._roots, (len(rows), len(self._roots)))
        for _ in range(self._depth):
            small = flat.take(begins + self._feature.take(at)) <= self._least.take(at)
            at = np.where(small, self._left.take(at), self._right.take(at))
        total = self._value.take(at).sum(1)
        return [float(v) for v in 1.0 / (1.0 + np.exp(-total))]
