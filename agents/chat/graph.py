"""The chat graph. Read it aloud: understand the question, gather what bears on it, answer from that, check the answer."""

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime

from agents.chat.answering import answer_from
from agents.chat.checking import checked
from agents.chat.state import ChatState
from agents.chat.understanding import told, understood
from agents.context import Context
from agents.graph import compiled as brief_graph
from agents.nodes.retrieve import PASSAGES
from agents.runtime import context_of
from retrieval.search import search
from schemas.article import Article
from schemas.brief import Brief
from schemas.question import Question

ChatGraph = CompiledStateGraph[ChatState, Context, ChatState, ChatState]


def understand(state: ChatState) -> ChatState:
    """Fill in what a follow-up question leaves unsaid."""
    return {"query": understood(state["question"].text, state.get("turns", ()))}


def gather(state: ChatState, runtime: Runtime[Context]) -> ChatState:
    """Run the brief graph for the query: retrieve, read, ground, check, merge. Read articles come from the archive."""
    context = context_of(runtime)
    result = brief_graph().invoke({"subjects": (), "question": Question(text=state["query"])}, context=context)
    return {"brief": result["brief"]}


def answer(state: ChatState, runtime: Runtime[Context]) -> ChatState:
    """Answer from the gathered items and sentences, or abstain and say why."""
    context, brief, query = context_of(runtime), state["brief"], state["query"]
    said = told(state["question"].text, state.get("turns", ()))
    hits = search(context.library, query, PASSAGES)
    given = answer_from(state["question"], query, brief, _cited(brief, context), said, hits)
    return {"answer": given}


def check(state: ChatState, runtime: Runtime[Context]) -> ChatState:
    """Leave out what the words cited speak against; what stands is the turn that the conversation keeps."""
    brief = state["brief"]
    stands = checked(state["answer"], brief, _cited(brief, context_of(runtime)))
    return {"answer": stands, "turns": (*state.get("turns", ()), stands)}


def _cited(brief: Brief, context: Context) -> dict[str, Article]:
    found = (context.archive.article(source.id) for source in brief.sources)
    return {article.id: article for article in found if article is not None}


def build() -> StateGraph[ChatState, Context, ChatState, ChatState]:
    """Wire the graph; every edge of it is here."""
    graph = StateGraph(ChatState, context_schema=Context)
    graph.add_node("understand", understand)
    graph.add_node("gather", gather)
    graph.add_node("answer", answer)
    graph.add_node("check", check)
    graph.add_edge(START, "understand")
    graph.add_edge("understand", "gather")
    graph.add_edge("gather", "answer")
    graph.add_edge("answer", "check")
    graph.add_edge("check", END)
    return graph


def compiled(checkpointer: BaseCheckpointSaver[str] | None = None) -> ChatGraph:
    """Compile the graph, with a checkpointer where the conversation is to be kept."""
    return build().compile(checkpointer=checkpointer, name="chat")


graph = compiled()
"""For tools of the ecosystem that look a graph up by name (`langgraph.json`)."""
