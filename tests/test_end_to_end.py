"""The product as its user meets it: real archive, real Chroma, embedded reader, command line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import regex

import seeds
from agents.cli import main
from evals.reading import ARTICLES
from evals.reading_gold import load

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "brief.schema.json").read_text("utf-8"))
ARTICLE = seeds.article()
ITEMS = ("actors", "positions", "mediators", "risks", "agreements")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wasit")
    assert main(["ingest", *map(str, seeds.companions()), "--home", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def brief(home: Path) -> dict[str, Any]:
    target = home / "brief.json"
    assert main(["brief", str(ARTICLE), "--home", str(home), "-o", str(target)]) == 0
    found: dict[str, Any] = json.loads(target.read_text("utf-8"))
    return found


def _evidence(brief: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for kind in ITEMS:
        for item in brief[kind]:
            yield from item["evidence"]
    for claim in brief["claims"]:
        yield from (*claim["evidence_for"], *claim["evidence_against"])
    for discrepancy in brief["discrepancies"]:
        yield from (discrepancy["a"], discrepancy["b"])
    yield from (term["evidence"] for term in brief["loaded_terms"])


def test_the_brief_of_the_seed_follows_the_schema_and_is_not_empty(brief: dict[str, Any]) -> None:
    jsonschema.validate(brief, SCHEMA)
    for kind in ("positions", "mediators", "risks", "claims"):
        assert brief[kind], kind


def test_every_evidence_slices_back_out_of_its_file(brief: dict[str, Any]) -> None:
    files = {path.name: path.read_text("utf-8") for path in (ARTICLE, *seeds.companions())}
    texts = {source["id"]: files[source["ref"]] for source in brief["sources"]}
    spans = list(_evidence(brief))
    assert len(spans) > 30
    assert [e["quote"] for e in spans] == [texts[e["source_id"]][e["start"] : e["end"]] for e in spans]


def test_related_articles_come_from_the_archive_and_are_told_apart(brief: dict[str, Any]) -> None:
    assert [source["subject"] for source in brief["sources"]] == [True, False, False, False, False]


def test_proposed_is_kept_and_repaired_and_rejected(brief: dict[str, Any]) -> None:
    tally = brief["run"]["tally"]
    assert tally["proposed"] == tally["kept"] + tally["repaired"] + tally["rejected"]
    assert tally["rejected"] == sum(line["item"] != "article" for line in brief["ledger"])


def test_the_same_call_gives_the_same_brief(home: Path, brief: dict[str, Any], tmp_path: Path) -> None:
    target = tmp_path / "again.json"
    assert main(["brief", str(ARTICLE), "--home", str(home), "-o", str(target)]) == 0
    again = json.loads(target.read_text("utf-8"))
    for one in (brief, again):
        one["run"] = {**one["run"], "timings": {}, "notes": []}
    assert {**again, "generated_at": ""} == {**brief, "generated_at": ""}


def test_a_question_is_answered_in_source_words(
    home: Path, brief: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "ماذا قالت ويليامز عن الوقت؟", "--home", str(home), "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert not answer["abstained"]
    spans = [span for statement in answer["statements"] for span in statement["evidence"]]
    files = {path.name: path.read_text("utf-8") for path in (ARTICLE, *seeds.companions())}
    texts = {source["id"]: files[source["ref"]] for source in answer["sources"]}
    assert all(texts[e["source_id"]][e["start"] : e["end"]] == e["quote"] for e in spans)


def test_a_watch_publishes_once(home: Path, tmp_path: Path) -> None:
    add = ["watch", "add", "truce", "--question", "ماذا جرى لوقف إطلاق النار؟", "--every", "6h"]
    assert main([*add, "--output", str(tmp_path), "--home", str(home)]) == 0
    assert main(["watch", "run", "--due", "--home", str(home)]) == 0
    assert main(["watch", "run", "--due", "--home", str(home)]) == 0
    assert [path.suffix for path in tmp_path.iterdir()] == [".md"]


def test_the_brief_in_the_readme_is_a_real_one(brief: dict[str, Any]) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    shown = [(m[1], int(m[2]), int(m[3])) for m in regex.finditer(r"«([^»]+)» \[S1 (\d+)–(\d+)\]", readme)]
    made = {(e["quote"], e["start"], e["end"]) for e in _evidence(brief)}
    assert len(shown) > 4
    assert set(shown) <= made


def test_two_outlets_on_one_matter_give_one_contested_claim_with_both_spans(tmp_path: Path) -> None:
    wanted = ("e01-03-barqa-alghad", "e01-04-fajr-ajaj")
    golds = {gold.id: gold for gold in load(ARTICLES / "events") if gold.id in wanted}
    folder = tmp_path / "two"
    folder.mkdir()
    for name, gold in golds.items():
        (folder / f"{name}.txt").write_text(gold.article.text, encoding="utf-8")
    target = tmp_path / "brief.json"
    assert main(["brief", str(folder), "--home", str(tmp_path / "home"), "-o", str(target)]) == 0
    claims = [c for c in json.loads(target.read_text("utf-8"))["claims"] if c["evidence_for"] and c["evidence_against"]]
    claim, denial = golds[wanted[0]].contested[0]
    text = golds[wanted[0]].article.text
    assert [(c["evidence_for"][0]["quote"], c["evidence_against"][0]["quote"]) for c in claims] == [
        (text[claim.start : claim.end], text[denial.start : denial.end])
    ]
