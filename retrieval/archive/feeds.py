"""Subscriptions, the entries already met, and what hosts asked of us, as rows."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any, Final

from schemas.feed import Subscription

Opening = Callable[[], AbstractContextManager[sqlite3.Connection]]

_FIELDS: Final = tuple(Subscription.model_fields)
_MOMENTS: Final = ("last_fetched", "next_allowed")
_SELECT: Final = f"SELECT {', '.join(_FIELDS)} FROM feeds"  # noqa: S608
_ADD: Final = f"INSERT INTO feeds ({', '.join(_FIELDS)}) VALUES ({', '.join('?' * len(_FIELDS))})"  # noqa: S608
_SAVE: Final = f"UPDATE feeds SET {', '.join(f'{name} = ?' for name in _FIELDS[1:])} WHERE url = ?"  # noqa: S608


class Feeds:
    """The part of the archive that remembers feeds; reached as `Archive.feeds`."""

    def __init__(self, reading: Opening, writing: Opening) -> None:
        self._reading = reading
        self._writing = writing

    def add(self, subscription: Subscription) -> bool:
        """Keeps a subscription; False when its address is there already."""
        with self._writing() as connection:
            done = connection.execute(f"{_ADD} ON CONFLICT (url) DO NOTHING", _row(subscription))
        return done.rowcount == 1

    def save(self, subscription: Subscription) -> None:
        """Brings a kept subscription up to date; one that was removed meanwhile stays removed."""
        url, *rest = _row(subscription)
        with self._writing() as connection:
            connection.execute(_SAVE, (*rest, url))

    def one(self, url: str) -> Subscription | None:
        """The subscription to this address."""
        with self._reading() as connection:
            row = connection.execute(f"{_SELECT} WHERE url = ?", (url,)).fetchone()
        return _subscription(row) if row else None

    def every(self) -> tuple[Subscription, ...]:
        """All subscriptions in the order they were added."""
        with self._reading() as connection:
            rows = connection.execute(f"{_SELECT} ORDER BY seq").fetchall()
        return tuple(map(_subscription, rows))

    def remove(self, url: str) -> bool:
        """Forgets a subscription and which of its entries were met; its articles stay. False when it is not there."""
        with self._writing() as connection:
            connection.execute("DELETE FROM feed_entries WHERE feed = ?", (url,))
            return connection.execute("DELETE FROM feeds WHERE url = ?", (url,)).rowcount == 1

    def met(self, feed: str, entry: str) -> bool:
        """Whether an entry of a feed was dealt with before."""
        with self._reading() as connection:
            query = "SELECT 1 FROM feed_entries WHERE feed = ? AND entry = ?"
            return connection.execute(query, (feed, entry)).fetchone() is not None

    def mark_met(self, feed: str, entry: str) -> None:
        """Remembers that an entry was dealt with."""
        with self._writing() as connection:
            connection.execute("INSERT OR IGNORE INTO feed_entries (feed, entry) VALUES (?, ?)", (feed, entry))

    def outlets_of(self, url: str, sha256: str) -> tuple[str | None, ...]:
        """Under which outlets this very text from this address is in the archive."""
        with self._reading() as connection:
            query = "SELECT outlet FROM articles WHERE url = ? AND sha256 = ? ORDER BY seq"
            return tuple(row[0] for row in connection.execute(query, (url, sha256)))

    def wait_until(self, origin: str) -> datetime | None:
        """Before when this origin asked not to be called again."""
        with self._reading() as connection:
            row = connection.execute("SELECT next_allowed FROM feed_hosts WHERE origin = ?", (origin,)).fetchone()
        return _moment(row[0]) if row else None

    def keep_waiting(self, origin: str, until: datetime) -> None:
        """Remembers before when an origin asked not to be called again."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO feed_hosts (origin, next_allowed) VALUES (?1, ?2) "
                "ON CONFLICT (origin) DO UPDATE SET next_allowed = ?2",
                (origin, _stamp(until)),
            )

    def robots(self, origin: str, since: datetime) -> str | None:
        """The robots.txt of an origin, if it was read after `since`."""
        with self._reading() as connection:
            query = "SELECT robots FROM feed_hosts WHERE origin = ? AND robots_at > ?"
            row = connection.execute(query, (origin, _stamp(since))).fetchone()
        return str(row[0]) if row else None

    def keep_robots(self, origin: str, text: str, now: datetime) -> None:
        """Remembers an origin's robots.txt; an empty text is one that allows everything."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO feed_hosts (origin, robots, robots_at) VALUES (?1, ?2, ?3) "
                "ON CONFLICT (origin) DO UPDATE SET robots = ?2, robots_at = ?3",
                (origin, text, _stamp(now)),
            )


def _row(subscription: Subscription) -> tuple[Any, ...]:
    fields = subscription.model_dump()
    for name in _MOMENTS:
        fields[name] = _stamp(fields[name]) if fields[name] else None
    return tuple(fields[name] for name in _FIELDS)


def _subscription(row: Sequence[Any]) -> Subscription:
    fields = dict(zip(_FIELDS, row, strict=True))
    for name in _MOMENTS:
        fields[name] = _moment(fields[name])
    return Subscription(**fields)


def _stamp(moment: datetime) -> str:
    """UTC, always of the same width, so that stamps sort by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _moment(stamp: str | None) -> datetime | None:
    return datetime.fromisoformat(stamp) if stamp else None
