"""Arabic proclitics taken off a folded word: و ف, then ب ل ك, then the article."""

from functools import lru_cache

import regex

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_OWN = regex.compile(
    r"(?:التزا?م|التحا?ق|التما?س|التقا?ط|التفا?ف|التبا?س|الت[ئي]ام|التقاء|التقي|التقت|التقوا|الغاء|الغي|الغت|الزام|القاء|الحاق|الصاق|الحاح)"
    r"(?:ه|ها|هم|هما|نا|ات|اته|اتها|اتهم|ت|وا|ا)?"
)
"""Words whose first letters ال are their own, and no article: التزام، التقى، إلغاء."""


@lru_cache(maxsize=16384)
def readings(word: str) -> tuple[tuple[str, str], ...]:
    """The ways to read a folded word as proclitics and the rest, plainest first: وللجيش → (ولل → ال, الجيش)."""
    found = [("", word)]
    rests = [("", word)]
    if len(word) > 3 and word[0] in _CONJUNCTIONS:
        rests.append((word[0], word[1:]))
        found.append(rests[-1])
    for taken, rest in rests:
        if rest.startswith("لل") and len(rest) > 3:
            found.append((taken + "ل", "ال" + rest[2:]))
            if not rest.startswith("لله"):
                found.append((taken + "ل", rest[1:]))
        elif len(rest) > 3 and rest[0] in _PREPOSITIONS:
            found.append((taken + rest[0], rest[1:]))
    return tuple(found)


def governed_by_prefix(prefix: str) -> bool:
    """Whether the proclitics hold a preposition."""
    return any(c in _PREPOSITIONS for c in prefix)


def indefinite(word: str) -> str:
    """The folded word without the article."""
    return word[2:] if len(word) > 4 and definite(word) else word


@lru_cache(maxsize=16384)
def definite(word: str) -> bool:
    """Whether the folded word carries the article."""
    return word.startswith("ال") and len(word) > 3 and _OWN.fullmatch(word) is None
