import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from evals.harness.command import main
from evals.harness.policy import ledger_text
from evals.harness.sample import Suite
from evals.suites.options import Absent, Options
from schemas.errors import UsageError
from tests.evals.harness.plain import WHY, Plain, ledger, policy

GOOD = [True] * 30 + [False] * 3
NAMES = ("seed", "reading", "mutants", "retrieval", "answers", "briefs", "stance", "own")


def plain(options: Options) -> Suite:
    return Plain(GOOD)


def away(options: Options) -> Suite:
    raise Absent("its data is not here")


@pytest.fixture
def policies(tmp_path: Path) -> Path:
    (tmp_path / "seed.json").write_text(
        ledger_text(ledger(policy(floor=0.5))).replace('"plain"', '"seed"'), encoding="utf-8"
    )
    return tmp_path


def call(policies: Path, *argv: str, seed: object = plain) -> int:
    suites = dict.fromkeys(NAMES, away) | {"seed": seed}
    return main([*argv, "--baseline", str(policies)], suites)  # type: ignore[arg-type]


def test_a_suite_that_passes_ends_with_0_and_a_table(policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(policies, "seed") == 0
    assert capsys.readouterr().out.startswith("eval: pass\n")


def test_one_that_is_below_its_bar_ends_with_1(policies: Path) -> None:
    assert call(policies, "seed", seed=lambda o: Plain([False] * 30)) == 1


def test_what_is_not_here_is_skipped_in_words_and_ends_with_2(
    policies: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(policies, "mutants") == 2
    assert "mutants: skipped, its data is not here" in capsys.readouterr().out


def test_all_runs_what_is_here_and_tells_what_is_not(policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(policies, "all") == 0
    out = capsys.readouterr().out
    assert "seed: pass" in out
    assert out.count("skipped") == 6


def test_out_keeps_the_log_and_every_report_and_resume_measures_nothing_twice(policies: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert call(policies, "seed", "--out", str(out)) == 0
    assert sorted(p.name for p in out.iterdir()) == ["junit.xml", "report.html", "report.json", "seed.jsonl"]
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    suite = Plain(GOOD)
    assert call(policies, "seed", "--out", str(out), "--resume", seed=lambda o: suite) == 0
    assert suite.scored == []
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before


def test_reports_go_where_they_are_told(policies: Path, tmp_path: Path) -> None:
    paths = {kind: tmp_path / f"r.{kind}" for kind in ("html", "json", "junit")}
    flags = [word for kind, path in paths.items() for word in (f"--{kind}", str(path))]
    assert call(policies, "seed", *flags) == 0
    assert json.loads(paths["json"].read_text(encoding="utf-8"))["exit_code"] == 0
    assert all(path.stat().st_size > 100 for path in paths.values())


def test_a_limit_is_a_look_and_never_a_pass(policies: Path) -> None:
    assert call(policies, "seed", "--limit", "5") == 2
    assert call(policies, "seed", "--limit", "500") == 0


@pytest.mark.parametrize("words", [("--limit", "0"), ("--limit", "-1"), ("--resume",)])
def test_words_that_make_no_sense_are_refused(policies: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        call(policies, "seed", *words)


def test_a_baseline_is_written_with_a_reason_and_compared_with_at_the_next_run(
    policies: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(policies, "seed", "--write-baseline", "--reason", WHY) == 0
    kept = json.loads((policies / "seed.json").read_text(encoding="utf-8"))
    assert kept["baselines"]["fake/1"]["reason"] == WHY
    assert call(policies, "seed", seed=lambda o: Plain([True] * 24 + [False] * 9)) == 1
    assert "is confirmed" in capsys.readouterr().out


def test_your_own_articles_never_become_the_committed_baseline(tmp_path: Path) -> None:
    words = ["seed", "--articles", str(tmp_path), "--write-baseline", "--reason", WHY]
    with pytest.raises(UsageError, match="--baseline"):
        main(words, dict.fromkeys(NAMES, plain))


def test_bars_and_tables_are_plain_text_off_a_terminal(policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(policies, "seed")
    captured = capsys.readouterr()
    assert captured.err == ""
    assert "\x1b" not in captured.out


def test_no_time_and_no_path_of_the_machine_stands_in_a_report(
    policies: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(policies, "seed", "--out", str(tmp_path / "out"))
    for file in (tmp_path / "out").iterdir():
        text = file.read_text(encoding="utf-8")
        assert str(tmp_path) not in text
        assert str(date.today().year) not in text  # noqa: DTZ011 - the machine's own idea of today


def test_the_module_can_be_called_and_an_error_is_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "evals", "own", str(tmp_path / "none.jsonl")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "none.jsonl" in done.stderr
