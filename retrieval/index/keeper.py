"""Keeps one Chroma folder in step with the archive: fills, probes, starts afresh, puts aside what is broken."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

from filelock import FileLock, Timeout

from retrieval.archive import Archive
from retrieval.dedupe import complete_clusters
from retrieval.embed import Embedder
from retrieval.index import folder
from retrieval.index.child import Child, ChildFailed, ChildUnstartable
from retrieval.index.shelf import LEVELS, Broken, Deadlines, Shelf
from retrieval.index.stamp import FILE, Made, Stamp, position
from retrieval.vectors import complete_vectors

LOCK: Final = "index.lock"
REPLAYED: Final = 2_000
"""So many vectors at most are replayed at every opening, about 5 ms each; then the graphs are written out, in a copy."""
_ATTEMPTS: Final = 2
_Result = TypeVar("_Result")


class Busy(Exception):
    """Another process is writing to the index."""


class Keeper:
    """The process with Chroma, what it has open, and how far that follows the archive. Not safe between threads.

    Its methods raise `ChildFailed`, `Broken` or `OSError` when Chroma cannot be made to work, and `Busy` when another
    process writes for too long; `ArchiveError` when the archive itself fails.
    """

    def __init__(
        self, archive: Archive, home: Path, embedder: Embedder, deadlines: Deadlines, start: Callable[[Path], Child]
    ) -> None:
        self._archive = archive
        self._home = home
        self._embedder = embedder
        self._deadlines = deadlines
        self._start = start
        self._lock = FileLock(home / LOCK)
        self._child: Child | None = None
        self._shelf: Shelf | None = None
        self._followed: Stamp | None = None
        self.repairs: list[str] = []
        """One line for each folder that was put aside."""

    def prewarm(self) -> None:
        """Starts Chroma's process without waiting for it."""
        with suppress(ChildUnstartable):
            self._living_child()

    def drop(self, *, gently: bool = False) -> None:
        """Ends Chroma's process and forgets what it had open."""
        if self._child is not None:
            if gently:
                self._child.close()
            else:
                self._child.kill()
        self._child = self._shelf = self._followed = None

    def bring_up(self, wait_s: float) -> tuple[int, bool]:
        """Brings Chroma up to the archive; starts no process when it is.

        Returns:
            How many vectors were added, and whether a broken folder was made anew.
        """
        return (0, False) if self._is_current() else self._locked(self._update, wait_s)

    def remake(self, wait_s: float) -> int:
        """Makes the folder anew beside the one in use and puts it in its place; how many vectors it holds.

        The new one has its graphs written out, so that opening it replays nothing. The one in use is never flushed:
        Chroma damages a graph when it is killed while writing it.
        """
        return self._locked(self._remake, wait_s)

    def ready(self, wait_s: float) -> Shelf:
        """A shelf that follows the archive and has been probed."""
        if self._shelf and self._followed and self._followed.position == position(self._archive):
            return self._shelf
        attempts = _ATTEMPTS
        if self._is_current():
            self._drop_stale()
            try:
                return self._opened()
            except ChildUnstartable:
                raise
            except (ChildFailed, Broken):
                self.drop()
                attempts -= 1
        self._locked(lambda: self._update(attempts), wait_s)
        if self._shelf is None:
            raise Broken("it could not be opened")
        return self._shelf

    def _is_current(self) -> bool:
        stamp = Stamp.read(self._home)
        return (
            stamp is not None
            and stamp.position == position(self._archive)
            and stamp.made == self._made()
            and folder.exists(self._home)
        )

    def _locked(self, work: Callable[[], _Result], wait_s: float) -> _Result:
        self._home.mkdir(mode=0o700, exist_ok=True)
        try:
            with self._lock.acquire(timeout=wait_s):
                return work()
        except Timeout:
            raise Busy("another process is writing to the index") from None

    def _opened(self) -> Shelf:
        """Opens and probes what is on disk, which follows the archive already; takes no lock."""
        stamp = Stamp.read(self._home)
        if stamp is None:
            raise Broken("its stamp is gone")
        shelf = self._open_shelf()
        shelf.probe({"passage": stamp.passages, "article": stamp.articles}, stamp.generation)
        self._shelf, self._followed = shelf, stamp
        return shelf

    def _update(self, attempts: int = _ATTEMPTS) -> tuple[int, bool]:
        """Under the file lock: fills and probes. One crash may be chance; what fails again is put aside and made anew."""
        complete_clusters(self._archive)
        if not self._embedder.semantic:  # those behind a server are made by who can wait and show progress
            complete_vectors(self._archive, self._embedder)
        try:
            return self._grown(), False
        except ChildUnstartable:
            raise
        except ChildFailed as fault:
            self.drop()
            return self._update(attempts - 1) if attempts > 1 else (self._rebuild(fault), True)
        except Broken as fault:
            return self._rebuild(fault), True

    def _grown(self) -> int:
        """Filled up, and its graphs written out when too much would be replayed at the next opening."""
        stamp = Stamp.read(self._home)
        replayed = self._held() - (stamp.flushed if stamp and self._is_ours(stamp) else 0)
        if replayed < REPLAYED:
            return self._fill()
        if stamp is None or not self._is_ours(stamp):
            added = self._remake()
        else:
            added = self._fill()
            self._flush()
        self._opened()
        return added

    def _rebuild(self, fault: Exception) -> int:
        self.drop()
        if folder.path(self._home).exists():
            kept = folder.quarantine(self._home)
            self.repairs.append(f"the index was broken ({fault}): kept as {kept.name} and made anew from the archive")
        return self._fill()

    def _remake(self) -> int:
        """Under the file lock: a new folder beside, out of the archive."""
        return self._replaced(lambda made: made._fill(flushed=True))

    def _flush(self) -> None:
        """Under the file lock: a copy beside whose graphs are written out. When that fails the folder in use is as it was."""

        def work(made: Keeper) -> int:
            folder.copy(self._home, made._home, FILE)
            made._new_shelf().flush()
            stamp = Stamp.read(made._home)
            if stamp is None:
                raise Broken("its stamp is gone")
            stamp.model_copy(update={"flushed": self._held()}).write(made._home)
            return 0

        try:
            self._replaced(work)
        except (ChildFailed, Broken, OSError) as fault:
            self.repairs.append(f"Chroma's graphs could not be written out ({fault}): it opens slowly meanwhile")

    def _replaced(self, work: Callable[["Keeper"], int]) -> int:
        """Does something in a folder beside, looks whether a fresh process finds all of it, and puts it in place."""
        self.drop()
        place = folder.beside(self._home)
        made = Keeper(self._archive, place, self._embedder, self._deadlines, self._start)
        try:
            done = work(made)
            made.drop(gently=True)
            made._opened()
            made.drop(gently=True)
            folder.put_in_place(self._home, place, FILE)
        finally:
            made.drop()
            folder.remove(place)
        return done

    def _held(self) -> int:
        return sum(self._archive.vector_count(level, self._embedder.name)[0] for level in LEVELS)

    def _fill(self, *, flushed: bool = False) -> int:
        generation, mark = position(self._archive)
        stamp = self._stamp_to_start_from()
        shelf = self._shelf if self._followed == stamp else None
        if shelf is None:
            self._drop_stale()
            shelf = self._open_shelf(flushed=flushed)
        added_passages, passages = shelf.fill("passage", stamp.passages)
        added_articles, articles = shelf.fill("article", stamp.articles)
        if flushed:
            shelf.settle()
        shelf.probe({"passage": passages, "article": articles}, generation)
        reached = {"generation": generation, "mark": mark, "passages": passages, "articles": articles}
        if flushed:
            reached["flushed"] = self._held()
        stamp = stamp.model_copy(update=reached)
        stamp.write(self._home)
        self._shelf, self._followed = shelf, stamp
        return added_passages + added_articles

    def _stamp_to_start_from(self) -> Stamp:
        """The stamp on disk when it belongs to this archive and embedder; else a new one, and an empty folder."""
        stamp = Stamp.read(self._home)
        if stamp and self._is_ours(stamp):
            return stamp
        self.drop()
        folder.discard(self._home)
        stamp = Stamp.begin(self._made())
        stamp.write(self._home)
        return stamp

    def _is_ours(self, stamp: Stamp) -> bool:
        return stamp.made == self._made() and stamp.follows(self._archive) and folder.exists(self._home)

    def _open_shelf(self, *, flushed: bool = False) -> Shelf:
        shelf = self._new_shelf()
        shelf.open(self._home, flushed=flushed)
        return shelf

    def _new_shelf(self) -> Shelf:
        return Shelf(self._living_child(), self._archive, self._embedder.name, self._embedder.dim, self._deadlines)

    def _living_child(self) -> Child:
        if self._child is None:
            self._child = self._start(folder.path(self._home))
        return self._child

    def _drop_stale(self) -> None:
        """A process that has opened the folder keeps seeing what it saw then; one that has not is as good as new."""
        if self._shelf is not None:
            self.drop()

    def _made(self) -> Made:
        return Made.now(self._archive, self._embedder.name, self._embedder.dim)
