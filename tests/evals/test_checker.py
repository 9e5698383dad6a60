from pathlib import Path

import pytest

from agents.faithfulness import check_item
from agents.grounding import SourceText
from evals.checker import main, score, table, wilson
from evals.checker_cases import actors_of, spoilt, true_items
from evals.reading_gold import GoldArticle, parse

TEXT = (
    "قال العميد سامي الراوي إن 12 قاربا غادرت الميناء. ونفى عمر الصفدي مغادرة القوارب. "
    "وحذرت ليلى الحمدان من أن الهدنة ستنهار على الأرجح. وحضر 7 مراقبين. وتوسطت بلدية الزيتون بين الطرفين."
)
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
safadi | عمر الصفدي | person | - | Omar Safadi | 1
layla | ليلى الحمدان | person | - | Layla Hamdan | 0
town | بلدية الزيتون | government_body | - | Olive town | 0
@POSITIONS
rawi | indirect | statement | support | قال | 12 قاربا غادرت الميناء | central
safadi | reported | denial | oppose | نفى | نفى عمر الصفدي مغادرة القوارب | central
layla | indirect | warning | oppose | حذرت | الهدنة ستنهار على الأرجح | -
@MEDIATORS
town | facilitator | توسطت بلدية الزيتون بين الطرفين
@NOT_MEDIATORS
rawi
@RISKS
الهدنة ستنهار على الأرجح | على الأرجح | layla
@CONTESTED
rawi | 12 قاربا غادرت الميناء | safadi | نفى عمر الصفدي مغادرة القوارب
@LOADED
@DISCREPANCIES
@TRAPS
12 قاربا غادرت الميناء | layla
@QUESTIONS
@END
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "001-x.txt").write_text(GOLD, encoding="utf-8")
    (tmp_path / "003-y.txt").write_text(GOLD.replace("001-x", "003-y"), encoding="utf-8")
    (tmp_path / "split.yaml").write_text("locked: [003-y]", encoding="utf-8")
    return tmp_path


@pytest.fixture
def gold(folder: Path) -> GoldArticle:
    return parse(folder / "001-x.txt")


def test_true_items_of_a_plain_article_raise_no_alarm(gold: GoldArticle) -> None:
    source, actors = SourceText(gold.article), actors_of(gold)
    for case in true_items(gold):
        assert not [f for f in check_item(case.item, actors, source) if f.verdict == "fail"], case.row


def test_every_kind_of_spoilt_item_is_made(gold: GoldArticle) -> None:
    rows = {case.row for case in spoilt(gold, SourceText(gold.article))}
    assert rows == {
        "speaker → other actor",
        "gold traps",
        "number absent",
        "number swapped within the source",
        "stance flipped",
        "denial → assertion",
        "assertion → denial",
        "denier swapped",
        "not-mediators as mediators",
    }


def test_the_same_article_is_spoilt_in_the_same_way(gold: GoldArticle) -> None:
    source = SourceText(gold.article)
    assert list(spoilt(gold, source)) == list(spoilt(gold, source))


def test_a_swapped_speaker_is_never_the_true_one(gold: GoldArticle) -> None:
    for case in spoilt(gold, SourceText(gold.article)):
        if case.row == "speaker → other actor":
            mine = {p.holder for p in gold.positions if p.span.start == case.item.spans["evidence"].start}
            assert getattr(case.item.item, "holder", "") not in mine


def test_the_rows_count_fails_and_passes(gold: GoldArticle) -> None:
    tallies, _ = score([gold])
    assert (tallies["true positions"].of, tallies["true positions"].failed) == (3, 0)
    assert (tallies["gold traps"].failed, tallies["gold traps"].passed) == (1, 0)
    assert tallies["denial ↔ assertion"].of == 2


def test_wilson_brackets_the_share() -> None:
    low, high = wilson(5, 100)
    assert 0.02 < low < 0.05 < high < 0.12
    assert wilson(0, 0) == (0.0, 1.0)


def test_a_row_without_items_has_no_share() -> None:
    tallies, _ = score([])
    assert "true positions" in table(tallies)


def test_the_command_scores_the_open_part_and_prints_errors(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--articles", str(folder), "--errors", "true"]) == 0
    out = capsys.readouterr().out
    assert "open part: 1 articles" in out and "== true positions" in out


def test_a_folder_without_articles_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--articles", str(tmp_path / "nowhere")]) == 2
    assert "no annotated articles" in capsys.readouterr().err


def test_errors_of_locked_articles_are_not_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--articles", str(folder), "--locked", "--errors", "true"]) == 0
    assert "==" not in capsys.readouterr().out
