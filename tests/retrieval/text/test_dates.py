import time
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.text.dates import find_times, parse_published, resolve
from retrieval.text.timepatterns import times
from retrieval.text.timespans import matches
from retrieval.text.timewords import WORDS, bare, fold

ANCHOR = datetime(2020, 8, 27, 15, tzinfo=UTC)
"""A Thursday."""
ZONES = st.just(UTC) | st.integers(-840, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))
NOON = datetime(2020, 8, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2020-08-21", NOON),
        ("20200821", NOON),
        (20200821, NOON),
        (date(2020, 8, 21), NOON),
        (datetime(2020, 8, 21, 2, tzinfo=timezone(timedelta(hours=2))), NOON),
        ("2020-08-21T00:00:00Z", NOON),
        ("2020-08-21T02:00:00.000+02:00", NOON),
        ("2020-08-21T02:00+0200", NOON),
        ("2020-08-21 02:00:00 +02", NOON),
        ("2020-8-21 00:00 UTC", NOON),
        ("Fri, 21 Aug 2020 02:00:00 +0200", NOON),
        ("Fri, 21 Aug 2020 00:00:00 GMT", NOON),
        (1597968000, NOON),
        (1597968000.0, NOON),
        ("1597968000", NOON),
        (1597968000000, NOON),
        ("٢٠٢٠-٠٨-٢١", NOON),
        ("21 أغسطس 2020", NOON),
        ("الجمعة ٢١ آب/أغسطس ٢٠٢٠", NOON),
        ("21 août 2020", NOON),
        ("August 21, 2020", NOON),
        ("Aug 21, 2020 3:30 PM", NOON.replace(hour=15, minute=30)),
        ("21 أغسطس 2020 - 15:30", NOON.replace(hour=15, minute=30)),
        ("21/8/2020", NOON),
        ("2020/08/21", NOON),
        ("21.08.2020", NOON),
    ],
)
def test_a_publication_date_is_read_in_many_forms(value: str | int | float | date, moment: datetime) -> None:
    parsed = parse_published(value)
    assert parsed == moment
    assert parsed is not None
    assert parsed.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "value",
    [
        *(
            None,
            "",
            "  ",
            "soon",
            "2020",
            "2020-08",
            2020,
            0,
            -5,
            float("nan"),
            float("inf"),
            True,
            "5/8/2020",
            "yesterday",
        ),
        *(
            "31 فبراير 2020",
            "21 أغسطس",
            "1 محرم 1442 هـ",
            "2020-13-45",
            "9" * 400,
            "0001-01-01",
            "9999-12-31T23:59:59-12:00",
        ),
        *("الخميس 21 أغسطس 2020", "١" * 50, 1e300),
    ],
)
def test_what_names_no_certain_day_is_no_date(value: str | float | None) -> None:
    assert parse_published(value) is None


@given(st.one_of(st.text(max_size=60), st.floats(), st.integers(), st.datetimes(), st.dates()))
@settings(max_examples=200, deadline=None)
def test_any_value_is_a_moment_in_utc_or_nothing(value: str | float | date) -> None:
    moment = parse_published(value)
    assert moment is None or moment.tzinfo is UTC


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=ZONES))  # noqa: DTZ001
@settings(max_examples=100, deadline=None)
def test_iso_8601_comes_back(moment: datetime) -> None:
    assert parse_published(moment.isoformat()) == moment


