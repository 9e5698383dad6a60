"""Clusters of near-copies as rows: what each article is found by, which pairs are alike, and which cluster each is in.

Articles are named by `seq` here: the fingerprints of 100,000 articles take about 60 MB so.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from retrieval.near.likeness import Likeness

_RULE: Final = "clusters_rule"
_PART: Final = 500
_PAIRS: Final = """
    WITH RECURSIVE group_of(seq) AS (
        VALUES (?1)
        UNION
        SELECT CASE WHEN l.one = g.seq THEN l.other ELSE l.one END
        FROM group_of g JOIN likenesses l ON (l.one = g.seq OR l.other = g.seq) WHERE l.copy
    )
    SELECT one, other, share, copy FROM likenesses
    WHERE one IN (SELECT seq FROM group_of) AND other IN (SELECT seq FROM group_of)
"""


class ClusterRows:
    """The tables of clusters inside one writing transaction."""

    def __init__(self, connection: sqlite3.Connection, rule: str) -> None:
        self._connection = connection
        if _rule(connection) != rule:
            for table in ("fingerprints", "likenesses", "clusters"):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608
            connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_RULE, rule))

    def pending(self, limit: int) -> list[tuple[int, str]]:
        """The next articles without a cluster, the first come first: `seq` and body."""
        rows = self._connection.execute(
            "SELECT seq, substr(text, body_start + 1) FROM articles "
            "WHERE seq > (SELECT coalesce(max(seq), 0) FROM clusters) ORDER BY seq LIMIT ?",
            (limit,),
        )
        return [(int(seq), str(text)) for seq, text in rows]

    def holders(self, prints: Sequence[int], common: int) -> Counter[int]:
        """How many of these fingerprints each article shares; those of more than `common` articles are passed over."""
        shared: Counter[int] = Counter()
        for start in range(0, len(prints), _PART):
            for _, articles in self._found(prints[start : start + _PART], common):
                if len(articles) <= common:
                    shared.update(articles)
        return shared

    def _found(self, prints: Sequence[int], common: int) -> Iterator[tuple[int, list[int]]]:
        """Fingerprint → the articles that hold it, in one query unless standing lines make that a long one."""
        marks = ", ".join("?" * len(prints))
        rows = self._connection.execute(
            f"SELECT print, article FROM fingerprints WHERE print IN ({marks}) LIMIT ?",  # noqa: S608
            (*prints, _PART * 10),
        ).fetchall()
        if len(rows) == _PART * 10:
            single = "SELECT print, article FROM fingerprints WHERE print = ? LIMIT ?"
            rows = [row for one in prints for row in self._connection.execute(single, (one, common + 1))]
        for number, held in groupby(sorted(rows), key=itemgetter(0)):
            yield int(number), [int(row[1]) for row in held]

    def texts(self, seqs: Sequence[int]) -> dict[int, str]:
        """The bodies of these articles."""
        marks = ", ".join("?" * len(seqs))
        rows = self._connection.execute(
            f"SELECT seq, substr(text, body_start + 1) FROM articles WHERE seq IN ({marks})",  # noqa: S608
            seqs,
        )
        return {int(seq): str(text) for seq, text in rows}

    def keep(self, seq: int, prints: Sequence[int], alike: Mapping[int, Likeness]) -> None:
        """An article's fingerprints, and the articles that it is alike to."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO fingerprints (print, article) VALUES (?, ?)", [(number, seq) for number in prints]
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO likenesses (one, other, share, copy) VALUES (?, ?, ?, ?)",
            [(min(seq, other), max(seq, other), found.share, found.copy) for other, found in alike.items()],
        )

    def linked(self, seq: int) -> tuple[set[int], dict[tuple[int, int], Likeness]]:
        """The article with all that copies lead to from it, and how alike they are among one another."""
        rows = self._connection.execute(_PAIRS, (seq,)).fetchall()
        pairs = {(int(row[0]), int(row[1])): Likeness(float(row[2]), bool(row[3])) for row in rows}
        return {seq, *(name for pair in pairs for name in pair)}, pairs

    def assign(self, clusters: Mapping[int, int]) -> None:
        """Writes down each article's cluster: the `seq` of its first member."""
        self._connection.executemany("INSERT OR REPLACE INTO clusters (seq, cluster) VALUES (?, ?)", clusters.items())


def behind(connection: sqlite3.Connection, rule: str) -> bool:
    """Whether some article has no cluster yet, or one made by another rule."""
    last, done = connection.execute(
        "SELECT (SELECT coalesce(max(seq), 0) FROM articles), (SELECT coalesce(max(seq), 0) FROM clusters)"
    ).fetchone()
    return bool(last > done or (last and _rule(connection) != rule))


def of(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    """Article id → the id of its cluster's first member, for those of `ids` that have a cluster."""
    found: dict[str, str] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ", ".join("?" * len(part))
        rows = connection.execute(
            "SELECT a.id, first.id FROM articles a JOIN clusters c ON c.seq = a.seq "  # noqa: S608
            f"JOIN articles first ON first.seq = c.cluster WHERE a.id IN ({marks})",
            part,
        )
        found.update((str(row[0]), str(row[1])) for row in rows)
    return found


def members(connection: sqlite3.Connection, article_id: str) -> tuple[str, ...]:
    """The ids of an article's cluster, itself among them, in the order they came in."""
    rows = connection.execute(
        "SELECT other.id FROM articles a JOIN clusters c ON c.seq = a.seq "
        "JOIN clusters o ON o.cluster = c.cluster JOIN articles other ON other.seq = o.seq WHERE a.id = ? ORDER BY o.seq",
        (article_id,),
    )
    return tuple(str(row[0]) for row in rows)


def _rule(connection: sqlite3.Connection) -> str | None:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_RULE,)).fetchone()
    return str(row[0]) if row else None
