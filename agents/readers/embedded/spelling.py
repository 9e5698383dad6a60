"""One family name in two spellings: أليمو and ألمو, قريشي and القرشي."""

from collections.abc import Iterable

from agents.readers.embedded.affixes import indefinite
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.names import given, ordinary

_VOWELS = frozenset("اويى")
_LEAST = 4
"""Letters of the shorter spelling, at least."""


def spelt_otherwise(mention: Mention, entities: Iterable[Entity]) -> Entity | None:
    """The one person named in full whose family name is the lone name but for a long vowel or the article."""
    word = mention.name[0]
    if len(mention.name) > 1 or given(word) or given(indefinite(word)) or ordinary(word):
        return None
    people = (e for e in entities if e.kind == "person" and e.mentions and len(e.name) > 1)
    alike = [e for e in people if not given(e.name[-1]) and _one_name(word, e.name[-1])]
    return alike[0] if len(alike) == 1 and {alike[0].gender, mention.gender} != {"f", "m"} else None


def _one_name(one: str, other: str) -> bool:
    return any(_but_for_a_vowel(a, b) for a in {one, indefinite(one)} for b in {other, indefinite(other)})


def _but_for_a_vowel(one: str, other: str) -> bool:
    """Whether two words are one, or one with a single long vowel more inside."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST or short[0] != long[0]:
        return False
    if short == long:
        return True
    return any(long[k] in _VOWELS and long[:k] + long[k + 1 :] == short for k in range(1, len(long)))
