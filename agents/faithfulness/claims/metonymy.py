"""A country for its government or ministry: «الخارجية الإماراتية» speaks for «دولة الإمارات»."""

from collections.abc import Sequence

from agents.faithfulness.lists import kind
from agents.faithfulness.words import Words

_SHORT = 3


def of_country(name: Sequence[str], body: Sequence[str], words: Words) -> bool:
    """Whether `body` is the government of the country that `name` gives: an office with the country's adjective.

    Args:
        name: Folded words of the claim's speaker.
        body: Folded words of the source's.
        words: The language's words, with the countries it knows.
    """
    if words.language != "ar" or not _country(name, words):
        return False
    if not body or body[0].removeprefix("ال") not in kind("offices"):
        return False
    stems = [stem for word in name if len(stem := _stem(word)) >= _SHORT and word not in kind("states")]
    adjectives = [word.removeprefix("ال") for word in body[1:] if word.endswith(("يه", "ي"))]
    return any(adjective in (stem + "يه", stem + "ي") for stem in stems for adjective in adjectives)


def _country(name: Sequence[str], words: Words) -> bool:
    head = name[0].removeprefix("ال") if name else ""
    return head in kind("states") or any(tuple(name[: len(place)]) == place for place in words.places)


def _stem(word: str) -> str:
    """A country's name without its article and its last letter where the adjective drops it: سوريا, السعودية."""
    bare = word.removeprefix("ال")
    for end in ("يه", "يا", "ا", "ه"):
        if bare.endswith(end) and len(bare) - len(end) >= _SHORT:
            return bare.removesuffix(end)
    return bare
