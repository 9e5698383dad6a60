"""The light stem of a French word: no article joined, no accents, no ending: l'appel, appelée, appelaient → appel."""

import unicodedata
from functools import lru_cache

import regex

_JOINED = regex.compile(r"^(?:[ldnsmtcj]|qu)['’](?=\p{L})")
_ENDINGS = (
    *("issements", "issement", "issaient", "ements", "ement", "ations", "ation", "ateurs", "ateur", "itions", "ition"),
    *("eurs", "euses", "euse", "eur", "issent", "aient", "erent", "eront", "erait", "ables", "able"),
    *("ives", "ifs", "ive", "if", "ait", "ant", "ent", "era", "ees", "ite", "iere", "ier", "ees", "ee", "es", "er"),
    *("ir", "ie", "is", "it", "e", "s", "x", "i"),
)
_SHORTEST = 3


@lru_cache(maxsize=16384)
def french_stem(word: str) -> str:
    """The stem of a folded French word."""
    bare = _JOINED.sub("", word)
    plain = "".join(c for c in unicodedata.normalize("NFD", bare) if not unicodedata.combining(c))
    fitting = (e for e in _ENDINGS if plain.endswith(e) and len(plain) - len(e) >= _SHORTEST)
    return plain.removesuffix(next(fitting, ""))
