"""Articles and passages as rows. Functions over a connection; `Archive` is their door."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from schemas.article import Article, Passage

_FIELDS: Final = tuple(Article.model_fields)
_COLUMNS: Final = ", ".join(_FIELDS)
_ADD: Final = f"INSERT INTO articles ({_COLUMNS}) VALUES ({', '.join('?' * len(_FIELDS))}) ON CONFLICT (id) DO NOTHING"  # noqa: S608
_SELECT: Final = f"SELECT {_COLUMNS} FROM articles"  # noqa: S608
_PASSAGE: Final = "SELECT id, article_id, number, start, end FROM passages"
_WITHOUT_VECTOR: Final = """
    WHERE NOT EXISTS (SELECT 1 FROM vectors WHERE level = 'passage' AND owner = passages.id AND embedder = ?)
    ORDER BY article_id, number
"""
_SHORTEST_PREFIX: Final = 4


@dataclass(frozen=True)
class Missing:
    """What has no vector of an embedder yet."""

    passages: tuple[Passage, ...]
    articles: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.passages or self.articles)


@dataclass(frozen=True)
class Filed:
    """An article with its passages, and the row in which it came in."""

    seq: int
    article: Article
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Addition:
    """An article to take in, with its passages and, unless they are made later, their vectors."""

    article: Article
    passages: tuple[Passage, ...]
    vectors: NDArray[np.float32] | None = None
    """One row for each passage (n × dim)."""
    article_vector: NDArray[np.float32] | None = None
    """Of the whole article (dim)."""


def insert(connection: sqlite3.Connection, article: Article, passages: Sequence[Passage]) -> bool:
    """Writes one article and its passages; False when the article is there already."""
    fields = article.model_dump()
    published = article.published_at
    fields["published_at"] = published.isoformat() if published else None
    if connection.execute(_ADD, [fields[name] for name in _FIELDS]).rowcount == 0:
        return False
    _insert_passages(connection, passages)
    return True


def one(connection: sqlite3.Connection, article_id: str) -> Article | None:
    """The article with this id."""
    row = connection.execute(f"{_SELECT} WHERE id = ?", (article_id,)).fetchone()
    return _article(row) if row else None


def last(connection: sqlite3.Connection) -> int:
    """The row of the article that came in last."""
    return int(connection.execute("SELECT coalesce(max(seq), 0) FROM articles").fetchone()[0])


def page(connection: sqlite3.Connection, after: int, up_to: int, size: int = 200) -> tuple[int, tuple[Article, ...]]:
    """The next articles past row `after`, in the order they came in, and the row to go on from."""
    rows = connection.execute(
        f"SELECT seq, {_COLUMNS} FROM articles WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?",  # noqa: S608
        (after, up_to, size),
    ).fetchall()
    return (rows[-1][0] if rows else up_to), tuple(_article(row[1:]) for row in rows)


def filed_after(connection: sqlite3.Connection, after: int, up_to: int, size: int) -> tuple[Filed, ...]:
    """The next articles past row `after`, with their passages, in the order they came in."""
    rows = connection.execute(
        f"SELECT seq, {_COLUMNS} FROM articles WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?",  # noqa: S608
        (after, up_to, size),
    ).fetchall()
    return tuple(Filed(row[0], (article := _article(row[1:])), passages_of(connection, article.id)) for row in rows)


def passage_count(connection: sqlite3.Connection, up_to: int) -> int:
    """How many passages the articles up to a row have."""
    row = connection.execute(
        "SELECT (SELECT count(*) FROM passages) - (SELECT count(*) FROM articles JOIN passages "
        "ON passages.article_id = articles.id WHERE articles.seq > ?)",
        (up_to,),
    ).fetchone()
    return int(row[0])


def replace_passages(connection: sqlite3.Connection, article_id: str, passages: Sequence[Passage]) -> None:
    """Other passages for an article; the vectors of those before go."""
    connection.execute("DELETE FROM vectors WHERE level = 'passage' AND article_id = ?", (article_id,))
    connection.execute("DELETE FROM passages WHERE article_id = ?", (article_id,))
    _insert_passages(connection, passages)


def _insert_passages(connection: sqlite3.Connection, passages: Sequence[Passage]) -> None:
    connection.executemany(
        "INSERT INTO passages (id, article_id, number, start, end) VALUES (?, ?, ?, ?, ?)",
        [(p.id, p.article_id, p.index, p.start, p.end) for p in passages],
    )


def outlets(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Every outlet's name, those with the most articles first."""
    rows = connection.execute(
        "SELECT outlet FROM articles WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY count(*) DESC, outlet"
    )
    return tuple(row[0] for row in rows)


def matching(connection: sqlite3.Connection, name: str) -> tuple[Article, ...]:
    """By id; else by ref; else by the last part of the ref (a file's name); else by the first 4 or more digits of the id."""
    name = name.strip()
    if not name:
        return ()
    attempts = [("id = ?1", name), ("ref = ?1", name), ("substr(ref, -length(?1) - 1) = '/' || ?1", name)]
    if len(name) >= _SHORTEST_PREFIX:
        attempts.append(("substr(id, 1, length(?1)) = ?1", name.lower()))
    for condition, value in attempts:
        rows = connection.execute(f"{_SELECT} WHERE {condition} ORDER BY seq", (value,)).fetchall()
        if rows:
            return tuple(_article(row) for row in rows)
    return ()


def passages_of(connection: sqlite3.Connection, article_id: str) -> tuple[Passage, ...]:
    """The passages of one article, in reading order."""
    rows = connection.execute(f"{_PASSAGE} WHERE article_id = ? ORDER BY number", (article_id,))
    return tuple(_passage(row) for row in rows)


def passage(connection: sqlite3.Connection, passage_id: str) -> Passage | None:
    """The passage with this id."""
    row = connection.execute(f"{_PASSAGE} WHERE id = ?", (passage_id,)).fetchone()
    return _passage(row) if row else None


def missing(connection: sqlite3.Connection, embedder: str) -> Missing:
    """Passages and articles without a vector of `embedder`."""
    rows = connection.execute(
        _PASSAGE + _WITHOUT_VECTOR,
        (embedder,),
    ).fetchall()
    ids = connection.execute(
        "SELECT id FROM articles WHERE NOT EXISTS (SELECT 1 FROM vectors WHERE level = 'article' "
        "AND owner = articles.id AND embedder = ?) ORDER BY seq",
        (embedder,),
    ).fetchall()
    return Missing(tuple(_passage(row) for row in rows), tuple(row[0] for row in ids))


def _article(row: Sequence[Any]) -> Article:
    fields = dict(zip(_FIELDS, row, strict=True))
    published = fields["published_at"]
    fields["published_at"] = datetime.fromisoformat(published) if published else None
    return Article(**fields)


def _passage(row: Sequence[Any]) -> Passage:
    return Passage(id=row[0], article_id=row[1], index=row[2], start=row[3], end=row[4])
