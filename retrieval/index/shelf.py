"""An open Chroma folder seen as two shelves, passages and articles: filling, probing, asking."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import numpy as np
import regex
from numpy.typing import NDArray

from retrieval.archive import Archive, Entry, Level
from retrieval.index import folder
from retrieval.index.child import Child, ChildFailed, encoded
from retrieval.index.exact import Ranking, similarity
from retrieval.index.metadata import Where, metadata

LEVELS: Final[tuple[Level, ...]] = ("passage", "article")
_FOREIGN: Final = regex.compile(r"[^a-zA-Z0-9._-]")
_BATCH: Final = 500
_SAMPLED: Final = 50
_SAME: Final = 1e-3
"""Cosine distance under which two vectors are the same to a probe."""


class Broken(Exception):
    """Chroma answers, but not with what was put in."""


@dataclass(frozen=True)
class Deadlines:
    """Seconds a request may take. A busy machine is no broken index, so they are long."""

    start: float = 90.0
    open: float = 60.0
    open_each: float = 0.01
    """For each vector that is replayed at open."""
    write: float = 60.0
    ask: float = 20.0


class Shelf:
    """What Chroma holds of one archive and one embedder."""

    def __init__(self, child: Child, archive: Archive, embedder: str, dim: int, deadlines: Deadlines) -> None:
        self._child = child
        self._archive = archive
        self._embedder = embedder
        self._dim = dim
        self._deadlines = deadlines
        self._held: dict[Level, int] = {}

    def collection(self, level: Level) -> str:
        """The collection of a level, named by embedder and dimension, in the letters that Chroma takes."""
        return f"{level}s-{_FOREIGN.sub('_', self._embedder)[:200]}-{self._dim}"

    def open(self, home: Path, *, flushed: bool = False) -> None:
        """Opens the folder of `home`.

        Args:
            home: What the folder is in.
            flushed: Whether a graph that is made now is to be written out once all that the archive has is in it.

        Raises:
            Broken: a file's size is absurd.
            ChildFailed: Chroma could not be started, or not open it.
        """
        self._child.call("version", self._deadlines.start)
        counted = {level: self._archive.vector_count(level, self._embedder)[0] for level in LEVELS}
        vectors = sum(counted.values())
        if fault := folder.absurd_file(home, vectors, self._dim):
            raise Broken(fault)
        counts = self._child.call(
            "open",
            self._deadlines.open + vectors * self._deadlines.open_each,
            collections=[self.collection(level) for level in LEVELS],
            dim=self._dim,
            flush_at={self.collection(level): counted[level] for level in LEVELS} if flushed else None,
        )
        self._held = {level: counts[self.collection(level)] for level in LEVELS}

    def settle(self) -> None:
        """Sets Chroma, after a flushed graph is full, to never writing it out again."""
        self._child.call("settle", self._deadlines.write, collections=[self.collection(level) for level in LEVELS])

    def flush(self) -> None:
        """Writes out the graphs of a folder that is not open yet and in nobody's use: a copy."""
        vectors = sum(self._archive.vector_count(level, self._embedder)[0] for level in LEVELS)
        self._child.call("version", self._deadlines.start)
        self._child.call(
            "flush",
            self._deadlines.open + vectors * self._deadlines.open_each,
            collections=[self.collection(level) for level in LEVELS],
        )

    def fill(self, level: Level, after: int) -> tuple[int, int]:
        """Adds what the archive has past `after`, or all that differs when Chroma does not hold what it should up to there.

        Returns:
            How many vectors were added, and the `seq` up to which Chroma now follows.

        Raises:
            Broken: it does not hold afterwards what was put in.
        """
        _, top = self._archive.vector_count(level, self._embedder)
        known, _ = self._archive.vector_count(level, self._embedder, up_to=after)
        batches = self._new(level, after, top) if self._held[level] == known else self._differing(level, top)
        added = 0
        for entries in batches:
            self._upsert(level, entries)
            added += len(entries)
        if added or self._held[level] != known:
            self._held[level] = self._child.call("count", self._deadlines.ask, collection=self.collection(level))
        self._check_count(level, top)
        return added, top

    def probe(self, up_to: dict[Level, int], seed: int) -> None:
        """Looks for up to 50 vectors of each level by themselves.

        Raises:
            Broken: the count is not the archive's, or one is not its own nearest neighbour.
        """
        for level in LEVELS:
            self._check_count(level, up_to[level])
            owners = self._archive.vector_owners(level, self._embedder, up_to[level])
            sample = Random(seed).sample(owners, min(_SAMPLED, len(owners)))  # noqa: S311
            entries = self._archive.entries_of(level, self._embedder, sample) if sample else ()
            if entries:
                self._look_for(level, entries)

    def ask(self, level: Level, vector: NDArray[np.float32], k: int, where: Where | None = None) -> Ranking:
        """The `k` nearest of a level whose metadata are as `where` wants them."""
        k = min(k, self._held[level])
        if k < 1:
            return ()
        (found,) = self._query(level, vector.reshape(1, -1), k, where)
        return tuple((name, similarity(1 - distance)) for name, distance in found if distance < 1)

    def _query(
        self, level: Level, rows: NDArray[np.float32], k: int, where: Where | None = None
    ) -> list[list[tuple[str, float]]]:
        answer: list[list[tuple[str, float]]] = self._child.call(
            "query", self._deadlines.ask, collection=self.collection(level), vectors=encoded(rows), k=k, where=where
        )
        return answer

    def _look_for(self, level: Level, entries: Sequence[Entry]) -> None:
        for entry, found in zip(entries, self._query(level, _matrix(entries), 1), strict=True):
            name, distance = found[0] if found else ("nothing", 2.0)
            if not distance < _SAME or (name != entry.owner and not self._are_same(level, entry, name)):
                raise Broken(f"looked for {level} {entry.owner}, found {name}")

    def _are_same(self, level: Level, entry: Entry, name: str) -> bool:
        """Whether the archive itself has one vector for both: a passage and its copy in another article."""
        twins = self._archive.entries_of(level, self._embedder, [name])
        if not twins:
            return False
        one, other = _matrix([entry, *twins])
        return bool(one @ other > (1 - _SAME) * np.linalg.norm(one) * np.linalg.norm(other))

    def _check_count(self, level: Level, top: int) -> None:
        wanted, _ = self._archive.vector_count(level, self._embedder, up_to=top)
        if self._held[level] != wanted:
            raise Broken(f"it holds {self._held[level]} {level}s, the archive {wanted}")

    def _new(self, level: Level, after: int, top: int) -> Iterator[Sequence[Entry]]:
        while entries := self._archive.entries_after(level, self._embedder, after, _BATCH):
            after = entries[-1].seq
            if fresh := [entry for entry in entries if entry.seq <= top]:
                yield fresh
            if after >= top:
                return

    def _differing(self, level: Level, top: int) -> Iterator[Sequence[Entry]]:
        held = set(self._child.call("ids", self._deadlines.write, collection=self.collection(level)))
        wanted = self._archive.vector_owners(level, self._embedder, top)
        if extra := sorted(held.difference(wanted)):
            self._child.call("delete", self._deadlines.write, collection=self.collection(level), ids=extra)
        lacking = [owner for owner in wanted if owner not in held]
        for start in range(0, len(lacking), _BATCH):
            yield self._archive.entries_of(level, self._embedder, lacking[start : start + _BATCH])

    def _upsert(self, level: Level, entries: Sequence[Entry]) -> None:
        self._child.call(
            "upsert",
            self._deadlines.write,
            collection=self.collection(level),
            ids=[entry.owner for entry in entries],
            vectors=encoded(_matrix(entries)),
            metadatas=[metadata(entry) for entry in entries],
        )


def _matrix(entries: Sequence[Entry]) -> NDArray[np.float32]:
    return np.frombuffer(b"".join(entry.data for entry in entries), dtype="<f4").reshape(len(entries), -1)


__all__ = ["LEVELS", "Broken", "ChildFailed", "Deadlines", "Shelf"]
