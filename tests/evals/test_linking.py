from pathlib import Path

import pytest

from evals.linking import b_cubed, events, linked, main, paired
from evals.linking_gold import draft_of, matched

HEAD = "#id: {id}\n#event: e01\n#lang: ar\n#published: 2024-01-02\n#outlet: صحيفة متخيلة\n#style: wire\n#headline: عنوان\n@TEXT\n{text}\n"
REST = """@ACTORS
rawi | {name} | person | - | Sami al-Rawi | 1
front | {front} | non_state_armed_group | - | Front | 1
@POSITIONS
rawi | indirect | condition | conditional | قال | {span} | central; same:water
@MEDIATORS
@NOT_MEDIATORS
@RISKS
@CONTESTED
@LOADED
@DISCREPANCIES
@TRAPS
@QUESTIONS
@END
"""
FIRST = (
    "قال سامي الراوي إن الهدنة مرهونة بفتح محطة المياه. وردت جبهة النهر أمس.",
    "سامي الراوي",
    "جبهة النهر",
    "الهدنة مرهونة بفتح محطة المياه",
)
SECOND = ("كرر سامي بن عمر الراوي أن لا هدنة قبل فتح محطة المياه، وغابت جبهة الجبل.", "سامي بن عمر الراوي", "جبهة الجبل", "لا هدنة قبل فتح محطة المياه")  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, (text, name, front, span) in enumerate((FIRST, SECOND), 1):
        form = HEAD.format(id=f"e01-0{number}-x", text=text) + REST.format(name=name, front=front, span=span)
        (tmp_path / f"e01-0{number}-x.txt").write_text(form, encoding="utf-8")
    return tmp_path


def test_one_man_two_fronts_and_one_stand_are_linked_as_the_gold_has_them(folder: Path) -> None:
    ((event, golds),) = events(folder)
    row = linked(event, golds)
    assert row.actors[1][golds[0].article.id, "rawi"] == row.actors[1][golds[1].article.id, "rawi"]
    assert row.actors[1][golds[0].article.id, "front"] != row.actors[1][golds[1].article.id, "front"]
    assert row.pairs[0] == row.pairs[1] != frozenset()
    assert any("PARTED" in error for error in row.errors)  # the gold of this sample calls both fronts one


def test_the_gold_as_a_draft_matches_itself(folder: Path) -> None:
    ((_, golds),) = events(folder)
    found = matched(draft_of(golds[0]), golds[0])
    assert (found.actors, found.positions) == ({"rawi": "rawi", "front": "front"}, {0: 0})


def test_b_cubed_counts_every_mention_by_what_it_shares() -> None:
    gold = {("a", "x"): 1, ("b", "x"): 1, ("c", "y"): 2}
    assert b_cubed(gold, gold).f1 == 1.0
    assert b_cubed(gold, {}).recall == pytest.approx(2 / 3)
    assert b_cubed(gold, dict.fromkeys(gold, 0)).precision == pytest.approx(5 / 9)
    assert b_cubed({}, {}).f1 == 0.0


def test_no_pairs_are_no_success() -> None:
    assert paired(frozenset(), frozenset()).f1 == 0.0


def test_a_folder_without_events_is_said_to_be_unmeasurable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--articles", str(tmp_path)]) == 2
    assert "cannot score" in capsys.readouterr().err


def test_the_table_ends_with_all_events(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--articles", str(folder), "--errors"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("all")