@pytest.mark.parametrize(
    ("expression", "resolved", "precision"),
    [
        ("17 كانون الأول 2015", "2015-12-17", "day"),
        ("17 ديسمبر/كانون الأول 2015", "2015-12-17", "day"),
        ("17 كانون الأول (ديسمبر) 2015", "2015-12-17", "day"),
        ("17 من كانون الأول من عام 2015", "2015-12-17", "day"),
        ("٤ تشرين أول/أكتوبر ٢٠٢١", "2021-10-04", "day"),
        ("الحادي والعشرين من أغسطس 2020", "2020-08-21", "day"),
        ("21 أوت 2020", "2020-08-21", "day"),
        ("21 غشت 2020م", "2020-08-21", "day"),
        ("الجمعة، 21 آب 2020", "2020-08-21", "day"),
        ("يوم الجمعة الموافق 21 أغسطس 2020", "2020-08-21", "day"),
        ("1 محرم 1442 هـ الموافق 20 أغسطس 2020", "2020-08-20", "day"),
        ("يوم 5/8/2020", "2020-08-05", "day"),
        ("٥/٨/٢٠٢٠", "2020-08-05", "day"),
        ("21/8/2020", "2020-08-21", "day"),
        ("8/21/2020", "2020-08-21", "day"),
        ("on 5 May 2023", "2023-05-05", "day"),
        ("the 5th of May, 2023", "2023-05-05", "day"),
        ("May 5, 2023", "2023-05-05", "day"),
        ("5 mai 2023", "2023-05-05", "day"),
        ("أَيْلُول 2020", "2020-09", "month"),
        ("شهر سبتمبر/أيلول 2020", "2020-09", "month"),
        ("September 2020", "2020-09", "month"),
        ("عام 2014", "2014", "year"),
        ("منذ 2011", "2011", "year"),
        ("2011", "2011", "year"),
        ("in 2014", "2014", "year"),
    ],
)
def test_words_that_suffice_resolve_without_an_anchor(expression: str, resolved: str, precision: str) -> None:
    for anchor in (None, ANCHOR):
        told = resolve(expression, anchor)
        assert (told.text, told.resolved, told.precision, told.resolved_by) == (expression, resolved, precision, "text")


@pytest.mark.parametrize(
    ("expression", "resolved"),
    [
        ("الخميس", "2020-08-27"),
        ("مساء الخميس", "2020-08-27"),
        ("الأربعاء", "2020-08-26"),
        ("الجمعة", "2020-08-21"),
        ("يوم الجُمُعة", "2020-08-21"),
        ("الاثنين", "2020-08-24"),
        ("الإثنين الماضي", "2020-08-24"),
        ("الخميس الماضي", "2020-08-20"),
        ("الخميس المقبل", "2020-09-03"),
        ("الأحد القادم", "2020-08-30"),
        ("أمس", "2020-08-26"),
        ("أمس الأربعاء", "2020-08-26"),
        ("مساء أمس", "2020-08-26"),
        ("بالأمس", "2020-08-26"),
        ("أول أمس", "2020-08-25"),
        ("أول من أمس", "2020-08-25"),
        ("اليوم", "2020-08-27"),
        ("اليوم الخميس", "2020-08-27"),
        ("الليلة الماضية", "2020-08-26"),
        ("غدا", "2020-08-28"),
        ("غدًا", "2020-08-28"),
        ("بعد غد", "2020-08-29"),
        ("21 أوت", "2020-08-21"),
        ("17 ديسمبر/كانون الأول", "2020-12-17"),
        ("24 ديسمبر الماضي", "2019-12-24"),
        ("24 ديسمبر من العام الماضي", "2019-12-24"),
        ("24 ديسمبر المقبل", "2020-12-24"),
        ("29 من أغسطس الجاري", "2020-08-29"),
        ("قبل يومين", "2020-08-25"),
        ("قبل ثلاثة أيام", "2020-08-24"),
        ("منذ ١٠ أيام", "2020-08-17"),
        ("Thursday", "2020-08-27"),
        ("on Friday evening", "2020-08-21"),
        ("last Thursday", "2020-08-20"),
        ("next Monday", "2020-08-31"),
        ("yesterday", "2020-08-26"),
        ("the day before yesterday", "2020-08-25"),
        ("tomorrow", "2020-08-28"),
        ("two days ago", "2020-08-25"),
        ("21 August", "2020-08-21"),
        ("الثامن والعشرين من جويلية", "2020-07-28"),
        ("August 21", "2020-08-21"),
    ],
)
def test_what_needs_an_anchor_says_so_and_stays_open_without(expression: str, resolved: str) -> None:
    told = resolve(expression, ANCHOR)
    assert (told.resolved, told.precision, told.resolved_by) == (resolved, "day", "metadata")
    told = resolve(expression, None)
    assert (told.resolved, told.precision, told.resolved_by) == (None, "day", None)


