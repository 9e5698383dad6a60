"""Watches and their slots. A slot is claimed by one process at a time and, once done, never again."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from schemas.watch import Slot, Watch

_CLAIM: Final = """
    INSERT INTO slots (watch, due, state, lease_until) VALUES (?1, ?2, 'claimed', ?3)
    ON CONFLICT (watch, due) DO UPDATE SET lease_until = ?3, claims = claims + 1
    WHERE state = 'claimed' AND lease_until <= ?4
"""


def save(connection: sqlite3.Connection, watch: Watch) -> bool:
    """Keeps a watch under its name; False when the name is taken."""
    row = (watch.name, watch.model_dump_json())
    return connection.execute("INSERT INTO watches VALUES (?, ?) ON CONFLICT (name) DO NOTHING", row).rowcount == 1


def one(connection: sqlite3.Connection, name: str) -> Watch | None:
    """The watch of this name."""
    row = connection.execute("SELECT json FROM watches WHERE name = ?", (name,)).fetchone()
    return Watch.model_validate_json(row[0]) if row else None


def every(connection: sqlite3.Connection) -> tuple[Watch, ...]:
    """All watches by name."""
    return tuple(
        Watch.model_validate_json(row[0]) for row in connection.execute("SELECT json FROM watches ORDER BY name")
    )


def remove(connection: sqlite3.Connection, name: str) -> bool:
    """Forgets a watch; what became of its slots is kept. False when there is none of that name."""
    return connection.execute("DELETE FROM watches WHERE name = ?", (name,)).rowcount == 1


def claim(connection: sqlite3.Connection, watch: str, due: datetime, lease_s: int, now: datetime) -> bool:
    """Takes a slot that is new, or whose claim ran out before `now`; never one that is done or failed."""
    moment = now.timestamp()
    return connection.execute(_CLAIM, (watch, _stamp(due), moment + lease_s, moment)).rowcount == 1


def close(connection: sqlite3.Connection, watch: str, due: datetime, *, path: str | None, reason: str | None) -> bool:
    """Ends a claimed slot: with a path it is done, with a reason failed. False when it is not open."""
    state = "failed" if path is None else "done"
    values = (state, path, reason, watch, _stamp(due))
    query = "UPDATE slots SET state = ?, path = ?, reason = ? WHERE watch = ? AND due = ? AND state = 'claimed'"
    return connection.execute(query, values).rowcount == 1


def slots_of(connection: sqlite3.Connection, watch: str) -> tuple[Slot, ...]:
    """All slots of a watch that were ever claimed, oldest first."""
    rows = connection.execute(
        "SELECT watch, due, state, path, reason FROM slots WHERE watch = ? ORDER BY due", (watch,)
    )
    return tuple(_slot(row) for row in rows)


def _slot(row: Sequence[Any]) -> Slot:
    return Slot(watch=row[0], due=datetime.fromisoformat(row[1]), state=row[2], path=row[3], reason=row[4])


def _stamp(moment: datetime) -> str:
    """UTC, always written with the same width, so that one moment is one key and keys sort by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
