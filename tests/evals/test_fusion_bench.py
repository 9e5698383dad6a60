"""The fusion bench on a small set of our own, over embedders that need no weights and over one behind a server."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from agents.cli import main
from evals.bench import fusion
from evals.bench.embedders import LsaEmbedder, ToldEmbedder
from tests.retrieval.test_hybrid import DEEDS, PLACES, TOWNS, text
from tests.servers.embeddings import EmbeddingsServer, serving

FILES = {file for pair in fusion.SETS.values() for file in pair}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Sixty articles in SQuAD's form under the names of the sets."""
    articles = []
    for n in range(60):
        first, second = text(n).split("\n\n", 1)
        question = f"ماذا {DEEDS[(3 * n + n // 10) % 10]} اللجنة في {TOWNS[n % 10]} قرب {PLACES[n // 10 % 10]}؟"
        articles.append({"title": first, "paragraphs": [{"context": second, "qas": [{"question": question}]}]})
    for name in FILES:
        (tmp_path / name).write_text(json.dumps({"data": articles}), "utf-8")
    return tmp_path


def test_a_model_behind_a_server_is_measured_like_any_other(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lsa = LsaEmbedder([text(n) for n in range(60)], dim=32)
    with serving(embed=lambda texts: lsa.embed(texts) + np.float32(1e-3)) as server:
        code = fusion.main(["--data", str(data), "--embedder", server.name, "--questions", "20"])
    lines = capsys.readouterr().out.splitlines()[1:]
    assert code == 0
    assert len(lines) == len(fusion.SETS)
    assert all("url/tiny-embed" in line and "0.0   +0.000" in line for line in lines)


def test_fused_is_not_worse_than_the_better_half_whatever_the_embedder_is_worth(data: Path) -> None:
    collection = fusion.read(data, "ARCD", 20)
    assert collection is not None
    outcomes = {one.embedder: one for one in fusion.run(collection, fusion.embedders(collection, []))}
    assert [name for name, one in outcomes.items() if not one.good] == []
    assert outcomes["bench/noise"].fused == outcomes["bench/noise"].words > outcomes["bench/noise"].vectors
    assert len(outcomes) == 5


def test_a_bad_fusion_would_be_seen() -> None:
    assert not fusion.Outcome("set", "embedder", 0.8, 0.2, 0.7, 1.0, -0.15, -0.05).good
    assert "WORSE" in fusion.Outcome("set", "embedder", 0.8, 0.2, 0.7, 1.0, -0.15, -0.05).line()


def test_without_data_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fusion.main(["--data", str(tmp_path)]) == 2
    assert "not here: arcd.json" in capsys.readouterr().out


def test_the_whole_path_from_files_to_a_fused_search_over_a_server(tmp_path: Path) -> None:
    """Ingest, vectors over HTTP, trust, search that finds what no word would: the path of `wasit … --embedder`."""
    topics = {text(n): [text(n)] for n in range(60)} | {f"question {n}": [text(n)] for n in range(60)}
    told = ToldEmbedder(topics, 0.5)

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        return told.embed(texts, "query" if texts[0].startswith("question") else "passage")

    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(60):
        (folder / f"{n}.txt").write_text(text(n), "utf-8")
    with serving(embed=embed) as server:
        assert main_of(server, tmp_path, "ingest", str(folder)) == 0
        assert main_of(server, tmp_path, "search", "question 7", "-o", str(tmp_path / "hits.json")) == 0
    hits = json.loads((tmp_path / "hits.json").read_text("utf-8"))
    assert "7.txt" in json.dumps(hits["hits"][0] if "hits" in hits else hits[0], ensure_ascii=False)


def main_of(server: EmbeddingsServer, home: Path, command: str, *words: str) -> int:
    return main([command, *words, "--home", str(home / "home"), "--embedder", server.name, "--format", "json"])
