from pathlib import Path

import pytest

from agents.readers.embedded.document import Document
from agents.readers.embedded.trained.sequences import SequenceModel
from agents.readers.embedded.trained.trees import Trees
from agents.readers.embedded.trained.words import Described, expanded
from evals.reading import ARTICLES
from evals.reading_gold import load
from evals.train import main
from evals.training import boosting, crf
from evals.training.labels import gold_mentions, mention_labels, span_labels
from evals.training.pipeline import fold_of

GOLD = next(iter(load(ARTICLES, only_locked=False)))
DOC = Document(GOLD.article)


def test_a_sequence_model_is_the_same_on_every_run_and_learns(tmp_path: Path) -> None:
    words = Described(DOC, []).features()
    labels = mention_labels(GOLD, DOC)
    for name in ("a", "b"):
        crf.train(tmp_path / name, [expanded(words)], [labels], c1=0.1, c2=0.1, max_iterations=30)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    model = SequenceModel.load(tmp_path / "a")
    found = {(s.first, s.last) for s in model.decode(model.scores(words))}
    expected = {(first, last) for first, last, _ in gold_mentions(GOLD, DOC)}
    assert len(found & expected) > 0.8 * len(expected)


def test_trees_are_the_same_on_every_run_and_learn(tmp_path: Path) -> None:
    rows = [{"x": float(k % 7), "noise": float(k % 5)} for k in range(400)]
    right = [row["x"] > 3 for row in rows]
    for name in ("a", "b"):
        boosting.train(tmp_path / name, rows, right, rounds=40)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    chances = Trees.load(tmp_path / "a").chances(rows)
    assert all((chance > 0.5) == good for chance, good in zip(chances, right, strict=True))


def test_labels_cover_the_words_of_the_gold() -> None:
    spans = span_labels(GOLD, DOC)
    starts = sum(label[0] == "B" for label in spans)
    assert 0 < starts <= len(GOLD.positions)
    first, last, key = gold_mentions(GOLD, DOC)[0]
    assert any(name in DOC.phrase(first, last) for name in GOLD.actors[key].names)


def test_an_event_stays_in_one_fold() -> None:
    assert len({fold_of(f"e01-0{k}-x") for k in range(1, 8)}) == 1
    assert len({fold_of(f"{k:03}-x") for k in range(60)}) == 5


def test_a_folder_without_articles_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--more", str(tmp_path), "--into", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("cannot train: no annotated articles in")
    assert not list(tmp_path.iterdir())
