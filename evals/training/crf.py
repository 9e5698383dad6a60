"""Training of a sequence model with CRFsuite, written in the reader's own form."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

from agents.readers.embedded.trained.sequences import save

LEAST_WEIGHT = 0.01
"""Smaller weights are left out of the file."""


def train(
    file: Path, features: Sequence[Sequence[Sequence[str]]], labels: Sequence[Sequence[str]], **how: float
) -> None:
    """Learn from articles' features and labels and write the model.

    Args:
        file: Where the model goes.
        features: A list of features a word, a list of words an article.
        labels: A label a word.
        how: CRFsuite's parameters (`c1`, `c2`, `max_iterations`).
    """
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(how)
    for row, wanted in zip(features, labels, strict=True):
        if len(row):
            trainer.append(row, wanted)
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "model"
        trainer.train(str(raw))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(raw))
        told = tagger.info()
        tagger.close()
    names = sorted(told.labels)
    place = {label: k for k, label in enumerate(names)}
    steps = np.zeros((len(names), len(names)), dtype=np.float32)
    for (before, after), weight in told.transitions.items():
        steps[place[before], place[after]] = weight
    kept: dict[str, dict[int, float]] = {}
    for (feature, label), weight in told.state_features.items():
        if abs(weight) >= LEAST_WEIGHT:
            kept.setdefault(feature, {})[place[label]] = weight
    ordered = sorted(kept)
    weights = np.zeros((len(ordered), len(names)), dtype=np.float32)
    for k, feature in enumerate(ordered):
        for column, weight in kept[feature].items():
            weights[k, column] = weight
    save(file, names, steps, ordered, weights)
