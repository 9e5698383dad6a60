"""Make a brief: the one call behind the command line, the schedule and the evals."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import cast

from langchain_core.runnables import RunnableConfig

from agents.context import Context
from agents.graph import BriefGraph, compiled
from agents.state import BriefState
from agents.threads import checkpoints
from schemas.brief import Brief
from schemas.errors import UsageError, WasitError
from schemas.question import Question

Progress = Callable[[str], None]
"""Called with the name of each stage as it ends; `read` once an article."""


def make_brief(
    subjects: Sequence[str],
    question: str | None = None,
    *,
    context: Context,
    thread: str | None = None,
    progress: Progress | None = None,
) -> Brief:
    """Run the graph, or go on with the run that was cut off.

    Args:
        subjects: Ids of the articles the brief is about; may be empty when there is a question.
        question: What the analyst wants to know.
        context: What to work with.
        thread: A name for the run. Called again with it, an unfinished run goes on where it stopped and a finished
            one gives its brief. Without it, the same call over an unchanged archive goes on by itself.
        progress: Told of each stage as it ends.

    Raises:
        UsageError: Neither subjects nor question, or the thread belongs to another brief.
        ModelUnavailable: The model server does not answer; the run can be resumed.
        ArchiveError: The data folder cannot be used.
    """
    asked = question.strip() if question else ""
    if not subjects and not asked:
        raise UsageError("nothing to brief: name at least one file, or ask a question with -q")
    given: BriefState = {
        "subjects": tuple(dict.fromkeys(subjects)),
        "question": Question(text=asked) if asked else None,
    }
    if subjects and context.settings.related:
        context.library.prewarm()
    with checkpoints(context.settings.home) as saver:
        name = f"brief:{thread}" if thread else _thread_of(given, context)
        brief = _run(compiled(saver), given, name, context, progress or _silent)
        if not thread:
            saver.delete_thread(name)
    return brief


def _run(graph: BriefGraph, given: BriefState, thread: str, context: Context, progress: Progress) -> Brief:
    config: RunnableConfig = {
        "configurable": {"thread_id": thread},
        "max_concurrency": context.settings.concurrency,
    }
    before = graph.get_state(config)
    known = cast(BriefState, before.values)  # LangGraph types a snapshot's values as a plain dict
    if known:
        _same_brief(known, given, thread)
    finished = bool(known) and not before.next and not before.tasks
    if finished and "brief" in known:
        return known["brief"]
    context.library.sync()
    steps = graph.stream(None if known else given, config, context=context, durability="sync", stream_mode="updates")
    for step in steps:
        for stage in step:
            progress(stage)
    brief = graph.get_state(config).values.get("brief")
    if not isinstance(brief, Brief):
        raise WasitError(f"run {thread!r} ended without a brief; start it again")
    return brief


def _silent(_: str) -> None:
    """Nobody is watching."""


def _same_brief(known: BriefState, given: BriefState, thread: str) -> None:
    subjects = tuple(known.get("subjects", ()))  # a checkpoint gives tuples back as lists
    if (subjects, known.get("question")) != (given["subjects"], given["question"]):
        raise UsageError(f"thread {thread.removeprefix('brief:')!r} belongs to another brief; choose another name")


def _thread_of(given: BriefState, context: Context) -> str:
    """A name that the same call over the same archive with the same reader gets again."""
    question = given["question"]
    reader = context.reader
    parts = [*given["subjects"], question.text if question else "", reader.name, reader.model or "", reader.fingerprint]
    parts += [str(context.settings.related), str(context.archive.generation())]
    return "auto:" + sha256("\n".join(parts).encode()).hexdigest()[:16]
