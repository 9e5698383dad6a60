"""`wasit show`: an article of the archive, sentence by sentence, with the offsets that quotes name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agents.cli.doors import Doors
from agents.cli.options import format_option, home_option, output_option
from agents.cli.output import as_json, check_output, deliver
from schemas.errors import InputError, UsageError

if TYPE_CHECKING:
    from schemas.article import Article

SPAN = re.compile(r"\[?(?:S[0-9?]+ +)?([0-9]+)(?:[-–]([0-9]+))?\]?")


@click.command(short_help="Print an article in numbered sentences.")
@click.argument("article")
@click.option("--at", "span", metavar="START-END", help="Only the sentences that this span of offsets touches.")
@format_option(markdown=False)
@output_option
@home_option
@click.pass_obj
def show(doors: Doors, article: str, span: str | None, form: str | None, output: Path | None, home: Path | None) -> int:
    """Print ARTICLE (the start of its id, or its reference) in numbered sentences.

    `--at 120-184` shows where a quote of a brief stands: the numbers are those of its place, [S1 120–184].
    """
    check_output(output)
    start, end = _offsets(span)
    settings, _ = doors.settings({"home": home})
    with doors.archive(settings) as archive:
        found = _one(article, archive.find(article))
    sentences = [each for each in doors.sentences(found) if start is None or (each.start < end and start < each.end)]
    if start is not None and not sentences:
        raise UsageError(
            f"--at {span}: no sentence there; {found.ref} runs from {found.body_start} to {len(found.text)}"
        )
    from agents.render.listing import article_json, article_text

    as_data = (form or settings.format) == "json"
    deliver(
        as_json(article_json(found, sentences)) if as_data else article_text(found, sentences),
        output,
        prose=not as_data,
    )
    return 0


def _one(name: str, found: tuple[Article, ...]) -> Article:
    if not found:
        raise InputError(f"no article {name!r} in the archive; find one with: wasit search WORDS")
    if len(found) > 1:
        some = ", ".join(f"{each.id[:12]} ({each.ref})" for each in found[:5])
        raise UsageError(f"{name!r} names {len(found)} articles; say which: {some}")
    return found[0]


def _offsets(span: str | None) -> tuple[int | None, int]:
    if span is None:
        return None, 0
    match = SPAN.fullmatch(span.strip())
    start = int(match[1]) if match else 0
    end = int(match[2] or start + 1) if match else 0
    if start >= end:
        raise UsageError(f"--at {span!r} is no span; write it like 120-184")
    return start, end
