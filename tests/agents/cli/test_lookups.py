"""`wasit show`, `wasit ask`."""

import json
from pathlib import Path

import pytest

from tests.agents.cli.fakes import FakeDoors, Run, article
from tests.agents.render import samples


@pytest.fixture(autouse=True)
def _one_article(doors: FakeDoors) -> None:
    doors.store.held.append(article("sidr.txt", title="الهدنة"))


def test_show_prints_numbered_sentences_in_logical_order(wasit: Run) -> None:
    out = wasit("show", "sidr.txt").out
    assert "[0 0–30]\nالهدنة في وادي السدر على المحك\n" in out
    assert out.startswith("title: الهدنة\nreference: sidr.txt\n")


def test_show_at_a_span_prints_only_the_sentences_it_touches(wasit: Run) -> None:
    for span in ("67-86", "67–86", "[S1 67–86]"):
        out = wasit("show", "sidr.txt", "--at", span).out
        assert out.count("\n[") == 1
        assert "“الوقت ليس في صالحنا”" in out


@pytest.mark.parametrize("span", ["x", "9-5", "5-5"])
def test_show_refuses_what_is_no_span(wasit: Run, span: str) -> None:
    assert wasit("show", "sidr.txt", "--at", span).code == 2


def test_show_says_when_no_sentence_stands_there(wasit: Run) -> None:
    assert "no sentence there" in wasit("show", "sidr.txt", "--at", "90000-90001").err


def test_show_speaks_json(wasit: Run) -> None:
    shown = json.loads(wasit("show", "sidr.txt", "--format", "json").out)
    assert shown["article"]["text"] == samples.ARABIC
    first = shown["sentences"][0]
    assert samples.ARABIC[first["start"] : first["end"]] == first["text"]


def test_show_of_an_unknown_article_is_exit_3(wasit: Run) -> None:
    assert wasit("show", "nope") == (
        3,
        "",
        "wasit: no article 'nope' in the archive; find one with: wasit search WORDS\n",
    )


def test_show_of_an_ambiguous_name_lists_the_candidates(wasit: Run, doors: FakeDoors) -> None:
    doors.store.held.append(article("sidr.txt"))
    outcome = wasit("show", "sidr.txt")
    assert outcome.code == 2
    assert outcome.err.count("(sidr.txt)") == 2


def test_ask_prints_the_answer_with_its_citation(wasit: Run, doors: FakeDoors) -> None:
    outcome = wasit("ask", "ما موقف المبعوثة؟", "--thread", "t")
    assert outcome.code == 0
    assert "«الوقت ليس في صالحنا»\n    [S1 67–86]" in outcome.out
    assert doors.calls == [("ask", "ما موقف المبعوثة؟", "t")]


def test_an_abstention_is_an_answer(wasit: Run, doors: FakeDoors) -> None:
    doors.replies = [samples.answer(why="لا سند.")]
    outcome = wasit("ask", "x", "--format", "json")
    assert outcome.code == 0
    assert json.loads(outcome.out)["abstained"] is True


def test_ask_without_words_is_a_usage_error(wasit: Run) -> None:
    assert wasit("ask", " ").code == 2


def test_results_of_lookups_can_go_to_a_file(wasit: Run, tmp_path: Path) -> None:
    assert wasit("ask", "x", "-o", tmp_path / "answer.txt").out == ""
    assert "الوقت" in (tmp_path / "answer.txt").read_text(encoding="utf-8")
