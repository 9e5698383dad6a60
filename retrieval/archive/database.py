"""Opens the archive's SQLite file, brings it to this version's tables, and names what is wrong when it cannot.

Every fault becomes one `ArchiveError` line: what happened, with which file, what to do next.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from retrieval.archive.schema import APPLICATION_ID, STEPS, Steps
from schemas.errors import ArchiveError

FILE: Final = "archive.db"
BUSY_MS: Final = 30_000
_SWITCH_PAUSE_S: Final = 0.01

_NEXT_STEPS: Final = (
    ("not a database", "it is no SQLite file: move it away, or set WASIT_HOME to another folder"),
    ("malformed", "restore it from a backup (archive.db.before-v*), or move it away and ingest again"),
    ("locked", "another process is writing to it: wait for it to end, then run again"),
    ("readonly", "make the folder writable, or set WASIT_HOME to one that is"),
    ("read-only", "make the folder writable, or set WASIT_HOME to one that is"),
    ("full", "free some disk space, then run again"),
    ("unable to open", "check that the folder exists and may be written, or set WASIT_HOME to another one"),
    ("disk I/O", "check the disk and the free space, then run again"),
)


def connect(home: Path, *, read_only: bool = False, steps: Steps = STEPS, busy_ms: int = BUSY_MS) -> sqlite3.Connection:
    """The open database of `home`, at this version.

    Raises:
        ArchiveError: the folder cannot be made or written, the file is none of ours, damaged, or from a newer version.
    """
    path = home / FILE
    if read_only:
        return _connect_read_only(path, steps, busy_ms)
    _make_home(home)
    with reported(path):
        _touch(path)
        connection = _connection(str(path), busy_ms)
        try:
            refuse_strangers(connection, path, len(steps))
            _write_ahead(connection, busy_ms)
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA foreign_keys=ON")
            migrate(connection, path, steps)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turns SQLite's and the file system's errors into one `ArchiveError` line with a next step."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise ArchiveError(f"archive {path}: {_plain(error)}; {_next_step(error)}") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All or nothing: takes the write lock at once, commits at the end, rolls back on any exception."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def refuse_strangers(connection: sqlite3.Connection, path: Path, known: int) -> None:
    """Raises `ArchiveError` when the database is another program's, or from a newer version than `known`."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and _pragma(connection, "application_id") != APPLICATION_ID:
        raise ArchiveError(
            f"archive {path}: this SQLite database is not wasit's; move it away, or set WASIT_HOME to another folder"
        )
    version = _pragma(connection, "user_version")
    if version > known:
        raise ArchiveError(
            f"archive {path}: it has version {version}, this wasit knows versions up to {known}; "
            "upgrade wasit, or set WASIT_HOME to another folder"
        )


def migrate(connection: sqlite3.Connection, path: Path, steps: Steps = STEPS) -> None:
    """Takes the steps that are missing, all in one transaction; keeps a copy of a database that already had some."""
    if _pragma(connection, "user_version") == len(steps):
        return
    with transaction(connection):
        version = _pragma(connection, "user_version")
        if 0 < version < len(steps):
            _back_up(path, path.with_name(f"{path.name}.before-v{len(steps)}"))
        for step in steps[version:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={len(steps)}")


def _connect_read_only(path: Path, steps: Steps, busy_ms: int) -> sqlite3.Connection:
    if not path.is_file():
        raise ArchiveError(f"archive {path}: there is none; run `wasit ingest` first, or set WASIT_HOME to its folder")
    with reported(path):
        try:
            connection = _opened(f"{path.absolute().as_uri()}?mode=ro", busy_ms)
        except sqlite3.OperationalError:
            # WAL needs its side files even for reading; on a read-only disk a closed archive can be read without them.
            if _has_unmerged_log(path):
                raise
            connection = _opened(f"{path.absolute().as_uri()}?mode=ro&immutable=1", busy_ms)
        try:
            refuse_strangers(connection, path, len(steps))
            version = _pragma(connection, "user_version")
        except BaseException:
            connection.close()
            raise
    if version < len(steps):
        connection.close()
        raise ArchiveError(
            f"archive {path}: it has version {version}, this wasit needs {len(steps)}; run `wasit doctor` where the "
            "folder can be written"
        )
    return connection


def _opened(uri: str, busy_ms: int) -> sqlite3.Connection:
    connection = _connection(uri, busy_ms)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _has_unmerged_log(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _connection(target: str, busy_ms: int) -> sqlite3.Connection:
    return sqlite3.connect(
        target, timeout=busy_ms / 1000, isolation_level=None, check_same_thread=False, uri=target.startswith("file:")
    )


def _write_ahead(connection: sqlite3.Connection, busy_ms: int) -> None:
    """Switches the database to a write-ahead log, which lasts; waits up to `busy_ms` for others to let it.

    SQLite answers "locked" at once, without its busy timeout, to a switch that meets another connection's.
    """
    deadline = time.monotonic() + busy_ms / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_SWITCH_PAUSE_S)
        else:
            return


def _make_home(home: Path) -> None:
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(
            f"data folder {home}: {_plain(error)}; make it a folder that can be written, or set WASIT_HOME to one"
        ) from error


def _touch(path: Path) -> None:
    """Creates the file for its owner alone; SQLite gives its side files the same mode."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _back_up(path: Path, target: Path) -> None:
    """Copies the database while the caller's open transaction keeps every other writer out."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
    part.replace(target)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _plain(error: Exception) -> str:
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return " ".join(str(error).split())


def _next_step(error: Exception) -> str:
    words = str(error).lower()
    for sign, step in _NEXT_STEPS:
        if sign.lower() in words:
            return step
    return "check the folder's rights and the disk, or set WASIT_HOME to another folder"
