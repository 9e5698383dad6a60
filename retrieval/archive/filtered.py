"""Filters as conditions on the rows of articles: the one place that says in SQL which articles may be found."""

import math
import sqlite3
from typing import Final

from schemas.question import Filters

CLUSTER: Final = (
    "coalesce((SELECT first.id FROM clusters c JOIN articles first ON first.seq = c.cluster WHERE c.seq = a.seq), a.id)"
)
"""The cluster of article `a` as an expression of SQL: its first member; the article itself while it has none."""
_PUBLISHED: Final = "CAST(strftime('%s', a.published_at) AS INTEGER)"


def condition(filters: Filters) -> tuple[str, list[str | int]]:
    """What must hold of a row `a` of articles, with the values to bind; times are whole seconds."""
    parts: list[str] = []
    values: list[str | int] = []
    for column, wanted in (
        ("coalesce(a.outlet, '')", filters.outlets),
        ("a.language", filters.languages),
        ("a.source_class", filters.source_classes),
        (CLUSTER, filters.clusters),
    ):
        if wanted:
            parts.append(f"{column} IN ({', '.join('?' * len(wanted))})")
            values.extend(wanted)
    for sign, moment in ((">=", filters.since), ("<", filters.until)):
        if moment is not None:
            parts.append(f"{_PUBLISHED} {sign} ?")
            values.append(math.ceil(moment.timestamp()))
    return " AND ".join(parts) or "1", values


def matching(connection: sqlite3.Connection, filters: Filters) -> frozenset[str]:
    """The ids of the articles that filters let through."""
    where, values = condition(filters)
    return frozenset(row[0] for row in connection.execute(f"SELECT a.id FROM articles a WHERE {where}", values))  # noqa: S608
