"""What `wasit feeds` prints: subscriptions, and what became of a fetch."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from agents.render.listing import report_json, report_text
from agents.render.shown import shown
from schemas.feed import Subscription

if TYPE_CHECKING:
    from retrieval.feeds import FeedsReport

STATES: tuple[Literal["fetched", "unchanged", "failed", "gone"], ...] = ("fetched", "unchanged", "failed", "gone")


def feed_text(feed: Subscription) -> str:
    """A subscription, one thing a line."""
    lines = [shown(feed.title or feed.url), f"  address: {shown(feed.url)}"]
    lines.append(f"  fetched: {f'{feed.last_fetched:%Y-%m-%d %H:%M} UTC' if feed.last_fetched else 'never'}")
    if feed.last_error:
        times = f"{feed.failures} time{'s' if feed.failures != 1 else ''}"
        lines.append(f"  failed: {times}; {shown(feed.last_error)}")
    if feed.gone:
        lines.append("  gone: it is not fetched again unless named")
    elif feed.next_allowed:
        lines.append(f"  next: not before {feed.next_allowed:%Y-%m-%d %H:%M} UTC")
    return "\n".join(lines) + "\n"


def feeds_text(report: FeedsReport, count: int) -> str:
    """The articles as `wasit ingest` prints them, then how many feeds ended in which way."""
    states = Counter(feed.state for feed in report.feeds)
    sums = ", ".join(f"{states[state]} {state}" for state in STATES if states[state])
    return report_text(report.articles, count) + (f"feeds: {sums}\n" if sums else "")


def feeds_json(report: FeedsReport, count: int) -> dict[str, Any]:
    """The same, for programs."""
    return {**report_json(report.articles, count), "feeds": [feed.model_dump(mode="json") for feed in report.feeds]}
