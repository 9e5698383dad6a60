"""Where results go: stdout, or a file that appears whole."""

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

from agents.cli.outcome import complain


class Surface(NamedTuple):
    """What the results will be looked at on."""

    terminal: bool
    colour: bool


def surface(output: Path | None = None) -> Surface:
    """A file is never a terminal; stdout may be, and may have colour."""
    from agents.settings import wants_colour

    terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    return Surface(terminal, terminal and wants_colour())


def check_output(output: Path | None) -> None:
    """Refuse an `-o` that cannot become a file before the work begins."""
    if output is not None:
        from agents.render.atomic import check_target

        check_target(output)


def deliver(text: str, output: Path | None = None, *, prose: bool = False) -> None:
    """Print the results, or write them to `output` and say so; `prose` is broken into lines that fit a terminal."""
    if output is None:
        if prose and surface().terminal:
            from shutil import get_terminal_size

            from agents.render.wrap import wrap

            text = wrap(text, get_terminal_size().columns)
        if sys.stdout is not None:
            sys.stdout.write(text)
            sys.stdout.flush()
        return
    from agents.render.atomic import write_atomically

    write_atomically(output, text)
    complain(f"written to {output}")


def as_json(value: Any, *, indent: int | None = 2) -> str:
    """Plain values as JSON text, ending in a newline."""
    return json.dumps(value, ensure_ascii=False, indent=indent, default=str) + "\n"
