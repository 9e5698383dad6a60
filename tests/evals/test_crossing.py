"""The score of questions across languages, on a set small enough to reckon by hand."""

import json
import math
from pathlib import Path

import numpy as np
import pytest

from evals.crossing import Asked, Postings, gains, interval, main, squad


def written(folder: Path, name: str, *pairs: tuple[str, str]) -> Path:
    data = [
        {"paragraphs": [{"context": context, "qas": [{"question": question, "id": context, "answers": []}]}]}
        for context, question in pairs
    ]
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"data": data, "version": "1"}), "utf-8")
    return path


def test_the_gain_is_that_of_the_rank() -> None:
    postings = Postings(["هدنة هدنة", "هدنة وحرب وسلام ومفاوضات", "أسعار"])
    asked = [Asked("هدنة", 0, True), Asked("هدنة", 1, True), Asked("هدنة", 2, True)]
    found = gains(postings, asked, lambda _: {"=هدن": 1.0, "_هدن": 1.0})
    assert found == pytest.approx([1, 1 / math.log2(3), 0])


def test_equal_scores_count_against_the_question() -> None:
    postings = Postings(["هدنة", "هدنة"])
    assert gains(postings, [Asked("", 1, True)], lambda _: {"_هدن": 1.0}) == pytest.approx([1 / math.log2(3)])


def test_every_second_article_is_of_the_development_half(tmp_path: Path) -> None:
    path = written(tmp_path, "x", ("a", "1"), ("b", "2"), ("c", "3"))
    paragraphs, asked = squad(path)
    assert paragraphs == ["a", "b", "c"]
    assert asked == [Asked("1", 0, True), Asked("2", 1, False), Asked("3", 2, True)]


def test_the_interval_holds_the_mean() -> None:
    low, high = interval(np.array([0.0, 1.0] * 50))
    assert 0.3 < low < 0.5 < high < 0.7


def test_the_command_prints_both_halves_and_names_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 2
    assert "cannot score" in capsys.readouterr().err
    arabic = [("بدأت الهدنة فجر الأحد", "متى بدأت الهدنة؟"), ("ارتفعت أسعار القمح", "ما الذي ارتفع؟")]
    english = [("The truce began on Sunday", "When did the truce begin?"), ("Wheat prices rose", "What rose?")]
    for name, pairs in (("xquad.ar", arabic), ("xquad.en", english), ("arcd", arabic), ("mlqa-dev.ar", arabic)):
        written(tmp_path, name, *pairs)
    assert main([str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    (first,) = [line for line in lines if line.startswith("XQuAD en → ar") and "development" in line]
    assert first.split()[-2:] == ["0.000", "1.000"]
    assert len(lines) == 9
