"""HTTP's answers without a body, in words: what happened, whether to come back, and when."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from retrieval.fetch.answer import NotFetched

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT_REDIRECTS = frozenset({301, 308})
_DEFAULT_WAIT = timedelta(minutes=15)
_SHORTEST, _LONGEST = timedelta(seconds=1), timedelta(days=7)
_REFUSALS = {401: "it wants a login", 402: "it wants to be paid", 403: "it refuses us", 451: "it is withheld by law"}


def not_fetched(status: int, headers: Mapping[str, str], now: datetime) -> NotFetched:
    """The refusal that a status other than 200 amounts to."""
    if status == 404:
        return NotFetched("it is not there (404)", "check the address")
    if status == 410:
        return NotFetched("it is gone for good (410)", "remove it", gone=True)
    if status in (429, 503):
        return _patience(status, headers, now)
    if status in _REFUSALS:
        return NotFetched(f"{_REFUSALS[status]} ({status})", "save the article's page or text and give the file")
    if status >= 500:
        return NotFetched(f"its server has failed ({status})", "try again later", temporary=True)
    return NotFetched(f"its server answered {status} and nothing to read", "check the address in a browser")


def _patience(status: int, headers: Mapping[str, str], now: datetime) -> NotFetched:
    wait = retry_after(headers.get("retry-after", ""), now)
    if wait is None and status == 503:
        return NotFetched("its server is not available (503)", "try again later", temporary=True)
    until = now + (wait or _DEFAULT_WAIT)
    reason = "it asks for patience" if status == 429 else "its server is not available"
    return NotFetched(f"{reason} ({status})", f"try again after {stamp(until)}", temporary=True, retry_at=until)


def retry_after(value: str, now: datetime) -> timedelta | None:
    """How long a `Retry-After` header asks to wait: seconds or a date, a second to a week; None when it says neither."""
    words = value.strip()
    if words.isascii() and words.isdigit():
        wait = timedelta(seconds=min(int(words[:9]), 10**8))
    else:
        try:
            until = parsedate_to_datetime(words)
            wait = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return max(_SHORTEST, min(wait, _LONGEST))


def stamp(moment: datetime) -> str:
    """A moment for people, to the minute."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
