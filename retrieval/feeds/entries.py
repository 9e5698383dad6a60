"""The new entries of a feed, one after the other: page fetched, or the feed's own words, or a failure that says why."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from retrieval.feeds.entry import Entry, Feed
from retrieval.feeds.pages import chosen, described, entry_ref, entry_words, read_page
from retrieval.fetch import Fetcher, NotFetched, NotModified, TooSlow, shown_address
from retrieval.ingest import broken
from retrieval.sources.document import Document, Failure, Refused
from schemas.errors import ArchiveError

MOST_S = 600.0
"""Seconds for the pages of one feed; entries that are left then wait for the next run."""


MOST_SLOW = 3
"""Pages of a feed, one after the other, that may be too slow before no more of them are asked for in this run."""


class Step(NamedTuple):
    """Something to take into the archive, and what to do once it is there."""

    what: Document | Failure | None
    then: Callable[[], None] | None = None


class Met(Protocol):
    """Which entries were dealt with before (`Archive.feeds`)."""

    def met(self, feed: str, entry: str) -> bool:
        """Whether this one was."""

    def mark_met(self, feed: str, entry: str) -> None:
        """Remember that it was."""


@dataclass
class Tally:
    """What became of a feed's entries so far."""

    new: int = 0
    slow: int = 0
    """Pages, one after the other, that were too slow."""
    waiting: int = 0
    """Could not be had now and may be next time: the feed must be read again then."""


def new_entries(
    feed: Feed, url: str, fetcher: Fetcher, now: datetime, tally: Tally, memory: Met | None = None
) -> Iterator[Step]:
    """A step for each entry that was not met before; an entry told twice is one."""
    seen: set[str] = set()
    until = time.monotonic() + MOST_S
    for number, entry in enumerate(feed.entries):
        if time.monotonic() > until:
            tally.waiting += 1
            reason = f"{len(feed.entries) - number} of its entries are left after {MOST_S:g} s"
            yield Step(Failure(ref=shown_address(url), reason=reason, next_step="fetch it again"))
            return
        if entry.key in seen or (memory is not None and memory.met(url, entry.key)):
            continue
        seen.add(entry.key)
        what, final = _guarded(entry, feed, url, fetcher, now, tally)
        tally.new += isinstance(what, Document)
        tally.waiting += not final
        yield Step(what, _marking(memory, url, entry.key) if final and memory is not None else None)


def _guarded(
    entry: Entry, feed: Feed, url: str, fetcher: Fetcher, now: datetime, tally: Tally
) -> tuple[Document | Failure, bool]:
    try:
        return _entry(entry, feed, url, fetcher, now, tally)
    except ArchiveError:
        raise
    except Exception as error:  # an entry that nobody foresaw costs itself alone
        return broken(entry_ref(entry, url), error), True


def _entry(
    entry: Entry, feed: Feed, url: str, fetcher: Fetcher, now: datetime, tally: Tally
) -> tuple[Document | Failure, bool]:
    """What an entry gives, and whether that is final."""
    ref = entry_ref(entry, url)
    page, refused = _page(entry, fetcher, now, tally)
    why = f"its page could not be had ({refused.reason})" if refused else "it has no link"
    document = chosen(page, entry_words(entry, ref), why)
    if document is not None:
        return described(document, entry, feed, ref, now), True
    temporary = isinstance(refused, NotFetched) and refused.temporary
    next_step = refused.next_step if refused else "look for the article on the outlet's site"
    return Failure(ref=ref, reason=f"{why}, and the feed gives none of its words", next_step=next_step), not temporary


def _page(entry: Entry, fetcher: Fetcher, now: datetime, tally: Tally) -> tuple[Document | None, Refused | None]:
    if entry.link is None:
        return None, None
    try:
        if tally.slow >= MOST_SLOW:
            raise TooSlow(f"{MOST_SLOW} before it were too slow")
        fetched = fetcher.get(entry.link)
        tally.slow = 0
        if isinstance(fetched, NotModified):
            return None, Refused("it says that nothing is new", "try again later")
        return read_page(fetched, now), None
    except Refused as refused:
        tally.slow += isinstance(refused, TooSlow)
        return None, refused


def _marking(memory: Met, url: str, key: str) -> Callable[[], None]:
    return lambda: memory.mark_met(url, key)
