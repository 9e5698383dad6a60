"""One address, given once: an article's page, or a feed with all that it holds now."""

from collections.abc import Iterator
from datetime import datetime

from retrieval.feeds.entries import Tally, new_entries
from retrieval.feeds.form import feed_of_page, read_feed
from retrieval.feeds.pages import read_page
from retrieval.fetch import Fetched, Fetcher, shown_address
from retrieval.sources.document import Document, Failure, Refused


def read_address(url: str, fetcher: Fetcher, now: datetime) -> Iterator[Document | Failure]:
    """The article at `url`, or those of the feed there. Never raises for what is found there."""
    ref = shown_address(url)
    try:
        fetched = fetcher.get(url)
        if not isinstance(fetched, Fetched):
            raise Refused("it says that nothing is new", "try again later")
        feed = read_feed(fetched)
        if feed is None:
            yield _article(fetched, now)
            return
    except Refused as refused:
        yield refused.failure(ref)
        return
    steps = new_entries(feed, fetched.url, fetcher, now, Tally())
    if not feed.entries:
        yield Failure(ref=ref, reason="the feed has no entries", next_step="try again later")
    yield from (step.what for step in steps if step.what is not None)


def _article(fetched: Fetched, now: datetime) -> Document:
    try:
        return read_page(fetched, now)
    except Refused as refused:
        feed = feed_of_page(fetched)
        if feed is None:
            raise
        raise Refused(
            refused.reason, f"its feed is {shown_address(feed)}: give that, or an article's page"
        ) from refused
