"""The lists as a data folder keeps them: the same, and made anew when anything is amiss."""

from pathlib import Path

import pytest

from retrieval.expand import kept as keeping
from retrieval.expand.kept import FILE, kept
from retrieval.expand.lexicon import loaded, made
from retrieval.expand.senses import Lists


def never() -> Lists:
    raise AssertionError("the lists were made anew")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    kept(tmp_path, loaded)
    return tmp_path


def test_the_kept_lists_are_those_of_the_files(home: Path) -> None:
    assert kept(home, never) == made()


@pytest.mark.parametrize("harm", [b"", b"\n", b"{}\n{}", b"\xff\xfe\x00", None])
def test_a_file_that_is_cut_or_none_of_ours_is_made_anew(home: Path, harm: bytes | None) -> None:
    whole = (home / FILE).read_bytes()
    (home / FILE).write_bytes(whole[: len(whole) // 2] if harm is None else harm)
    assert kept(home, loaded) is loaded()
    assert (home / FILE).read_bytes() == whole


def test_one_changed_letter_is_noticed(home: Path) -> None:
    whole = (home / FILE).read_bytes()
    (home / FILE).write_bytes(whole.replace("هدنة".encode(), "فتنة".encode(), 1))
    assert kept(home, loaded) is loaded()


def test_lists_of_other_files_or_other_code_are_made_anew(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "fingerprint", lambda: "another")
    assert kept(home, loaded) is loaded()


def test_nothing_is_written_where_nothing_may_be(tmp_path: Path) -> None:
    assert kept(tmp_path, loaded, writable=False) is loaded()
    assert list(tmp_path.iterdir()) == []
    (tmp_path / FILE).mkdir()
    assert kept(tmp_path, loaded) is loaded()
    assert [each.name for each in tmp_path.iterdir()] == [FILE]
