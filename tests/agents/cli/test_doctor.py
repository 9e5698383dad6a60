"""`wasit doctor`: values and origins, checks and fixes; and the checks themselves on real folders."""

import json
import sys
from pathlib import Path

import pytest

from agents.cli import checks
from agents.cli.checks import Check, all_checks
from evals.bench.embedders import ToldEmbedder
from retrieval.archive import Archive
from retrieval.ingest import ingest_documents
from retrieval.sources import Document
from retrieval.vectors import complete_vectors
from schemas.config import Settings
from schemas.errors import ArchiveError
from tests.agents.cli.fakes import FakeDoors, Run
from tests.servers.embeddings import serving


class Told(ToldEmbedder):
    """A model under the name that a server would give it."""

    def __init__(self) -> None:
        super().__init__({}, 1.0)
        self.name = "url/told"


def test_every_setting_stands_with_its_origin_and_every_check_on_a_line(wasit: Run, doors: FakeDoors) -> None:
    doors.env = {"WASIT_RELATED": "2", "WASIT_MODLE": "x"}
    doors.found = [Check("python", True, "3.11"), Check("reader", False, "no answer", "start the server")]
    outcome = wasit("doctor", "--model", "ollama/m")
    assert outcome.code == 1
    lines = outcome.out.splitlines()
    for field in Settings.model_fields:
        assert any(line.startswith(f"  {field}: ") and "(from " in line for line in lines)
    assert "  related: 2 (from WASIT_RELATED)" in lines
    assert "  model: ollama/m (from --model)" in lines
    assert "  not a setting of wasit: WASIT_MODLE (did you mean WASIT_MODEL?)" in lines
    assert "  ok: python: 3.11" in lines
    assert "  WRONG: reader: no answer; fix: start the server" in lines


def test_the_arabic_sample_has_three_lines_and_says_what_is_correct(wasit: Run) -> None:
    out = wasit("doctor").out
    sample = out.split("Arabic in this terminal:\n")[1].split("Correct:")[0]
    assert len(sample.splitlines()) == 3
    assert out.count("Correct:") == 1


def test_doctor_speaks_json(wasit: Run, doors: FakeDoors) -> None:
    doors.found = [Check("python", True, "3.11")]
    report = json.loads(wasit("doctor", "--format", "json").out)
    assert report["ok"] is True
    assert report["settings"]["model"] == {"value": "embedded", "from": "default"}
    assert report["checks"] == [{"name": "python", "ok": True, "found": "3.11", "fix": ""}]


def test_a_home_that_does_not_exist_is_fine_and_is_not_made(tmp_path: Path) -> None:
    check = checks.home(Settings(home=tmp_path / "a" / "b"))
    assert check.ok
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_can_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    assert checks.home(Settings(home=tmp_path)).ok
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_is_a_file_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x")
    check = checks.home(Settings(home=tmp_path / "f"))
    assert not check.ok
    assert "WASIT_HOME" in check.fix
    assert not checks.home(Settings(home=tmp_path / "f" / "below")).ok


def test_no_archive_yet_is_fine(tmp_path: Path) -> None:
    assert checks.archive(Settings(home=tmp_path)).ok
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_archive_is_wrong_with_the_fix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "reader", lambda settings: Check("reader", True, "embedded/1"))
    (tmp_path / "archive.db").write_bytes(b"not a database, certainly not" * 100)
    outcomes = {check.name: check for check in all_checks(Settings(home=tmp_path))}
    assert not outcomes["archive"].ok
    assert outcomes["archive"].fix
    assert outcomes["python"].ok


def test_an_old_python_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    assert not checks.python(Settings(home=tmp_path)).ok


def test_an_error_inside_a_check_is_its_outcome_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def newer(settings: Settings) -> Check:
        raise ArchiveError("archive has version 9, this wasit knows 1; upgrade wasit")

    for name in ("reader", "archive"):
        monkeypatch.setattr(checks, name, newer)
    outcomes = list(all_checks(Settings(home=tmp_path)))
    assert [check.ok for check in outcomes] == [True, True, True, False, False, False, True, False]
    assert (outcomes[4].found, outcomes[4].fix) == ("not looked at", "mend the archive first")
    assert outcomes[3].found == "archive has version 9, this wasit knows 1"
    assert outcomes[3].fix == "upgrade wasit"


def test_a_model_server_that_is_down_is_one_line_with_a_fix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "chroma", lambda settings: Check("chroma", True, "fine"))
    settings = Settings(home=tmp_path, model="http://127.0.0.1:9/v1#m", connect_s=1)
    (check,) = [check for check in all_checks(settings) if check.name == "reader"]
    assert not check.ok
    assert check.fix


def test_an_embeddings_server_is_tried_for_arabic(tmp_path: Path) -> None:
    assert checks.embedder(Settings(home=tmp_path)).ok
    with serving(embed=ToldEmbedder({}, 1.0).embed) as server:
        check = checks.embedder(Settings(home=tmp_path, embedder=server.name))
    assert check.ok
    assert "256 numbers; 16 of 16 Arabic sentences" in check.found


def test_a_model_without_arabic_is_wrong_and_one_that_is_not_there_too(tmp_path: Path) -> None:
    Archive.open(tmp_path).close()
    with serving() as server:
        check = checks.embedder(Settings(home=tmp_path, embedder=server.name))
        name = server.name
    assert not check.ok
    assert "left out of searches" in check.fix
    assert "0 of 0 passages" in check.found
    outcomes = {each.name: each for each in all_checks(Settings(home=tmp_path, embedder=name))}
    assert not outcomes["embedder"].ok
    assert "does not answer" in outcomes["embedder"].found
    outcomes = {each.name: each for each in all_checks(Settings(home=tmp_path, embedder="bge-m3"))}
    assert "no form known" in outcomes["embedder"].found


def test_the_index_of_a_served_model_is_looked_at_without_its_server_and_without_other_vectors(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        report = ingest_documents([Document(ref="a", text="قال المبعوث إن الهدنة قائمة. " * 20)], archive, Told())
        assert report.taken
        complete_vectors(archive, Told())
    check = checks.chroma(Settings(home=tmp_path, embedder="http://127.0.0.1:9#told"))
    assert check.ok
    assert "1 passages of 1 articles, probe found" in check.found
    with Archive.open(tmp_path) as archive:
        assert list(archive.embedders()) == ["url/told"]
