"""`wasit search`: the passages nearest to a query."""

from __future__ import annotations

from pathlib import Path

import click

from agents.cli.doors import Doors
from agents.cli.options import embedder_option, format_option, home_option, output_option
from agents.cli.outcome import complain
from agents.cli.output import as_json, check_output, deliver
from schemas.errors import UsageError


@click.command(short_help="Find the passages nearest to a query.")
@click.argument("query")
@click.option("-k", "count", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many passages.")
@format_option(markdown=False)
@output_option
@embedder_option
@home_option
@click.pass_obj
def search(
    doors: Doors, query: str, count: int, form: str | None, output: Path | None, embedder: str | None, home: Path | None
) -> int:
    """Find the passages of the archive nearest to QUERY, with the words and where they stand."""
    if not query.strip():
        raise UsageError("nothing to search for: give QUERY some words")
    check_output(output)
    settings, _ = doors.settings({"home": home, "embedder": embedder})
    from agents.render.listing import hits_json, hits_text

    with doors.context(settings) as context:
        hits = doors.search(query, count, context)
        for note in context.library.notes:
            complain(note)
        articles = {hit.article_id: context.archive.article(hit.article_id) for hit in hits}
        found = [(hit, article) for hit in hits if (article := articles[hit.article_id]) is not None]
        if not found:
            complain(_nothing(context.archive.count()))
    as_data = (form or settings.format) == "json"
    deliver(as_json(hits_json(found)) if as_data else hits_text(found), output, prose=not as_data)
    return 0


def _nothing(count: int) -> str:
    if not count:
        return "the archive is empty; take articles in with: wasit ingest PATHS"
    return f"nothing in the {count} articles of the archive is near this query; try other words"
