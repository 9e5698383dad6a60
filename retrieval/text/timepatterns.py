"""Regular expressions for times in news, built from the words in `timewords`. Named groups are read by `times`."""

from functools import cache
from typing import Literal

import regex

from retrieval.text.timewords import AMBIGUOUS, MONTHS, NUMBERS, ORDINALS, RELATIVE, UNITS, WEEKDAYS, WORDS, pattern

_S = r"\s"
_BEGIN = r"(?<=(?<![\p{L}\p{N}])[وف]?[بلك]?)"
"""A word begins here, or would if a proclitic did not lean on it."""
_END = r"(?![\p{L}\p{N}])"
_MONTH = rf"(?P<month>{pattern(MONTHS)}){_END}"
_MONTHS = rf"{_MONTH}(?:(?:{_S}*[/(–-]{_S}*|{_S}+){_MONTH}\)?)?"
_CLEAR = rf"(?P<month>{pattern(set(MONTHS) - AMBIGUOUS)}){_END}"
_BOTH = rf"{_MONTH}{_S}*[/(]{_S}*{_MONTH}\)?"
_DAY = rf"(?P<day>[0-9]{{1,2}}(?![0-9])|{pattern(ORDINALS)}{_END})"
_FIRST_DAY = rf"(?:(?P<day>[0-9]{{1,2}}){_S}*(?:و|-|–|الي{_S}|to{_S}|and{_S})|(?P<day>{pattern(ORDINALS)}){_S}+الي{_S})"
_NOT_HIJRI = rf"(?!{_S}*(?:ه(?!\p{{L}})|هجري|للهجره|ah\b))"
_YEAR_WORD = rf"(?:(?:من{_S}+)?(?:ال)?(?:{pattern(['عام', 'سنة'])}){_S}+)"
_YEAR = rf"(?P<year>[12][0-9]{{3}})(?![0-9]){_NOT_HIJRI}(?:{_S}*م{_END})?"
_THEN_YEAR = rf"(?:{_S}*[,،/-]?{_S}*{_YEAR_WORD}?{_YEAR})"
_QUALIFIER = rf"(?P<qualifier>{pattern([*WORDS['past'], *WORDS['coming'], *WORDS['current']])}){_END}"
_OF_YEAR = rf"(?:{_S}+من{_S}+(?:ال)?{pattern(['عام', 'سنة'])}{_S}+(?P<of_year>{pattern([*WORDS['past'], *WORDS['coming'], *WORDS['current']])}){_END})"
_WEEKDAY = rf"(?P<weekday>{pattern(WEEKDAYS)}){_END}"
_PART = rf"(?:(?:ال)?{pattern(WORDS['day_parts'])}{_END}{_S}+)"
_PART_AFTER = rf"(?:{_S}+{pattern(WORDS['day_parts_after'])}{_END})"
_DAY_WORD = rf"(?:(?:ال)?{pattern(['يوم'])}{_END}{_S}+)"
_NO_DATE_BEFORE = rf"(?<!(?<!\p{{L}})[وفب]?{pattern(WORDS['no_date_before'])}{_S})"
_NO_DATE_AFTER = rf"(?!{_S}+{pattern(WORDS['no_date_after'])}{_END})"

