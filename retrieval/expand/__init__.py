"""A query in other words and other languages, from lists that anybody can correct (`data/`)."""

from retrieval.expand.expand import LANGUAGES, Rewording, expand, own_language

__all__ = ["LANGUAGES", "Rewording", "expand", "own_language"]
