"""Chroma's folder made anew beside the one in use, with real Chroma: every vector is found, also after kills and damage."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from retrieval.archive import Archive
from retrieval.index import Index, keeper
from tests.retrieval.faults.test_index_corruption import check_finds_all, garble_graph, truncate_graph
from tests.retrieval.shelves import WordEmbedder, make_article, put

ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
from pathlib import Path
from retrieval.archive import Archive
from retrieval.index import Index
from tests.retrieval.shelves import WordEmbedder, make_article, put
home, again = Path(sys.argv[1]), int(sys.argv[2])
with Archive.open(home) as archive, Index(home, archive, WordEmbedder()) as index:
    while True:
        put(archive, make_article(f"نص {archive.count()}"))
        index.sync()
        print("kept", flush=True)
        if archive.count() % again == 0:
            index.remake()
"""


def fill(archive: Archive, articles: int) -> None:
    for number in range(articles):
        put(archive, make_article(f"نص {number}"))


def has_graph(home: Path) -> bool:
    """Whether a graph has been written out: one that is replayed at open has no list of its rows on disk."""
    return any((home / "chroma").glob("*/index_metadata.pickle"))


def test_a_remade_index_has_its_graph_on_disk_and_grows_without_writing_it_again(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive, Index(tmp_path, archive, WordEmbedder()) as index:
        fill(archive, 20)
        index.sync()
        assert not has_graph(tmp_path)
        report = index.remake()
        assert (report.added, report.exact, has_graph(tmp_path)) == (60, False, True)
        written = {file: file.read_bytes() for file in (tmp_path / "chroma").glob("*/*.*")}
        put(archive, make_article("بعد"))
        assert index.sync().added == 3
        check_finds_all(index, archive)
        index.close()
        assert {file: file.read_bytes() for file in written} == written
        assert index.notes == ()
    assert not list(tmp_path.glob("chroma.*"))


@pytest.mark.nightly
def test_what_would_be_replayed_at_every_opening_is_written_out_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "REPLAYED", 30)
    with Archive.open(tmp_path) as archive, Index(tmp_path, archive, WordEmbedder()) as index:
        fill(archive, 9)
        assert index.sync().added == 27
        assert not has_graph(tmp_path)
        for number in range(9):
            put(archive, make_article(f"مزيد {number}"))
        assert index.sync().added == 27
        assert has_graph(tmp_path)
        check_finds_all(index, archive)
        put(archive, make_article("بعد"))
        assert index.sync().added == 3
        check_finds_all(index, archive)
        assert index.notes == ()
    assert not list(tmp_path.glob("chroma.*"))


@pytest.mark.nightly
def test_much_at_once_is_filled_and_written_out_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "REPLAYED", 30)
    with Archive.open(tmp_path) as archive, Index(tmp_path, archive, WordEmbedder()) as index:
        fill(archive, 12)
        assert index.sync().added == 36
        assert has_graph(tmp_path)
        check_finds_all(index, archive)


@pytest.mark.nightly
def test_a_reader_with_the_old_folder_open_goes_on_and_then_follows(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive, Index(tmp_path, archive, WordEmbedder()) as reader:
        fill(archive, 5)
        check_finds_all(reader, archive)
        with Archive.open(tmp_path) as same, Index(tmp_path, same, WordEmbedder()) as writer:
            writer.remake()
        check_finds_all(reader, archive)
        put(archive, make_article("بعد"))
        check_finds_all(reader, archive)
        assert reader.notes == ()


@pytest.mark.slow
@pytest.mark.parametrize("damage", [garble_graph, truncate_graph])
def test_a_damaged_graph_on_disk_is_noticed_and_made_anew(tmp_path: Path, damage: object) -> None:
    with Archive.open(tmp_path) as archive, Index(tmp_path, archive, WordEmbedder()) as index:
        fill(archive, 20)
        index.remake()
        index.close()
        damage(tmp_path / "chroma")  # type: ignore[operator]
        check_finds_all(index, archive)
        assert (tmp_path / "chroma.broken-1").exists()


@pytest.mark.nightly
@pytest.mark.timeout(900)
def test_kills_while_it_is_remade_or_grows_lose_nothing(tmp_path: Path) -> None:
    chance = random.Random(15)  # noqa: S311
    with Archive.open(tmp_path) as archive, Index(tmp_path, archive, WordEmbedder()) as index:
        fill(archive, 30)
        index.remake()
    for again in (4, 1000, 4, 1000, 4, 1000, 4, 1000):
        command = [sys.executable, "-c", PROGRAM, str(tmp_path), str(again)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
            assert process.stdout is not None
            for _ in range(chance.choice((1, 3))):
                process.stdout.readline()
            time.sleep(chance.uniform(0, 4))
            process.send_signal(signal.SIGKILL)
    with Archive.open(tmp_path) as archive, Index(tmp_path, archive, WordEmbedder()) as index:
        assert not index.sync().exact
        check_finds_all(index, archive)
    assert not list(tmp_path.glob("chroma.broken-*"))
