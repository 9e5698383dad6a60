"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from agents.cli.doors import Form

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

A_PATH = click.Path(path_type=Path)
SUFFIXES: dict[str, Form] = {".txt": "text", ".md": "markdown", ".json": "json"}

home_option = click.option("--home", type=A_PATH, metavar="DIR", help="Data folder.")
model_option = click.option(
    "--model",
    metavar="M",
    help="Reader: embedded (default), ollama/NAME, llamacpp/NAME, vllm/NAME, lmstudio/NAME or URL#NAME.",
)
embedder_option = click.option(
    "--embedder",
    metavar="E",
    help="Vectors: hashed (default), ollama/NAME, llamacpp/NAME, vllm/NAME, lmstudio/NAME, tei/URL or URL#NAME.",
)
related_option = click.option("--related", metavar="N", help="Related articles to read besides.")
private_option = click.option(
    "--allow-private",
    "allow_private",
    is_flag=True,
    default=None,
    help="Fetch from loopback and private networks too.",
)
output_option = click.option(
    "-o",
    "--output",
    "output",
    type=A_PATH,
    metavar="FILE",
    help="Write to FILE, whole or not at all, not to stdout.",
)
thread_option = click.option("--thread", metavar="ID", help="Name of the thread to start or to go on with.")


def format_option(*, markdown: bool) -> Callable[[Decorated], Decorated]:
    """`--format`, with Markdown where a command has it."""
    forms = ("text", "markdown", "json") if markdown else ("text", "json")
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        help="Form of the results; by default that of FILE's suffix, else text.",
    )


def form_for(form: Form | None, output: Path | None) -> Form | None:
    """The form that was asked for: by `--format`, else by the suffix of the file that `-o` names."""
    return form or (SUFFIXES.get(output.suffix.lower()) if output is not None else None)