@pytest.mark.parametrize(
    ("expression", "resolved", "precision"),
    [
        ("الشهر الماضي", "2020-07", "month"),
        ("الشهر الجاري", "2020-08", "month"),
        ("العام المقبل", "2021", "year"),
        ("هذا العام", "2020", "year"),
        ("last month", "2020-07", "month"),
        ("next year", "2021", "year"),
        ("في مارس", "2020-03", "month"),
        ("نوفمبر الماضي", "2019-11", "month"),
        ("ديسمبر (كانون الأول) الماضي", "2019-12", "month"),
        ("last May", "2020-05", "month"),
        ("ماي الماضي", "2020-05", "month"),
        ("مارس المقبل", "2021-03", "month"),
        ("in October", "2020-10", "month"),
    ],
)
def test_months_and_years_are_counted_from_the_anchor(expression: str, resolved: str, precision: str) -> None:
    told = resolve(expression, ANCHOR)
    assert (told.resolved, told.precision, told.resolved_by) == (resolved, precision, "metadata")
    assert (resolve(expression, None).resolved, resolve(expression, None).precision) == (None, precision)


@pytest.mark.parametrize(
    ("expression", "precision"),
    [
        ("1 محرم 1442 هـ", "day"),
        ("٢٨ شعبان ١٤٤٣هـ", "day"),
        ("14 ذو الحجة", "day"),
        ("1/1/1442هـ", "day"),
        ("شهر رمضان", "month"),
        ("1442هـ", "year"),
        ("31 فبراير 2020", "day"),
        ("5/8/2020", "day"),
        ("الخميس 21 آب 2020", "day"),
        ("أمس الثلاثاء", "day"),
        ("5 يناير/شباط 2020", "day"),
        ("29 و30 أغسطس 2024", "day"),
        ("الثامن إلى العاشر من ديسمبر", "day"),
        ("5 إلى 21 ماي 2017", "day"),
        ("بين الأحد والاثنين", "day"),
        ("this Thursday", "day"),
        ("الأسبوع الماضي", "week"),
        ("قبل أسبوعين", "week"),
        ("قبل أيام", "day"),
        ("منذ عامين", "year"),
        ("three months ago", "month"),
        ("كلام لا وقت فيه", "unknown"),
        ("", "unknown"),
    ],
)
def test_what_is_not_certain_keeps_its_text_and_stays_open(expression: str, precision: str) -> None:
    told = resolve(expression, ANCHOR)
    assert (told.text, told.resolved, told.precision, told.resolved_by) == (expression, None, precision, None)


def test_a_day_without_a_year_takes_the_nearest_one_and_its_weekday_decides() -> None:
    january = datetime(2021, 1, 3, tzinfo=UTC)
    assert resolve("28 ديسمبر", january).resolved == "2020-12-28"
    assert resolve("5 فبراير", january).resolved == "2021-02-05"
    assert resolve("29 فبراير", january).resolved == "2020-02-29"
    assert resolve("الاثنين 28 ديسمبر", january).resolved == "2020-12-28"
    assert resolve("الأحد 28 ديسمبر", january).resolved is None


def test_yesterday_with_its_weekday_is_that_day_in_some_time_zone() -> None:
    night = datetime(2020, 8, 29, 22, 30, tzinfo=UTC)  # Saturday in UTC, Sunday to the east
    assert resolve("أمس", night).resolved == "2020-08-28"
    assert resolve("أمس السبت", night).resolved == "2020-08-29"
    assert resolve("أمس الخميس", night).resolved is None


def test_the_day_of_the_anchor_is_its_day_in_utc() -> None:
    late = datetime(2020, 8, 28, 1, tzinfo=timezone(timedelta(hours=3)))
    assert resolve("اليوم", late).resolved == "2020-08-27"


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)), st.sampled_from(sorted(WORDS["weekdays"])))  # noqa: DTZ001
@settings(max_examples=100, deadline=None)
def test_a_weekday_is_the_latest_one_not_after_the_anchor(anchor: datetime, weekday: int) -> None:
    resolved = resolve(WORDS["weekdays"][weekday][0], anchor).resolved
    assert resolved is not None
    day = date.fromisoformat(resolved)
    assert day.weekday() == weekday
    assert 0 <= (anchor.date() - day).days < 7


