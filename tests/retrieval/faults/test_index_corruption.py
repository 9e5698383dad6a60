"""Real Chroma folders, damaged in the ways seen and then some: each is noticed and made anew, and every vector is found."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from retrieval.archive import Archive
from retrieval.index import Index
from retrieval.index.folder import DATABASE
from tests.retrieval.shelves import WordEmbedder, make_article, put

Damage = Callable[[Path], None]
ARTICLES = 24


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an index that is in order."""
    home = tmp_path_factory.mktemp("whole")
    with Archive.open(home) as archive, Index(home, archive, WordEmbedder()) as index:
        for number in range(ARTICLES):
            put(archive, make_article(f"نص {number}"))
        assert not index.sync().exact
    return home


def truncate_database(chroma: Path) -> None:
    with (chroma / DATABASE).open("r+b") as file:
        file.truncate((chroma / DATABASE).stat().st_size // 2)


def grow_sparse_graph(chroma: Path) -> None:
    graph = next(path for path in chroma.iterdir() if path.is_dir())
    with (graph / "link_lists.bin").open("wb") as file:
        file.truncate(100 * 2**30)


def zero_database(chroma: Path) -> None:
    (chroma / DATABASE).write_bytes(bytes((chroma / DATABASE).stat().st_size))


def empty_database(chroma: Path) -> None:
    (chroma / DATABASE).write_bytes(b"")


def flip_bits(chroma: Path) -> None:
    data = bytearray((chroma / DATABASE).read_bytes())
    chance = random.Random(7)  # noqa: S311
    for _ in range(500):
        data[chance.randrange(100, len(data))] ^= 1 << chance.randrange(8)
    (chroma / DATABASE).write_bytes(data)


def zero_middle(chroma: Path) -> None:
    data = bytearray((chroma / DATABASE).read_bytes())
    data[len(data) // 4 : 3 * len(data) // 4] = bytes(3 * len(data) // 4 - len(data) // 4)
    (chroma / DATABASE).write_bytes(data)


def edit(statement: str) -> Damage:
    def damage(chroma: Path) -> None:
        with closing(sqlite3.connect(chroma / DATABASE)) as connection, connection:
            connection.execute(statement)

    damage.__name__ = "_".join(statement.split()[:3]).lower()
    return damage


def delete_database(chroma: Path) -> None:
    (chroma / DATABASE).unlink()


def put_file_in_place(chroma: Path) -> None:
    shutil.rmtree(chroma)
    chroma.write_text("a file")


def garble_graph(chroma: Path) -> None:
    for file in chroma.glob("*/*.bin"):
        file.write_bytes(random.Random(3).randbytes(5000))  # noqa: S311


def truncate_graph(chroma: Path) -> None:
    for file in chroma.glob("*/*.bin"):
        file.write_bytes(b"\x01")


def delete_graph(chroma: Path) -> None:
    for path in chroma.iterdir():
        if path.is_dir():
            shutil.rmtree(path)


def put_folder_in_databases_place(chroma: Path) -> None:
    (chroma / DATABASE).unlink()
    (chroma / DATABASE).mkdir()


FAST = [truncate_database, grow_sparse_graph]
SLOW = [
    zero_database,
    empty_database,
    flip_bits,
    zero_middle,
    delete_database,
    put_file_in_place,
    garble_graph,
    truncate_graph,
    delete_graph,
    put_folder_in_databases_place,
    edit("DELETE FROM embeddings_queue"),
    edit("DELETE FROM embeddings_queue WHERE seq_id % 7 = 0"),
    edit("UPDATE embeddings_queue SET vector = randomblob(32)"),
    edit("UPDATE migrations SET hash = 'another version'"),
    edit("DROP TABLE collections"),
    edit("DELETE FROM segments"),
]
KEPT_TO_BE_LOOKED_AT = {truncate_database, grow_sparse_graph, zero_database, zero_middle, flip_bits}


def check_finds_all(index: Index, archive: Archive) -> None:
    for owner, _, row in zip(*archive.vectors("test"), strict=True):
        assert index.query(row, 1)[0][0] == owner
    for owner, row in zip(*archive.article_vectors("test"), strict=True):
        assert index.query(row, 1, level="article")[0][0] == owner
    assert not any("searched exactly" in note for note in index.notes)


@pytest.mark.parametrize("damage", [*FAST, *(pytest.param(one, marks=pytest.mark.slow) for one in SLOW)])
def test_a_damaged_index_is_noticed_and_made_anew_by_itself(tmp_path: Path, whole: Path, damage: Damage) -> None:
    home = tmp_path / "home"
    shutil.copytree(whole, home)
    damage(home / "chroma")
    with Archive.open(home) as archive:
        with Index(home, archive, WordEmbedder()) as index:
            check_finds_all(index, archive)
        assert (home / "chroma.broken-1").exists() or damage not in KEPT_TO_BE_LOOKED_AT
        put(archive, make_article("بعد الضرر"))
        with Index(home, archive, WordEmbedder()) as index:
            assert index.sync().added == 3
            check_finds_all(index, archive)
            assert index.notes == ()
