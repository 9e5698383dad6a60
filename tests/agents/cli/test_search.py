"""`wasit search`: what is asked of the search, and how its hits are shown."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agents.render.hits import hits_text
from retrieval.finding.ordering import Wishes
from schemas.question import Filters, Found, Hit, Mark, Query, Why
from tests.agents.cli.fakes import FakeDoors, Run, article
from tests.agents.render import samples

HELD = article("sidr.txt", title="الهدنة", outlet="صحيفة السدر", published_at=datetime(2026, 2, 3, tzinfo=UTC))
COPY = article("copy.txt", outlet="موقع الوادي")


@pytest.fixture(autouse=True)
def _two_articles(doors: FakeDoors) -> None:
    doors.store.held += [HELD, COPY]


def hit(start: int, end: int, **fields: object) -> Hit:
    given = {"passage_id": f"{HELD.id}:0", "article_id": HELD.id, "start": start, "end": end, "score": 0.5, **fields}
    return Hit.model_validate(given)


def asked(doors: FakeDoors) -> tuple[Query, int, Wishes]:
    (call,) = doors.calls
    _, query, count, wishes = call
    return query, count, wishes


def test_a_hit_shows_title_place_outlet_day_and_words(wasit: Run, doors: FakeDoors) -> None:
    doors.found_by_search = Found(hits=(hit(0, 30),))
    assert wasit("search", "هدنة", "-k", "3") == (
        0,
        f"الهدنة\n[{HELD.id[:12]} 0–30] 0.500 · صحيفة السدر · 2026-02-03\nالهدنة في وادي السدر على المحك\n",
        "",
    )
    assert asked(doors) == (Query(text="هدنة", words="هدنة"), 3, Wishes())


def test_words_need_no_quotation_marks_of_the_shell(wasit: Run, doors: FakeDoors) -> None:
    wasit("search", "وادي", "السدر")
    assert asked(doors)[0].words == "وادي السدر"


def test_signs_and_options_reach_the_search(wasit: Run, doors: FakeDoors) -> None:
    wasit(
        "search", "«على المحك» -جنيف lang:ar", "--outlet", "السدر", "--since", "٢٠٢٦-٠١", "--until", "3/2/2026",
        "--source-class", "opinion", "--per-outlet", 2, "--half-life", 7,
    )  # fmt: skip
    query, _, wishes = asked(doors)
    assert (query.phrases, query.excluded) == (("على المحك",), ("جنيف",))
    assert query.filters == Filters(
        outlets=("صحيفة السدر",),
        languages=("ar",),
        source_classes=("opinion",),
        since=datetime(2026, 1, 1, tzinfo=UTC),
        until=datetime(2026, 2, 4, tzinfo=UTC),
    )
    assert wishes == Wishes(per_outlet=2, half_life_days=7)


def test_recent_alone_has_a_half_life_of_a_month(wasit: Run, doors: FakeDoors) -> None:
    wasit("search", "هدنة", "--recent", "--since", "7d")
    query, _, wishes = asked(doors)
    assert wishes.half_life_days == 30
    assert query.filters.since == datetime(2026, 2, 26, 12, tzinfo=UTC)


def test_what_was_found_is_bold_only_where_colour_is_wanted(wasit: Run, doors: FakeDoors) -> None:
    marks = (Mark(start=0, end=6, kind="inflected", asked="هدنة"), Mark(start=10, end=14, kind="exact", asked="وادي"))
    doors.found_by_search = Found(hits=(hit(0, 30, marks=marks, snippet=(0, 20)),))
    assert "\nالهدنة في وادي السدر …\n" in wasit("search", "هدنة").out
    bold = hits_text([(doors.found_by_search.hits[0], HELD, ())], colour=True)
    assert "\n\x1b[1mالهدنة\x1b[0m في \x1b[1mوادي\x1b[0m السدر …\n" in bold


def test_explain_says_what_answered_to_which_word_and_how(wasit: Run, doors: FakeDoors) -> None:
    marks = (Mark(start=0, end=6, kind="term", asked="truce", by="هدنة"),)
    why = Why(words_rank=2, words_score=9.5, across="ar", recency=0.4, outlet_share=0.97)
    doors.found_by_search = Found(hits=(hit(0, 30, marks=marks, why=why),))
    plain, explained = wasit("search", "truce").out, wasit("search", "truce", "--explain").out
    assert explained.removeprefix(plain) == (
        "  words: rank 2, BM25 9.5, looked for in Arabic; age ×0.4; outlet seen above ×0.97\n"
        "  truce → الهدنة (term هدنة)\n"
    )


def test_the_outlets_of_the_same_text_are_named(wasit: Run, doors: FakeDoors) -> None:
    doors.found_by_search = Found(hits=(hit(0, 30, copies=(COPY.id,)),))
    assert "\nthe same text: موقع الوادي\n" in wasit("search", "هدنة").out


def test_json_has_offsets_into_the_text_of_the_article(wasit: Run, doors: FakeDoors) -> None:
    marks = (Mark(start=0, end=6, kind="inflected", asked="هدنة"),)
    doors.found_by_search = Found(hits=(hit(0, 30, marks=marks, snippet=(0, 20), copies=(COPY.id,)),))
    (found,) = json.loads(wasit("search", "هدنة", "--format", "json").out)
    assert (found["text"], found["ref"], found["outlet"]) == (samples.ARABIC[:30], "sidr.txt", "صحيفة السدر")
    assert samples.ARABIC[slice(*found["snippet"])] == "الهدنة في وادي السدر"
    assert [samples.ARABIC[each["start"] : each["end"]] for each in found["marks"]] == ["الهدنة"]
    assert found["also_in"] == ["موقع الوادي"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((" ",), "nothing to search for: there is no word in it; type what to look for"),
        (("؟!",), "nothing to search for: there is no word in it"),
        (("في من",), "nothing to search for: these words stand in every text"),
        (("--", "-هدنة"), "nothing to search for: it only says what to leave out (-هدنة); add what to look for"),
        (("lang:ar",), "nothing to search for: it only says where to look"),
        (("x", "--since", "yesterday"), "--since 'yesterday' is no date; write 2020-08-21, 2020-08"),
        (("x", "--until", "2020-13-41"), "--until '2020-13-41' is no date"),
        (("x", "--since", "2021", "--until", "2020"), "since 2021-01-01 and before 2021-01-01; turn the dates round"),
        (("x", "--lang", "arabic"), "--lang 'arabic' is no language code; write ar, en, fr"),
        (("x", "--outlet", "صحيفة السدرة"), "no outlet 'صحيفة السدرة' in the archive; near ones: صحيفة السدر"),
        (("x", "--outlet", "Reuters"), "no outlet 'Reuters' in the archive; it has صحيفة السدر, موقع الوادي"),
    ],
)
def test_what_cannot_be_looked_for_is_one_line_and_exit_2(
    wasit: Run, doors: FakeDoors, words: tuple[str, ...], said: str
) -> None:
    outcome = wasit("search", *words)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert said in outcome.err
    assert doors.calls == []


def test_an_outlet_filter_on_articles_without_outlets_says_so(wasit: Run, doors: FakeDoors) -> None:
    doors.store.held[:] = [article("plain.txt")]
    assert (
        "no article of the archive names its outlet; leave the filter out" in wasit("search", "x", "--outlet", "y").err
    )


def test_nothing_found_is_said_on_stderr(wasit: Run, doors: FakeDoors) -> None:
    outcome = wasit("search", "x")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "wasit: nothing in the 2 articles of the archive is near this query; try other words\n"
    assert "answers to this query under these filters; loosen them" in wasit("search", "x", "--lang", "de").err
    doors.store.held.clear()
    assert "the archive is empty; take articles in with: wasit ingest PATHS" in wasit("search", "x").err


def test_notes_of_library_and_search_go_to_stderr(wasit: Run, doors: FakeDoors) -> None:
    doors.library.notes = ("Chroma could not be used; searched exactly",)
    doors.found_by_search = Found(hits=(hit(0, 30),), notes=("only words were compared",))
    err = wasit("search", "x").err
    assert err == "wasit: Chroma could not be used; searched exactly\nwasit: only words were compared\n"


def test_hits_can_go_to_a_file(wasit: Run, doors: FakeDoors, tmp_path: Path) -> None:
    doors.found_by_search = Found(hits=(hit(0, 30),))
    assert wasit("search", "x", "-o", tmp_path / "hits.txt").out == ""
    assert "الهدنة في وادي" in (tmp_path / "hits.txt").read_text(encoding="utf-8")
