"""Feeds: RSS, Atom and JSON Feed, their entries' pages, and the subscriptions to them.

`wasit feeds fetch` is meant for cron or a timer, next to `wasit watch run --due`; there is no daemon.
"""

from retrieval.feeds.by_address import ingest_addresses, read_address
from retrieval.feeds.opml import Outlines, read_opml, write_opml
from retrieval.feeds.subscriptions import FeedOutcome, FeedsReport, fetch_feeds, subscription

__all__ = [
    "FeedOutcome",
    "FeedsReport",
    "Outlines",
    "fetch_feeds",
    "ingest_addresses",
    "read_address",
    "read_opml",
    "subscription",
    "write_opml",
]
