"""A query in other words and other languages, from lists that anybody can correct (`data/`)."""

from retrieval.expand.expand import LANGUAGES, Rewording, expand, own_language
from retrieval.expand.lexicon import hold

__all__ = ["LANGUAGES", "Rewording", "expand", "hold", "own_language"]
