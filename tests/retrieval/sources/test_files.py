import os
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from retrieval.sources import Document, Failure, Skipped, read_path, to_article, walk
from retrieval.sources.files import Found
from tests.retrieval.sources.samples import ARABIC, HEADLINE

LIMIT = 20_000_000


def put(path: Path, text: str = ARABIC) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def names(found: list[Found], kind: type) -> list[str]:
    return [one.name if isinstance(one, Path) else Path(one.ref).name for one in found if isinstance(one, kind)]


def one(path: Path, limit: int = LIMIT) -> Document | Failure:
    [found] = read_path(path, limit)
    return found


def refused(path: Path, limit: int = LIMIT) -> Failure:
    found = one(path, limit)
    assert isinstance(found, Failure)
    assert found.ref == str(path)
    assert found.next_step
    return found


def test_a_folder_is_walked_to_the_bottom_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/deep/c.HTML", "sub/a.json", "sub/z.jsonl"):
        put(tmp_path / name)
    assert names(list(walk([tmp_path])), Path) == ["a.md", "b.txt", "a.json", "c.HTML", "z.jsonl"]


def test_a_folder_is_walked_however_deep_it_is(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(400):
        deep = deep / "d"
        deep.mkdir()
    put(deep / "a.txt")
    assert names(list(walk([tmp_path])), Path) == ["a.txt"]


def test_what_cannot_be_looked_at_is_a_failure_and_the_others_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "locked/b.txt", "odd/c.txt", "z.txt"):
        put(tmp_path / name)
    really: dict[str, Callable[[Path], Any]] = {"iterdir": Path.iterdir, "is_dir": Path.is_dir}

    def denied(method: str, name: str) -> Callable[[Path], Any]:
        def call(path: Path) -> Any:
            if path.name == name:
                raise PermissionError(13, "denied")
            return really[method](path)

        return call

    monkeypatch.setattr(Path, "iterdir", denied("iterdir", "locked"))
    monkeypatch.setattr(Path, "is_dir", denied("is_dir", "odd"))
    found = list(walk([tmp_path]))
    assert names(found, Path) == ["a.txt", "z.txt"]
    assert names(found, Failure) == ["locked", "odd"]


def test_hidden_and_unknown_files_are_skipped_with_the_reason(tmp_path: Path) -> None:
    for name in ("a.txt", ".hidden.txt", ".git/config.txt", "photo.png", "noform"):
        put(tmp_path / name)
    found = list(walk([tmp_path]))
    assert names(found, Path) == ["a.txt"]
    assert names(found, Skipped) == [".git", ".hidden.txt", "noform", "photo.png"]
    assert "hidden" in str(found[0])
    assert "'.png'" in str(found[-1])


def test_the_data_folder_below_a_folder_is_not_taken_for_articles(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "home" / "archive.db")
    put(tmp_path / "home" / "index.json")
    found = list(walk([tmp_path]))
    assert names(found, Path) == ["a.txt"]
    assert names(found, Skipped) == ["home"]


def test_a_file_given_twice_or_by_a_link_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "link.txt").symlink_to(path)
    (tmp_path / "in" / "hard.txt").hardlink_to(path)
    found = list(walk([path, path, tmp_path / "in", tmp_path / "in"]))
    assert names(found, Path) == ["a.txt"]
    assert len(names(found, Skipped)) == 5
    assert not names(found, Failure)


def test_a_link_that_leads_back_up_ends_the_walk(tmp_path: Path) -> None:
    put(tmp_path / "sub" / "a.txt")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "sub" / "self.txt").symlink_to(tmp_path / "sub" / "self.txt")
    found = list(walk([tmp_path]))
    assert names(found, Path) == ["a.txt"]
    assert names(found, Skipped) == ["loop"] or names(found, Skipped) == [tmp_path.name]
    assert names(found, Failure) == ["self.txt"]


def test_missing_broken_and_barren_paths_are_failures(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    put(tmp_path / "images" / "a.png")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    given = [tmp_path / "none.txt", tmp_path / "empty", tmp_path / "images", tmp_path / "dangling.txt", Path("a\0b")]
    reasons = [one.reason for one in walk(given) if isinstance(one, Failure)]
    assert [reason[:15] for reason in reasons] == [
        "there is no suc",
        "no file in this",
        "no file in this",
        "it is a link to",
        "it cannot be re",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_a_failure(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt")
    path.chmod(0)
    assert "may not be read" in refused(path).reason
    path.parent.chmod(0)
    found = list(walk([tmp_path]))
    path.parent.chmod(0o700)
    assert names(found, Failure)


def test_a_permission_error_names_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path / "a.txt")

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", deny)
    assert refused(path).reason == "it may not be read"
    assert "permissions" in refused(path).next_step


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", None)
    assert refused(path).reason == "it has 50.0 MB, more than the limit of 20.0 MB"
    assert "max_file_mb" in refused(path).next_step


def test_a_pipe_a_socket_and_a_folder_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket.txt"))
        for name in ("pipe.txt", "socket.txt", "."):
            assert "not a regular file" in refused(tmp_path / name).reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b" \n", "empty"), (b"%PDF-1.5", "a PDF"), (b"short", "5 letters"), (b"\0" * 100, "binary")],
)
def test_a_file_with_nothing_to_read_is_a_failure(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert reason in refused(path).reason


def test_a_text_file_is_its_decoded_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"\r\n {HEADLINE}\r\n\r\n{ARABIC}\t \n\n".encode())
    document = one(path)
    assert isinstance(document, Document)
    assert document.text == path.read_bytes().decode("utf-8")
    assert to_article(document).title == HEADLINE


def test_a_file_named_by_itself_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    for name in ("wire.log", "noform", ".hidden"):
        assert list(walk([put(tmp_path / name)])) == [tmp_path / name]
        assert isinstance(one(tmp_path / name), Document)
    page = put(tmp_path / "saved.aspx", f"<!DOCTYPE html><html><body><p>{ARABIC}</p></body></html>")
    found = one(page)
    assert isinstance(found, Document)
    assert "<" not in found.text


def test_one_line_of_a_million_characters_is_read_in_time(tmp_path: Path) -> None:
    line = (ARABIC.replace("\n", " ") * 4000)[:1_000_000]
    for encoding in ("utf-8", "windows-1256", "utf-16"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(line.encode(encoding))
        began = time.monotonic()
        document = one(path)
        assert isinstance(document, Document)
        assert to_article(document).text.removeprefix("\ufeff") == line
        assert time.monotonic() - began < 5
