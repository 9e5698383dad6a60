"""The brief graph.

Read it aloud: plan the question, retrieve what is related, read each article, ground the words, check the items,
repair what failed once, merge across articles, compose the brief.
"""

from typing import Literal

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.types import Send

from agents.context import Context
from agents.nodes.check import check
from agents.nodes.compose import compose
from agents.nodes.ground import ground
from agents.nodes.merge import merge
from agents.nodes.plan import plan
from agents.nodes.read import read
from agents.nodes.repair import failures, repair
from agents.nodes.retrieve import retrieve
from agents.state import BriefState, ReadTask
from agents.timing import timed

BriefGraph = CompiledStateGraph[BriefState, Context, BriefState, BriefState]


def each_article(state: BriefState) -> list[Send] | Literal["ground"]:
    """One parallel `read` an article; straight on when there is nothing to read."""
    articles = state["articles"]
    return [Send("read", ReadTask(article_id=article_id)) for article_id in articles] if articles else "ground"


def failed_once(state: BriefState) -> Literal["repair", "merge"]:
    """Repair only what failed, and only once."""
    return "repair" if "repairs" not in state and failures(state) else "merge"


def build() -> StateGraph[BriefState, Context, BriefState, BriefState]:
    """Wire the graph; every edge of it is here."""
    graph = StateGraph(BriefState, context_schema=Context)
    graph.add_node("plan", timed(plan, "plan"))
    graph.add_node("retrieve", timed(retrieve, "retrieve"))
    graph.add_node("read", timed(read, "read"))
    graph.add_node("ground", timed(ground, "ground"))
    graph.add_node("check", timed(check, "check"))
    graph.add_node("repair", timed(repair, "repair"))
    graph.add_node("merge", timed(merge, "merge"))
    graph.add_node("compose", timed(compose, "compose"))

    graph.add_edge(START, "plan")
    graph.add_edge("plan", "retrieve")
    graph.add_conditional_edges("retrieve", each_article, ["read", "ground"])
    graph.add_edge("read", "ground")
    graph.add_edge("ground", "check")
    graph.add_conditional_edges("check", failed_once, ["repair", "merge"])
    graph.add_edge("repair", "ground")
    graph.add_edge("merge", "compose")
    graph.add_edge("compose", END)
    return graph


def compiled(checkpointer: BaseCheckpointSaver[str] | None = None) -> BriefGraph:
    """Compile the graph, with a checkpointer where runs are to be resumable."""
    return build().compile(checkpointer=checkpointer, name="brief")


graph = compiled()
"""For tools of the ecosystem that look a graph up by name (`langgraph.json`)."""
