"""The served reader: an open model behind an OpenAI-compatible local server, read through `agents.model`."""

from agents.readers.served.reader import ServedReader

__all__ = ["ServedReader"]
