"""On a real terminal: colour, lines that fit, no direction controls; none of it anywhere else."""

import os
import pty
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
import regex

from agents.render import to_text
from agents.render.wrap import columns
from tests.agents.render import samples

ROOT = Path(__file__).parents[3]
STYLES = regex.compile(r"\x1b\[[0-9;]*m")
BIDI = regex.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def on_a_terminal(home: Path, *words: str, **env: str) -> str:
    """What `wasit` shows on a terminal 60 columns wide."""
    controller, terminal = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}  # noqa: TID251 - for a child
    variables = {**inherited, "TERM": "xterm", "COLUMNS": "60", "LINES": "40", "WASIT_HOME": str(home), **env}
    process = Popen(
        [sys.executable, "-m", "tests.agents.cli.on_terminal", *words],
        stdout=terminal,
        stdin=terminal,
        stderr=PIPE,
        env=variables,
    )
    os.close(terminal)
    shown = bytearray()
    while True:
        try:
            part = os.read(controller, 65536)
        except OSError:  # the terminal's other end is closed
            break
        if not part:
            break
        shown += part
    os.close(controller)
    _, complaints = process.communicate(timeout=60)
    assert process.returncode == 0, complaints.decode()
    return shown.decode().replace("\r\n", "\n")


def test_a_brief_on_a_terminal_has_bold_headings_and_lines_that_fit(tmp_path: Path) -> None:
    shown = on_a_terminal(tmp_path, "brief", "-q", "x")
    assert "\x1b[1mالخلاصة\x1b[0m" in shown
    plain = STYLES.sub("", shown)
    assert plain.split() == to_text(samples.arabic_brief()).split()
    assert all(columns(line) <= 60 for line in plain.splitlines() if " " in line.strip())
    assert not BIDI.search(plain)


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_color_is_honoured(tmp_path: Path, env: dict[str, str]) -> None:
    assert "\x1b" not in on_a_terminal(tmp_path, "brief", "-q", "x", **env)


def test_markdown_on_a_terminal_has_no_direction_controls(tmp_path: Path) -> None:
    shown = on_a_terminal(tmp_path, "brief", "-q", "x", "--format", "markdown")
    assert shown.startswith("# الخلاصة\n")
    assert not BIDI.search(shown)
