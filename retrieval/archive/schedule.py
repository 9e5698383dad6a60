"""Watches and what became of their slots: the part of the archive that scheduled briefs go by."""

import sqlite3
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from datetime import datetime

from retrieval.archive import slots as slot_rows
from schemas.errors import ArchiveError
from schemas.watch import Slot, Watch


class Schedule(ABC):
    """Watches by name, and their slots; an `Archive` is one."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    @abstractmethod
    def _writing(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def add_watch(self, watch: Watch) -> None:
        """Keeps a watch.

        Raises:
            ArchiveError: one of that name is there already.
        """
        with self._writing() as connection:
            added = slot_rows.save(connection, watch)
        if not added:
            raise ArchiveError(f"watch {watch.name!r} is there already; remove it first, or choose another name")

    def watch(self, name: str) -> Watch | None:
        """The watch of this name."""
        with self._reading() as connection:
            return slot_rows.one(connection, name)

    def watches(self) -> tuple[Watch, ...]:
        """All watches by name."""
        with self._reading() as connection:
            return slot_rows.every(connection)

    def remove_watch(self, name: str) -> bool:
        """Forgets a watch, though not what became of its slots; False when there is none of that name."""
        with self._writing() as connection:
            return slot_rows.remove(connection, name)

    def claim(self, watch: str, due: datetime, lease_s: int, now: datetime) -> bool:
        """Takes a slot for `lease_s` seconds: True for one caller at a time, never again once done or failed."""
        with self._writing() as connection:
            return slot_rows.claim(connection, watch, due, lease_s, now)

    def finish(self, watch: str, due: datetime, path: str) -> None:
        """Marks a claimed slot as done, its brief published at `path`; a slot that is closed stays as it is."""
        with self._writing() as connection:
            slot_rows.close(connection, watch, due, path=path, reason=None)

    def fail(self, watch: str, due: datetime, reason: str) -> None:
        """Marks a claimed slot as failed; a slot that is closed stays as it is."""
        with self._writing() as connection:
            slot_rows.close(connection, watch, due, path=None, reason=reason)

    def slots(self, watch: str) -> tuple[Slot, ...]:
        """What became of each slot of a watch, oldest first."""
        with self._reading() as connection:
            return slot_rows.slots_of(connection, watch)
