"""`wasit doctor`: every effective setting and where it came from, what works, and what to do about what does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from agents.cli.doors import Doors
from agents.cli.options import embedder_option, format_option, home_option, model_option
from agents.cli.output import as_json, deliver

if TYPE_CHECKING:
    from agents.cli.checks import Check
    from schemas.config import Settings

SAMPLE = """Arabic in this terminal:
  وسيط: «الهدنة قائمة»
  قال المبعوث إن 12 طرفا وافق.
  السَّلَامُ عَلَيْكُمْ
Correct: the first line begins at the right with وسيط and «…» opens toward it; in the second, 12 reads twelve and stands
between إن and طرفا; in the third every letter carries its own mark. If words run backwards or letters stand apart, the
terminal does not order Arabic: use --format markdown -o FILE and open the file in an editor or a browser.
"""


@click.command(short_help="Show every setting, check what is needed, say how to mend it.")
@format_option(markdown=False)
@model_option
@embedder_option
@home_option
@click.pass_obj
def doctor(doors: Doors, form: str | None, model: str | None, embedder: str | None, home: Path | None) -> int:
    """Print every setting with its origin, check what wasit needs, and say how to mend what is wrong (exit 1)."""
    settings, origins = doors.settings({"home": home, "model": model, "embedder": embedder})
    checks = list(doors.checks(settings))
    strange = doors.unknown_variables()
    if (form or settings.format) == "json":
        deliver(as_json(_data(settings, origins, checks, strange)))
    else:
        deliver(_text(settings, origins, checks, strange))
    return 0 if all(check.ok for check in checks) else 1


def _text(settings: Settings, origins: dict[str, str], checks: list[Check], strange: tuple[str, ...]) -> str:
    lines = ["Settings:"]
    lines += [f"  {field}: {value} (from {origins[field]})" for field, value in settings.model_dump().items()]
    lines += [f"  not a setting of wasit: {name}" for name in strange]
    lines += ["", "Checks:"]
    for check in checks:
        lines.append(f"  {'ok' if check.ok else 'WRONG'}: {check.name}: {check.found}{_fix(check)}")
    return "\n".join(lines) + "\n\n" + SAMPLE


def _fix(check: Check) -> str:
    return f"; fix: {check.fix}" if check.fix else ""


def _data(
    settings: Settings, origins: dict[str, str], checks: list[Check], strange: tuple[str, ...]
) -> dict[str, object]:
    values = settings.model_dump(mode="json")
    return {
        "settings": {field: {"value": value, "from": origins[field]} for field, value in values.items()},
        "unknown_variables": list(strange),
        "checks": [check._asdict() for check in checks],
        "ok": all(check.ok for check in checks),
    }
