from pathlib import Path

import pytest

from evals.reading import Scoring, main, same_name, table, totals
from evals.reading_gold import load, locked_ids, parse
from schemas.draft import Draft, DraftActor, DraftPosition, Span
from schemas.errors import InputError

TEXT = "اندلعت اشتباكات قرب الهدنة. وقال العميد سامي الراوي إن الهدنة قائمة في القرية."
GOLD = f"""#id: 001-x
#lang: ar
#published: 2024-01-02
#outlet: صحيفة متخيلة
#style: wire
#headline: عنوان
@TEXT
{TEXT}
@ACTORS
rawi | سامي الراوي | person | الراوي | Sami al-Rawi | 1
@POSITIONS
rawi | indirect | statement | neutral | قال | الهدنة قائمة في القرية | central
@MEDIATORS
@NOT_MEDIATORS
rawi
@RISKS
@CONTESTED
@LOADED
@DISCREPANCIES
@TRAPS
@QUESTIONS
@END
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "001-x.txt").write_text(GOLD, encoding="utf-8")
    (tmp_path / "003-y.txt").write_text(GOLD.replace("001-x", "003-y"), encoding="utf-8")
    (tmp_path / "split.yaml").write_text("locked: [003-y]", encoding="utf-8")
    return tmp_path


def draft(quote: str, holder: str = "سامي الراوي") -> Draft:
    span = Span(sentence=1, quote=quote, where=TEXT.index(quote))
    actor = DraftActor(key="A1", name=holder, aliases=[], type="person", role=None, affiliation=None, evidence=span)
    position = DraftPosition(
        holder="A1",
        via=None,
        on_behalf_of=None,
        addressee=None,
        issue="الهدنة",
        speech_act="statement",
        stance="neutral",
        speech_form="indirect",
        cue="قال",
        nested_in=None,
        said_at=None,
        evidence=span,
    )
    return Draft(
        actors=[actor],
        positions=[position],
        mediators=[],
        risks=[],
        claims=[],
        agreements=[],
        discrepancies=[],
        loaded_terms=[],
    )


def test_the_form_is_read_with_exact_spans(folder: Path) -> None:
    gold = parse(folder / "001-x.txt")
    (position,) = gold.positions
    assert gold.article.text[position.span.start : position.span.end] == "الهدنة قائمة في القرية"
    assert gold.actors["rawi"].names == ("سامي الراوي", "الراوي")


def test_the_locked_third_is_kept_apart(folder: Path) -> None:
    assert [g.id for g in load(folder, only_locked=False)] == ["001-x"]
    assert [g.id for g in load(folder, only_locked=True)] == ["003-y"]
    assert locked_ids(folder) == {"003-y"}


def test_a_span_that_is_not_in_the_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "001-x.txt").write_text(GOLD.replace("الهدنة قائمة في القرية |", "كلام آخر |"), encoding="utf-8")
    with pytest.raises(InputError, match="not verbatim"):
        parse(tmp_path / "001-x.txt")


def test_a_folder_without_articles_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--articles", str(tmp_path)]) == 2
    assert "no annotated articles" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("quote", "holder", "right"),
    [
        ("الهدنة قائمة في القرية", "سامي الراوي", 1),
        ("الهدنة قائمة في القرية", "العميد سامي الراوي", 1),
        ("الهدنة قائمة في القرية", "سامر القاضي", 0),
        ("اندلعت اشتباكات", "سامي الراوي", 0),
    ],
)
def test_a_position_is_right_when_words_and_holder_are(folder: Path, quote: str, holder: str, right: int) -> None:
    row = Scoring(parse(folder / "001-x.txt"), draft(quote, holder)).score()
    assert row.counts["positions"].right == right


def test_names_match_when_one_contains_the_other_after_folding() -> None:
    assert same_name(["أحمد المسماري"], ["احمد المسماري"])
    assert same_name(["المسماري"], ["أحمد المسماري"])
    assert not same_name(["مسمار"], ["أحمد المسماري"])


def test_the_embedded_reader_is_scored_from_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--articles", str(folder), "--errors", "1"]) == 0
    out = capsys.readouterr().out
    assert "positions" in out and "open part: 1 articles" in out


def test_totals_over_no_articles_are_zero() -> None:
    assert totals([], "positions") == (0.0, 0.0, 0.0)
    assert table([]).startswith("measure")
