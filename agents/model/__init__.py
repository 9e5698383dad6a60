"""Served models: names, one door, answers as typed lists. The only package that imports instructor, openai and httpx."""

from agents.model.answers import ListAnswer
from agents.model.door import Door, Message, Reply, Session, forget
from agents.model.facts import Facts, Identity
from agents.model.names import ModelName, parse_name
from agents.model.salvage import Refused

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
