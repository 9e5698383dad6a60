"""Standing questions: one brief per watch and slot, claimed in the archive, published by atomic rename.

A slot is claimed before work begins and closed after its brief is published, so two schedulers never publish one slot
twice, and a killed one leaves a claim whose lease runs out. Of several missed slots only the latest is made.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import regex

from agents.context import Context
from agents.render.atomic import write_atomically
from agents.render.json import to_json
from agents.render.markdown import to_markdown
from agents.render.text import to_text
from agents.run import make_brief
from schemas.brief import Brief
from schemas.errors import ModelError, UsageError, WasitError
from schemas.watch import Slot, Watch

Format = Literal["text", "markdown", "json"]
LEASE_S = 3600
"""Longer than a brief may take; after it a claim that was never closed may be taken again."""
SUFFIX: dict[Format, str] = {"text": "txt", "markdown": "md", "json": "json"}
RENDER: dict[Format, Callable[[Brief], str]] = {"text": to_text, "markdown": to_markdown, "json": to_json}
UNITS = {"m": 60, "h": 3600, "d": 86_400, "w": 604_800}


def add(
    name: str, question: str, every: str, *, context: Context, output: Path | None = None, format: Format = "markdown"
) -> Watch:
    """Keep a standing question.

    Args:
        name: Letters of any script, digits, `-` and `_`; it becomes part of file names.
        question: What to ask each time.
        every: A whole number and a unit: `30m`, `6h`, `1d`, `1w`.
        context: Whose archive keeps it.
        output: Folder for the briefs; by default `briefs/` in the data folder.
        format: Of the published briefs.

    Raises:
        UsageError: A name, question or interval that cannot be.
        ArchiveError: A watch of that name is there already.
    """
    if not regex.fullmatch(r"[\p{L}\p{M}\p{N}_-]{1,64}", name):
        raise UsageError(f"watch name {name!r}: use 1 to 64 letters, digits, - and _")
    if not regex.search(r"[\p{L}\p{N}]", question):
        raise UsageError(f"watch {name!r} asks nothing: give it words with --question")
    folder = (output or context.settings.home / "briefs").expanduser().resolve()
    anchor = context.clock().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    watch = Watch(
        name=name, question=question.strip(), every_s=seconds(every), anchor=anchor, output=str(folder), format=format
    )
    context.archive.add_watch(watch)
    return watch


def seconds(every: str) -> int:
    """An interval such as `6h` in seconds.

    Raises:
        UsageError: It is none, or shorter than a minute or longer than a year.
    """
    found = regex.fullmatch(r"([0-9]{1,5})\s*([mhdw])", every.strip().lower())
    value = int(found[1]) * UNITS[found[2]] if found else 0
    if not 60 <= value <= 366 * UNITS["d"]:
        raise UsageError(f"interval {every!r}: give a whole number and a unit, such as 30m, 6h, 1d or 1w")
    return value


def due_slot(watch: Watch, now: datetime) -> datetime:
    """The latest slot that has come, in UTC."""
    step = timedelta(seconds=watch.every_s)
    return watch.anchor + (now.astimezone(UTC) - watch.anchor) // step * step


def run_due(context: Context, *, only: Sequence[str] = ()) -> tuple[Slot, ...]:
    """Make and publish the brief of every watch whose latest slot nobody has taken yet.

    A slot whose model server does not answer stays claimed and is tried again once its lease has run out; any other
    failure closes the slot with its reason. One watch's failure never stops the others.

    Returns:
        The slots this call worked on, done or failed.
    """
    now = context.clock()
    slots = []
    for watch in context.archive.watches():
        if only and watch.name not in only:
            continue
        due = due_slot(watch, now)
        if context.archive.claim(watch.name, due, LEASE_S, now):
            slots.append(_run_slot(watch, due, context))
    return tuple(slots)


def _run_slot(watch: Watch, due: datetime, context: Context) -> Slot:
    try:
        path = _publish(watch, due, context)
    except ModelError as error:
        return Slot(
            watch=watch.name, due=due, state="failed", reason=f"{error}; tried again in {LEASE_S // 60} minutes"
        )
    except (WasitError, OSError) as error:
        context.archive.fail(watch.name, due, str(error))
        return Slot(watch=watch.name, due=due, state="failed", reason=str(error))
    context.archive.finish(watch.name, due, str(path))
    return Slot(watch=watch.name, due=due, state="done", path=str(path))


def _publish(watch: Watch, due: datetime, context: Context) -> Path:
    slot = due.strftime("%Y-%m-%dT%H%MZ")
    brief = make_brief((), watch.question, context=context, thread=f"watch:{watch.name}:{slot}")
    folder = Path(watch.output)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{watch.name}-{slot}.{SUFFIX[watch.format]}"
    write_atomically(path, RENDER[watch.format](brief))
    return path
