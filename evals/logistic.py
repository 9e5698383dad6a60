"""Logistic regression in numpy: L2, full batch, accelerated gradient; the same weights from the same data."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
STEPS = 150


@dataclass(frozen=True)
class Logistic:
    """A trained model."""

    weights: NDArray[np.float64]
    bias: float

    def probabilities(self, rows: Matrix) -> NDArray[np.float64]:
        """Chance of the positive class for each row."""
        return _sigmoid(rows @ self.weights + self.bias)


def trained(rows: Matrix, labels: Sequence[bool], penalty: float) -> Logistic:
    """Fit the weights.

    Args:
        rows: Samples × features.
        labels: Whether each sample is of the positive class.
        penalty: L2, on the weights and not on the bias, against the sum of losses.
    """
    target = np.asarray(labels, dtype=np.float64)
    with_bias = np.hstack([rows, np.ones((len(rows), 1))])
    held = np.full(with_bias.shape[1], penalty)
    held[-1] = 0.0
    rate = 1 / (_largest(with_bias) / 4 + penalty)
    now = before = np.zeros(with_bias.shape[1])
    for step in range(STEPS):
        ahead = now + step / (step + 3) * (now - before)
        gradient = with_bias.T @ (_sigmoid(with_bias @ ahead) - target) + held * ahead
        before, now = now, ahead - rate * gradient
    return Logistic(now[:-1], float(now[-1]))


def _largest(rows: Matrix) -> float:
    """The largest eigenvalue of rowsᵀ·rows, by power iteration, a little over."""
    vector = np.ones(rows.shape[1]) / np.sqrt(rows.shape[1])
    for _ in range(30):
        vector = rows.T @ (rows @ vector)
        vector /= np.linalg.norm(vector) or 1.0
    return 1.05 * float(np.linalg.norm(rows @ vector) ** 2)


def _sigmoid(values: NDArray[np.float64]) -> NDArray[np.float64]:
    clipped: NDArray[np.float64] = np.clip(values, -40, 40)
    return 1 / (1 + np.exp(-clipped))