@given(
    st.lists(
        st.sampled_from([*"0123456789٣٤/-., هوفبلك", "الخميس", " أمس", " مارس", "عام", " May", "ago"]), max_size=25
    ).map("".join)
)
@settings(max_examples=150, deadline=None)
def test_any_words_resolve_or_stay_open_and_their_spans_are_in_order(text: str) -> None:
    assert resolve(text, ANCHOR).text == text
    spans = find_times(text, 0, len(text))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("وقالت الرئيسة مساء الخميس إن الوقت ليس في صالحنا", ["مساء الخميس"]),
        ("وأمس الأربعاء، نفى المتحدث ذلك", ["أمس الأربعاء"]),
        ("والخميس وصل الوفد، وَالجمعة غادر", ["الخميس", "الجمعة"]),
        ("وُقع الاتفاق في 17 كانون الأول/ديسمبر 2015 بالصخيرات", ["17 كانون الأول/ديسمبر 2015"]),
        ("عنتيبي، 25 صفر 1446هـ الموافق 30 أغسطس 2024", ["25 صفر 1446هـ الموافق 30 أغسطس 2024"]),
        ("يبدأ السبت الموافق 23 نوفمبر وينتهي يومي 29 و30 منه", ["السبت الموافق 23 نوفمبر"]),
        ("منذ عام 2011 والبلاد في حرب، وفي 2014 انقسمت", ["عام 2011", "2014"]),
        ("تعهدت قبل أسبوعين ثم تراجعت الأسبوع الماضي", ["قبل أسبوعين", "الأسبوع الماضي"]),
        ("هدنة تبدأ غدًا وتنتهي يوم الأحد المقبل", ["غدًا", "يوم الأحد المقبل"]),
        ("بلغ العدد 2014 قتيلا و350 جريحا", []),
        ("في 2500 كيلومترا من الحدود", []),
        ("في 2011 ليبيا، وفي 2014م اليمن", ["2011", "2014م"]),
        ("a force of 2000 troops, in 2019", ["2019"]),
        ("خطبة الجمعة وصلاة الجمعة في ذلك اليوم", []),
        ("مارس ضغوطا على آب العائلة", []),
        ("اليوم التالي واليوم الأول", []),
        ("قال رمضان وشعبان ورجب", []),
        ("On Thursday, 21 May 2020, it said; yesterday it may have changed", ["Thursday, 21 May 2020", "yesterday"]),
        ("They met in March and again last week; the march went on", ["March", "last week"]),
        ("two days ago, on 5 May", ["two days ago", "5 May"]),
    ],
)
def test_times_are_found_where_they_stand(text: str, spans: list[str]) -> None:
    assert [text[start:end] for start, end in find_times(text, 0, len(text))] == spans


def test_times_are_looked_for_in_the_stretch_alone() -> None:
    text = "أمس كان الخميس ثم جاء السبت"
    assert find_times(text, 4, 15) == ((8, 14),)


def test_the_shortcut_to_likely_words_misses_nothing() -> None:
    parts = [word for kind in ("months", "units") for group in WORDS[kind].values() for word in str(group).split("'")]
    text = " ".join(
        f"في {part} و{part} 2015 وال{part} الماضي 17 {part} قبل {part}" for part in parts if part.strip(" ,[]{}:")
    )
    plain = bare(text).text
    slow = [match.span() for match in times("any").finditer(plain)]
    assert [match.span() for match in matches(plain, 0, len(plain))] == slow


def test_a_long_text_is_searched_in_time() -> None:
    text = "وقال المتحدث مساء الخميس إن الأطراف اتفقت على 15 بندا في 21 أغسطس 2020 بعد جولة طويلة. " * 1000
    began = time.monotonic()
    assert len(find_times(text, 0, len(text))) == 2000
    assert time.monotonic() - began < 5


def test_every_word_of_time_is_written_bare_and_once() -> None:
    for kind in ("months", "units", "weekdays", "relative_days", "numbers"):
        groups = WORDS[kind].values()
        for group in groups:
            words = [
                word
                for part in (group.values() if isinstance(group, dict) else group)
                for word in ([part] if isinstance(part, str) else part)
            ]
            assert all(isinstance(word, str) and word == " ".join(word.split()) for word in words)
    names = [fold(word) for language in WORDS["months"].values() for words in language.values() for word in words]
    assert len(set(names)) >= len(names) - 4  # spelling variants of one month may fold together
