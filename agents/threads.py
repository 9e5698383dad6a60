"""Threads: the checkpoints that make a run resumable. One SQLite file in the data folder, apart from the archive."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.checkpoint.sqlite import SqliteSaver

import schemas.answer
import schemas.article
import schemas.brief
import schemas.draft
import schemas.evidence
import schemas.extract
import schemas.grounded
import schemas.question
import schemas.run
from agents.merge import merged
from schemas.base import Frozen, Lenient
from schemas.errors import ArchiveError

BUSY_MS = 30_000


@contextmanager
def checkpoints(home: Path) -> Iterator[BaseCheckpointSaver[str]]:
    """Open the checkpoints of the data folder `home`.

    Raises:
        ArchiveError: The file cannot be opened or written.
    """
    path = home / "threads.db"
    try:
        connection = sqlite3.connect(path, check_same_thread=False, timeout=BUSY_MS / 1000)
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        saver = SqliteSaver(connection, serde=JsonPlusSerializer(allowed_msgpack_modules=_our_types()))
        saver.setup()
    except sqlite3.Error as error:
        raise ArchiveError(
            f"threads cannot be kept in {path}: {error}; free the folder or set another --home"
        ) from error
    try:
        yield saver
    finally:
        connection.close()


def _our_types() -> list[tuple[str, ...]]:
    """The only types a checkpoint may bring back to life, besides LangGraph's own."""
    modules: tuple[ModuleType, ...] = (
        schemas.answer,
        schemas.article,
        schemas.brief,
        schemas.draft,
        schemas.evidence,
        schemas.extract,
        schemas.grounded,
        schemas.question,
        schemas.run,
        merged,
    )
    return [
        (module.__name__, name)
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, Frozen | Lenient) and value.__module__ == module.__name__
    ]
