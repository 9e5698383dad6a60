"""What is remembered of a host: its robots.txt, and until when it asked to be left alone."""

from datetime import datetime
from typing import Protocol


class Memory(Protocol):
    """Kept by the archive from run to run (`Archive.feeds`)."""

    def wait_until(self, origin: str) -> datetime | None:
        """Before when an origin asked not to be called again."""

    def keep_waiting(self, origin: str, until: datetime) -> None:
        """Remember it."""

    def robots(self, origin: str, since: datetime) -> str | None:
        """An origin's robots.txt, if it was read after `since`."""

    def keep_robots(self, origin: str, text: str, now: datetime) -> None:
        """Remember it."""


class ShortMemory:
    """Memory that lasts as long as the process."""

    def __init__(self) -> None:
        self._waits: dict[str, datetime] = {}
        self._robots: dict[str, tuple[str, datetime]] = {}

    def wait_until(self, origin: str) -> datetime | None:
        """Before when an origin asked not to be called again."""
        return self._waits.get(origin)

    def keep_waiting(self, origin: str, until: datetime) -> None:
        """Remember it."""
        self._waits[origin] = until

    def robots(self, origin: str, since: datetime) -> str | None:
        """An origin's robots.txt, if it was read after `since`."""
        text, moment = self._robots.get(origin, (None, since))
        return text if moment > since else None

    def keep_robots(self, origin: str, text: str, now: datetime) -> None:
        """Remember it."""
        self._robots[origin] = (text, now)
