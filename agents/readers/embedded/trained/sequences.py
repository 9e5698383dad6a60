"""Linear-chain sequence models: the likeliest labels of an article's words, and how sure each is.

The weights are learnt elsewhere (`python -m evals.train`); here they are only read and applied, in NumPy, so that the
reader needs no package for it and many threads may share one model.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path

import numpy as np
import regex
from numpy.typing import NDArray

from agents.readers.embedded.trained.words import REACH, WordFeatures

Array = NDArray[np.float32]
Flow = NDArray[np.float64]
_NEVER = -1e4
"""Score of a step that labels forbid: inside without a begin."""
_STEEPEST = 20.0
"""Score of a step above which no difference is made, so that what is summed stays finite."""
_SCALED = 8
"""Words after which a state is brought back to the size of one."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words that a model takes for one thing."""

    first: int
    last: int
    """Half-open word range."""
    kind: str
    """What the label after B- and I- says."""
    sure: float
    """Least of the words' probabilities of being inside anything of the kind, from 0 to 1."""


class SequenceModel:
    """A conditional random field over words."""

    def __init__(self, labels: Sequence[str], steps: Array, weights: Mapping[str, Array]) -> None:
        self.labels = tuple(labels)
        self.own, self.own_weights, self.near, self.near_weights = _tables(weights, len(labels))
        self.steps = steps.copy()
        self.opening = np.zeros(len(labels), dtype=np.float32)
        for j, after in enumerate(self.labels):
            if after[0] == "I":
                self.opening[j] = _NEVER
                for i, before in enumerate(self.labels):
                    if before[1:] != after[1:]:
                        self.steps[i, j] = _NEVER
        self.outside = self.labels.index("O")

    @classmethod
    def load(cls, file: Path) -> "SequenceModel":
        """Read a model as `save` writes it."""
        head, _, rest = gzip.decompress(file.read_bytes()).partition(b"\n")
        told = json.loads(head)
        names = rest[: told["names"]].decode().split("\n")
        listed = np.frombuffer(rest[told["names"] :], dtype="<f2").astype(np.float32)
        listed = listed.reshape(len(names), len(told["labels"]))
        steps = np.array(told["steps"], dtype=np.float32)
        return cls(told["labels"], steps, dict(zip(names, listed, strict=True)))

    def scores(self, features: WordFeatures) -> Array:
        """Score of each label at each word, shape (words, labels)."""
        found = self.alone(features.own)
        near = _summed(features.near, self.near, self.near_weights)
        count, size = found.shape
        for k in range(2 * REACH + 1):
            step = k - REACH
            block = near[:, k * size : (k + 1) * size]
            low, high = max(0, -step), min(count, count - step)
            if low < high:
                found[low:high] += block[low + step : high + step]
        return found

    def alone(self, features: Sequence[Sequence[str]]) -> Array:
        """Score of each label for each thing by its own features, of which each has one at least; shape (things, labels)."""
        return _summed(features, self.own, self.own_weights)

    def decode(self, scores: Array, outside: float = 0.0) -> list[Stretch]:
        """The likeliest stretches; a negative `outside` makes the model find more of them.

        Args:
            scores: Of each label at each word.
            outside: Added to the score of standing outside all stretches.
        """
        return self.leaning(scores, (outside,), self.chances(scores))[0] if len(scores) else []

    def leaning(self, scores: Array, outside: Sequence[float], chances: Flow) -> list[list[Stretch]]:
        """What `decode` finds, for each of several values of `outside`; `chances` is what `chances` says of the scores."""
        if not len(scores):
            return [[] for _ in outside]
        leaned = np.repeat(scores[:, None], len(outside), axis=1)
        leaned[:, :, self.outside] += np.array(outside, dtype=scores.dtype)
        return [self._stretches(path, chances) for path in self._best(leaned)]

    def _best(self, scores: Array) -> list[list[int]]:
        """The likeliest labels for each leaning, from scores of shape (words, leanings, labels)."""
        count = len(scores)
        best = np.empty_like(scores)
        best[0] = scores[0] + self.opening
        for before, after, own in zip(best[:, :, :, None], best[1:], scores[1:], strict=False):
            np.maximum.reduce(before + self.steps, 1, out=after)
            after += own
        back = (best[:-1, :, :, None] + self.steps).argmax(2)
        paths = []
        for k, last in enumerate(best[-1].argmax(1)):
            came = back[:, k].tolist()
            path = [int(last)]
            for t in range(count - 2, -1, -1):
                path.append(came[t][path[-1]])
            paths.append(path[::-1])
        return paths

    def chances(self, scores: Array) -> Flow:
        """Probability of each label at each word, shape (words, labels).

        Both ways through the words are gone at once, side by side: the left half of a state comes from the first word,
        the right half from the last. What flows in on the left times what has come in on the right is the chance.
        """
        local = np.exp(scores.astype(np.float64) - scores.max(1, keepdims=True))
        count, size = local.shape
        steps = np.zeros((2 * size, 2 * size))
        steps[:size, :size] = np.where(
            self.steps <= _NEVER, 0.0, np.exp(np.minimum(self.steps, _STEEPEST), dtype=np.float64)
        )
        steps[size:, size:] = steps[:size, :size].T
        here = np.hstack([local, local[::-1]])
        coming, state = np.empty_like(here), np.empty_like(here)
        coming[0, :size], coming[0, size:] = self.opening == 0, 1.0
        state[0] = coming[0] * here[0]
        for t in range(1, count):
            if t % _SCALED == 0:
                halves = state[t - 1].reshape(2, size)
                halves /= halves.max(1, keepdims=True)
            np.dot(state[t - 1], steps, out=coming[t])
            np.multiply(coming[t], here[t], out=state[t])
        both: Flow = coming[:, :size] * state[::-1, size:]
        both /= both.sum(1, keepdims=True)
        return both

    def _stretches(self, path: Sequence[int], chances: Flow) -> list[Stretch]:
        found: list[Stretch] = []
        first = -1
        labels = [self.labels[k] for k in path]
        for i, label in enumerate([*labels, "O"]):
            if first >= 0 and label[0] != "I":
                kind = labels[first][1:]
                columns = [self.labels.index(f"{part}{kind}") for part in "BI" if f"{part}{kind}" in self.labels]
                sure = float(chances[first:i, columns].sum(1).min())
                found.append(Stretch(first, i, kind, sure))
                first = -1
            if label[0] == "B":
                first = i
        return found


