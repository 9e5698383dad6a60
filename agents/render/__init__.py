"""What a brief or an answer looks like: terminal text, Markdown, JSON.

What it exports is loaded when it is asked for: `wasit search` prints hits and needs nothing of briefs.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agents.render.forms import Format, render, render_answer
    from agents.render.json import answer_json, to_json
    from agents.render.markdown import answer_markdown, to_markdown
    from agents.render.text import answer_text, to_text

_HOMES = {
    "forms": ("Format", "render", "render_answer"),
    "json": ("answer_json", "to_json"),
    "markdown": ("answer_markdown", "to_markdown"),
    "text": ("answer_text", "to_text"),
}

__all__ = [
    "Format",
    "answer_json",
    "answer_markdown",
    "answer_text",
    "render",
    "render_answer",
    "to_json",
    "to_markdown",
    "to_text",
]


def __getattr__(name: str) -> Any:
    """The exported thing of that name, from its module."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"agents.render.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
