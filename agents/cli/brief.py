"""`wasit brief`: a brief about files, about a question, or about both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from agents.cli.doors import Doors
from agents.cli.intake import take
from agents.cli.options import (
    A_PATH,
    embedder_option,
    form_for,
    format_option,
    home_option,
    model_option,
    output_option,
    related_option,
    thread_option,
)
from agents.cli.output import check_output, deliver, surface
from agents.cli.progress import stages
from schemas.errors import InputError, UsageError

if TYPE_CHECKING:
    from agents.cli.doors import Form


@click.command(short_help="Make a brief of files, of a question, or of both.")
@click.argument("files", nargs=-1, type=A_PATH)
@click.option("-q", "--question", metavar="QUESTION", help="What the brief should answer.")
@format_option(markdown=True)
@output_option
@model_option
@embedder_option
@related_option
@home_option
@thread_option
@click.pass_obj
def brief(
    doors: Doors,
    files: tuple[Path, ...],
    question: str | None,
    form: Form | None,
    output: Path | None,
    model: str | None,
    embedder: str | None,
    related: str | None,
    home: Path | None,
    thread: str | None,
) -> int:
    """Make a brief of FILES, with related articles from the archive.

    FILES are taken into the archive first. Without FILES the archive is searched for what the question asks. A file
    that cannot be read is named on stderr and the others are briefed all the same (exit 3).
    """
    if not files and not (question or "").strip():
        raise UsageError("nothing to brief: name FILES, or ask with -q QUESTION")
    check_output(output)
    flags = {"home": home, "model": model, "embedder": embedder, "related": related, "format": form_for(form, output)}
    settings, _ = doors.settings(flags)
    with doors.context(settings) as context:
        intake = take(doors, files, context)
        if files and not intake.articles:
            raise InputError("none of the files could be read, so there is no brief; see the lines above")
        subjects = [article.id for article in intake.articles]
        with stages() as progress:
            made = doors.brief(subjects, question, context, thread, progress)
    from agents.render import render

    look = surface(output)
    deliver(
        render(made, settings.format, terminal=look.terminal, colour=look.colour),
        output,
        prose=settings.format == "text",
    )
    return intake.code
