"""`Archive`: the one door to the data folder's SQLite file, safe to share between threads and processes."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import articles as article_rows
from retrieval.archive import clusters as cluster_rows
from retrieval.archive import filtered
from retrieval.archive import vectors as vector_rows
from retrieval.archive.articles import Addition, Filed, Missing
from retrieval.archive.database import FILE, connect, reported, transaction
from retrieval.archive.feeds import Feeds
from retrieval.archive.schedule import Schedule
from retrieval.archive.vectors import DEFAULT_EMBEDDER, Entry, Level, Vectors
from schemas.article import Article, Passage
from schemas.errors import ArchiveError
from schemas.extract import Extract, ExtractKey
from schemas.question import Filters


class Archive(Schedule):
    """Articles, passages, vectors, extracts, watches, slots, briefs and, in `feeds`, subscriptions.

    Every method raises `ArchiveError`, in one line, when the file cannot be read or written.
    """

    def __init__(self, connection: sqlite3.Connection, home: Path, *, read_only: bool = False) -> None:
        self.home = home
        self.path = home / FILE
        self.read_only = read_only
        self._connection = connection
        self._lock = RLock()
        self.feeds = Feeds(self._reading, self._writing)

    @classmethod
    def open(cls, home: Path, *, read_only: bool = False) -> Self:
        """The archive in `home`, made when it is not there (folder mode 0700) and brought to this version's tables.

        Raises:
            ArchiveError: unwritable, damaged, not ours, or from a newer version; with `read_only`, also when absent.
        """
        return cls(connect(home, read_only=read_only), home, read_only=read_only)

    def close(self) -> None:
        """Closes the file; a second call does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, reported(self.path):
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, reported(self.path), transaction(self._connection) as connection:
            yield connection

    # articles and passages

    def add(
        self,
        article: Article,
        passages: Sequence[Passage],
        vectors: NDArray[np.float32] | None = None,
        article_vector: NDArray[np.float32] | None = None,
        *,
        embedder: str = DEFAULT_EMBEDDER,
    ) -> bool:
        """Takes in one article with its passages and their vectors, wholly or not at all.

        Args:
            article: The article.
            passages: All its passages.
            vectors: One row for each passage (n × dim); None when they are made later.
            article_vector: The vector of the whole article (dim); None when it is made later.
            embedder: The name of what made the vectors.

        Returns:
            False when the article is there already; nothing is changed then.
        """
        addition = Addition(article, tuple(passages), vectors, article_vector)
        return self.add_all([addition], embedder=embedder) == (True,)

    def add_all(self, additions: Sequence[Addition], *, embedder: str = DEFAULT_EMBEDDER) -> tuple[bool, ...]:
        """Takes in several articles, all of them or none, waiting for the disk once; for each, False when it was there."""
        with self._writing() as connection:
            added = tuple(_add(connection, one, embedder) for one in additions)
            if any(added):
                _grow(connection)
        return added

    def recut(self, passages: Mapping[str, Sequence[Passage]], cutting: str) -> None:
        """Other passages for these articles, all of them or none, and the name of the way they were all cut in.

        Indexes made before are made anew, as passages that keep their ids hold other words now.
        """
        with self._writing() as connection:
            for article_id, cut in passages.items():
                article_rows.replace_passages(connection, article_id, cut)
            connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('fact:cutting', ?)", (cutting,))
            if passages:
                _grow(connection)

    def article(self, article_id: str) -> Article | None:
        """The article with this id."""
        with self._reading() as connection:
            return article_rows.one(connection, article_id)

    def find(self, ref_or_prefix: str) -> tuple[Article, ...]:
        """Articles by id, ref, file name, or the first 4 or more digits of the id; the closest kind of match wins."""
        with self._reading() as connection:
            return article_rows.matching(connection, ref_or_prefix)

    def articles(self) -> Iterator[Article]:
        """All articles in the order they came in; those added meanwhile are left out."""
        with self._reading() as connection:
            after, last = 0, article_rows.last(connection)
        while after < last:
            with self._reading() as connection:
                after, page = article_rows.page(connection, after, last)
            yield from page

    def count(self) -> int:
        """How many articles there are."""
        with self._reading() as connection:
            return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])

    def outlets(self) -> tuple[str, ...]:
        """The names of all outlets, those with the most articles first."""
        with self._reading() as connection:
            return article_rows.outlets(connection)

    def matching(self, filters: Filters) -> frozenset[str]:
        """The ids of the articles that filters let through."""
        with self._reading() as connection:
            return filtered.matching(connection, filters)

    def last_seq(self) -> int:
        """The row of the article that came in last; 0 when there is none."""
        with self._reading() as connection:
            return article_rows.last(connection)

    def filed_after(self, seq: int, up_to: int, limit: int = 100) -> tuple[Filed, ...]:
        """The next articles past row `seq`, with their passages, in the order they came in."""
        with self._reading() as connection:
            return article_rows.filed_after(connection, seq, up_to, limit)

    def passage_count(self, up_to: int) -> int:
        """How many passages the articles up to row `up_to` have."""
        with self._reading() as connection:
            return article_rows.passage_count(connection, up_to)

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """The passages of one article in reading order."""
        with self._reading() as connection:
            return article_rows.passages_of(connection, article_id)

    def passage(self, passage_id: str) -> Passage | None:
        """The passage with this id."""
        with self._reading() as connection:
            return article_rows.passage(connection, passage_id)

    def generation(self) -> int:
        """Grows by one with every change to what an index must hold."""
        with self._reading() as connection:
            return int(connection.execute("SELECT coalesce(max(generation), 0) FROM growth").fetchone()[0])

    def mark(self, generation: int) -> str | None:
        """The random mark of a generation: an index made for it compares, as a restored archive may have grown otherwise."""
        with self._reading() as connection:
            row = connection.execute("SELECT mark FROM growth WHERE generation = ?", (generation,)).fetchone()
        return str(row[0]) if row else None

    def uuid(self) -> str:
        """This archive's own name: another file in its place has another."""
        with self._reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = 'uuid'").fetchone()
        if row is None:
            raise ArchiveError(f"archive {self.path}: it has lost its uuid; restore it from a backup or ingest again")
        return str(row[0])

    # vectors

    def vectors(self, embedder: str = DEFAULT_EMBEDDER) -> tuple[list[str], list[str], NDArray[np.float32]]:
        """Passage ids, their article ids, and the vectors (n × dim), row by row."""
        found = self.all_vectors("passage", embedder)
        return found.owners, found.articles, found.matrix

    def article_vectors(self, embedder: str = DEFAULT_EMBEDDER) -> tuple[list[str], NDArray[np.float32]]:
        """Article ids and their vectors (n × dim), row by row."""
        found = self.all_vectors("article", embedder)
        return found.owners, found.matrix

    def all_vectors(self, level: Level, embedder: str) -> Vectors:
        """Every vector of a level."""
        with self._reading() as connection:
            return vector_rows.load(connection, level, embedder)

    def vector_count(self, level: Level, embedder: str, up_to: int | None = None) -> tuple[int, int]:
        """How many vectors can be looked for (blank ones cannot), and the highest `seq` among them."""
        with self._reading() as connection:
            return vector_rows.count(connection, level, embedder, up_to)

    def vector_owners(self, level: Level, embedder: str, up_to: int | None = None) -> list[str]:
        """The ids of all that can be looked for."""
        with self._reading() as connection:
            return vector_rows.owners(connection, level, embedder, up_to)

    def entries_after(self, level: Level, embedder: str, seq: int, limit: int) -> tuple[Entry, ...]:
        """The next `limit` vectors past `seq`, with what an index keeps beside them."""
        with self._reading() as connection:
            return vector_rows.entries_after(connection, level, embedder, seq, limit)

    def entries_of(self, level: Level, embedder: str, owners: Sequence[str]) -> tuple[Entry, ...]:
        """The vectors of these owners (at most 500), with what an index keeps beside them."""
        with self._reading() as connection:
            return vector_rows.entries_of(connection, level, embedder, owners)

    def missing_vectors(self, embedder: str) -> Missing:
        """What has no vector of `embedder` yet: all of it, after a change of embedder."""
        with self._reading() as connection:
            return article_rows.missing(connection, embedder)

    def save_vectors(
        self, embedder: str, level: Level, owners: Sequence[tuple[str, str]], matrix: NDArray[np.float32]
    ) -> None:
        """Adds vectors (n × dim) for (owner, article id) pairs that had none of this embedder."""
        with self._writing() as connection:
            vector_rows.insert(connection, level, embedder, owners, matrix)
            _grow(connection)

    def embedders(self) -> dict[str, int]:
        """Every embedder that has vectors here, and how many passages it has."""
        with self._reading() as connection:
            return vector_rows.embedders(connection)

    def drop_vectors(self, embedder: str) -> int:
        """Removes all vectors of an embedder; how many they were."""
        with self._writing() as connection:
            dropped = vector_rows.drop(connection, embedder)
            if dropped:
                _grow(connection)
        return dropped

    def fact(self, key: str) -> str | None:
        """What was kept under this key, about an embedder for instance."""
        with self._reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = ?", (f"fact:{key}",)).fetchone()
        return str(row[0]) if row else None

    def keep_fact(self, key: str, value: str | None) -> None:
        """Keeps a value under a key, in the place of the one before; None forgets it."""
        with self._writing() as connection:
            connection.execute("DELETE FROM meta WHERE key = ?", (f"fact:{key}",))
            if value is not None:
                connection.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (f"fact:{key}", value))

    # near-copies

    @contextmanager
    def clustering(self, rule: str) -> Iterator[cluster_rows.ClusterRows]:
        """One transaction on the clusters. Clusters made by another rule are forgotten first."""
        with self._writing() as connection:
            yield cluster_rows.ClusterRows(connection, rule)

    def clusters_behind(self, rule: str) -> bool:
        """Whether some article has no cluster yet, or one made by another rule."""
        with self._reading() as connection:
            return cluster_rows.behind(connection, rule)

    def cluster_of(self, article_id: str) -> str:
        """The id of the first article of its cluster of near-copies; its own where it has none, or none yet."""
        return self.cluster_ids([article_id]).get(article_id, article_id)

    def cluster_ids(self, article_ids: Sequence[str]) -> dict[str, str]:
        """Article id → cluster id, for those that have been compared with the others already."""
        with self._reading() as connection:
            return cluster_rows.of(connection, article_ids)

    def cluster(self, article_id: str) -> tuple[str, ...]:
        """The ids of an article's near-copies in the order they came in, itself among them."""
        with self._reading() as connection:
            return cluster_rows.members(connection, article_id) or (article_id,)

    # extracts and briefs

    def extract(self, key: ExtractKey) -> Extract | None:
        """What this reader proposed for this article, if it has read it."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT json FROM extracts WHERE article_id = ? AND reader = ? AND prompt = ? AND schema_version = ?",
                (key.article_id, key.reader, key.prompt, key.schema_version),
            ).fetchone()
        return Extract.model_validate_json(row[0]) if row else None

    def save_extract(self, extract: Extract) -> None:
        """Keeps an extract; a later one under the same key replaces it."""
        key = extract.key
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO extracts VALUES (?, ?, ?, ?, ?)",
                (key.article_id, key.reader, key.prompt, key.schema_version, extract.model_dump_json()),
            )

    def save_brief(self, brief_json: str, brief_id: str) -> None:
        """Keeps a brief's JSON under its id; a later one replaces it."""
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO briefs (id, json) VALUES (?, ?)", (brief_id, brief_json))

    def brief(self, brief_id: str) -> str | None:
        """The JSON of a kept brief."""
        with self._reading() as connection:
            row = connection.execute("SELECT json FROM briefs WHERE id = ?", (brief_id,)).fetchone()
        return str(row[0]) if row else None


def _add(connection: sqlite3.Connection, addition: Addition, embedder: str) -> bool:
    article = addition.article
    if not article_rows.insert(connection, article, addition.passages):
        return False
    if addition.vectors is not None:
        owners = [(passage.id, article.id) for passage in addition.passages]
        vector_rows.insert(connection, "passage", embedder, owners, addition.vectors)
    if addition.article_vector is not None:
        row = addition.article_vector.reshape(1, -1)
        vector_rows.insert(connection, "article", embedder, [(article.id, article.id)], row)
    return True


def _grow(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO growth SELECT coalesce(max(generation), 0) + 1, lower(hex(randomblob(8))) FROM growth"
    )
