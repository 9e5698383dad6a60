"""`--embedder` on the commands, and what is said of vectors that could not be made."""

from pathlib import Path

import pytest

from tests.agents.cli.fakes import FakeDoors, Run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("نص")
    return path


def test_ingest_makes_all_missing_vectors_and_says_what_is_left(wasit: Run, doors: FakeDoors, file: Path) -> None:
    doors.lacking = ("3 of 9 vectors of ollama/m are still to be made",)
    outcome = wasit("ingest", file, "--embedder", "ollama/m")
    assert outcome.code == 0
    assert "wasit: 3 of 9 vectors of ollama/m are still to be made" in outcome.err
    assert ("complete", None) in doors.calls


def test_a_brief_makes_only_the_vectors_of_its_own_articles(wasit: Run, doors: FakeDoors, file: Path) -> None:
    assert wasit("brief", file, "--embedder", "ollama/m").code == 0
    assert [call for call in doors.calls if call[0] == "complete"] == [("complete", (doors.store.held[0].id,))]


@pytest.mark.parametrize(
    "words", [("search", "x"), ("ask", "x"), ("ingest", "."), ("brief", "."), ("watch", "run", "--due"), ("doctor",)]
)
def test_every_command_that_looks_for_articles_takes_an_embedder(wasit: Run, words: tuple[str, ...]) -> None:
    assert wasit(*words, "--embedder", "ollama/m").code != 2
    assert "--embedder" in wasit(words[0], *(words[1:2] if words[0] == "watch" else ()), "--help").out


def test_doctor_shows_the_embedder_and_where_it_came_from(wasit: Run, doors: FakeDoors) -> None:
    assert "  embedder: hashed (from default)" in wasit("doctor").out
    doors.env = {"WASIT_EMBEDDER": "tei/http://127.0.0.1:8080"}
    assert "  embedder: tei/http://127.0.0.1:8080 (from WASIT_EMBEDDER)" in wasit("doctor").out
    assert "  embedder: ollama/m (from --embedder)" in wasit("doctor", "--embedder", "ollama/m").out
