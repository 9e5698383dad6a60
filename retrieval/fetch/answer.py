"""What a fetch gives: a body, the word that nothing is new, or a refusal that says whether to come back."""

from datetime import datetime

from retrieval.sources.document import Refused
from schemas.base import Frozen


class Fetched(Frozen):
    """A body, inflated and within its limits."""

    url: str
    """Where it came from in the end, after redirects."""
    body: bytes
    content_type: str = ""
    """Lower case, without parameters; often wrong, so that readers look at the bytes."""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None
    """The new address, when the server says that the old one is given up for good."""


class NotModified(Frozen):
    """The server says that nothing is new since the last fetch."""

    url: str


class NotFetched(Refused):
    """Nothing was fetched.

    `temporary`: it may work later. `gone`: the server says that it never will. `retry_at`: not before this moment.
    """

    def __init__(
        self,
        reason: str,
        next_step: str,
        *,
        temporary: bool = False,
        gone: bool = False,
        retry_at: datetime | None = None,
    ) -> None:
        super().__init__(reason, next_step)
        self.temporary = temporary
        self.gone = gone
        self.retry_at = retry_at


class NotAsked(NotFetched):
    """Nothing was sent: no such host, an address that is refused, a host that asked us to wait, nobody listening."""


class NotAllowed(NotAsked):
    """Its address is one that these settings refuse: no server was asked, and none need be spared."""


class TooSlow(NotFetched):
    """A deadline passed: its answer, or the next piece of it, did not come in time."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, "try again later", temporary=True)
