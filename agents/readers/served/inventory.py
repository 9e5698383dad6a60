"""What a first reading already knows of an article: who is in it, and which quotations, with their likely speakers.

A model that starts from a list of names and quotations need only decide who takes which stand, which small models do
better than finding everything at once. The list is a proposal: the model names who is missing, and corrects speakers.
"""

from collections.abc import Sequence
from typing import Final

from agents.readers import Reader
from agents.readers.served.parts import Line
from retrieval.text.quotation import quotations
from retrieval.text.visible import visible
from schemas.article import Article
from schemas.base import Frozen
from schemas.draft import Draft, DraftActor

MOST_ACTORS: Final = 24
MOST_QUOTATIONS: Final = 16
WORDS: Final = 6
"""Words of a quotation that are shown: enough to find it by."""
KEY: Final = "E"
"""Keys of the first reading; a model's own begin with A, so that one that counts anew from A1 confuses nobody."""


class Quoted(Frozen):
    """A quotation as a model is told of it."""

    index: int
    """Number of its sentence."""
    words: str
    speaker: str | None
    """Key of who may have said it."""


class Inventory(Frozen):
    """Actors and quotations of one article, or of a part of it."""

    actors: tuple[DraftActor, ...] = ()
    quotations: tuple[Quoted, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    """Where each quotation stands: half-open code points."""

    def of(self, lines: Sequence[Line]) -> "Inventory":
        """What of it stands in some lines, as much as a prompt has room for."""
        first, last = (lines[0].start, lines[-1].end) if lines else (0, 0)
        text = " ".join(line.text for line in lines)
        named = [actor for actor in self.actors if any(name in text for name in (actor.name, *actor.aliases))]
        quoted = [
            (each, place) for each, place in zip(self.quotations, self.places, strict=True) if first <= place[0] < last
        ][:MOST_QUOTATIONS]
        actors = tuple(named[:MOST_ACTORS])
        keys = {actor.key for actor in actors}
        shown = tuple(each if each.speaker in keys else each.model_copy(update={"speaker": None}) for each, _ in quoted)
        return Inventory(actors=actors, quotations=shown, places=tuple(place for _, place in quoted))


def inventory_of(article: Article, lines: Sequence[Line], first: Reader) -> Inventory:
    """The actors of the first reading, renamed E1, E2, …, and the article's outermost quotations."""
    draft = first.read(article).draft
    keys = {actor.key: f"{KEY}{number}" for number, actor in enumerate(draft.actors, 1)}
    actors = tuple(
        actor.model_copy(update={"key": keys[actor.key], "affiliation": keys.get(actor.affiliation or "")})
        for actor in draft.actors
    )
    shown = visible(article.text)
    found: list[Quoted] = []
    places: list[tuple[int, int]] = []
    for quotation in quotations(article.text, article.body_start):
        line = next((each for each in lines if each.start <= quotation.start < each.end), None)
        words = shown[quotation.inner_start : quotation.inner_end].split()
        if quotation.depth or line is None or not words:
            continue
        speaker = keys.get(_speaker(draft, quotation.inner_start, quotation.inner_end) or "")
        told = " ".join(words[:WORDS]) + ("…" if len(words) > WORDS else "")
        found.append(Quoted(index=line.index, words=told, speaker=speaker))
        places.append((quotation.start, quotation.end))
    return Inventory(actors=actors, quotations=tuple(found), places=tuple(places))


def _speaker(draft: Draft, start: int, end: int) -> str | None:
    """Who the first reading gives the words to: the holder of the position that covers most of them."""
    shares = {
        number: min(end, at + len(position.evidence.quote)) - max(start, at)
        for number, position in enumerate(draft.positions)
        if (at := position.evidence.where) is not None
    }
    best = max(shares, key=lambda number: shares[number], default=None)
    return draft.positions[best].holder if best is not None and shares[best] > 0 else None
