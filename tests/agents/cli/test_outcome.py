"""How commands end: exit codes, one line on stderr, no traceback, UTF-8 whatever the locale."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from agents.cli import main
from agents.cli.doors import Doors
from agents.cli.outcome import guarded
from schemas import errors
from tests.agents.cli.fakes import Run

HEAVY = (
    "pydantic",
    "yaml",
    "regex",
    "numpy",
    "langgraph",
    "langchain_core",
    "chromadb",
    "instructor",
    "openai",
    "httpx",
)
ROOT = Path(__file__).parents[3]
CALL = "import sys; from agents.cli import main; sys.exit(main(sys.argv[1:]))"


def python(*words: str, **options: object) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, *words]
    return subprocess.run(command, capture_output=True, cwd=ROOT, timeout=60, check=False, **options)  # type: ignore[call-overload,no-any-return]


def raised(error: BaseException, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    def call() -> int:
        raise error

    code = guarded(call)
    captured = capsys.readouterr()
    assert captured.out == ""
    return code, captured.err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.WasitError("x"), 1),
        (errors.UsageError("x"), 2),
        (errors.SettingsError("x"), 2),
        (errors.InputError("x"), 3),
        (errors.ArchiveError("x"), 4),
        (errors.ModelTimeout("x"), 5),
        (click.UsageError("x"), 2),
    ],
)
def test_every_expected_error_is_one_line_and_its_exit_code(
    error: Exception, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert raised(error, capsys) == (code, "wasit: x\n")


def test_an_interrupt_is_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert raised(KeyboardInterrupt(), capsys) == (130, "wasit: interrupted\n")
    assert raised(click.Abort(), capsys) == (130, "wasit: interrupted\n")


def test_a_message_stays_one_line_and_cannot_move_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    code, line = raised(errors.InputError("a\nb\x1b[2J\u202e.txt: \ud800 وسيط"), capsys)
    assert code == 3
    assert line == "wasit: a b\ufffd[2J\ufffd.txt: \ufffd وسيط\n"


def test_a_full_disk_names_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    error = OSError(errno.ENOSPC, "No space left on device", "/data/archive.db")
    assert raised(error, capsys) == (1, "wasit: /data/archive.db: No space left on device\n")


def test_a_bug_is_one_line_and_the_traceback_only_on_demand(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = "wasit: unexpected ZeroDivisionError: by zero; this is a bug, WASIT_DEBUG=1 shows where\n"
    assert raised(ZeroDivisionError("by zero"), capsys) == (1, line)
    monkeypatch.setenv("WASIT_DEBUG", "1")
    code, shown = raised(ZeroDivisionError("by zero"), capsys)
    assert code == 1
    assert shown.startswith("Traceback")
    assert shown.endswith(line)


def test_help_names_every_command_and_every_exit_code(wasit: Run) -> None:
    outcome = wasit("--help")
    assert outcome.code == 0
    names = [
        line.split()[0]
        for line in outcome.out.split("Commands:")[1].split("Exit codes:")[0].splitlines()
        if line.strip()
    ]
    assert names == [
        "brief",
        "ingest",
        "feeds",
        "search",
        "show",
        "ask",
        "chat",
        "watch",
        "eval",
        "reindex",
        "doctor",
        "version",
    ]
    codes = {getattr(error, "exit_code", 0) for error in vars(errors).values()}
    for code in codes | {0, 130}:
        assert f"\n    {code} " in outcome.out


@pytest.mark.parametrize(
    "command",
    ["brief", "ingest", "feeds", "search", "show", "ask", "chat", "watch", "eval", "reindex", "doctor", "version"],
)
def test_every_command_has_help(wasit: Run, command: str) -> None:
    outcome = wasit(command, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith(f"Usage: wasit {command}")


def test_an_unknown_command_and_an_unknown_option_are_one_line(wasit: Run) -> None:
    outcome = wasit("breif")
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert "brief" in outcome.err
    assert wasit("brief", "--nope").code == 2


def test_help_imports_nothing_heavy() -> None:
    script = f"{CALL.replace('sys.exit(', '(')}; print(*[m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    done = python("-c", script, "--help")
    assert done.returncode == 0
    assert done.stderr.split() == []


def test_version_names_wasit_schema_and_python(wasit: Run) -> None:
    first, second, third = wasit("version").out.splitlines()
    assert first.startswith("wasit ")
    assert (second, third.split()[0]) == ("brief schema 1.0", "Python")
    assert '"schema": "1.0"' in wasit("version", "--format", "json").out


def test_output_is_utf8_under_a_c_locale_and_surrogates_go_out_as_question_marks() -> None:
    script = (
        "from agents.cli.outcome import guarded; import sys; guarded(lambda: sys.stdout.write('\\u0648\\ud800') and 0)"
    )
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}  # noqa: TID251 - for a child process
    done = python("-c", script, env=env)
    assert done.stdout == "و?".encode()
    assert done.stderr == b""


def test_a_reader_that_has_gone_is_a_quiet_end() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [sys.executable, "-c", CALL, "version"], stdout=write_end, stderr=subprocess.PIPE, cwd=ROOT, check=False
    )
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_under_stdout_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", CALL, "version"], stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("wasit: No space left on device")
    assert done.stderr.count(b"\n") == 1


def test_closed_streams_break_nothing() -> None:
    done = python("-c", CALL, "version", preexec_fn=lambda: os.close(1))
    assert done.returncode == 0


def test_the_real_doors_say_plainly_when_evals_are_not_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "evals.harness.command", None)
    monkeypatch.setitem(sys.modules, "evals", None)
    assert main(["eval", "seed"], Doors()) == 2
    assert "run them in a checkout of wasit" in capsys.readouterr().err
