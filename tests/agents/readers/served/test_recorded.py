"""Recorded answers over six articles, the whole way to a brief: what is right stays, what is wrong goes to the ledger."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agents.model import forget
from agents.readers.embedded import EmbeddedReader
from agents.readers.served import ServedReader
from agents.run import make_brief
from evals.reading_gold import GoldArticle, parse
from retrieval.text.normalise import fold_text
from schemas.brief import Brief
from schemas.config import ModelConfig
from tests.agents.fakes import context
from tests.servers.scripted import Request, says, schema_of, scripted

ROOT = Path(__file__).resolve().parents[4]
FILES = sorted((ROOT / "tests" / "recorded").glob("*.json"))
ARTICLES = ROOT / "evals" / "datasets" / "reading"
SLIPS = {
    ("020-tawilatan", "القارة «ليست صندوق بريد»"),
    ("100-catatumbo-talks", "accused the president of selling peace by the pound"),
}
"""Planted faults that still come through. It may only grow shorter."""


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    forget()
    yield
    forget()


def played(record: dict[str, Any], home: Path) -> tuple[GoldArticle, Brief]:
    """The brief that comes of a record, and the gold of its article."""

    def content(request: Request) -> str:
        fields = schema_of(request)["properties"]
        if "positions" in fields and "actors" in fields:
            return str(record["who"])
        if "mediators" in fields and "actors" in fields:
            return str(record["what"])
        return json.dumps({field: [] for field in fields})

    gold = parse(ARTICLES / f"{record['article']}.txt")
    with scripted(says(content)) as server:
        config = ModelConfig(name=server.model, context=32768)
        reader = ServedReader(config, first=EmbeddedReader(), backoff_s=0.01)
        with context(home, reader, gold.article, related=0) as opened:
            return gold, make_brief([gold.article.id], None, context=opened)


def read(path: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record


def is_kept(planted: dict[str, str], brief: Brief) -> bool:
    """Whether a planted fault stands in the brief."""
    words = fold_text(planted["quote"])
    names = {actor.id: fold_text(actor.name) for actor in brief.actors}
    holder = fold_text(planted["holder"])
    if planted["list"] == "positions":
        return any(words in fold_text(p.evidence[0].quote) and names[p.holder] == holder for p in brief.positions)
    if planted["list"] == "mediators":
        return any(names[mediator.actor] == holder for mediator in brief.mediators)
    if planted["list"] == "actors":
        return holder in names.values()
    return words in fold_text(brief.model_copy(update={"ledger": ()}).model_dump_json())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_quote_of_the_brief_stands_in_the_article_whatever_the_model_said(path: Path, tmp_path: Path) -> None:
    gold, brief = played(read(path), tmp_path)
    spans = [e for position in brief.positions for e in position.evidence]
    spans += [e for mediator in brief.mediators for e in mediator.evidence]
    spans += [e for risk in brief.risks for e in risk.evidence]
    spans += [e for claim in brief.claims for e in (*claim.evidence_for, *claim.evidence_against)]
    assert spans
    assert all(gold.article.text[e.start : e.end] == e.quote for e in spans)


@pytest.mark.parametrize(("manner", "least"), [("good", 0.92), ("sloppy", 0.85)])
def test_most_of_a_right_answer_stays_and_the_rest_is_in_the_ledger(manner: str, least: float, tmp_path: Path) -> None:
    kept = proposed = 0
    for path in FILES:
        record = read(path)
        if record["manner"] != manner:
            continue
        gold, brief = played(record, tmp_path / path.stem)
        lost = [line for line in brief.ledger if line.item == "position" and line.kind != "duplicate"]
        here = sum(len(p.evidence) for p in brief.positions)
        assert here + len(lost) >= len({(p.span, p.holder) for p in gold.positions})
        kept += len(brief.positions)
        proposed += len(gold.positions)
    assert proposed > 100
    assert kept / proposed >= least


@pytest.mark.parametrize("path", [path for path in FILES if ".wrong" in path.name], ids=lambda path: path.stem)
def test_a_planted_fault_stands_in_the_ledger_not_in_the_brief(path: Path, tmp_path: Path) -> None:
    record = read(path)
    _, brief = played(record, tmp_path)
    kept = {(record["article"], planted["quote"]) for planted in record["planted"] if is_kept(planted, brief)}
    assert kept <= SLIPS
    told = fold_text(" ".join(line.proposed for line in brief.ledger))
    for planted in record["planted"]:
        if (record["article"], planted["quote"]) not in kept:
            assert fold_text(planted["quote"]) in told
