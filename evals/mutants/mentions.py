"""Where a claim or an article names its actors, and what else is said in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from evals.mutants.base import Base, Piece, Setting, folded, pieces
from evals.reading_gold import GoldActor, GoldArticle, GoldPosition, GoldSpan

_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول")
_DIGITS = regex.compile(r"(?<![\d.,٫:/\-–])\d{1,6}(?![\d.,٫:/\-–]*\d|:)")
_VAGUE = frozenset(("collective_unresolved", "population", "other"))


@dataclass(frozen=True)
class Mention:
    """An actor's name in a text; `start` is behind the proclitics."""

    start: int
    end: int
    key: str
    first: int
    """Index of its first word."""
    clitic: str


def mentions(text: str, actors: Sequence[GoldActor]) -> list[Mention]:
    """The actors that a text names, the longest names first, none overlapping another."""
    words = pieces(text)
    bare = {w.form[len(c) :] for w in words for c in _PROCLITICS if w.form.startswith(c)}
    found: list[Mention] = []
    for form, key in _names(tuple(actors)):
        if form[0] not in bare:
            continue
        for i in range(len(words) - len(form) + 1):
            clitic = _matches(words[i : i + len(form)], form)
            last = words[i + len(form) - 1]
            if clitic is None or any(m.start < last.end and words[i].start < m.end for m in found):
                continue
            found.append(Mention(words[i].start + len(clitic), last.end, key, i, clitic))
    return sorted(found, key=lambda m: m.start)


@lru_cache(maxsize=16)
def _names(actors: tuple[GoldActor, ...]) -> list[tuple[tuple[str, ...], str]]:
    """Every name of the actors with its key, the longest first."""
    names = {(tuple(folded(n).split()), a.key) for a in actors for n in a.names}
    usable = [n for n in names if n[0] and (len(n[0]) > 1 or len(n[0][0]) > 2)]
    return sorted(usable, key=lambda n: (-len(n[0]), n))


def _matches(words: Sequence[Piece], form: tuple[str, ...]) -> str | None:
    if tuple(w.form for w in words[1:]) != form[1:]:
        return None
    return next((c for c in _PROCLITICS if words[0].form == c + form[0]), None)


def actors_in(gold: GoldArticle, span: GoldSpan) -> frozenset[str]:
    """Keys of the actors named in a stretch of the article."""
    return frozenset(m.key for m in mentions(gold.article.text[span.start : span.end], tuple(gold.actors.values())))


def concerned(setting: Setting, base: Base) -> frozenset[str]:
    """Actors that may hold the claim's words too: whoever shares the span, is spoken for, relays it or stands joint."""
    position = setting.position(base)
    keys = {base.holder_key}
    for other in setting.gold.positions:
        if position is not None and other.span.start < base.span.end and base.span.start < other.span.end:
            keys |= {other.holder, *flagged(other)}
    return frozenset(keys)


def flagged(position: GoldPosition) -> frozenset[str]:
    """Keys in a position's flags: spoken for, relayed by."""
    return frozenset(flag.partition(":")[2] for flag in position.flags if ":" in flag)


def other_actors(setting: Setting, base: Base, *, like: str | None = None) -> list[GoldActor]:
    """Actors who cannot be meant by the claim: not concerned, of another name; of the same kind as `like` where there are any."""
    out = concerned(setting, base)
    mine = {word for key in out if key in setting.gold.actors for word in _telling(setting.gold.actors[key])}
    rest = [
        actor
        for key, actor in sorted(setting.gold.actors.items())
        if key not in out and actor.type not in _VAGUE and not mine & _telling(actor)
    ]
    kind = setting.gold.actors[like].type if like in setting.gold.actors else None
    same = [actor for actor in rest if (actor.type == "person") == (kind == "person")]
    return same or rest


def _telling(actor: GoldActor) -> set[str]:
    """Words of an actor's names that another's name must not share."""
    return {word.removeprefix("ال") for name in actor.names for word in folded(name).split() if len(word) > 3}


@dataclass(frozen=True)
class Count:
    """A number in a text."""

    start: int
    end: int
    value: int


def counts(text: str, words: dict[str, int]) -> list[Count]:
    """Numbers in digits and in single words; list markers, years and clock times are none."""
    found = [Count(m.start(), m.end(), int(m.group())) for m in _DIGITS.finditer(text)]
    found = [c for c in found if not 1900 <= c.value <= 2100]
    known = {folded(form): value for form, value in words.items()}
    for piece in pieces(text):
        if piece.form in known:
            found.append(Count(piece.start, piece.end, known[piece.form]))
    return sorted(found, key=lambda c: c.start)
