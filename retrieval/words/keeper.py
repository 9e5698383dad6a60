"""Keeps the word index in step with the archive: opens and probes it, adds what is new, makes it anew when it is broken."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Final, TypeVar

from filelock import FileLock, Timeout

from retrieval.archive import Archive
from retrieval.stamp import position
from retrieval.words import folder
from retrieval.words.analyser import Fed, fed, likeness
from retrieval.words.engine import VERSION, Engine, EngineFailed
from retrieval.words.integrity import Broken, Files
from retrieval.words.stamp import Made, WordStamp
from retrieval.words.wanted import Wanted

LOCK: Final = "words.lock"
_PROBED: Final = 5
_PROBE: Final = 80
"""Code points of a passage that a probe looks for."""
_CHILD_S: Final = 120.0
_Result = TypeVar("_Result")


class Busy(Exception):
    """Another process is writing to the word index."""


class Keeper:
    """The open index and how far it follows the archive. Not safe between threads.

    Its methods raise `Broken`, `EngineFailed` or `OSError` when no index can be made to work, and `Busy` when another
    process writes for too long; `ArchiveError` when the archive itself fails.
    """

    def __init__(self, archive: Archive, home: Path) -> None:
        self._archive = archive
        self._home = home
        self._lock = FileLock(home / LOCK)
        self._files = Files(folder.path(home))
        self._engine: Engine | None = None
        self._followed: WordStamp | None = None
        self.repairs: list[str] = []
        """One line for each folder that was put aside."""

    def drop(self) -> None:
        """Forgets what is open."""
        self._engine = self._followed = None
        self._files = Files(folder.path(self._home))

    def bring_up(self, wait_s: float) -> tuple[int, bool]:
        """Brings the index up to the archive.

        Returns:
            How many passages were added, and whether a broken index was made anew.
        """
        if self._opened_current() is not None:
            return 0, False
        return self._locked(self._update, wait_s)

    def remake(self, wait_s: float) -> int:
        """Makes the index anew from the archive, whatever is there; how many passages it holds."""
        return self._locked(lambda: self._rebuild(None), wait_s)

    def ready(self, wait_s: float) -> Engine:
        """The index, following the archive and probed."""
        engine = self._opened_current()
        if engine is None:
            self._locked(self._update, wait_s)
            engine = self._engine
        if engine is None:
            raise Broken("it could not be opened")
        return engine

    def behind(self) -> Engine | None:
        """What is open and whole, though the archive may have gone on."""
        return self._engine if self._engine is not None and self._files.unchanged() else None

    def _opened_current(self) -> Engine | None:
        """The index when it follows the archive and is in order; takes no lock."""
        now = position(self._archive)
        if self._followed and self._followed.position == now and self._files.unchanged():
            return self._engine
        stamp = WordStamp.read(folder.path(self._home))
        if stamp is None or stamp.position != now or stamp.made != self._made():
            return None
        try:
            return self._open(stamp)
        except (Broken, EngineFailed):
            self.drop()
            return None

    def _locked(self, work: Callable[[], _Result], wait_s: float) -> _Result:
        try:
            with self._lock.acquire(timeout=wait_s):
                return work()
        except Timeout:
            raise Busy("another process is writing to the word index") from None

    def _update(self) -> tuple[int, bool]:
        """Under the lock."""
        engine = self._opened_current()
        if engine is not None:
            return 0, False
        stamp = WordStamp.read(folder.path(self._home))
        if not folder.exists(self._home) or (stamp and not self._is_ours(stamp)):
            return self._rebuild(None), False
        try:
            if stamp is None:
                raise Broken("its stamp is gone")
            return self._extend(stamp), False
        except (Broken, EngineFailed) as fault:
            return self._rebuild(fault), True

    def _is_ours(self, stamp: WordStamp) -> bool:
        return stamp.made == self._made() and stamp.follows(self._archive)

    def _extend(self, stamp: WordStamp) -> int:
        """Adds what came in after the stamp, and whatever an unfinished write has left."""
        now = position(self._archive)
        engine = self._engine if self._followed == stamp and self._files.unchanged() else None
        if engine is None:
            engine = self._open(stamp, finished=False)
        top = self._archive.last_seq()
        added = engine.write(self._fed(stamp.seq, top), replacing=True) if top > stamp.seq else 0
        self._settle(engine, stamp, now, top)
        return added

    def _rebuild(self, fault: Exception | None) -> int:
        """A new index beside the old one, which it then replaces; the old one stays when that fails."""
        self.drop()
        now = position(self._archive)
        place = folder.fresh(self._home)
        engine = Engine.create(place)
        top = self._archive.last_seq()
        added = engine.write(self._fed(0, top), replacing=False)
        WordStamp(made=self._made()).write(place)
        kept = folder.put_in_place(self._home, place, keep_old=fault is not None)
        if kept is not None:
            self.repairs.append(
                f"the word index was broken ({fault}): kept as {kept.name} and made anew from the archive"
            )
        self._settle(Engine.open(folder.path(self._home)), WordStamp(made=self._made()), now, top)
        return added

    def _settle(self, engine: Engine, stamp: WordStamp, now: tuple[int, str | None], top: int) -> None:
        """Counts and probes what has been written, and stamps it."""
        generation, mark = now
        meta = self._files.check()
        reached = {"generation": generation, "mark": mark, "seq": top, "passages": engine.count, "meta": meta}
        stamp = stamp.model_copy(update=reached)
        self._probe(engine, stamp)
        stamp.write(folder.path(self._home))
        self._engine, self._followed = engine, stamp

    def _open(self, stamp: WordStamp, *, finished: bool = True) -> Engine:
        meta = self._files.check()
        if meta != stamp.meta:
            if finished:
                raise Broken("its last write was not finished")
            _try_in_a_child(folder.path(self._home))
        engine = Engine.open(folder.path(self._home))
        if finished or meta == stamp.meta:
            self._probe(engine, stamp)
        self._engine, self._followed = engine, stamp
        return engine

    def _probe(self, engine: Engine, stamp: WordStamp) -> None:
        wanted = self._archive.passage_count(stamp.seq)
        if engine.count != wanted:
            raise Broken(f"it holds {engine.count} passages, the archive {wanted}")
        for passage_id, text in self._sample(stamp):
            if not engine.holds(passage_id, Wanted(features=likeness(text))):
                raise Broken(f"passage {passage_id} is not found by its own words")

    def _sample(self, stamp: WordStamp) -> Iterator[tuple[str, str]]:
        chance = Random(stamp.generation)  # noqa: S311
        for _ in range(min(_PROBED, stamp.passages)):
            filed = self._archive.filed_after(chance.randrange(stamp.seq), stamp.seq, limit=1)
            for one in filed:
                if one.passages:
                    passage = chance.choice(one.passages)
                    yield passage.id, one.article.text[passage.start : passage.end][:_PROBE]

    def _fed(self, after: int, top: int) -> Iterator[Fed]:
        while filed := self._archive.filed_after(after, top):
            for one in filed:
                yield from fed(one)
            after = filed[-1].seq

    def _made(self) -> Made:
        return Made.now(self._archive, VERSION)


def _try_in_a_child(place: Path) -> None:
    """Opens and reads the index in another process, which alone ends if tantivy takes it down.

    Raises:
        Broken: that process did not come through.
    """
    argv = [sys.executable, "-P", "-m", "retrieval.words.trial", str(place)]
    try:
        done = subprocess.run(  # noqa: S603
            argv, capture_output=True, timeout=_CHILD_S, check=False, cwd=Path(__file__).parents[2]
        )
    except subprocess.TimeoutExpired:
        raise Broken("it cannot be read through in time") from None
    if done.returncode != 0:
        raise Broken(f"it cannot be read through (exit {done.returncode})")
