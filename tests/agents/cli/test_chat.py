"""`wasit chat`: the loop, its commands, and what Ctrl-C does."""

import io
import json
import sys

import pytest

from schemas.errors import ModelTimeout
from tests.agents.cli.fakes import FakeDoors, Run
from tests.agents.render import samples


class Keyboard(io.StringIO):
    """Lines that are typed; `None` is Ctrl-C at the prompt."""

    def __init__(self, *lines: str | None) -> None:
        super().__init__()
        self.lines = list(lines)

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        if not self.lines:
            return ""
        line = self.lines.pop(0)
        if line is None:
            raise KeyboardInterrupt
        return f"{line}\n"


def typing(monkeypatch: pytest.MonkeyPatch, *lines: str | None) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard(*lines))


def test_each_line_is_a_question_in_one_thread_until_quit(
    wasit: Run, doors: FakeDoors, monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "سؤال أول", "", "سؤال ثان", "/quit", "لا يُسأل")
    outcome = wasit("chat")
    assert outcome.code == 0
    assert doors.calls == [("ask", "سؤال أول", "new"), ("ask", "سؤال ثان", "new")]
    assert outcome.out.count("السؤال: ") == 2


def test_the_end_of_input_leaves(wasit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch)
    assert wasit("chat") == (0, "", "")


def test_c_goes_on_with_the_latest_thread(wasit: Run, doors: FakeDoors, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "x", "/thread")
    doors.latest = "yesterday"
    assert wasit("chat", "-c").err == "wasit: thread yesterday\n"
    assert doors.calls == [("ask", "x", "yesterday")]


def test_c_without_a_thread_and_with_a_named_one_is_a_usage_error(wasit: Run) -> None:
    assert "no thread to go on with" in wasit("chat", "-c").err
    assert wasit("chat", "-c", "--thread", "t").code == 2


def test_ctrl_c_cancels_an_answer_and_the_loop_goes_on(
    wasit: Run, doors: FakeDoors, monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "one", "two", "three", "/quit")
    doors.replies = [KeyboardInterrupt(), KeyboardInterrupt(), samples.arabic_answer()]
    outcome = wasit("chat")
    assert outcome.code == 0
    assert outcome.err.count("cancelled") == 2
    assert outcome.out.count("السؤال: ") == 1


@pytest.mark.parametrize("lines", [("one", None), (None, None)])
def test_a_second_ctrl_c_leaves_with_130(
    wasit: Run, doors: FakeDoors, monkeypatch: pytest.MonkeyPatch, lines: tuple[str | None, ...]
) -> None:
    typing(monkeypatch, *lines)
    doors.replies = [KeyboardInterrupt()]
    outcome = wasit("chat")
    assert outcome.code == 130
    assert outcome.err.endswith("wasit: interrupted\n")


def test_an_error_in_one_answer_is_one_line_and_the_loop_goes_on(
    wasit: Run, doors: FakeDoors, monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "one", "two")
    doors.replies = [ModelTimeout("no first token in 5 s; raise first_token_s")]
    outcome = wasit("chat")
    assert outcome.code == 0
    assert outcome.err == "wasit: no first token in 5 s; raise first_token_s\n"
    assert len(doors.calls) == 2


def test_json_answers_are_one_line_each(wasit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "one", "two")
    lines = wasit("chat", "--format", "json").out.splitlines()
    assert [json.loads(line)["abstained"] for line in lines] == [False, False]


def test_an_unknown_command_says_which_there_are(wasit: Run, doors: FakeDoors, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "/what")
    assert "/quit leaves" in wasit("chat").err
    assert doors.calls == []
