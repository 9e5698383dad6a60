"""`WordIndex`: passages by the words they hold, from tantivy where it can be made to work and exactly where it cannot."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Final, Self, TypeVar

from retrieval.archive import Archive
from retrieval.stamp import position
from retrieval.words.engine import Engine, EngineFailed
from retrieval.words.exact import exact, holding, speaking
from retrieval.words.integrity import Broken
from retrieval.words.keeper import Busy, Keeper
from retrieval.words.wanted import Ranking, Wanted
from schemas.question import Filters

QUERY_WAIT_S: Final = 5.0
"""How long a query waits for another process to finish writing before it is answered without it."""
_Answer = TypeVar("_Answer")
_FAULTS: Final = (Busy, Broken, EngineFailed, OSError)


@dataclass(frozen=True)
class WordReport:
    """What a `sync` did."""

    passages: int
    """Passages that can be found now."""
    added: int = 0
    rebuilt: bool = False
    """The index was broken and has been made anew."""
    exact: bool = False
    """No index could be made; searches read the archive itself."""
    notes: tuple[str, ...] = ()


class WordIndex:
    """The words of one archive's passages. Safe between threads; close it, or use it in a `with`."""

    def __init__(self, home: Path, archive: Archive, *, lock_wait_s: float = 60.0) -> None:
        self._archive = archive
        self._lock_wait_s = lock_wait_s
        self._lock = RLock()
        self._keeper = Keeper(archive, home)
        self._given_up: tuple[int, str | None] | None = None
        self._notes: list[str] = []

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the results should know: repairs, slow search in the index's place."""
        return (*self._keeper.repairs, *self._notes)

    def close(self) -> None:
        """Forgets what is open; the index can be used again afterwards."""
        with self._lock:
            self._keeper.drop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def sync(self) -> WordReport:
        """Brings the index up to the archive, under a file lock; cheap when nothing is new.

        Never fails on tantivy's account: a broken index is put aside and made anew, and when that fails too the report
        says `exact`.

        Raises:
            ArchiveError: the archive cannot be read.
        """
        with self._lock:
            before = set(self.notes)
            try:
                added, rebuilt = self._keeper.bring_up(self._lock_wait_s)
            except _FAULTS as fault:
                self._give_up(fault)
                return self._report(exact=True, known=before)
            self._given_up = None
            return self._report(added=added, rebuilt=rebuilt, known=before)

    def remake(self) -> WordReport:
        """Makes the index anew from the archive, whatever state it is in."""
        with self._lock:
            before = set(self.notes)
            try:
                added = self._keeper.remake(self._lock_wait_s)
            except _FAULTS as fault:
                self._give_up(fault)
                return self._report(exact=True, known=before)
            self._given_up = None
            return self._report(added=added, known=before)

    def query(self, wanted: Wanted, k: int) -> Ranking:
        """The `k` passages that match best as (id, BM25 score above 0), best first; equal scores in the order of ids.

        Raises:
            ArchiveError: the archive cannot be read.
        """
        if k < 1 or not (wanted.features or wanted.phrases):
            return ()
        if wanted.filters.clusters:
            members = self._archive.matching(Filters(clusters=wanted.filters.clusters))
            wanted = wanted.model_copy(update={"articles": members})
        return self._answered(lambda engine: engine.search(wanted, k), lambda: exact(self._archive, wanted, k))

    def holding(self, features: Collection[str]) -> dict[str, int]:
        """How many passages hold each feature.

        Raises:
            ArchiveError: the archive cannot be read.
        """
        return self._answered(lambda engine: engine.holding(features), lambda: holding(self._archive, features))

    def speaking(self, languages: Collection[str]) -> dict[str, int]:
        """How many passages are in each language.

        Raises:
            ArchiveError: the archive cannot be read.
        """
        return self._answered(lambda engine: engine.speaking(languages), lambda: speaking(self._archive, languages))

    def _answered(self, by_index: Callable[[Engine], _Answer], without: Callable[[], _Answer]) -> _Answer:
        with self._lock:
            if self._given_up == position(self._archive):
                return without()
            try:
                return self._asked(by_index)
            except _FAULTS as fault:
                self._give_up(fault)
                return without()

    def _asked(self, by_index: Callable[[Engine], _Answer]) -> _Answer:
        wait_s = min(self._lock_wait_s, QUERY_WAIT_S)
        try:
            engine = self._keeper.ready(wait_s)
        except Busy as busy:
            last = self._keeper.behind()
            if last is None:
                raise
            engine = last
            self._note(f"{busy}: what came in last may not be found yet")
        try:
            return by_index(engine)
        except EngineFailed:
            self._keeper.drop()
        return by_index(self._keeper.ready(wait_s))

    def _give_up(self, fault: Exception) -> None:
        self._keeper.drop()
        if not isinstance(fault, Busy):
            self._given_up = position(self._archive)
        self._note(f"the word index cannot be used ({_plain(fault)}): every passage was read instead, which is slow")

    def _note(self, words: str) -> None:
        if words not in self._notes:
            self._notes.append(words)

    def _report(
        self, *, added: int = 0, rebuilt: bool = False, exact: bool = False, known: set[str] | None = None
    ) -> WordReport:
        return WordReport(
            passages=self._archive.passage_count(self._archive.last_seq()),
            added=added,
            rebuilt=rebuilt,
            exact=exact,
            notes=tuple(note for note in self.notes if note not in (known or ())),
        )


def _plain(fault: Exception) -> str:
    if isinstance(fault, OSError):
        return (fault.strerror or str(fault)).lower()
    return str(fault)
