"""One address, given once: an article's page, or a feed with all that it holds now."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from retrieval.archive import Archive
from retrieval.embed import Embedder
from retrieval.feeds.entries import Tally, new_entries
from retrieval.feeds.form import feed_of_page, read_feed
from retrieval.feeds.pages import read_page
from retrieval.fetch import Fetched, Fetcher, shown_address
from retrieval.ingest import IngestReport, Progress, ingest_documents
from retrieval.sources.document import Document, Failure, Refused


def ingest_addresses(
    urls: Sequence[str],
    archive: Archive,
    embedder: Embedder,
    fetcher: Fetcher,
    *,
    clock: Callable[[], datetime],
    progress: Progress | None = None,
) -> IngestReport:
    """Fetch each address and take what it gives. What fails is a failure in the report and stops nothing.

    Raises:
        ArchiveError: the archive cannot be written; what was taken before stays.
    """

    def documents() -> Iterator[Document | Failure]:
        for done, url in enumerate(urls):
            for one in read_address(url, fetcher, clock()):
                if progress is not None:
                    progress(done, len(urls), one.ref)
                yield recognised(one, archive)
        if progress is not None:
            progress(len(urls), len(urls), "")

    return ingest_documents(documents(), archive, embedder)


def recognised(one: Document | Failure, archive: Archive) -> Document | Failure:
    """A document under the outlet by which the archive has it: one page is one article, given by a feed or by itself."""
    if isinstance(one, Failure) or one.url is None:
        return one
    sha256 = hashlib.sha256(one.text.encode("utf-8", "replace")).hexdigest()
    outlets = archive.feeds.outlets_of(one.url, sha256)
    return one if not outlets or one.outlet in outlets else one.model_copy(update={"outlet": outlets[0]})


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
