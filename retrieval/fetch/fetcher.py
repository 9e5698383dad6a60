"""`Fetcher`: an address to its bytes, through every guard.

A feed that an analyst has named is asked for like any page: only where its site's robots.txt lets robots go. A refusal
says so, and the analyst can still save the page and give the file.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import metadata
from threading import Lock

import regex

from retrieval.fetch.address import Address, Policy, Resolve, public_only, resolve
from retrieval.fetch.answer import Fetched, NotAllowed, NotAsked, NotFetched, NotModified
from retrieval.fetch.door import Limits, Reply, exchange
from retrieval.fetch.memory import Memory, ShortMemory
from retrieval.fetch.robots import LONGEST, Rules
from retrieval.fetch.status import PERMANENT_REDIRECTS, REDIRECTS, not_fetched, stamp
from retrieval.fetch.target import Target, parse_target

MOST_REDIRECTS = 5
MOST_ADDRESSES = 3
"""How many of a host's addresses are tried when nothing answers at the first."""
_ROBOTS_KEPT = timedelta(hours=24)
_CHARSET = regex.compile(r"""(?i)charset\s*=\s*["']?\s*([\w.:-]{2,40})""")
_LONGEST_MARK = 500
Clock = Callable[[], datetime]


@cache
def user_agent() -> str:
    """How we introduce ourselves."""
    try:
        return f"wasit/{metadata.version('wasit')}"
    except metadata.PackageNotFoundError:
        return "wasit"


