from pathlib import Path

import numpy as np
import pytest

from agents.readers.embedded.document import Document
from agents.readers.embedded.trained.sequences import SequenceModel, save
from agents.readers.embedded.trained.words import Described, WordFeatures, expanded
from tests.agents.readers.embedded.reading import article

LABELS = ("BP", "IP", "O")


def model(tmp_path: Path, weights: dict[str, tuple[float, float, float]]) -> SequenceModel:
    names = sorted(weights)
    table = np.array([weights[n] for n in names], dtype=np.float32)
    save(tmp_path / "m.gz", LABELS, np.zeros((3, 3), dtype=np.float32), names, table)
    return SequenceModel.load(tmp_path / "m.gz")


def features(*words: str) -> WordFeatures:
    return WordFeatures([[w] for w in words], [[f"w{w}"] for w in words])


def test_the_likeliest_stretch_is_found_with_how_sure_it_is(tmp_path: Path) -> None:
    found = model(tmp_path, {"x": (3.0, 0.0, 0.0), "y": (0.0, 3.0, 0.0), "z": (0.0, 0.0, 3.0)})
    (stretch,) = found.decode(found.scores(features("z", "x", "y", "z")))
    assert (stretch.first, stretch.last, stretch.kind) == (1, 3, "P")
    assert 0.5 < stretch.sure < 1.0


def test_nothing_goes_on_that_has_not_begun(tmp_path: Path) -> None:
    found = model(tmp_path, {"y": (0.0, 9.0, 0.0), "z": (0.0, 0.0, 3.0)})
    assert all(s.first < s.last for s in found.decode(found.scores(features("z", "y", "z"))))
    chances = found.chances(found.scores(features("y", "z")))
    assert chances[0, 1] == 0.0 and chances.sum(1) == pytest.approx([1.0, 1.0])


def test_a_neighbours_feature_counts_at_its_distance(tmp_path: Path) -> None:
    found = model(tmp_path, {"-1wx": (4.0, 0.0, 0.0), "b": (0.0, 0.0, 1.0)})
    scores = found.scores(WordFeatures([["b"]] * 3, [["wx"], ["wy"], ["wz"]]))
    assert scores.tolist() == [[0.0, 0.0, 1.0], [4.0, 0.0, 1.0], [0.0, 0.0, 1.0]]


def test_the_reader_and_the_trainer_see_the_same_features(tmp_path: Path) -> None:
    words = Described(Document(article("وقال سامي الراوي، اليوم، إن «الهدنة قائمة» في القرية.")), []).features()
    rows = expanded(words)
    weights = {name: (float(len(name)), 1.0, -1.0) for row in rows for name in row}
    found = model(tmp_path, weights)
    expected = [[sum(weights[n][k] for n in row) for k in range(3)] for row in rows]
    assert np.allclose(found.scores(words), expected)


def test_an_empty_article_has_no_stretches(tmp_path: Path) -> None:
    found = model(tmp_path, {"x": (1.0, 0.0, 0.0)})
    assert found.decode(np.zeros((0, 3), dtype=np.float32)) == []


def test_a_word_that_takes_sides_looks_like_any_other(tmp_path: Path) -> None:
    one, other = (
        Described(Document(article(f"وقال قائد {label} الشمال إن الهدنة انتهت.")), []).features()
        for label in ("ميليشيات", "مرتزقة")
    )
    assert one == other
