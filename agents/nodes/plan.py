"""plan: the question made searchable."""

from langgraph.runtime import Runtime

from agents.context import Context
from agents.readers import Translates
from agents.runtime import context_of
from agents.state import BriefState
from retrieval.expand import own_language
from retrieval.text.language import detect
from schemas.errors import ModelError
from schemas.question import Plan, Question


def plan(state: BriefState, runtime: Runtime[Context]) -> BriefState:
    """Say what is looked for: the analyst's question, its words in Arabic, and what is nearest to the named articles."""
    context = context_of(runtime)
    question = state.get("question")
    if question is not None and question.language == "und":
        question = Question(text=question.text, language=detect(question.text))
    words, notes = _in_arabic(question, context)
    queries = (question.text, *words) if question else ()
    subjects = tuple(dict.fromkeys(state.get("subjects", ())))
    related = context.settings.related
    return {"plan": Plan(question=question, queries=queries, subjects=subjects, related=related, notes=notes)}


def _in_arabic(question: Question | None, context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A query in Arabic by the served model, where there is one and the question is not Arabic; and notes.

    The search itself looks for a question in other languages by its word lists, so that a model that fails costs little.
    """
    reader = context.reader
    if question is None or own_language(question.text) == "ar" or not isinstance(reader, Translates):
        return (), ()
    try:
        terms = reader.search_words(question.text)
    except ModelError as error:
        return (), (f"the question was put into Arabic by word lists alone: {error}",)
    return ((" ".join(terms),) if terms else ()), ()
