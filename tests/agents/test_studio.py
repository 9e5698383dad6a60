"""The graphs as a tool of the ecosystem opens them: by name from langgraph.json, without our commands around."""

import json
from importlib import import_module
from pathlib import Path

import pytest
from langgraph.graph.state import CompiledStateGraph

from agents import runtime as runtime_module
from agents.docs import ROOT
from tests.agents.fakes import FakeReader, article, context
from tests.agents.texts import HARBOUR

NAMED: dict[str, str] = json.loads((ROOT / "langgraph.json").read_text("utf-8"))["graphs"]


@pytest.mark.parametrize("name", sorted(NAMED))
def test_a_named_graph_is_there_and_compiled(name: str) -> None:
    path, attribute = NAMED[name].removeprefix("./").split(":")
    graph = getattr(import_module(path.removesuffix(".py").replace("/", ".")), attribute)
    assert isinstance(graph, CompiledStateGraph)
    assert graph.get_input_jsonschema()


def test_a_graph_without_a_context_works_with_the_one_the_settings_describe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = article(HARBOUR, "harbour.txt")
    with context(tmp_path, FakeReader(), source) as given:
        monkeypatch.setattr(runtime_module, "_default", lambda: given)
        result = import_module("agents.graph").graph.invoke({"subjects": (source.id,)})
    assert [found.ref for found in result["brief"].sources] == ["harbour.txt"]


def test_the_graph_reads_as_it_is_drawn() -> None:
    drawing = import_module("agents.graph").graph.get_graph()
    edges = {(edge.source, edge.target) for edge in drawing.edges}
    assert {("plan", "retrieve"), ("retrieve", "read"), ("read", "ground"), ("ground", "check")} <= edges
    assert {("check", "repair"), ("repair", "ground"), ("check", "merge"), ("merge", "compose")} <= edges
