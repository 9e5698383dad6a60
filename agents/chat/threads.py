"""Conversations: each is a LangGraph thread that outlives the process."""

from uuid import uuid4

from langchain_core.runnables import RunnableConfig

from agents.chat.graph import compiled
from agents.context import Context
from agents.threads import checkpoints
from retrieval.text.language import detect
from schemas.answer import Answer
from schemas.errors import UsageError, WasitError
from schemas.question import Question

PREFIX = "chat:"


def ask(question: str, context: Context, thread: str | None = None) -> Answer:
    """Answer one question.

    Args:
        question: In the analyst's words.
        context: What to work with.
        thread: The conversation it belongs to; None asks outside of any.

    Raises:
        UsageError: The question is empty.
        ModelUnavailable: The model server does not answer.
    """
    text = question.strip()
    if not text:
        raise UsageError("an empty question: ask something")
    asked = Question(text=text, language=detect(text))
    config: RunnableConfig = {"configurable": {"thread_id": PREFIX + (thread or uuid4().hex)}}
    context.library.sync()
    if thread is None:
        return _answer(compiled().invoke({"question": asked}, config, context=context))
    with checkpoints(context.settings.home) as saver:
        return _answer(compiled(saver).invoke({"question": asked}, config, context=context, durability="sync"))


def turns(thread: str, context: Context) -> tuple[Answer, ...]:
    """What was said in a conversation so far, oldest first; empty when there is none of that name."""
    with checkpoints(context.settings.home) as saver:
        found = compiled(saver).get_state({"configurable": {"thread_id": PREFIX + thread}})
        said: tuple[Answer, ...] = tuple(found.values.get("turns", ()))
        return said


def last_thread(context: Context) -> str | None:
    """The conversation that was spoken in last, for `wasit chat -c`."""
    with checkpoints(context.settings.home) as saver:
        for checkpoint in saver.list(None):
            thread = str(checkpoint.config["configurable"]["thread_id"])
            if thread.startswith(PREFIX):
                return thread.removeprefix(PREFIX)
    return None


def _answer(result: dict[str, object]) -> Answer:
    answer = result.get("answer")
    if not isinstance(answer, Answer):
        raise WasitError("the question ended without an answer; ask it again")
    return answer
