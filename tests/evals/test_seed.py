import json
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from evals.seed import main, run
from evals.seed_gold import PATH, load_gold
from schemas.article import Article
from schemas.brief import Brief
from schemas.errors import InputError, ModelUnavailable
from tests.evals.seed_brief import good_brief, position, seed_article, span

ONE = seed_article()
ARTICLES: Mapping[str, Article] = {ONE.id: ONE}
GOLD = load_gold()
RIGHT = good_brief(ONE, bluf="اتهام بأكثر من 12 صاروخا ونفي.")


def made(brief: Brief | None = RIGHT, articles: Mapping[str, Article] = ARTICLES) -> object:
    return lambda model: (brief, articles)


def test_a_right_brief_passes_with_all_that_was_measured_in_the_report() -> None:
    report = run(RIGHT, ARTICLES, GOLD)
    assert (report.verdict, report.exit_code, report.reasons) == ("pass", 0, ())
    assert report.exact == report.evidence > 30
    assert report.passed > 90


def test_every_span_of_the_gold_stands_once_in_the_article() -> None:
    assert [s for s in GOLD.spans() if ONE.text.count(s) != 1] == []


def test_no_brief_is_unmeasurable() -> None:
    assert run(None, ARTICLES, GOLD).exit_code == 2


def test_no_gold_is_unmeasurable() -> None:
    assert run(RIGHT, ARTICLES, None).exit_code == 2


def test_an_empty_brief_is_unmeasurable() -> None:
    empty = good_brief(ONE, actors=(), positions=(), mediators=(), claims=(), loaded_terms=())
    assert run(empty, ARTICLES, GOLD).exit_code == 2


def test_a_brief_whose_items_stand_on_other_articles_is_unmeasurable() -> None:
    def away(words: str) -> object:
        return span(ONE, words).model_copy(update={"source_id": "elsewhere"})

    actors = tuple(a.model_copy(update={"evidence": (away(a.name),)}) for a in RIGHT.actors)
    brief = good_brief(ONE, actors=actors, positions=(), mediators=(), claims=(), loaded_terms=())
    assert run(brief, ARTICLES, GOLD).exit_code == 2


def test_no_article_or_another_one_is_unmeasurable() -> None:
    other = ONE.model_copy(update={"sha256": "0" * 64})
    assert run(RIGHT, {}, GOLD).exit_code == 2
    assert run(RIGHT, {other.id: other}, GOLD).exit_code == 2


def test_a_wrong_article_id_is_unmeasurable() -> None:
    assert run(RIGHT, {"another": ONE}, GOLD).exit_code == 2


def test_the_brief_in_the_place_of_its_source_is_unmeasurable() -> None:
    swapped = ONE.model_copy(update={"text": RIGHT.model_dump_json()})
    assert run(RIGHT, {ONE.id: swapped}, GOLD).exit_code == 2


def test_a_brief_of_another_article_is_unmeasurable() -> None:
    source = RIGHT.sources[0].model_copy(update={"id": "another"})
    assert run(good_brief(ONE, sources=(source,)), ARTICLES, GOLD).exit_code == 2


def test_one_span_that_is_not_the_articles_fails() -> None:
    first = RIGHT.positions[0]
    moved = first.evidence[0].model_copy(update={"start": 0, "end": len(first.evidence[0].quote)})
    brief = good_brief(ONE, positions=(first.model_copy(update={"evidence": (moved,)}), *RIGHT.positions[1:]))
    report = run(brief, ARTICLES, GOLD)
    assert report.exit_code == 1
    assert "1 spans are not the article's words" in report.reasons


def test_a_trap_fails() -> None:
    fallen = position(ONE, 13).model_copy(update={"holder": "gna"})
    report = run(good_brief(ONE, positions=(*RIGHT.positions[:13], fallen)), ARTICLES, GOLD)
    assert report.exit_code == 1
    assert len(report.fallen) == 1


def test_a_caller_among_the_mediators_fails() -> None:
    caller = RIGHT.mediators[0].model_copy(
        update={"actor": "macron", "evidence": (span(ONE, "تباحث الرئيس الفرنسي إيمانويل ماكرون"),)}
    )
    report = run(good_brief(ONE, mediators=(*RIGHT.mediators, caller)), ARTICLES, GOLD)
    assert report.exit_code == 1
    assert len(report.forbidden) == 1


def test_a_contact_that_is_called_a_contact_is_no_mistake() -> None:
    caller = RIGHT.mediators[0].model_copy(
        update={
            "actor": "macron",
            "roles": ("consulting_third_party",),
            "evidence": (span(ONE, "تباحث الرئيس الفرنسي إيمانويل ماكرون"),),
        }
    )
    assert run(good_brief(ONE, bluf=RIGHT.bluf, mediators=(*RIGHT.mediators, caller)), ARTICLES, GOLD).exit_code == 0


def test_low_recall_of_key_positions_fails() -> None:
    report = run(good_brief(ONE, positions=RIGHT.positions[:3]), ARTICLES, GOLD)
    assert report.exit_code == 1
    assert any("recall of key positions" in reason for reason in report.reasons)


def test_a_missing_denial_fails() -> None:
    report = run(good_brief(ONE, claims=()), ARTICLES, GOLD)
    assert report.exit_code == 1


@pytest.mark.parametrize("lost", ["floor", "traps", "positions", "article_sha256"])
def test_gold_that_lacks_a_part_is_refused(tmp_path: Path, lost: str) -> None:
    data = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    del data[lost]
    broken = tmp_path / "gold.yaml"
    broken.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    with pytest.raises(InputError):
        load_gold(broken)
    assert main(["--gold", str(broken)], maker=made()) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "floor", [{"key_positions": 0, "reason": "x" * 30}, {"key_positions": 0.5}, {"reason": "x" * 30}]
)
def test_a_floor_of_zero_or_without_a_reason_is_refused(tmp_path: Path, floor: dict[str, object]) -> None:
    data = {**yaml.safe_load(PATH.read_text(encoding="utf-8")), "floor": floor}
    broken = tmp_path / "gold.yaml"
    broken.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    assert main(["--gold", str(broken)], maker=made()) == 2  # type: ignore[arg-type]


def test_a_missing_gold_file_is_unmeasurable(tmp_path: Path) -> None:
    assert main(["--gold", str(tmp_path / "none.yaml")], maker=made()) == 2  # type: ignore[arg-type]


def test_a_model_that_does_not_answer_is_unmeasurable(capsys: pytest.CaptureFixture[str]) -> None:
    def maker(model: str) -> tuple[Brief, Mapping[str, Article]]:
        raise ModelUnavailable(f"no server answers for {model}; start it")

    assert main(["--model", "ollama/none"], maker=maker) == 2
    assert "ollama/none" in capsys.readouterr().out


def test_the_command_prints_a_table_or_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], maker=made()) == 0  # type: ignore[arg-type]
    assert capsys.readouterr().out.startswith("seed: pass\n")
    assert main(["--format", "json"], maker=made()) == 0  # type: ignore[arg-type]
    printed = json.loads(capsys.readouterr().out)
    assert (printed["verdict"], printed["exit_code"]) == ("pass", 0)


def test_two_runs_give_the_same_report() -> None:
    assert run(RIGHT, ARTICLES, GOLD) == run(RIGHT, ARTICLES, GOLD)
