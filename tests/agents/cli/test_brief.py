"""`wasit brief` and `wasit ingest`: good files are processed, bad ones named, results go where they should."""

import json
import stat
from pathlib import Path

import pytest

from agents.render import to_markdown, to_text
from schemas.errors import ModelUnavailable
from tests.agents.cli.fakes import FakeDoors, Run, article
from tests.agents.render import samples


def files(folder: Path, *names: str) -> list[Path]:
    for name in names:
        (folder / name).write_text("نص", encoding="utf-8")
    return [folder / name for name in names]


def test_without_files_and_question_the_call_is_off(wasit: Run) -> None:
    assert wasit("brief") == (2, "", "wasit: nothing to brief: name FILES, or ask with -q QUESTION\n")
    assert wasit("brief", "-q", "  ").code == 2


def test_a_brief_of_files_goes_to_stdout_in_text(wasit: Run, doors: FakeDoors, tmp_path: Path) -> None:
    outcome = wasit("brief", *files(tmp_path, "a.txt", "b.txt"))
    assert outcome == (0, to_text(samples.arabic_brief()), "")
    assert doors.calls[-1] == ("brief", (article("a.txt").id, article("b.txt").id), None, None, "embedded", 4)


def test_subjects_keep_the_order_of_the_call_whether_new_or_known(wasit: Run, doors: FakeDoors, tmp_path: Path) -> None:
    wasit("brief", *files(tmp_path, "z.txt", "b.known", "a.txt"))
    assert doors.calls[-1][1] == tuple(article(name).id for name in ("z.txt", "b.known", "a.txt"))


def test_options_reach_the_run(wasit: Run, doors: FakeDoors) -> None:
    wasit("brief", "-q", "لماذا؟", "--model", "ollama/m", "--related", "7", "--thread", "t1")
    assert doors.calls == [("brief", (), "لماذا؟", "t1", "ollama/m", 7)]


def test_bad_files_are_named_and_the_good_ones_briefed(wasit: Run, tmp_path: Path) -> None:
    (good,) = files(tmp_path, "a.txt")
    outcome = wasit("brief", good, tmp_path / "missing.txt", "--format", "json")
    assert outcome.code == 3
    assert outcome.err == f"wasit: {tmp_path}/missing.txt: it is empty; leave it out\n"
    assert json.loads(outcome.out)["id"] == "brief-1"


def test_only_bad_files_make_no_brief(wasit: Run, doors: FakeDoors, tmp_path: Path) -> None:
    outcome = wasit("brief", tmp_path / "missing.txt", "-q", "x")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.splitlines()[-1] == (
        "wasit: none of the files could be read, so there is no brief; see the lines above"
    )
    assert [call[0] for call in doors.calls] == ["ingest"]


def test_a_file_that_was_passed_over_is_named_when_it_was_the_only_one(wasit: Run, tmp_path: Path) -> None:
    outcome = wasit("brief", *files(tmp_path, "a.skip"))
    assert outcome.code == 3
    assert f"wasit: {tmp_path}/a.skip: unknown form\n" in outcome.err


def test_a_file_is_written_whole_and_keeps_its_mode(wasit: Run, tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    target.write_text("old")
    target.chmod(0o600)
    outcome = wasit("brief", "-q", "x", "--format", "markdown", "-o", target)
    assert outcome == (0, "", f"wasit: written to {target}\n")
    assert target.read_text(encoding="utf-8") == to_markdown(samples.arabic_brief())
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.md"]


@pytest.mark.parametrize(("name", "begins"), [("b.json", "{"), ("b.MD", "# "), ("b.txt", "الخلاصة"), ("b", "الخلاصة")])
def test_the_suffix_of_the_file_chooses_the_form(wasit: Run, tmp_path: Path, name: str, begins: str) -> None:
    wasit("brief", "-q", "x", "-o", tmp_path / name)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    wasit("brief", "-q", "x", "-o", tmp_path / name, "--format", "json")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("{")


def test_a_missing_folder_is_refused_before_any_work(wasit: Run, doors: FakeDoors, tmp_path: Path) -> None:
    outcome = wasit("brief", "-q", "x", "-o", tmp_path / "none" / "b.md")
    assert outcome.code == 2
    assert "does not exist; create it first" in outcome.err
    assert doors.calls == []


def test_a_model_server_that_is_down_is_one_line_and_exit_5(wasit: Run, doors: FakeDoors, tmp_path: Path) -> None:
    doors.broken = ModelUnavailable("nothing answers at http://127.0.0.1:1/v1;\nstart the server")
    target = tmp_path / "b.md"
    outcome = wasit("brief", "-q", "x", "-o", target)
    assert outcome == (5, "", "wasit: nothing answers at http://127.0.0.1:1/v1; start the server\n")
    assert not target.exists()


@pytest.mark.parametrize(("words", "named"), [(("--related", "99"), "--related"), (("--format", "pdf"), "--format")])
def test_a_setting_that_cannot_be_is_exit_2(wasit: Run, words: tuple[str, str], named: str) -> None:
    outcome = wasit("brief", "-q", "x", *words)
    assert outcome.code == 2
    assert named in outcome.err
    assert outcome.err.count("\n") == 1


def test_the_format_may_come_from_the_environment(wasit: Run, doors: FakeDoors) -> None:
    doors.env["WASIT_FORMAT"] = "json"
    assert json.loads(wasit("brief", "-q", "x").out)["id"] == "brief-1"


def test_ingest_lists_what_became_of_everything_and_brings_the_index_up(
    wasit: Run, doors: FakeDoors, tmp_path: Path
) -> None:
    outcome = wasit("ingest", *files(tmp_path, "a.txt", "b.known", "c.skip", "d.bad"))
    assert outcome.code == 3
    lines = outcome.out.splitlines()
    assert lines[0].startswith("taken: a.txt [")
    assert lines[1].startswith("already there: b.known [")
    assert lines[-1] == "1 taken, 1 already there, 1 skipped, 1 failed; the archive holds 2"
    assert doors.library.synced == 1


def test_ingest_speaks_json(wasit: Run, tmp_path: Path) -> None:
    report = json.loads(wasit("ingest", *files(tmp_path, "a.txt"), "--format", "json").out)
    assert [each["ref"] for each in report["taken"]] == ["a.txt"]
    assert "text" not in report["taken"][0]
    assert report["archive"] == 1


def test_ingest_without_paths_is_a_usage_error(wasit: Run) -> None:
    outcome = wasit("ingest")
    assert outcome.code == 2
    assert "PATHS" in outcome.err
