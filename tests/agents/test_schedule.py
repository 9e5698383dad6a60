from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agents import schedule
from agents.context import Context
from schemas.errors import ArchiveError, ModelUnavailable, UsageError
from tests.agents.fakes import NOW, FakeReader, article, context
from tests.agents.texts import HARBOUR

ARTICLE = article(HARBOUR, "harbour.txt")
QUESTION = "ماذا يجري في مرفأ الزيتون؟"


def _at(given: Context, moment: datetime) -> Context:
    return Context(given.settings, given.library, given.reader, lambda: moment)


def test_a_due_watch_publishes_one_brief_for_its_slot(tmp_path: Path) -> None:
    with context(tmp_path, FakeReader(), ARTICLE) as given:
        schedule.add("harbour", QUESTION, "6h", context=given)
        (slot,) = schedule.run_due(given)
        again = schedule.run_due(given)

    assert (slot.state, slot.due) == ("done", NOW.replace(hour=12, minute=0))
    assert slot.path is not None
    assert Path(slot.path).name == "harbour-2026-03-04T1200Z.md"
    assert QUESTION in Path(slot.path).read_text("utf-8")
    assert again == ()


def test_of_several_missed_slots_only_the_latest_is_made(tmp_path: Path) -> None:
    with context(tmp_path, FakeReader(), ARTICLE) as given:
        schedule.add("harbour", QUESTION, "6h", context=given)
        (slot,) = schedule.run_due(_at(given, NOW + timedelta(days=2)))
        assert slot.due == NOW.replace(hour=12, minute=0) + timedelta(days=2)
        assert len(given.archive.slots("harbour")) == 1


def test_a_clock_that_jumps_back_publishes_nothing_twice(tmp_path: Path) -> None:
    with context(tmp_path, FakeReader(), ARTICLE) as given:
        schedule.add("harbour", QUESTION, "6h", context=given)
        schedule.run_due(given)
        assert schedule.run_due(_at(given, NOW - timedelta(minutes=10))) == ()


def test_a_slot_claimed_by_a_run_that_died_is_taken_again_when_its_lease_is_over(tmp_path: Path) -> None:
    with context(tmp_path, FakeReader(), ARTICLE) as given:
        watch = schedule.add("harbour", QUESTION, "1d", context=given)
        given.archive.claim("harbour", schedule.due_slot(watch, NOW), schedule.LEASE_S, NOW)
        assert schedule.run_due(given) == ()
        (slot,) = schedule.run_due(_at(given, NOW + timedelta(seconds=schedule.LEASE_S + 1)))
    assert (slot.state, slot.reason) == ("done", None)


def test_a_silent_model_server_leaves_the_slot_open(tmp_path: Path) -> None:
    reader = FakeReader(fault=ModelUnavailable("nothing answers at http://127.0.0.1:1/v1"))
    with context(tmp_path, reader, ARTICLE) as given:
        schedule.add("harbour", QUESTION, "1d", context=given)
        (slot,) = schedule.run_due(given)
        assert slot.state == "failed"
        assert slot.reason is not None
        assert "nothing answers" in slot.reason
        assert [kept.state for kept in given.archive.slots("harbour")] == ["claimed"]
        reader.fault = None
        (slot,) = schedule.run_due(_at(given, NOW + timedelta(seconds=schedule.LEASE_S + 1)))
    assert (slot.state, slot.reason) == ("done", None)


def test_a_folder_that_cannot_be_written_fails_its_watch_and_no_other(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", "utf-8")
    with context(tmp_path / "home", FakeReader(), ARTICLE) as given:
        schedule.add("a", QUESTION, "1d", context=given, output=blocked / "briefs")
        schedule.add("b", QUESTION, "1d", context=given)
        assert [slot.state for slot in schedule.run_due(given)] == ["failed", "done"]


def test_a_name_is_taken_once(tmp_path: Path) -> None:
    with context(tmp_path, FakeReader()) as given:
        schedule.add("harbour", QUESTION, "1d", context=given)
        with pytest.raises(ArchiveError, match="remove it first"):
            schedule.add("harbour", QUESTION, "1d", context=given)


@pytest.mark.parametrize("every", ["", "6", "h", "0h", "30s", "-1h", "6 hours", "99999d"])
def test_an_interval_that_cannot_be_is_refused(every: str) -> None:
    with pytest.raises(UsageError, match="6h"):
        schedule.seconds(every)


@pytest.mark.parametrize("name", ["", "../etc", "a b", "x" * 65])
def test_a_name_that_cannot_be_a_file_name_is_refused(tmp_path: Path, name: str) -> None:
    with context(tmp_path, FakeReader()) as given, pytest.raises(UsageError, match="letters"):
        schedule.add(name, QUESTION, "1d", context=given)


def test_slots_are_counted_in_utc_whatever_the_clock_s_zone(tmp_path: Path) -> None:
    with context(tmp_path, FakeReader()) as given:
        watch = schedule.add("مرفأ", QUESTION, "6h", context=given)
    assert schedule.due_slot(watch, datetime(2026, 3, 4, 23, 59, tzinfo=UTC)).hour == 18
