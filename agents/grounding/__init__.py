"""Grounding: proposed words → the exact span of the article they stand on, or a typed miss. Pure.

What is orthography is folded (`retrieval.text.normalise`); a changed, added or left-out word, number or sign is never
tolerated.
"""

from agents.grounding.place import ground
from agents.grounding.source import SourceText
from agents.grounding.spans import Miss, Span

__all__ = ["Miss", "SourceText", "Span", "ground"]
