"""`wasit ingest`: files, folders and addresses into the archive, and the index brought up to it."""

from __future__ import annotations

import re
from pathlib import Path

import click

from agents.cli.doors import Doors
from agents.cli.intake import take
from agents.cli.options import embedder_option, format_option, home_option, output_option, private_option
from agents.cli.outcome import complain
from agents.cli.output import as_json, check_output, deliver

ADDRESS = re.compile(r"(?i)\s*https?://")


@click.command(short_help="Take files, folders and web addresses into the archive.")
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@private_option
@format_option(markdown=False)
@output_option
@embedder_option
@home_option
@click.pass_obj
def ingest(
    doors: Doors,
    paths: tuple[str, ...],
    allow_private: bool | None,
    form: str | None,
    output: Path | None,
    embedder: str | None,
    home: Path | None,
) -> int:
    """Take PATHS (.txt, .md, .html, .json, .jsonl, or folders of them) into the archive.

    An https:// address is an article's page or a feed; a feed that should be fetched again and again is kept with
    `wasit feeds add`. The same content is taken once. What cannot be read is named on stderr, and the rest is taken all
    the same (exit 3).
    """
    check_output(output)
    urls = [word for word in paths if ADDRESS.match(word)]
    files = [Path(word) for word in paths if not ADDRESS.match(word)]
    settings, _ = doors.settings({"home": home, "embedder": embedder, "allow_private_hosts": allow_private})
    with doors.context(settings) as context:
        intake = take(doors, files, context, urls, whole_archive=True)
        context.library.sync()
        for note in context.library.notes:
            complain(note)
        count = context.archive.count()
    report = intake.report
    if report is None:
        return intake.code
    from agents.render.listing import report_json, report_text

    as_data = (form or settings.format) == "json"
    deliver(as_json(report_json(report, count)) if as_data else report_text(report, count), output, prose=not as_data)
    return intake.code