_STEP = regex.compile(r"(-?[0-9])(.*)", regex.DOTALL)


def _tables(weights: Mapping[str, Array], size: int) -> tuple[dict[str, int], Array, dict[str, int], Array]:
    """Weights of the words' own features, and of their neighbours' with all distances side by side; the last row is 0."""
    own: dict[str, int] = {}
    near: dict[str, int] = {}
    placed: list[tuple[int, int, Array]] = []
    own_rows: list[Array] = []
    for name, row in weights.items():
        told = _STEP.fullmatch(name)
        if told is None:
            own[name] = len(own_rows)
            own_rows.append(row)
        else:
            placed.append((near.setdefault(told.group(2), len(near)), int(told.group(1)) + REACH, row))
    table = np.zeros((len(near) + 1, (2 * REACH + 1) * size), dtype=np.float32)
    for number, step, row in placed:
        table[number, step * size : (step + 1) * size] = row
    return own, np.vstack([*own_rows, np.zeros(size, dtype=np.float32)]), near, table


def _summed(features: Sequence[Sequence[str]], rows: Mapping[str, int], weights: Array) -> Array:
    """The weights of each word's features, added up."""
    get, none = rows.get, len(rows)
    numbers = list(map(get, chain.from_iterable(features), repeat(none)))
    starts = np.cumsum([0, *map(len, features)][:-1])
    found: Array = np.add.reduceat(weights.take(numbers, axis=0), starts, axis=0)
    return found


def save(file: Path, labels: Sequence[str], steps: Array, names: Sequence[str], weights: Array) -> None:
    """Write a model: a line of JSON, the features' names, the weights as half floats; the same bytes for the same model."""
    listed = "\n".join(names).encode()
    told = {"labels": list(labels), "steps": [[round(float(v), 4) for v in row] for row in steps], "names": len(listed)}
    head = json.dumps(told, ensure_ascii=False).encode() + b"\n"
    file.write_bytes(gzip.compress(head + listed + weights.astype("<f2").tobytes(), 9, mtime=0))
