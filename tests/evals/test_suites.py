"""The quick eval suites with their gates, in the usual way: `pytest -m evals`. Nothing leaves the machine."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from agents.model import forget
from evals.bench.regressions import ALARMED, CAUGHT, rate
from evals.harness.command import main
from evals.suites.options import DATASETS
from tests.servers.scripted import Request, says, schema_of, scripted

RECORDED = json.loads((DATASETS / "recorded" / "harbour.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    forget()
    yield
    forget()


def played(request: Request) -> str:
    """The recorded answer to the task that is asked; no repair is ever right."""
    fields = schema_of(request)["properties"]
    answer = RECORDED["who"] if "positions" in fields else RECORDED["what"]
    return json.dumps(answer if set(answer) >= set(fields) - {"refused"} else {}, ensure_ascii=False)


@pytest.mark.evals
@pytest.mark.parametrize("suite", ["seed", "briefs"])
def test_the_embedded_reader_passes_its_gates(suite: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main([suite])
    assert code == 0, capsys.readouterr().out


def test_a_planted_loss_of_five_points_is_caught_and_no_change_raises_few_alarms() -> None:
    caught, of = rate(60, 0.05, seed=3)
    assert caught / of >= CAUGHT - 0.06
    alarms, of = rate(60, 0.0, seed=3)
    assert alarms / of <= ALARMED


def test_recorded_answers_of_a_served_model_are_measured_and_its_faults_found(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "harbour.txt").write_text(RECORDED["article"], encoding="utf-8")
    report = tmp_path / "report.json"
    with scripted(says(played)) as server:
        main(["briefs", "--model", server.model, "--articles", str(tmp_path / "articles"), "--json", str(report)])
    sample = json.loads(report.read_text(encoding="utf-8"))["suites"][0]["samples"][0]
    scores = {score["measure"]: score for score in sample["scores"]}
    assert scores["evidence exact"]["value"] == 1.0
    assert scores["fields faithful"]["value"] == 1.0
    kept = scores["proposals kept"]
    assert kept["weight"] >= 14
    assert round((1 - kept["value"]) * kept["weight"]) == 4  # the planted faults, and nothing else
    for fault in ("إعادة القوارب فورا", "البعثة الدولية", "9"):
        assert fault in sample["output"]


def test_two_runs_leave_the_same_bytes_with_every_socket_shut(tmp_path: Path, socket_disabled: None) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "harbour.txt").write_text(RECORDED["article"], encoding="utf-8")
    for name in ("one", "two"):
        main(["briefs", "--articles", str(tmp_path / "articles"), "--out", str(tmp_path / name)])
    files = sorted((tmp_path / "one").iterdir())
    assert len(files) == 4
    for file in files:
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name
