"""What a time expression comes to.

Nothing is resolved that the words, or the words and the anchor, do not settle: a weekday without an anchor, a Hijri
date, `5/8/2020` in English, a weekday that contradicts its date, "two months ago", all keep their text and stay open.
"""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import regex

from retrieval.text.timepatterns import times
from retrieval.text.timewords import (
    COMING,
    CURRENT,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PAST,
    RELATIVE,
    UNITS,
    WEEKDAYS,
    bare,
    fold,
)
from schemas.brief import TimeExpr
from schemas.vocabulary import DatePrecision

_ARABIC = regex.compile(r"[\p{Arabic}٠-٩۰-۹]")


def resolve(expression: str, anchor: datetime | None) -> TimeExpr:
    """What `expression` comes to, seen from `anchor` (when the article was published; its day in UTC counts).

    `resolved_by` is `text` when the words alone settle it and `metadata` when the anchor was needed. A past weekday is the
    latest such day not after the anchor; a day or month without a year is the one nearest to it. «أمس السبت» is the yesterday
    that was a Saturday in some time zone.
    """
    reading = _Reader(expression, anchor).read()
    return TimeExpr(
        text=expression,
        resolved=reading.resolved,
        precision=reading.precision,
        resolved_by=None if reading.resolved is None else "metadata" if reading.anchored else "text",
    )


class _Reading(NamedTuple):
    precision: DatePrecision
    resolved: str | None = None
    anchored: bool = False


class _Reader:
    """One expression against one anchor; the most specific kind of time in it decides."""

    def __init__(self, expression: str, anchor: datetime | None) -> None:
        self.text = bare(expression).text
        self.arabic = _ARABIC.search(expression) is not None
        self.todays = _days_of(anchor)
        self.anchor = self.todays[0] if self.todays else None

    def read(self) -> _Reading:
        for kind in (
            self._dates,
            self._hijri_day,
            self._relative,
            self._weekday,
            self._ago,
            self._months,
            self._span,
            self._year,
            self._hijri,
        ):
            reading = kind()
            if reading is not None:
                return reading
        return _Reading("unknown")

    def _dates(self) -> _Reading | None:
        found = list(times("date").finditer(self.text))
        if not found:
            return None
        readings = {self._date(match) for match in found}
        return readings.pop() if len(readings) == 1 else _Reading("day")

    def _date(self, match: "regex.Match[str]") -> _Reading:
        year, month, day = _numeric(match, self.arabic) if match["y"] else _written(match)
        weekday = self._weekday_named()
        anchored = year is None
        if year is None:
            chosen = self._nearest_year(
                month, day, weekday, _direction(match["qualifier"]), _direction(match["of_year"])
            )
        else:
            chosen = _date(year, month, day)
        if chosen is None or (weekday is not None and chosen.weekday() != weekday):
            return _Reading("day")
        return _Reading("day", chosen.isoformat(), anchored)

    def _nearest_year(
        self, month: int, day: int, weekday: int | None, side: int | None, of_year: int | None
    ) -> date | None:
        if self.anchor is None:
            return None
        here = self.anchor
        if of_year is not None:
            return _date(here.year + of_year, month, day)
        days = [chosen for year in range(here.year - 1, here.year + 2) if (chosen := _date(year, month, day))]
        days = [one for one in days if weekday is None or one.weekday() == weekday]
        if side == 0:
            days = [one for one in days if (one.year, one.month) == (here.year, here.month)]
        elif side is not None:
            days = [one for one in days if (one - here).days * side > 0]
        return min(days, key=lambda one: abs((one - here).days), default=None)

    def _relative(self) -> _Reading | None:
        match = times("relative").search(self.text)
        if match is None:
            return None
        away = timedelta(days=RELATIVE[fold(match["relative"])])
        weekday = self._weekday_named()
        days = [today + away for today in self.todays if weekday is None or (today + away).weekday() == weekday]
        return _Reading("day", days[0].isoformat(), True) if days else _Reading("day")

    def _weekday(self) -> _Reading | None:
        match = times("weekday").search(self.text)
        if match is None:
            return None
        side = _direction(next(reversed(match.captures("qualifier")), None))
        named = {WEEKDAYS[fold(one["weekday"])] for one in times("weekday").finditer(self.text)}
        if self.anchor is None or side == 0 or len(named) > 1:
            return _Reading("day")
        weekday = named.pop()
        back = (self.anchor.weekday() - weekday) % 7
        days = {None: -back, -1: -(back or 7), 1: 7 - back}[side]
        return _Reading("day", (self.anchor + timedelta(days=days)).isoformat(), True)

    def _ago(self) -> _Reading | None:
        match = times("ago").search(self.text)
        if match is None:
            return None
        unit, own = UNITS[fold(match["unit"])]
        count = _count(match["count"]) if match["count"] else own
        if self.anchor is None or count is None or unit != "day":
            return _Reading(unit)
        return _Reading("day", (self.anchor - timedelta(days=count)).isoformat(), True)

    def _span(self) -> _Reading | None:
        match = times("span").search(self.text)
        if match is None:
            return None
        unit, count = UNITS[fold(match["unit"])]
        by = _direction(match["qualifier"])
        if self.anchor is None or by is None or count != 1 or unit in ("day", "week"):
            return _Reading(unit)  # a week stays open: weeks begin on different days
        if unit == "year":
            return _Reading("year", f"{self.anchor.year + by:04d}", True)
        year, month = divmod(self.anchor.year * 12 + self.anchor.month - 1 + by, 12)
        return _Reading("month", f"{year:04d}-{month + 1:02d}", True)

    def _months(self) -> _Reading | None:
        match = (
            times("month_year").search(self.text)
            or times("month").search(self.text)
            or times("bare_month").fullmatch(self.text)
        )
        if match is None:
            return None
        month = _same_month(match)
        groups = match.groupdict()
        if month is None:
            return _Reading("month")
        if groups.get("year"):
            return _Reading("month", f"{_number(match['year']):04d}-{month:02d}")
        side, of_year = _direction(match["qualifier"]), _direction(match["of_year"])
        chosen = self._nearest_month(month, _leading_direction(self.text) if side is None else side, of_year)
        return _Reading("month", f"{chosen[0]:04d}-{chosen[1]:02d}", True) if chosen else _Reading("month")

    def _nearest_month(self, month: int, side: int | None, of_year: int | None) -> tuple[int, int] | None:
        if self.anchor is None:
            return None
        if of_year is not None:
            return self.anchor.year + of_year, month
        away = [
            (year - self.anchor.year) * 12 + month - self.anchor.month
            for year in range(self.anchor.year - 1, self.anchor.year + 2)
        ]
        away = [one for one in away if side is None or (one == 0 if side == 0 else one * side > 0)]
        if not away:
            return None
        year, index = divmod(
            self.anchor.year * 12 + self.anchor.month - 1 + min(away, key=lambda one: (abs(one), one)), 12
        )
        return year, index + 1

    def _year(self) -> _Reading | None:
        found = list(times("year").finditer(self.text)) or list(
            filter(None, (times("bare_year").fullmatch(self.text),))
        )
        years = {_number(match["year"]) for match in found}
        if not years:
            return None
        return _Reading("year", f"{years.pop():04d}") if len(years) == 1 else _Reading("year")

    def _hijri_day(self) -> _Reading | None:
        match = times("hijri").search(self.text)
        return _Reading("day") if match and match["hijri_day"] else None

    def _hijri(self) -> _Reading | None:
        match = times("hijri").search(self.text)
        return match and _Reading("month" if match["hijri_month"] else "year")

    def _weekday_named(self) -> int | None:
        """The one weekday the expression names; -1, which no day has, when it names two."""
        named = {
            WEEKDAYS[fold(word)] for match in times("any").finditer(self.text) for word in match.captures("weekday")
        }
        return None if not named else named.pop() if len(named) == 1 else -1


