"""Fictional articles and questions, written for these tests."""

import json
from datetime import date
from pathlib import Path
from random import Random

import pytest

from evals.finding.baselines import Ranker, light10, spaces
from evals.finding.copies import copies_found
from evals.finding.matters import related_found
from evals.finding.measures import difference, measures
from evals.finding.noise import NOISES
from evals.finding.reworked import Printed
from evals.finding.stories import Story, stories
from evals.retrieval import READING, main, measured, table
from retrieval.sources.document import Document

PARAGRAPHS = (
    "استقبل وزير الخارجية المبعوثة الأممية في القاهرة لبحث الهدنة بين الطرفين في مدينة الزيتون قبل جولة جنيف المقبلة.",
    "فاز فريق المدينة على ضيفه بثلاثة أهداف في الجولة الأخيرة من الدوري، وسجل المهاجم هدفين في الشوط الثاني.",
    "ارتفعت أسعار القمح في الأسواق العالمية بعد موجة جفاف أصابت الحقول وقلصت المحصول المتوقع هذا العام.",
)
QUESTIONS = ("من استقبل المبعوثة؟", "كم هدفا سجل المهاجم؟", "لماذا ارتفعت أسعار القمح؟")


def squad(path: Path) -> None:
    paragraphs = [
        {"context": text, "qas": [{"question": asked}]} for text, asked in zip(PARAGRAPHS, QUESTIONS, strict=True)
    ]
    path.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}), "utf-8")


def printed(ref: str, family: str, *either: str) -> Printed:
    return Printed(document=Document(ref=ref, text=ref), kind="copy", family=family, either=either)


def test_without_data_nothing_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "--reading", str(tmp_path)]) == 2
    assert "arcd.json" in capsys.readouterr().out


def test_the_checkout_s_own_articles_are_stories_with_their_events_and_copies() -> None:
    told = stories(READING)
    matters = {story.event for story in told} - {None}
    copies = {story.copy_of for story in told} - {None}
    assert len(matters) == 10
    assert copies
    assert copies < {story.id for story in told}
    assert all(story.paragraphs and story.headline and story.outlet for story in told)


@pytest.mark.evals
def test_nothing_but_the_checkout_is_enough_for_the_eval_to_measure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "related articles: recall@5 0.9" in said
    assert "not there, not measured: arcd.json" in said


def test_questions_find_their_paragraphs_and_each_system_has_its_row(tmp_path: Path) -> None:
    squad(tmp_path / "mlqa-dev.ar.json")
    report = measured(tmp_path, tmp_path)
    assert report.exit_code == 0
    ours, *others = report.rows
    assert (ours.system, ours.measures.ndcg10, ours.measures.r1) == ("ours", 1.0, 1.0)
    assert {row.system for row in others} >= {"light10", "LangChain default"}
    assert any("MLQA dev" in line for line in table(report))


def test_a_figure_below_its_floor_fails_the_eval(tmp_path: Path) -> None:
    squad(tmp_path / "mlqa-dev.ar.json")
    told = json.loads((tmp_path / "mlqa-dev.ar.json").read_text("utf-8"))
    for wrong in (0, 2):
        told["data"][0]["paragraphs"][wrong]["qas"][0]["question"] = QUESTIONS[1]
    (tmp_path / "mlqa-dev.ar.json").write_text(json.dumps(told), "utf-8")
    report = measured(tmp_path, tmp_path)
    assert report.exit_code == 1
    assert report.below[0].startswith("MLQA dev: 0.")


def test_measures_of_known_ranks() -> None:
    found = measures([1, 2, None, 11])
    assert (found.r1, found.r5, found.r10, found.mrr10) == (0.25, 0.5, 0.5, 0.375)
    assert found.ndcg10 == pytest.approx((1 + 1 / 1.584962) / 4, abs=1e-4)
    apart = difference([1] * 40, [2] * 40)
    assert apart.low == apart.mean == apart.high == pytest.approx(0.369, abs=1e-3)


def test_baselines_are_what_they_are_called() -> None:
    assert light10("والمفاوضات بالليبية") == ["مفاوض", "ليب"]
    assert spaces("«قال» ثم") == ["«قال»", "ثم"]
    ranker = Ranker(PARAGRAPHS, spaces, okapi=True)
    assert ranker.rank("أسعار القمح", 2) == 1
    assert ranker.rank("لا شيء", 2) is None


def test_disturbed_questions_differ_and_are_the_same_every_time() -> None:
    for noise in NOISES.values():
        once, again = (noise("أين استقبل المبعوثة مساء أمس؟", Random(3)) for _ in range(2))  # noqa: S311
        assert once == again != "أين استقبل المبعوثة مساء أمس؟"


def test_pairs_of_copies_are_counted_as_found_missed_and_wrong() -> None:
    press = [printed("a", "x"), printed("b", "x"), printed("c", "x"), printed("d", "y"), printed("m", "m", "x", "y")]
    found = copies_found(press, {"a": "1", "b": "1", "c": "2", "d": "1", "m": "1"})
    assert (found.found, found.missed, found.wrong) == (2, 2, 2)
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)
    apart = copies_found(press, {"a": "1", "b": "2", "c": "3", "d": "4", "m": "5"})
    assert (apart.found, apart.recall, apart.wrong) == (0, 0.0, 0)


def test_related_stories_are_counted_once_a_text_and_never_the_subjects_own() -> None:
    def story(name: str, copy_of: str | None = None, event: str | None = "e") -> Story:
        fields = {"outlet": "o", "headline": "h", "text": "t", "language": "ar", "published": date(2025, 1, 1)}
        return Story(id=name, event=event, copy_of=copy_of, **fields)

    told = [story("a"), story("a2", "a"), story("b"), story("c"), story("z", event=None)]
    lists = {"a": ["a2", "b"], "a2": ["b", "c"], "b": ["a2", "a"], "c": ["z"]}
    found = related_found(told, lambda name, k: lists[name])
    assert found.recall == {"a": 0.5, "a2": 1.0, "b": 0.5, "c": 0.0}
    assert found.mean == 0.5
