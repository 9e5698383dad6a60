import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from retrieval.archive import Archive
from retrieval.archive.database import FILE, connect
from retrieval.archive.schema import APPLICATION_ID, STEPS
from schemas.errors import ArchiveError
from tests.retrieval.shelves import make_article, put

VERSION_1 = Path(__file__).with_name("archive-v1.sql")
TEXT = "قال المبعوث إن الهدنة قائمة."
NEXT = (*STEPS, ("CREATE TABLE later (name TEXT)", "INSERT INTO later SELECT id FROM articles"))


def make_version_1(home: Path) -> None:
    with closing(sqlite3.connect(home / FILE)) as connection:
        connection.executescript(VERSION_1.read_text(encoding="utf-8"))


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_an_archive_of_version_1_opens_with_all_it_held(tmp_path: Path) -> None:
    make_version_1(tmp_path)
    with Archive.open(tmp_path) as archive:
        (article,) = archive.articles()
        assert article.text == TEXT
        assert article.published_at is not None
        assert archive.generation() == 1
        assert archive.uuid() == "00112233445566778899aabbccddeeff"
        assert [passage.id for passage in archive.passages(article.id)] == [f"{article.id}:0"]
        assert archive.vectors("hashed1")[2].tolist() == [[1.0, 0.0]]
        assert put(archive, make_article("نص جديد"))
    assert version(tmp_path / FILE) == len(STEPS)


def test_a_migration_keeps_a_copy_of_what_was_before(tmp_path: Path) -> None:
    make_version_1(tmp_path)
    connect(tmp_path, steps=NEXT).close()
    assert version(tmp_path / FILE) == len(NEXT)
    backup = tmp_path / f"{FILE}.before-v{len(NEXT)}"
    assert version(backup) == 1
    with closing(sqlite3.connect(backup)) as before, closing(sqlite3.connect(tmp_path / FILE)) as after:
        assert (
            before.execute("SELECT id FROM articles").fetchall() == after.execute("SELECT name FROM later").fetchall()
        )


def test_an_upgrader_that_comes_second_leaves_the_copy_of_what_was_before_alone(tmp_path: Path) -> None:
    make_version_1(tmp_path)
    path, backup = tmp_path / FILE, tmp_path / f"{FILE}.before-v{len(NEXT)}"
    with closing(sqlite3.connect(path, isolation_level=None)) as first:
        first.execute("PRAGMA journal_mode=WAL")
        first.execute("BEGIN IMMEDIATE")
        second = threading.Thread(target=lambda: connect(tmp_path, steps=NEXT).close())
        second.start()
        second.join(timeout=0.5)
        assert second.is_alive()
        assert not backup.exists()
        first.execute("ROLLBACK")
        second.join()
    assert version(backup) == 1
    assert version(path) == len(NEXT)


def test_a_new_archive_needs_no_copy(tmp_path: Path) -> None:
    Archive.open(tmp_path).close()
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_migration_that_fails_leaves_the_archive_as_it_was(tmp_path: Path) -> None:
    make_version_1(tmp_path)
    with pytest.raises(ArchiveError, match="no such table"):
        connect(tmp_path, steps=(*STEPS, ("CREATE TABLE later (name TEXT)", "DELETE FROM nowhere")))
    with Archive.open(tmp_path) as archive:
        assert archive.count() == 1
        tables = archive._connection.execute("SELECT name FROM sqlite_master WHERE name = 'later'").fetchall()
        assert tables == []


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_archive_is_refused_naming_both_versions(tmp_path: Path, read_only: bool) -> None:
    connect(tmp_path, steps=NEXT).close()
    with pytest.raises(ArchiveError, match=f"version {len(NEXT)}, this wasit knows versions up to {len(STEPS)}"):
        Archive.open(tmp_path, read_only=read_only)


def test_reading_only_does_not_migrate(tmp_path: Path) -> None:
    make_version_1(tmp_path)
    with pytest.raises(ArchiveError, match=f"it has version 1, this wasit needs {len(NEXT)}"):
        connect(tmp_path, read_only=True, steps=NEXT)
    assert version(tmp_path / FILE) == 1


def test_every_step_leaves_the_mark_of_whose_file_it_is(tmp_path: Path) -> None:
    with closing(connect(tmp_path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID


def test_the_archive_of_version_1_has_the_tables_that_its_first_step_makes(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    make_version_1(tmp_path / "old")
    connect(tmp_path / "new", steps=STEPS[:1]).close()
    query = "SELECT type, name, tbl_name FROM sqlite_master ORDER BY name"
    with (
        closing(sqlite3.connect(tmp_path / "old" / FILE)) as old,
        closing(sqlite3.connect(tmp_path / "new" / FILE)) as new,
    ):
        assert old.execute(query).fetchall() == new.execute(query).fetchall()
        for (table,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            columns = f"SELECT name, type, pk FROM pragma_table_info('{table}')"  # noqa: S608
            assert old.execute(columns).fetchall() == new.execute(columns).fetchall()
