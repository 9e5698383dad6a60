"""When a document was published: whatever a record, a page or front matter writes there, as an aware UTC moment."""

import math
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

import regex

from retrieval.text.times import resolve

_ISO = regex.compile(
    r"(?P<day>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?:[T ]+(?P<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?))?\s*(?P<zone>Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})?"
)
_MAIL = regex.compile(r"(?i)(?:[a-z]{3,9},\s*)?[0-9]{1,2}[\s-][a-z]{3}[\s-][0-9]{4}\s+[0-9]{1,2}:[0-9]{2}")
_CLOCK = regex.compile(
    r"(?<![0-9])(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?(?![0-9])\s*(?P<half>[ap]\.?m\.?)?",
    regex.IGNORECASE,
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_YEARS = range(1800, 2200)


def parse_published(value: str | int | float | datetime | date | None) -> datetime | None:
    """`value` as a moment in UTC, or None when it names no certain day.

    ISO 8601, RFC 2822, epoch seconds or milliseconds, YYYYMMDD, and written dates with their year in Arabic, English or
    French. A bare date is midnight UTC; a time without a zone is taken as UTC. A month, a year, a day without its year and
    `05/06/2020`, which may be read two ways, are None.
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        return _checked(value)
    if isinstance(value, date):
        return _checked(datetime.combine(value, time()))
    if isinstance(value, int | float):
        return _number(value)
    words = " ".join(value.translate(_DIGITS).split())
    if regex.fullmatch(r"[0-9]+(?:\.[0-9]+)?", words):
        return _number(float(words)) if len(words) < 32 else None
    return _iso(words) or _mail(words) or _written(words)


def _number(value: float) -> datetime | None:
    if not math.isfinite(value) or value < 0:
        return None
    if 18_000_101 <= value <= 21_991_231 and value == int(value):
        return _iso(f"{int(value) // 10_000}-{int(value) // 100 % 100}-{int(value) % 100}")
    for scale in (1, 1_000, 1_000_000):
        if 1e8 <= value / scale < 8e9:
            return _checked(datetime.fromtimestamp(value / scale, UTC))
    return None


def _iso(words: str) -> datetime | None:
    match = _ISO.fullmatch(words)
    if match is None:
        return _standard(words)
    year, month, day = match["day"].split("-")
    clock = (match["time"] or "00:00").replace(",", ".").zfill(5)
    zone = {"Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", None: ""}.get(match["zone"], match["zone"])
    return _standard(f"{year}-{month:0>2}-{day:0>2}T{clock}{zone}")


def _standard(words: str) -> datetime | None:
    if len(words) < 8:
        return None
    try:
        return _checked(datetime.fromisoformat(words))
    except ValueError:
        return None


def _mail(words: str) -> datetime | None:
    try:
        return _checked(parsedate_to_datetime(words)) if _MAIL.match(words) else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written(words: str) -> datetime | None:
    told = resolve(words[:120], None)
    if told.resolved is None or told.precision != "day":
        return None
    clock = _CLOCK.search(words)
    hour, minute, second = (int(clock[part] or 0) for part in ("hour", "minute", "second")) if clock else (0, 0, 0)
    if clock and clock["half"]:
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    return _checked(datetime.fromisoformat(told.resolved).replace(hour=hour, minute=minute, second=second))


def _checked(moment: datetime) -> datetime | None:
    if moment.year not in _YEARS:
        return None
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:
        return None
