"""Served models: names, one door, answers as typed lists. The only package that imports instructor, openai and httpx.

What it exports is loaded when it is asked for: a search with an embeddings server does not wait for instructor (2.5 s).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agents.model.answers import ListAnswer
    from agents.model.door import Door, Message, Reply, Session, forget
    from agents.model.facts import Facts, Identity
    from agents.model.names import ModelName, parse_name
    from agents.model.salvage import Refused

_HOMES = {
    "answers": ("ListAnswer",),
    "door": ("Door", "Message", "Reply", "Session", "forget"),
    "facts": ("Facts", "Identity"),
    "names": ("ModelName", "parse_name"),
    "salvage": ("Refused",),
}

__all__ = [
    "Door",
    "Facts",
    "Identity",
    "ListAnswer",
    "Message",
    "ModelName",
    "Refused",
    "Reply",
    "Session",
    "forget",
    "parse_name",
]


def __getattr__(name: str) -> Any:
    """The exported thing of that name, from its module."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"agents.model.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