class Fetcher:
    """Fetches one address at a time from each host; safe to share between threads."""

    def __init__(
        self,
        memory: Memory | None = None,
        *,
        policy: Policy = public_only,
        resolver: Resolve = resolve,
        limits: Limits | None = None,
        pause_s: float = 1.0,
        clock: Clock = lambda: datetime.now(UTC),
    ) -> None:
        self._memory = memory or ShortMemory()
        self._policy = policy
        self._resolver = resolver
        self._limits = limits or Limits()
        self._pause_s = pause_s
        self._clock = clock
        self._rules: dict[str, Rules | NotFetched] = {}
        self._reading: dict[str, Lock] = {}
        self._turns: dict[str, _Turn] = {}
        self._lock = Lock()

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched | NotModified:
        """What is at `url`.

        Args:
            url: http or https.
            etag: What the server called its last answer; an unchanged one is then not sent again.
            last_modified: When it said that it was changed.

        Raises:
            NotFetched: whatever stood in the way, and whether to come back.
        """
        asked = {"accept": "*/*"}
        if etag:
            asked["if-none-match"] = etag
        if last_modified:
            asked["if-modified-since"] = last_modified
        target, reply, moved = self._followed(parse_target(url), asked, obey=True)
        if reply.status == 304 and (etag or last_modified):
            return NotModified(url=target.url)
        if reply.status != 200:
            raise not_fetched(reply.status, reply.headers, self._clock())
        content_type = reply.headers.get("content-type", "")
        charset = _CHARSET.search(content_type)
        return Fetched(
            url=target.url,
            body=reply.body,
            content_type=content_type.partition(";")[0].strip().lower(),
            charset=charset.group(1).lower() if charset else None,
            etag=_mark(reply.headers.get("etag")),
            last_modified=_mark(reply.headers.get("last-modified")),
            moved_to=target.url if moved else None,
        )

    def _followed(
        self, target: Target, headers: dict[str, str], *, obey: bool, limits: Limits | None = None
    ) -> tuple[Target, Reply, bool]:
        """The last target of a chain of redirects, its reply, and whether every step was for good."""
        limits = limits or self._limits
        left_s = limits.total_s
        steps: list[int] = []
        while True:
            if obey:
                self._require_allowed(target)
            began, reply = self._asked(target, headers, limits, left_s, whole=obey)
            left_s -= time.monotonic() - began
            location = reply.headers.get("location")
            if reply.status not in REDIRECTS or not location:
                return target, reply, bool(steps) and PERMANENT_REDIRECTS.issuperset(steps)
            steps.append(reply.status)
            if len(steps) > MOST_REDIRECTS:
                raise NotFetched(f"it redirects more than {MOST_REDIRECTS} times", "check the address in a browser")
            target = _redirected(target, location)

    def _asked(
        self, target: Target, headers: dict[str, str], limits: Limits, left_s: float, *, whole: bool
    ) -> tuple[float, Reply]:
        """When the exchange began, and the reply. Waits for the host's turn first."""
        self._require_patience(target)
        with self._turn(target):
            began = time.monotonic()
            reply = self._exchanged(target, headers, limits, left_s, whole=whole)
        if reply.status in (429, 503):
            until = not_fetched(reply.status, reply.headers, self._clock()).retry_at
            if until is not None:
                self._memory.keep_waiting(target.origin, until)
        return began, reply

    def _exchanged(
        self, target: Target, headers: dict[str, str], limits: Limits, left_s: float, *, whole: bool
    ) -> Reply:
        """The reply of the first of a host's addresses that can be connected to."""
        until = time.monotonic() + left_s
        addresses = self._checked(target, min(left_s, limits.connect_s))
        sent = {"user-agent": user_agent(), **headers}
        for address in addresses[:-1]:
            try:
                return exchange(target, address, sent, limits, max(until - time.monotonic(), 0), whole=whole)
            except NotAsked:
                continue
        return exchange(target, addresses[-1], sent, limits, max(until - time.monotonic(), 0), whole=whole)

    def _checked(self, target: Target, wait_s: float) -> tuple[Address, ...]:
        """The addresses to connect to; one that is refused refuses the host."""
        addresses = self._resolver(target.host, target.port, wait_s)
        for address in addresses:
            kind = self._policy(address)
            if kind is not None:
                raise NotAllowed(
                    f"its host leads to {address}, a {kind} address",
                    "only public addresses are fetched" + (_INTRANET if kind in ("private", "loopback") else ""),
                )
        return addresses[:MOST_ADDRESSES]

    def _require_patience(self, target: Target) -> None:
        until = self._memory.wait_until(target.origin)
        if until is not None and until > self._clock():
            raise NotAsked(
                f"{target.authority} asked us to wait",
                f"try again after {stamp(until)}",
                temporary=True,
                retry_at=until,
            )

    def _require_allowed(self, target: Target) -> None:
        if not self._robots(target).allows(target.url):
            raise NotFetched(
                "the site's robots.txt asks robots not to fetch it", "save the article's page or text and give the file"
            )

    def _robots(self, target: Target) -> Rules:
        with self._lock:
            reading = self._reading.setdefault(target.origin, Lock())
        with reading:
            known = self._rules.get(target.origin)
            if known is None:
                try:
                    known = Rules(self._robots_text(target))
                except NotFetched as refused:
                    known = refused
                self._rules[target.origin] = known
        if isinstance(known, NotFetched):
            raise known
        return known

    def _robots_text(self, target: Target) -> str:
        now = self._clock()
        kept = self._memory.robots(target.origin, now - _ROBOTS_KEPT)
        if kept is not None:
            return kept
        place = Target(target.scheme, target.host, target.port, "/robots.txt")
        limits = Limits(self._limits.connect_s, self._limits.read_s, self._limits.total_s, LONGEST, LONGEST)
        try:
            _, reply, _ = self._followed(place, {"accept": "text/plain, */*"}, obey=False, limits=limits)
        except NotAsked:
            raise
        except NotFetched as refused:
            raise _unread_robots(refused) from refused
        if reply.status == 429 or reply.status >= 500:  # RFC 9309: a site whose robots.txt fails is left alone
            raise _unread_robots(not_fetched(reply.status, reply.headers, now))
        text = reply.body.decode("utf-8", "replace") if reply.status == 200 else ""
        self._memory.keep_robots(target.origin, text, now)
        return text

    @contextmanager
    def _turn(self, target: Target) -> Iterator[None]:
        """One request at a time to a host, and a pause between two."""
        with self._lock:
            turn = self._turns.setdefault(target.host, _Turn())
        rules = self._rules.get(target.origin)
        pause_s = rules.pause_s(self._pause_s) if isinstance(rules, Rules) else self._pause_s
        with turn.lock:
            wait_s = turn.last + pause_s - time.monotonic()
            if wait_s > 0:
                time.sleep(wait_s)
            try:
                yield
            finally:
                turn.last = time.monotonic()


class _Turn:
    """Whose turn it is at one host, and when the last one ended."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.last = float("-inf")


_INTRANET = "; for an intranet, allow private ones (--allow-private)"


def _redirected(target: Target, location: str) -> Target:
    try:
        return target.joined(location)
    except NotFetched as refused:
        raise NotFetched(f"it redirects to where nothing is fetched: {refused.reason}", refused.next_step) from refused


def _unread_robots(refused: NotFetched) -> NotFetched:
    return NotFetched(
        f"the site's robots.txt cannot be read: {refused.reason}",
        refused.next_step,
        temporary=refused.temporary,
        retry_at=refused.retry_at,
    )


def _mark(value: str | None) -> str | None:
    """A validator to send back next time; none that is endless."""
    return value if value and len(value) <= _LONGEST_MARK and value.isascii() and value.isprintable() else None
