"""Generate what the papers show of the code: the graph diagrams, the command help, the settings table.

`python -m agents.docs` writes them between their markers; a test holds that they are current.
"""

import sys
from pathlib import Path

import click
import regex

from agents.chat.graph import graph as chat_graph
from agents.cli import cli
from agents.graph import graph as brief_graph
from agents.settings import PREFIX
from schemas.config import Settings

ROOT = Path(__file__).parent.parent


def generated() -> dict[str, dict[str, str]]:
    """Paper → marker → the text that belongs between the marker's lines."""
    return {
        "ARCHITECTURE.md": {
            "brief graph": f"```mermaid\n{brief_graph.get_graph().draw_mermaid().strip()}\n```",
            "chat graph": f"```mermaid\n{chat_graph.get_graph().draw_mermaid().strip()}\n```",
        },
        "README.md": {"commands": f"```text\n{_help()}\n```", "settings": _settings()},
    }


def with_generated(text: str, parts: dict[str, str]) -> str:
    """`text` with each part put between `<!-- NAME -->` and `<!-- /NAME -->`.

    Raises:
        ValueError: A marker is missing.
    """
    for name, body in parts.items():
        found = regex.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", text, flags=regex.DOTALL)
        if not found:
            raise ValueError(f"the marker <!-- {name} --> is missing")
        text = f"{text[: found.start(1)]}{body}\n{text[found.end(1) :]}"
    return text


def _help() -> str:
    return cli.get_help(click.Context(cli, info_name="wasit", terminal_width=88, **cli.context_settings)).strip()


def _settings() -> str:
    rows = ["| setting | variable | default | |", "|---|---|---|---|"]
    for name, field in Settings.model_fields.items():
        value = str(field.default).lower() if isinstance(field.default, bool) else field.default
        default = "the platform's data folder" if name == "home" else f"`{value}`"
        rows.append(f"| `{name}` | `{PREFIX}{name.upper()}` | {default} | {field.description or ''} |")
    return "\n".join(rows)


def main() -> int:
    """Write every generated part; 0 always."""
    for name, parts in generated().items():
        path = ROOT / name
        path.write_text(with_generated(path.read_text("utf-8"), parts), "utf-8")
        sys.stderr.write(f"{name}: {', '.join(parts)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
