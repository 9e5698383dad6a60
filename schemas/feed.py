"""A feed that is subscribed to, and what is remembered of it from one fetch to the next."""

from datetime import datetime

from pydantic import Field

from schemas.base import Frozen


class Subscription(Frozen):
    """One RSS, Atom or JSON feed."""

    url: str
    title: str | None = None
    etag: str | None = None
    """As the server gave it; sent back so that an unchanged feed costs it nothing."""
    last_modified: str | None = None
    last_fetched: datetime | None = None
    """When it last answered with a feed, or said that nothing is new."""
    next_allowed: datetime | None = None
    """Not before this moment: after failures, or because the server asked for it."""
    failures: int = Field(default=0, ge=0)
    """Failed fetches in a row."""
    last_error: str | None = None
    gone: bool = False
    """The server said that it is gone for good (410): it is not asked again unless named."""

    def due(self, now: datetime) -> bool:
        """Whether it may be fetched now."""
        return not self.gone and (self.next_allowed is None or self.next_allowed <= now)
