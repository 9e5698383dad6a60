"""Sets of phrases looked up at a place in a run of words, longest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

Phrase = tuple[str, ...]
T = TypeVar("T")


class Phrases(Mapping[Phrase, T], Generic[T]):
    """Folded phrases, each with what is known of it."""

    __slots__ = ("_longest", "_table")

    def __init__(self, table: Mapping[Phrase, T]) -> None:
        self._table = dict(table)
        self._longest: dict[str, int] = {}
        for phrase in self._table:
            self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))

    @classmethod
    def of(cls, phrases: Iterable[Phrase]) -> "Phrases[bool]":
        """A plain set of phrases."""
        return Phrases(dict.fromkeys(phrases, True))

    def __getitem__(self, phrase: Phrase) -> T:
        return self._table[phrase]

    def __contains__(self, phrase: object) -> bool:
        return phrase in self._table

    def __iter__(self) -> Iterator[Phrase]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def begins(self, word: str) -> bool:
        """Whether any phrase begins with the word."""
        return word in self._longest

    def match(self, words: Sequence[str], at: int) -> int:
        """Length in words of the longest phrase that begins at `at`; 0 for none."""
        longest = self._longest.get(words[at])
        if longest is None:
            return 0
        for size in range(min(longest, len(words) - at), 0, -1):
            if tuple(words[at : at + size]) in self._table:
                return size
        return 0

    def match_joined(self, words: Sequence[str], at: int, letters: str) -> int:
        """What `match` finds, or finds once one of the letters joined before the first word is taken off."""
        if size := self.match(words, at):
            return size
        bare = words[at][1:]
        return self.match([bare, *words[at + 1 : at + 5]], 0) if words[at][:1] in letters and self.begins(bare) else 0