_WRITTEN = (
    rf"{_BEGIN}(?:{_FIRST_DAY}{_S}*)?{_DAY}(?:{_S}*(?:st|nd|rd|th){_END})?{_S}*(?:(?:من|of|شهر){_END}{_S}*){{0,2}}{_MONTHS}"
    rf"(?:{_THEN_YEAR}|{_OF_YEAR}|{_S}+{_QUALIFIER})?"
)
_AMERICAN = rf"{_BEGIN}{_MONTH}{_S}+{_DAY}(?:st|nd|rd|th)?{_END}(?:{_S}*,?{_S}*{_YEAR})?"
_SEPARATOR = rf"{_S}?[-/.]{_S}?"
_NUMERIC = (
    rf"(?<![\p{{L}}\p{{N}}/.-])(?:(?P<y>[12][0-9]{{3}}){_SEPARATOR}(?P<m>[0-9]{{1,2}}){_SEPARATOR}(?P<d>[0-9]{{1,2}})"
    rf"|(?P<a>[0-9]{{1,2}}){_SEPARATOR}(?P<b>[0-9]{{1,2}}){_SEPARATOR}(?P<y>[12][0-9]{{3}}))"
    rf"(?![\p{{N}}]|[/.-][0-9]){_NOT_HIJRI}"
)
_DATE = rf"(?:{_WRITTEN}|{_AMERICAN}|{_NUMERIC})"
_HIJRI_MONTH = pattern(WORDS["hijri_months"]) + _END
_HIJRI_YEAR = r"1[0-5][0-9]{2}(?![0-9])"
_HIJRI_SIGN = rf"(?:{_S}*(?:ه(?!\p{{L}})|هجري\p{{L}}*|للهجره|ah\b))"
_HIJRI_DAY = rf"{_BEGIN}{_DAY}{_S}*(?:(?:من|شهر){_END}{_S}*){{0,2}}{_HIJRI_MONTH}(?:{_S}*,?{_S}*{_YEAR_WORD}?{_HIJRI_YEAR}{_HIJRI_SIGN}?)?"
_HIJRI = (
    rf"(?:(?P<hijri_day>{_HIJRI_DAY}|(?:[0-9]{{1,2}}{_SEPARATOR}){{2}}{_HIJRI_YEAR}{_HIJRI_SIGN})"
    rf"|(?P<hijri_month>{_BEGIN}(?:(?:ال)?شهر{_S}+{_HIJRI_MONTH}(?:{_S}+{_HIJRI_YEAR}{_HIJRI_SIGN}?)?|{_HIJRI_MONTH}{_S}+{_HIJRI_YEAR}{_HIJRI_SIGN}?))"
    rf"|(?P<hijri_year>{_BEGIN}{_YEAR_WORD}?{_HIJRI_YEAR}{_HIJRI_SIGN}))"
)
_ON_DAY = (
    rf"{_BEGIN}{_NO_DATE_BEFORE}(?:{_PART}?{_DAY_WORD}?{_PART}?(?P<weekday>{pattern(WEEKDAYS)}){_END}{_NO_DATE_AFTER}"
    rf"|{_QUALIFIER}{_S}+{_WEEKDAY})(?:{_S}+{_QUALIFIER})?{_PART_AFTER}?"
)
_RELATIVE = (
    rf"{_BEGIN}{_NO_DATE_BEFORE}{_PART}?(?P<relative>{pattern(RELATIVE)}){_END}{_NO_DATE_AFTER}"
    rf"(?:{_S}*[,،(]?{_S}*{_WEEKDAY}\)?)?{_PART_AFTER}?"
)
_UNIT = pattern(UNITS)
_COUNT = rf"(?:(?P<count>[0-9]{{1,3}}(?![0-9])|{pattern(NUMBERS)}){_END}{_S}+)"
_AGO = (
    rf"(?:{_BEGIN}(?:قبل|منذ){_S}+(?:نحو{_S}+|حوالي{_S}+)?{_COUNT}?(?P<unit>{_UNIT}){_END}(?!{_S}+[0-9])"
    rf"|{_BEGIN}{_COUNT}(?P<unit>{_UNIT}){_END}{_S}+ago{_END})"
)
_SPAN = rf"(?:{_BEGIN}(?:ال)(?P<unit>{_UNIT}){_END}{_S}+{_QUALIFIER}|{_BEGIN}{_QUALIFIER}{_S}+(?:ال)?(?P<unit>{_UNIT}){_END})"
_MONTH_YEAR = rf"{_BEGIN}(?:(?:ال)?شهر{_S}+)?{_MONTHS}{_THEN_YEAR}"
_BEFORE_MONTH = rf"(?<=(?<!\p{{L}})(?:[وف]?){pattern(WORDS['before_month'])}[\s\u00a0-])"
_MONTH_ALONE = rf"(?:{_BEGIN}(?:ال)?شهر{_S}+{_MONTHS}|{_BEGIN}{_BOTH}|{_BEFORE_MONTH}{_MONTH}|{_BEGIN}{_CLEAR})(?:{_OF_YEAR}|{_S}+{_QUALIFIER})?"
_BEFORE_YEAR = rf"(?<=(?<!\p{{L}})(?:[وف]?){pattern(WORDS['before_year'])}{_S})"
_A_COUNT = rf"(?=[0-9]+(?:(?!م{_END})\p{{L}}|%|٪|{_S}+(?:[a-z]+s|people|men|women){_END}))"
_YEAR_ALONE = rf"(?:{_BEGIN}{_YEAR_WORD}{_YEAR}|{_BEFORE_YEAR}(?!{_A_COUNT})(?=1[89]|20){_YEAR})"

Kind = Literal[
    "date",
    "hijri",
    "relative",
    "weekday",
    "ago",
    "span",
    "month_year",
    "month",
    "year",
    "bare_month",
    "bare_year",
    "any",
    "join",
]

_SOURCES: dict[str, str] = {
    "date": _DATE,
    "hijri": _HIJRI,
    "relative": _RELATIVE,
    "weekday": _ON_DAY,
    "ago": _AGO,
    "span": _SPAN,
    "month_year": _MONTH_YEAR,
    "month": _MONTH_ALONE,
    "year": _YEAR_ALONE,
}
_SOURCES["any"] = "|".join(f"(?:{source})" for source in _SOURCES.values())
_SOURCES |= {
    "bare_month": rf"{_S}*{_MONTHS}(?:{_OF_YEAR}|{_S}+{_QUALIFIER})?{_S}*",
    "bare_year": rf"{_S}*{_YEAR}{_S}*",
    "join": rf"{_S}*[,،(]?{_S}*(?:الموافق{_S}*(?:ل{_S}*)?)?",
}


@cache
def times(kind: Kind) -> "regex.Pattern[str]":
    """The expression for one kind of time, for bare text, compiled when first asked for.

    `any` is all of them, the most specific first; `join` is what may stand between a weekday and its date, or a Hijri date
    and its Gregorian one; `bare_month` and `bare_year` are for an expression that is nothing else.
    """
    return regex.compile(_SOURCES[kind])
