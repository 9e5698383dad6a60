"""`wasit watch` and `wasit eval`."""

import json
from pathlib import Path

import pytest

from schemas.watch import Slot
from tests.agents.cli.fakes import NOON, FakeDoors, Run

ADD = ("watch", "add", "sidr", "--question", "هل تصمد الهدنة؟", "--every", "6h")


def test_a_watch_is_added_and_listed(wasit: Run, doors: FakeDoors) -> None:
    added = wasit(*ADD, "--output", "out")
    assert doors.calls == [("add_watch", "sidr", "هل تصمد الهدنة؟", "6h", Path("out"), "markdown")]
    assert added.out == "sidr\n  question: هل تصمد الهدنة؟\n  every: 6h\n  output: /briefs (markdown)\n"
    doors.store.done["sidr"] = (Slot(watch="sidr", due=NOON, state="done", path="/briefs/a.md"),)
    assert wasit("watch", "list").out == f"{added.out}  latest: 2026-03-05T12:00:00+00:00 done: /briefs/a.md\n"


def test_the_list_speaks_json(wasit: Run, doors: FakeDoors) -> None:
    wasit(*ADD)
    doors.store.done["sidr"] = (Slot(watch="sidr", due=NOON, state="claimed"),)
    (watch,) = json.loads(wasit("watch", "list", "--format", "json").out)
    assert (watch["name"], watch["every_s"], watch["slots"][0]["state"]) == ("sidr", 21_600, "claimed")


@pytest.mark.parametrize("bare", [False, True])
def test_an_empty_list_says_how_to_add(wasit: Run, doors: FakeDoors, bare: bool) -> None:
    doors.bare = bare
    outcome = wasit("watch", "list")
    assert (outcome.code, outcome.out) == (0, "")
    assert "no watches; add one with" in outcome.err


def test_a_watch_is_removed_once(wasit: Run) -> None:
    wasit(*ADD)
    assert wasit("watch", "remove", "sidr").code == 0
    outcome = wasit("watch", "remove", "sidr")
    assert (outcome.code, outcome.err) == (2, "wasit: no watch 'sidr'; see them with: wasit watch list\n")


def test_what_is_due_is_run_and_a_failure_is_exit_1(wasit: Run, doors: FakeDoors) -> None:
    doors.due = (
        Slot(watch="a", due=NOON, state="done", path="/briefs/a.md"),
        Slot(watch="b", due=NOON, state="failed", reason="disk full"),
    )
    outcome = wasit("watch", "run", "--due")
    assert outcome.code == 1
    assert outcome.out == "a 2026-03-05T12:00:00+00:00\n  /briefs/a.md\n"
    assert outcome.err == "wasit: watch b, slot 2026-03-05T12:00:00+00:00: disk full\n"
    assert [slot["state"] for slot in json.loads(wasit("watch", "run", "--due", "--format", "json").out)] == [
        "done",
        "failed",
    ]


def test_nothing_due_is_no_failure(wasit: Run) -> None:
    assert wasit("watch", "run", "--due") == (0, "", "wasit: nothing is due\n")


def test_run_without_due_is_a_usage_error(wasit: Run) -> None:
    assert wasit("watch", "run").code == 2


def test_an_eval_gives_its_exit_code_on(wasit: Run, doors: FakeDoors) -> None:
    for code in (0, 1, 2):
        doors.outcome = code
        assert wasit("eval", "seed", "--format", "json").code == code
    assert doors.calls[-1] == ("evaluate", "seed", ("--format", "json"))


def test_an_unknown_suite_is_a_usage_error(wasit: Run) -> None:
    assert wasit("eval", "nope").code == 2
