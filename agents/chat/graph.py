"""The chat graph. Read it aloud: understand the question, gather the items that bear on it, answer from them."""

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime

from agents.chat.answering import answer_from
from agents.chat.state import ChatState
from agents.chat.understanding import told, understood
from agents.context import Context
from agents.graph import compiled as brief_graph
from agents.runtime import context_of
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
    context = context_of(runtime)
    brief = state["brief"]
    found = [context.archive.article(source.id) for source in brief.sources]
    articles = {article.id: article for article in found if article is not None}
    turns = tuple(state.get("turns", ()))
    given = answer_from(state["question"], state["query"], brief, articles, told(state["question"].text, turns))
    return {"answer": given, "turns": (*turns, given)}


def build() -> StateGraph[ChatState, Context, ChatState, ChatState]:
    """Wire the graph; every edge of it is here."""
    graph = StateGraph(ChatState, context_schema=Context)
    graph.add_node("understand", understand)
    graph.add_node("gather", gather)
    graph.add_node("answer", answer)
    graph.add_edge(START, "understand")
    graph.add_edge("understand", "gather")
    graph.add_edge("gather", "answer")
    graph.add_edge("answer", END)
    return graph


def compiled(checkpointer: BaseCheckpointSaver[str] | None = None) -> ChatGraph:
    """Compile the graph, with a checkpointer where the conversation is to be kept."""
    return build().compile(checkpointer=checkpointer, name="chat")


graph = compiled()
"""For tools of the ecosystem that look a graph up by name (`langgraph.json`)."""
