"""The reader that ships with wasit: sentence structure, lexicons and rules; Arabic first, English too."""

from agents.readers.embedded.reader import EmbeddedReader

__all__ = ["EmbeddedReader"]
