"""The actors that a claim is read with: those of the article, and the speaker whom the claim alone names so."""

from collections.abc import Sequence
from functools import lru_cache

from agents.faithfulness.names import Cast, Person, person_of
from agents.faithfulness.view import Word
from schemas.brief import Actor
from schemas.draft import DraftActor


def cast_for(actors: Sequence[Actor | DraftActor]) -> Cast:
    """The cast of these actors; the same actors give the same cast."""
    return _cast(tuple(person_of(a.id if isinstance(a, Actor) else a.key, a) for a in actors))


def with_speaker(cast: Cast, name: str, words: Sequence[Word]) -> Cast:
    """The cast with somebody of this name, where no known actor is named so."""
    if not words or cast.named(words):
        return cast
    form = tuple(word.form for word in words)
    return _cast((*cast.people.values(), Person("claim", name, (form,), person=len(form) > 1)))


@lru_cache(maxsize=256)
def _cast(people: tuple[Person, ...]) -> Cast:
    return Cast(people)
