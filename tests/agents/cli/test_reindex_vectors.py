"""`wasit reindex --vectors` with a served model: what is missing is made, what is unwanted is dropped."""

from pathlib import Path

import pytest

from agents.cli import main
from retrieval.archive import DEFAULT_EMBEDDER, Archive
from tests.servers.embeddings import serving


def wasit(home: Path, *words: str) -> int:
    return main([*words, "--home", str(home)])


def test_vectors_are_made_dropped_and_made_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("قال المبعوث إن الهدنة قائمة. " * 30, "utf-8")
    home = tmp_path / "home"
    assert wasit(home, "ingest", str(tmp_path / "a.txt")) == 0
    with serving() as server:
        assert wasit(home, "reindex", "--vectors", "--embedder", server.name) == 0
        with Archive.open(home) as archive:
            assert set(archive.embedders()) == {DEFAULT_EMBEDDER, "url/tiny-embed"}
        asked = len(server.requests)
        assert wasit(home, "reindex", "--vectors", "--drop", "url/tiny-embed", "--embedder", server.name) == 0
        assert "vectors of url/tiny-embed dropped" in capsys.readouterr().err
        assert len(server.requests) > asked
    assert wasit(home, "reindex", "--vectors", "--drop", "url/tiny-embed") == 0
    with Archive.open(home) as archive:
        assert set(archive.embedders()) == {DEFAULT_EMBEDDER}
    assert wasit(home, "reindex", "--drop", "url/other") == 2
    assert f"there are some of {DEFAULT_EMBEDDER}" in capsys.readouterr().err
