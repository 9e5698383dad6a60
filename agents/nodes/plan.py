"""plan: the question made searchable."""

from langgraph.runtime import Runtime

from agents.context import Context
from agents.runtime import context_of
from agents.state import BriefState
from retrieval.text.language import detect
from schemas.question import Plan, Question


def plan(state: BriefState, runtime: Runtime[Context]) -> BriefState:
    """Say what is looked for: the analyst's question, and what is nearest to the named articles."""
    context = context_of(runtime)
    question = state.get("question")
    if question is not None and question.language == "und":
        question = Question(text=question.text, language=detect(question.text))
    queries = (question.text,) if question else ()
    subjects = tuple(dict.fromkeys(state.get("subjects", ())))
    return {"plan": Plan(question=question, queries=queries, subjects=subjects, related=context.settings.related)}
