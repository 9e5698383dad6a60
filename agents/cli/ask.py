"""`wasit ask`: one question, one answer with citations, or an abstention."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from agents.cli.doors import Doors
from agents.cli.options import (
    embedder_option,
    form_for,
    format_option,
    home_option,
    model_option,
    output_option,
    thread_option,
)
from agents.cli.output import check_output, deliver, surface
from schemas.errors import UsageError

if TYPE_CHECKING:
    from agents.cli.doors import Form


@click.command(short_help="Answer one question from the archive, with citations, or abstain.")
@click.argument("question")
@format_option(markdown=True)
@output_option
@model_option
@embedder_option
@home_option
@thread_option
@click.pass_obj
def ask(
    doors: Doors,
    question: str,
    form: Form | None,
    output: Path | None,
    model: str | None,
    embedder: str | None,
    home: Path | None,
    thread: str | None,
) -> int:
    """Answer QUESTION from the archive in sentences of the sources; say so when nothing there supports an answer."""
    if not question.strip():
        raise UsageError("nothing to answer: give QUESTION some words")
    check_output(output)
    flags = {"home": home, "model": model, "embedder": embedder, "format": form_for(form, output)}
    settings, _ = doors.settings(flags)
    with doors.context(settings) as context:
        answer = doors.ask(question, context, thread)
    from agents.render import render_answer

    look = surface(output)
    deliver(
        render_answer(answer, settings.format, terminal=look.terminal, colour=look.colour),
        output,
        prose=settings.format == "text",
    )
    return 0
