"""Files appear whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from agents.render.atomic import check_target, write_atomically
from schemas.errors import UsageError, WasitError


def test_a_new_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_atomically(tmp_path / "brief.md", "وسيط\n")
    assert (tmp_path / "brief.md").read_bytes() == "وسيط\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["brief.md"]


def test_a_new_file_has_the_mode_any_program_would_give_it(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "a", "x")
        assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)


def test_the_mode_of_an_existing_file_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_text("old")
    target.chmod(0o604)
    write_atomically(target, "new")
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o604


def test_a_link_keeps_pointing_where_it_points(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    write_atomically(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_failed_write_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a"
    target.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WasitError, match="No space left on device"):
        write_atomically(target, "new")
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"the folder .*none does not exist; create it first"):
        write_atomically(tmp_path / "none" / "a", "x")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="this is a folder"):
        check_target(tmp_path)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(UsageError, match="is no folder"):
        check_target(tmp_path / "a" / "b")


def test_a_device_is_written_to_and_stays_a_device() -> None:
    write_atomically(Path("/dev/null"), "x")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_lone_surrogate_becomes_a_question_mark(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", "a\ud800b")
    assert (tmp_path / "a").read_text() == "a?b"


def test_a_link_that_leads_to_itself_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(WasitError, match="cannot write"):
        write_atomically(tmp_path / "loop", "x")
