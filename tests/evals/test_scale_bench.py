import gzip
import json
from pathlib import Path

import pytest

from evals.bench import scale
from retrieval.archive import Archive
from retrieval.words import Wanted, WordIndex, likeness


@pytest.fixture
def corpus(tmp_path: Path) -> scale.Corpus:
    file = tmp_path / "news.jsonl.gz"
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        for number in range(5):
            text = " ".join(f"كلمة{number}ص{word}" for word in range(40))
            lines.write(json.dumps({"title": f"خبر {number}", "text": text}) + "\n")
    return scale.Corpus(file)


def test_an_archive_of_so_many_passages_is_made_out_of_the_words_of_news(tmp_path: Path, corpus: scale.Corpus) -> None:
    scale.build(tmp_path / "home", corpus, 40)
    with Archive.open(tmp_path / "home") as archive, WordIndex(tmp_path / "home", archive) as words:
        assert (words.sync().passages, archive.count()) == (40, 10)
        for article in archive.articles():
            for passage in archive.passages(article.id):
                own = article.text[passage.start : passage.end]
                assert len(own.split()) == scale.WORDS_EACH
                assert words.query(Wanted(features=likeness(own)), 1)[0][0] == passage.id


def test_a_million_is_reckoned_as_the_figures_grew() -> None:
    reckoned = scale.reckoned((10_000, {"same": 5.0, "double": 1.0}), (100_000, {"same": 5.0, "double": 2.0}))
    assert reckoned == pytest.approx({"same": 5.0, "double": 4.0})


def test_bars_are_missed_from_their_own_side() -> None:
    figures = {bar.name: bar.limit for bar in scale.BARS}
    assert scale.missed(figures) == ()
    assert scale.missed({**figures, "reindex": 10.0, "query p95": 11.0}) == ("reindex", "query p95")
    assert "≥ 1000 passages/s" in scale.shown([("x", figures)])


def test_without_its_corpus_it_measures_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert scale.main(["100", "--corpus", str(tmp_path / "none.gz")]) == 2
    assert "unmeasurable" in capsys.readouterr().out
