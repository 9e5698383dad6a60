"""Which words of a text answer to a query, and how: what is highlighted and what `--explain` tells.

Words are compared as the index compares them: folded, by their stems, by the pieces they share. A span always covers
whole words of the text as it stands, with their vowel signs and what is written together with them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from retrieval.expand import Rewording
from retrieval.expand.arabic import undefined
from retrieval.expand.latin import bases, plain, trunk
from retrieval.finding.wording import excluded
from retrieval.lexical import features
from retrieval.text.normalise import fold_text, tokens
from retrieval.text.stem import skeleton
from retrieval.text.stopwords import stop_words
from schemas.question import Mark, MarkKind, Query

ALIKE: Final = 0.4
"""Share of both words' 4-grams (Dice) from which on they count as nearly the same spelling."""
SHORTEST_ALIKE: Final = 4
"""Letters of the shortest word that may be misspelt."""
SHORTEST_STEM: Final = 3
_KINDS: Final[Mapping[str, MarkKind]] = {
    "term": "term",
    "name": "name",
    "glossary": "translation",
    "near": "translation",
    "sound": "sound",
}
_ORDER: Final[Sequence[MarkKind]] = (
    "phrase",
    "exact",
    "inflected",
    "name",
    "term",
    "translation",
    "sound",
    "near",
)
"""Of two marks on one word the first stays."""


class Word(NamedTuple):
    """A word of a text: half-open code-point offsets, and itself folded."""

    start: int
    end: int
    folded: str


class _Sought(NamedTuple):
    """Words in a row that are looked for."""

    words: tuple[str, ...]
    kind: MarkKind | None
    """None for a word that was typed: how it matches tells the kind."""
    asked: str
    by: str | None


def marks(text: str, start: int, end: int, query: Query, rewordings: Iterable[Rewording]) -> tuple[Mark, ...]:
    """The marks in a part of a text, in reading order; none overlaps another.

    Args:
        text: The whole text.
        start: Where the part begins.
        end: Where it ends; offsets are of the whole text.
        query: What is looked for.
        rewordings: Its expansions.
    """
    row = _Row(words_of(text, start, end))
    sought = [*_phrases(query), *_typed(query), *_said_otherwise(rewordings)]
    return _apart(mark for each in dict.fromkeys(sought) for mark in row.found(each))


def admits(text: str, start: int, end: int, query: Query) -> bool:
    """Whether a part of a text holds every phrase of a query and nothing that it excludes."""
    row = [word.folded for word in words_of(text, start, end)]

    def stands(words: tuple[str, ...]) -> bool:
        return any(tuple(row[at : at + len(words)]) == words for at in range(len(row) - len(words) + 1))

    phrases = (words for phrase in query.phrases if (words := _folded(phrase)))
    return all(map(stands, phrases)) and not any(stands(form) for each in query.excluded for form in excluded(each))


@lru_cache(maxsize=128)
def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of a part of a text, with offsets into the whole."""
    return tuple(Word(start + a, start + b, fold_text(text[start + a : start + b])) for a, b in tokens(text[start:end]))


@lru_cache(maxsize=50_000)
def likeness(word: str, sought: str) -> MarkKind | None:
    """How a folded word of a text answers to a folded word that is looked for; None when it does not."""
    if word == sought:
        return "exact"
    if not _forms(word).isdisjoint(_names(sought)) or not _forms(sought).isdisjoint(_names(word)):
        return "inflected"
    if min(len(word), len(sought)) >= SHORTEST_ALIKE and _shared(word, sought) >= ALIKE:
        return "near"
    return None


@lru_cache(maxsize=50_000)
def _names(word: str) -> frozenset[str]:
    """What stands for a folded word itself."""
    bare = plain(word)
    return frozenset((bare, f"={trunk(bare)}")) if bare.isascii() else _forms(word)


@lru_cache(maxsize=50_000)
def _forms(word: str) -> frozenset[str]:
    """What a folded word may be a form of: base forms of a Latin word, the stem of another one."""
    bare = plain(word)
    if bare.isascii():
        return frozenset((f"={trunk(bare)}", *bases(bare), *bases(bare, "fr")))
    stem = skeleton(word)
    return frozenset((f"={stem}",)) if len(stem) >= SHORTEST_STEM else frozenset()


def _shared(word: str, sought: str) -> float:
    """Dice over 4-grams, the article left out."""
    one, other = _grams(word), _grams(sought)
    return 2 * len(one & other) / (len(one) + len(other))


@lru_cache(maxsize=50_000)
def _grams(word: str) -> frozenset[str]:
    """A stem or a root is none."""
    return frozenset(each for each in features(undefined(word)) if each[0] not in "=+")


def _phrases(query: Query) -> Iterator[_Sought]:
    for phrase in query.phrases:
        if words := _folded(phrase):
            yield _Sought(words, "phrase", phrase, None)


def _typed(query: Query) -> Iterator[_Sought]:
    for start, end in tokens(query.words):
        word = fold_text(query.words[start:end])
        if word and word not in stop_words():
            yield _Sought((word,), None, query.words[start:end], None)


def _said_otherwise(rewordings: Iterable[Rewording]) -> Iterator[_Sought]:
    for each in rewordings:
        if words := _folded(each.target):
            yield _Sought(words, _KINDS[each.kind], each.source, each.target)


class _Row:
    """The words of a part of a text, with where each of their forms stands."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self._at: dict[str, list[int]] = {}
        self._near: dict[str, list[int]] = {}
        for n, word in enumerate(words):
            for form in {word.folded, *_forms(word.folded), *_names(word.folded)}:
                self._at.setdefault(form, []).append(n)
            self._near.setdefault(word.folded, []).append(n)

    def found(self, sought: _Sought) -> Iterator[Mark]:
        """Each place that answers to what is looked for."""
        size = len(sought.words)
        for at in self._starts(sought):
            row = self.words[at : at + size]
            kind = _answers(row, sought) if len(row) == size else None
            if kind is not None:
                yield Mark(start=row[0].start, end=row[-1].end, kind=kind, asked=sought.asked, by=sought.by)

    def _starts(self, sought: _Sought) -> Iterable[int]:
        """Where the first of its words may stand; only what is typed, or spelt by its sound, may be misspelt."""
        first = sought.words[0]
        if sought.kind in (None, "sound"):
            return (n for word, places in self._near.items() if likeness(word, first) for n in places)
        return sorted({n for form in {first, *_forms(first), *_names(first)} for n in self._at.get(form, ())})


def _answers(row: Sequence[Word], sought: _Sought) -> MarkKind | None:
    if sought.kind == "phrase":
        return "phrase" if all(word.folded == each for word, each in zip(row, sought.words, strict=True)) else None
    how: MarkKind | None = None
    for word, each in zip(row, sought.words, strict=True):
        how = likeness(word.folded, each)
        if how is None or (how == "near" and sought.kind not in (None, "sound")):
            return None
    return sought.kind or how


def _apart(found: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks without those that overlap a better one: longer, of a surer kind, asked for first."""
    ranked = sorted(
        enumerate(found), key=lambda pair: (_ORDER.index(pair[1].kind), pair[1].start - pair[1].end, pair[0])
    )
    kept: list[Mark] = []
    taken: set[int] = set()
    for _, mark in ranked:
        place = range(mark.start, mark.end)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.start))


def _folded(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (fold_text(text[start:end]) for start, end in tokens(text))))
