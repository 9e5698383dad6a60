"""Dates as they are typed for a filter: a day, a month, a year, or how long ago."""

from calendar import monthrange
from datetime import UTC, datetime, timedelta
from typing import Final

import regex

from retrieval.text.normalise import fold_text

FORMS: Final = "2020-08-21, 2020-08, 2020, 21/8/2020 or 7d (h, d, w) for seven days ago"
_ISO: Final = regex.compile(r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?")
_DAY_FIRST: Final = regex.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})")
_AGO: Final = regex.compile(r"(?P<count>\d{1,5})(?P<unit>[hdw])")
_HOURS: Final = {"h": 1, "d": 24, "w": 168}


def moment(text: str, now: datetime | None = None, *, end: bool = False) -> datetime | None:
    """The moment some text names, aware, in UTC; None when it names none. Digits of any script.

    Args:
        text: A day, a month, a year, or a number of hours, days or weeks ago.
        now: What such a number counts back from.
        end: Whether the moment after the named span is wanted, as for «until that day», and not its beginning.
    """
    folded = fold_text(text.strip())
    if (ago := _AGO.fullmatch(folded)) and now is not None:
        return _before(now, int(ago["count"]) * _HOURS[ago["unit"]])
    found = _ISO.fullmatch(folded) or _DAY_FIRST.fullmatch(folded)
    if found is None:
        return None
    year, month, day = (int(found[part]) if found[part] else None for part in ("year", "month", "day"))
    try:
        first = datetime(year or 0, month or 1, day or 1, tzinfo=UTC)
        return first + _length(first, month, day) if end else first
    except (ValueError, OverflowError):
        return None


def _length(first: datetime, month: int | None, day: int | None) -> timedelta:
    if day is not None:
        return timedelta(days=1)
    if month is not None:
        return timedelta(days=monthrange(first.year, first.month)[1])
    return first.replace(month=12, day=31) - first + timedelta(days=1)


def _before(now: datetime, hours: int) -> datetime | None:
    try:
        return now - timedelta(hours=hours)
    except OverflowError:
        return None
