"""`Index`: nearest passages and articles, by Chroma where it can be made to work and exactly where it cannot."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import Archive, Level
from retrieval.embed import Embedder
from retrieval.index import folder
from retrieval.index.child import Child, ChildFailed, ChildUnstartable
from retrieval.index.exact import ExactSearch, Ranking
from retrieval.index.keeper import Busy, Keeper
from retrieval.index.metadata import where
from retrieval.index.shelf import LEVELS, Broken, Deadlines
from retrieval.index.stamp import position
from schemas.question import Filters

EXACT_UNDER: Final = 50_000
"""Vectors of a model that knows meaning are scanned one by one up to here: as quick as Chroma, and nothing is missed."""
QUERY_WAIT_S: Final = 5.0
"""How long a query waits for another process to finish writing before it is answered exactly."""
_FAULTS: Final = (Busy, ChildFailed, Broken, OSError)


@dataclass(frozen=True)
class IndexReport:
    """What a `sync` did."""

    passages: int
    """Passages that can be found now."""
    articles: int
    added: int = 0
    """Vectors given to Chroma."""
    rebuilt: bool = False
    """Chroma's folder was broken and has been made anew."""
    exact: bool = False
    """Chroma could not be used; searches go over the archive's vectors."""
    notes: tuple[str, ...] = ()


class Index:
    """Nearest passages and articles of one archive. Safe between threads; close it, or use it in a `with`."""

    def __init__(
        self,
        home: Path,
        archive: Archive,
        embedder: Embedder,
        *,
        deadlines: Deadlines | None = None,
        lock_wait_s: float = 60.0,
        start: Callable[[Path], Child] = Child,
    ) -> None:
        self.embedder = embedder
        self._archive = archive
        self._lock_wait_s = lock_wait_s
        self._lock = RLock()
        self._exact = ExactSearch(archive, embedder.name)
        self._keeper = Keeper(archive, folder.place(home, embedder.name), embedder, deadlines or Deadlines(), start)
        self._given_up: tuple[int, str | None] | None = None
        self._counted: tuple[tuple[int, str | None] | None, dict[Level, int]] = (None, {})
        self._notes: list[str] = []

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the results should know: repairs, exact search in Chroma's place."""
        return (*self._keeper.repairs, *self._notes)

    def prewarm(self) -> None:
        """Starts Chroma's process without waiting for it."""
        with self._lock:
            if not self._archive.read_only:
                self._keeper.prewarm()

    def close(self) -> None:
        """Ends Chroma's process; the index can be used again afterwards."""
        with self._lock:
            self._keeper.drop(gently=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def sync(self) -> IndexReport:
        """Brings Chroma up to the archive, under the file lock; starts no process when nothing is new.

        Never fails on Chroma's account: a broken folder is put aside and made anew, and when that fails too the
        report says `exact`.

        Raises:
            ArchiveError: the archive cannot be read or written.
        """
        with self._lock:
            if self._archive.read_only:
                return self._report(exact=True)
            if not self.embedder.dim:  # a server that has never answered: there is nothing to keep
                return self._report()
            before = set(self.notes)
            try:
                added, rebuilt = self._keeper.bring_up(self._lock_wait_s)
            except _FAULTS as fault:
                self._give_up(fault)
                return self._report(exact=True, known=before)
            self._given_up = None
            return self._report(added=added, rebuilt=rebuilt, known=before)

    def remake(self) -> IndexReport:
        """Makes Chroma's folder anew, quick to open, whatever state it is in; the one in use answers until then.

        Raises:
            ArchiveError: the archive cannot be read or written.
        """
        with self._lock:
            if self._archive.read_only or not self.embedder.dim:
                return self._report(exact=self._archive.read_only)
            before = set(self.notes)
            try:
                added = self._keeper.remake(self._lock_wait_s)
            except _FAULTS as fault:
                self._give_up(fault)
                return self._report(exact=True, known=before)
            self._given_up = None
            return self._report(added=added, known=before)

    def query(
        self, vector: NDArray[np.float32], k: int, *, level: Level = "passage", filters: Filters | None = None
    ) -> Ranking:
        """The `k` nearest passages or articles as (id, score 0–1), nearest first; a vector of length 0 finds nothing.

        Args:
            vector: What to be near to (dim).
            k: How many.
            level: Passages or whole articles.
            filters: Which articles may be found.

        Raises:
            ArchiveError: the archive cannot be read or written.
        """
        vector = np.asarray(vector, dtype=np.float32)
        filters = None if filters == Filters() else filters
        if k < 1 or not vector.any():
            return ()
        with self._lock:
            if self._is_exact(level):
                return self._exact.query(vector, k, level, filters)
            try:
                return self._asked(vector, k, level, filters)
            except _FAULTS as fault:
                self._give_up(fault)
                return self._exact.query(vector, k, level, filters)

    def _is_exact(self, level: Level) -> bool:
        here = position(self._archive)
        if self._archive.read_only or self._given_up == here:
            return True
        if not self.embedder.semantic:
            return False
        if self._counted[0] != here:
            self._counted = (here, {each: self._archive.vector_count(each, self.embedder.name)[0] for each in LEVELS})
        return self._counted[1][level] < EXACT_UNDER

    def _asked(self, vector: NDArray[np.float32], k: int, level: Level, filters: Filters | None) -> Ranking:
        wait_s = min(self._lock_wait_s, QUERY_WAIT_S)
        condition = where(filters, self._archive) if filters else None
        try:
            return self._keeper.ready(wait_s).ask(level, vector, k, condition)
        except ChildUnstartable:
            raise
        except ChildFailed:
            self._keeper.drop()
        return self._keeper.ready(wait_s).ask(level, vector, k, condition)

    def _give_up(self, fault: Exception) -> None:
        self._keeper.drop()
        if not isinstance(fault, Busy):
            self._given_up = position(self._archive)
        words = f"Chroma cannot be used ({fault}): searched exactly over the archive's vectors instead"
        if words not in self._notes:
            self._notes.append(words)

    def _report(
        self, *, added: int = 0, rebuilt: bool = False, exact: bool = False, known: set[str] | None = None
    ) -> IndexReport:
        counts = {level: self._archive.vector_count(level, self.embedder.name)[0] for level in LEVELS}
        return IndexReport(
            passages=counts["passage"],
            articles=counts["article"],
            added=added,
            rebuilt=rebuilt,
            exact=exact,
            notes=tuple(note for note in self.notes if note not in (known or ())),
        )
