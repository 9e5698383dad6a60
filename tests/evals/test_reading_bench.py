"""The bench of the reader's speed and size, where it cannot measure."""

from pathlib import Path

import pytest

from evals.bench import reading


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "speed", lambda _reader, _articles: 99.0)


def test_a_file_that_is_no_corpus_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "no.jsonl").write_text("not json\n", encoding="utf-8")
    for name in ("no.jsonl", "none.jsonl.gz"):
        assert reading.main(["--corpus", str(tmp_path / name)]) == 2
        told = capsys.readouterr().err
        assert told.startswith("cannot read the corpus:") and told.count("\n") == 1


def test_too_few_articles_pass_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert reading.main(["--articles", "2"]) == 2
    assert "the size is not measured" in capsys.readouterr().err


def test_articles_of_a_corpus_are_those_with_a_text(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text('{"title": "خبر", "text": "اجتمع الوفدان."}\n{"title": "خبر", "text": " "}\n', encoding="utf-8")
    assert [article.text for article in reading.of_corpus(file)] == ["خبر\n\nاجتمع الوفدان."]


def test_drawn_articles_differ() -> None:
    drawn = reading.of_open_articles()
    assert len({next(drawn).text for _ in range(8)}) == 8


def test_speed_is_told_of_arabic_as_well() -> None:
    assert {"ar", "en", "fr"} <= set(reading.typical())
