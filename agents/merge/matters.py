"""Articles of one matter, and whom they mean by shorter names: «الجيش» beside «الجيش اللبناني», Lindqvist beside Peter Lindqvist.

Outside its article a short name is nobody. Where two articles surely have several actors in common they tell of one
matter; there a short name means the one actor of the matter that can bear it, and nobody where two can.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from agents.merge.names import (
    Words,
    anothers,
    forms_of_address,
    is_arabic,
    left_out,
    own_words,
    person_words,
    same_across,
    same_name,
    same_person,
    unaddressed,
    words,
)
from agents.readers.embedded.lexicon import nisbas, title_heads
from retrieval.text.normalise import fold_text
from schemas.draft import DraftActor

ENOUGH: Final = 3
"""Actors that two articles must surely share, states and crowds aside, to be of one matter."""
_UNRESOLVED: Final = "collective_unresolved"
_ANYBODY: Final = frozenset({"source", "official"})
_DEFINITE: Final = ("ال", "the ", "le ", "la ", "l'", "l’")
_EVERYWHERE: Final = frozenset({"state", "intergovernmental_org", "population", "media", _UNRESOLVED})
"""Types whose members stand in articles of any matter."""


def matters(groups: Iterable[Sequence[tuple[str, DraftActor]]]) -> dict[str, str]:
    """Article → the first article of its matter, from groups of (article, actor) that are surely one."""
    met: Counter[tuple[str, str]] = Counter()
    for group in groups:
        if all(actor.type in _EVERYWHERE for _, actor in group):
            continue
        met.update(combinations(sorted({article for article, _ in group}), 2))
    first: dict[str, str] = {}
    for (one, other), times in sorted(met.items()):
        if times >= ENOUGH:
            here, there = first.setdefault(one, one), first.setdefault(other, other)
            first.update({article: here for article, matter in first.items() if matter == there})
    return first


def may_mean(one: DraftActor, other: DraftActor) -> bool:
    """Whether, told of one matter, both may be one actor: by a short name of one, or by one description of both."""
    if _UNRESOLVED in (one.type, other.type) or (one.type == "person") != (other.type == "person"):
        return False
    if one.type == "person":
        return _one_person(one, other)
    return not _two_bodies(words(one.name), words(other.name)) and any(
        _one_body(a, b) for a in _names(one) for b in _names(other)
    )


def told_apart(one: DraftActor, other: DraftActor) -> bool:
    """Whether two actors bear two names in full, so that a short name cannot mean both."""
    if "person" in (one.type, other.type):
        return _full(one.name) and _full(other.name) and not same_person(_names(one), _names(other))
    return _two_bodies(words(one.name), words(other.name))


def _names(actor: DraftActor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)


def _one_person(one: DraftActor, other: DraftActor) -> bool:
    """Two full names are two people here: they would surely be one otherwise."""
    if (_full(one.name) and _full(other.name)) or _of_two_ranks(one, other):
        return False
    return any(_called_alike(a, b) for a in _names(one) for b in _names(other))


def _of_two_ranks(one: DraftActor, other: DraftActor) -> bool:
    """Whether each is called by a rank and no rank is common: «العميد باشعيب» is not «الشيخ عوض باشعيب»."""
    ours, theirs = (_ranks(each) for each in (one, other))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _ranks(person: DraftActor) -> frozenset[str]:
    heads = (tuple(fold_text(name).split()[:1]) for name in (*_names(person), person.role or ""))
    return frozenset(head[0] for head in heads if title_heads().get(head) == "rank")


def _called_alike(one: str, other: str) -> bool:
    if describes(one) and describes(other):
        return _one_office(one, other)
    return not (anothers(one) or anothers(other)) and _within(_called(one), _called(other))


def _full(name: str) -> bool:
    return len(_called(name)) > 1 and not describes(name)


def describes(name: str) -> bool:
    """Whether a person's name is an office or a description: «المبعوثة الإيطالية», the governor."""
    head, *_ = name.split()
    return head.startswith("ال") or (head.lower() == head and not is_arabic(head)) or _addressed(head) or anothers(name)


def _addressed(word: str) -> bool:
    return not forms_of_address().isdisjoint(words(word.strip(".")))


def _within(one: Words, other: Words) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) > 1 or short[0] in nisbas():
        return False
    return any(same_name(short[0], each) for each in (long[0], long[-1]))


def _one_office(one: str, other: str) -> bool:
    """Whether one description is the other, or its beginning: «السفير» of «السفير الإيراني», the governor."""
    if is_arabic(one) != is_arabic(other):
        return same_across(*((other, one) if is_arabic(one) else (one, other)), relative=True)
    short, long = sorted((one, other), key=lambda name: len(words(name)))
    a, b = words(short), words(long)
    if title_heads().get(a[:1]) == "source" or a[0] in _ANYBODY:
        return False
    return a == b or (b[: len(a)] == a and short.lower().startswith(_DEFINITE))


def _called(name: str) -> Words:
    """The words of a person's name without forms of address; all of them where nothing else is left."""
    found = person_words(name) or words(name)
    return unaddressed(found) or found


def _two_bodies(one: Words, other: Words) -> bool:
    """Whether two bodies of one kind bear names of their own: مجلس الأمن and مجلس الإنقاذ."""
    return min(len(one), len(other)) > 1 and one[0] == other[0] and one[1] != other[1] and not set(one) & set(other[1:])


def _one_body(one: str, other: str) -> bool:
    """Whether one name may be the other with words left out behind the first."""
    if is_arabic(one) != is_arabic(other):
        return same_across(*((other, one) if is_arabic(one) else (one, other)), relative=True)
    return left_out(words(one), words(other)) or left_out(own_words(one), own_words(other))
