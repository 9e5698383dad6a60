"""Vectors as rows: float32 blobs, each under the name of the embedder that made it."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from retrieval.archive.filtered import CLUSTER
from schemas.errors import ArchiveError

Level = Literal["passage", "article"]
DEFAULT_EMBEDDER: Final = "hashed2"
"""The name under which vectors are kept when the caller names none: that of our own embedder."""


@dataclass(frozen=True)
class Vectors:
    """All vectors of one level and one embedder: row n of `matrix` (n × dim) belongs to `owners[n]` of `articles[n]`."""

    owners: list[str]
    articles: list[str]
    matrix: NDArray[np.float32]


@dataclass(frozen=True)
class Entry:
    """One vector with what an index keeps beside it."""

    seq: int
    owner: str
    article_id: str
    data: bytes
    """float32, little-endian."""
    language: str
    outlet: str
    published: int | None
    """Seconds since 1970, UTC."""
    source_class: str
    cluster: str
    """Of near-copies; the article's own id for one without any."""


def insert(
    connection: sqlite3.Connection,
    level: Level,
    embedder: str,
    owners: Sequence[tuple[str, str]],
    matrix: NDArray[np.float32],
) -> None:
    """Writes one vector for each (owner, article id); one that is there already stays as it is."""
    if matrix.ndim != 2 or matrix.shape[0] != len(owners):
        raise ArchiveError(
            f"vectors of shape {matrix.shape} for {len(owners)} {level}s of {embedder}: give one row for each"
        )
    if not np.isfinite(matrix).all():
        raise ArchiveError(
            f"vectors of {embedder} hold values that are no numbers: the embedder is broken, nothing kept"
        )
    kept = connection.execute("SELECT dim FROM vectors WHERE embedder = ? LIMIT 1", (embedder,)).fetchone()
    if kept and kept[0] != matrix.shape[1]:
        raise ArchiveError(
            f"vectors of {embedder} have {matrix.shape[1]} numbers, those in the archive {kept[0]}: "
            "give an embedder that changes its form another name"
        )
    rows = np.ascontiguousarray(matrix, dtype="<f4")
    connection.executemany(
        "INSERT INTO vectors (level, owner, article_id, embedder, dim, blank, data) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (level, owner, embedder) DO NOTHING",
        [
            (level, owner, article_id, embedder, rows.shape[1], int(not row.any()), row.tobytes())
            for (owner, article_id), row in zip(owners, rows, strict=True)
        ],
    )


def embedders(connection: sqlite3.Connection) -> dict[str, int]:
    """Every embedder with vectors, and how many passages it has."""
    rows = connection.execute(
        "SELECT embedder, sum(level = 'passage') FROM vectors GROUP BY embedder ORDER BY embedder"
    )
    return {row[0]: int(row[1]) for row in rows}


def drop(connection: sqlite3.Connection, embedder: str) -> int:
    """Removes all vectors of an embedder; how many they were."""
    return connection.execute("DELETE FROM vectors WHERE embedder = ?", (embedder,)).rowcount


def load(connection: sqlite3.Connection, level: Level, embedder: str) -> Vectors:
    """Every vector of a level, in the order they came in."""
    rows = connection.execute(
        "SELECT owner, article_id, data, dim FROM vectors WHERE embedder = ? AND level = ? ORDER BY seq",
        (embedder, level),
    ).fetchall()
    dim = rows[0][3] if rows else 0
    matrix = np.frombuffer(b"".join(row[2] for row in rows), dtype="<f4").reshape(len(rows), dim)
    return Vectors([row[0] for row in rows], [row[1] for row in rows], matrix.astype(np.float32, copy=False))


def count(connection: sqlite3.Connection, level: Level, embedder: str, up_to: int | None = None) -> tuple[int, int]:
    """How many vectors can be looked for (all but blank ones), and the highest `seq` among them."""
    row = connection.execute(
        "SELECT count(*), coalesce(max(seq), 0) FROM vectors "
        "WHERE embedder = ? AND level = ? AND blank = 0 AND (?3 IS NULL OR seq <= ?3)",
        (embedder, level, up_to),
    ).fetchone()
    return int(row[0]), int(row[1])


def owners(connection: sqlite3.Connection, level: Level, embedder: str, up_to: int | None = None) -> list[str]:
    """The owners of all vectors that can be looked for."""
    rows = connection.execute(
        "SELECT owner FROM vectors "
        "WHERE embedder = ? AND level = ? AND blank = 0 AND (?3 IS NULL OR seq <= ?3) ORDER BY seq",
        (embedder, level, up_to),
    )
    return [row[0] for row in rows]


def entries_after(
    connection: sqlite3.Connection, level: Level, embedder: str, seq: int, limit: int
) -> tuple[Entry, ...]:
    """The next `limit` vectors past `seq`, with their articles' facts; blank ones left out."""
    return _entries(
        connection, "v.embedder = ? AND v.level = ? AND v.seq > ? ORDER BY v.seq LIMIT ?", [embedder, level, seq, limit]
    )


def entries_of(connection: sqlite3.Connection, level: Level, embedder: str, owners: Sequence[str]) -> tuple[Entry, ...]:
    """The vectors of these owners, at most 500 at once; blank and unknown ones left out."""
    marks = ", ".join("?" * len(owners))
    return _entries(
        connection,
        f"v.embedder = ? AND v.level = ? AND v.owner IN ({marks}) ORDER BY v.seq",
        [embedder, level, *owners],
    )


def _entries(connection: sqlite3.Connection, condition: str, values: list[str | int]) -> tuple[Entry, ...]:
    rows = connection.execute(
        "SELECT v.seq, v.owner, v.article_id, v.data, a.language, a.outlet, a.published_at, a.source_class, "  # noqa: S608
        f"{CLUSTER} FROM vectors v JOIN articles a ON a.id = v.article_id WHERE v.blank = 0 AND {condition}",
        values,
    ).fetchall()
    return tuple(
        Entry(
            seq=row[0],
            owner=row[1],
            article_id=row[2],
            data=row[3],
            language=row[4],
            outlet=row[5] or "",
            published=int(datetime.fromisoformat(row[6]).timestamp()) if row[6] else None,
            source_class=row[7],
            cluster=row[8],
        )
        for row in rows
    )
