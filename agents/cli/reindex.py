"""`wasit reindex`: both indexes made anew from the archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from agents.cli.doors import Doors
from agents.cli.intake import progress_bar
from agents.cli.options import embedder_option, format_option, home_option
from agents.cli.outcome import complain
from agents.cli.output import as_json, deliver

if TYPE_CHECKING:
    from retrieval.reindex import Kind


@click.command(short_help="Make the indexes anew from the archive.")
@click.option("--words", is_flag=True, help="The word index alone.")
@click.option(
    "--vectors", is_flag=True, help="Vectors and Chroma alone: missing ones are made; it opens quickly after."
)
@click.option("--drop", metavar="NAME", help="First remove all vectors of an embedder, by its name in `wasit doctor`.")
@format_option(markdown=False)
@embedder_option
@home_option
@click.pass_obj
def reindex(
    doors: Doors,
    words: bool,
    vectors: bool,
    drop: str | None,
    form: str | None,
    embedder: str | None,
    home: Path | None,
) -> int:
    """Make the word index and Chroma anew from the archive, which holds everything they hold.

    Neither is needed for correct answers: what is broken or old is made anew by itself. Chroma opens more quickly
    afterwards, as what was added to it since the last time is replayed at every opening. The indexes in use answer until
    the new ones take their place (exit 1 when one cannot be made).

    With --embedder the vectors that the archive lacks of that model are made first; a run that was cut off goes on where it
    stopped. Vectors of other models stay until they are dropped.
    """
    settings, _ = doors.settings({"home": home, "embedder": embedder})
    kinds: list[Kind] = (
        ["words"] if words and not vectors else ["vectors"] if vectors and not words else ["words", "vectors"]
    )
    with doors.context(settings) as context:
        if drop:
            complain(f"{doors.drop_vectors(drop, context)} vectors of {drop} dropped")
        if "vectors" in kinds:
            with progress_bar("vector") as progress:
                for note in doors.complete(context, progress):
                    complain(note)
        made = [doors.reindex(kind, context) for kind in kinds]
    for one in made:
        for note in one.notes:
            complain(note)
    if (form or settings.format) == "json":
        deliver(as_json([one.model_dump(mode="json") for one in made]))
    else:
        deliver("".join(f"{one.line}\n" for one in made))
    return 0 if all(one.ok for one in made) else 1