def _numeric(match: "regex.Match[str]", day_first: bool) -> tuple[int, int, int]:
    """Year, month and day of `2020-08-21`, `21/8/2020`; month 0, which no date has, when it may be read two ways."""
    year = _number(match["y"])
    if match["m"]:
        return year, _number(match["m"]), _number(match["d"])
    first, second = _number(match["a"]), _number(match["b"])
    if first == second or first > 12 or "." in match[0] or day_first:
        return year, second, first
    return (year, first, second) if second > 12 else (year, 0, 0)


def _written(match: "regex.Match[str]") -> tuple[int | None, int, int]:
    """Year if given, month and day of `21 أغسطس 2020`; day 0, which no month has, for a pair of days."""
    word = fold(match["day"])
    if len(match.captures("day")) > 1:
        word = "0"
    day = int(word) if word.isdigit() else ORDINALS[word]
    return (_number(match["year"]) if match["year"] else None), _same_month(match) or 0, day


def _same_month(match: "regex.Match[str]") -> int | None:
    """The month named, once or under two names; None when two names are two months."""
    months = {MONTHS[fold(name)] for name in match.captures("month")}
    return months.pop() if len(months) == 1 else None


def _number(digits: str) -> int:
    return int(fold(digits))


def _count(count: str) -> int | None:
    word = fold(count)
    return int(word) if word.isdigit() else NUMBERS.get(word)


def _direction(word: str | None) -> int | None:
    """-1 past, 0 current, 1 coming, None when there is no such word."""
    bare = fold(word) if word else ""
    return -1 if bare in PAST else 1 if bare in COMING else 0 if bare in CURRENT else None


def _leading_direction(text: str) -> int | None:
    return next((side for word in fold(text).split()[:1] if (side := _direction(word)) is not None), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days_of(anchor: datetime | None) -> tuple[date, ...]:
    """The anchor's day in UTC first, then what day it was then elsewhere: where the outlet is, nobody told us."""
    if anchor is None:
        return ()
    moment = anchor.astimezone(UTC) if anchor.tzinfo else anchor.replace(tzinfo=UTC)
    days = [(moment + timedelta(hours=hours)).date() for hours in (0, 14, -12)]
    return tuple(dict.fromkeys(days))
