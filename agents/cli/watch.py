"""`wasit watch`: standing questions, and the briefs that fall due."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from agents.cli.doors import Doors
from agents.cli.options import A_PATH, embedder_option, format_option, home_option, model_option
from agents.cli.outcome import complain
from agents.cli.output import as_json, deliver
from schemas.errors import UsageError

if TYPE_CHECKING:
    from agents.cli.doors import Form
    from schemas.watch import Slot, Watch


@click.group(short_help="Keep standing questions and make the briefs that are due.")
def watch() -> None:
    """Standing questions: one brief per watch and slot, published whole, safe to run twice."""


@watch.command()
@click.argument("name")
@click.option("-q", "--question", required=True, metavar="QUESTION", help="What to ask each time.")
@click.option("--every", required=True, metavar="INTERVAL", help="How often: 30m, 6h, 1d, 1w.")
@click.option("--output", type=A_PATH, metavar="DIR", help="Folder for the briefs; briefs/ in the data folder.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "json")),
    default="markdown",
    show_default=True,
    help="Form of the published briefs.",
)
@home_option
@click.pass_obj
def add(doors: Doors, name: str, question: str, every: str, output: Path | None, form: Form, home: Path | None) -> int:
    """Keep QUESTION under NAME and brief it every INTERVAL. Let cron or a timer call `wasit watch run --due`."""
    settings, _ = doors.settings({"home": home})
    with doors.context(settings) as context:
        added = doors.add_watch(name, question, every, output, form, context)
    from agents.render.listing import watch_text

    deliver(watch_text(added))
    return 0


@watch.command(name="list")
@format_option(markdown=False)
@home_option
@click.pass_obj
def list_watches(doors: Doors, form: str | None, home: Path | None) -> int:
    """Print every watch with its latest slot."""
    settings, _ = doors.settings({"home": home})
    watches: list[tuple[Watch, tuple[Slot, ...]]] = []
    if doors.has_archive(settings):
        with doors.archive(settings) as archive:
            watches = [(each, archive.slots(each.name)) for each in archive.watches()]
    from agents.render.listing import watch_json, watch_text

    if (form or settings.format) == "json":
        deliver(as_json([watch_json(each, slots) for each, slots in watches]))
        return 0
    if not watches:
        complain("no watches; add one with: wasit watch add NAME --question QUESTION --every 6h")
    deliver("".join(watch_text(each, slots) for each, slots in watches))
    return 0


@watch.command()
@click.argument("name")
@home_option
@click.pass_obj
def remove(doors: Doors, name: str, home: Path | None) -> int:
    """Forget the watch NAME. Its published briefs stay where they are."""
    settings, _ = doors.settings({"home": home})
    with doors.archive(settings, read_only=False) as archive:
        if not archive.remove_watch(name):
            raise UsageError(f"no watch {name!r}; see them with: wasit watch list")
    complain(f"removed {name}")
    return 0


@watch.command()
@click.option("--due", is_flag=True, help="Make the briefs that are due.")
@format_option(markdown=False)
@model_option
@embedder_option
@home_option
@click.pass_obj
def run(doors: Doors, due: bool, form: str | None, model: str | None, embedder: str | None, home: Path | None) -> int:
    """Make every brief that is due, print where each was published, exit 1 when one failed."""
    if not due:
        raise UsageError("say what to run: wasit watch run --due")
    settings, _ = doors.settings({"home": home, "model": model, "embedder": embedder})
    with doors.context(settings) as context:
        slots = doors.run_due(context)
    failed = [slot for slot in slots if slot.state == "failed"]
    for slot in failed:
        complain(f"watch {slot.watch}, slot {slot.due.isoformat()}: {slot.reason}")
    from agents.render.listing import slot_text

    if (form or settings.format) == "json":
        deliver(as_json([slot.model_dump(mode="json") for slot in slots]))
    else:
        deliver("".join(slot_text(slot) for slot in slots if slot.state == "done"))
        if not slots:
            complain("nothing is due")
    return 1 if failed else 0
