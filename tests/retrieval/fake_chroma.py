"""A stand-in for the process with Chroma: the same requests, answered from a JSON file, with faults on demand."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.index.child import Child, ChildFailed
from retrieval.index.folder import DATABASE

Rows = dict[str, list[float]]


class FakeChroma(Child):
    """Keeps what Chroma would keep; opens it once, as Chroma does, and then sees only its own writes."""

    def __init__(self, folder: Path, fault: Callable[[str], None]) -> None:
        self._file = folder / DATABASE
        self._fault = fault
        self._rows: dict[str, Rows] = {}
        self._dim = 0
        self.alive = True
        self.asked: list[str] = []

    def call(self, op: str, deadline_s: float, **values: Any) -> Any:
        """Answers like `retrieval.chroma`."""
        if not self.alive:
            raise ChildFailed("it is gone")
        self.asked.append(op)
        self._fault(op)
        return getattr(self, f"_{op}")(**values)

    def close(self) -> None:
        self.alive = False

    def kill(self) -> None:
        self.alive = False

    def _version(self) -> str:
        return "fake"

    def _open(self, collections: list[str], dim: int, flush_at: dict[str, int] | None = None) -> dict[str, int]:
        self._dim = dim
        try:
            self._rows = json.loads(self._file.read_text()) if self._file.exists() else {}
        except ValueError:
            raise ChildFailed("Chroma could not `open`: not a database") from None
        for name in collections:
            self._rows.setdefault(name, {})
        self._save()
        return {name: len(self._rows[name]) for name in collections}

    def _settle(self, collections: list[str]) -> int:
        return len(collections)

    def _flush(self, collections: list[str]) -> int:
        return len(collections)

    def _upsert(self, collection: str, ids: list[str], vectors: str, metadatas: list[dict[str, Any]]) -> int:
        assert len(ids) == len(metadatas)
        self._rows[collection] |= dict(zip(ids, self._matrix(vectors).tolist(), strict=True))
        self._save()
        return len(ids)

    def _delete(self, collection: str, ids: list[str]) -> int:
        for name in ids:
            self._rows[collection].pop(name, None)
        self._save()
        return len(ids)

    def _ids(self, collection: str) -> list[str]:
        return list(self._rows[collection])

    def _count(self, collection: str) -> int:
        return len(self._rows[collection])

    def _query(
        self, collection: str, vectors: str, k: int, where: dict[str, Any] | None = None
    ) -> list[list[tuple[str, float]]]:
        assert where is None, "conditions are tried with Chroma itself"
        names = list(self._rows[collection])
        rows = np.array(list(self._rows[collection].values()), dtype=np.float32)
        distances = 1 - self._matrix(vectors) @ rows.T
        return [[(names[n], float(line[n])) for n in np.argsort(line)[:k]] for line in distances]

    def _matrix(self, encoded: str) -> Any:
        return np.frombuffer(base64.b64decode(encoded), dtype="<f4").reshape(-1, self._dim)

    def _save(self) -> None:
        self._file.parent.mkdir(exist_ok=True)
        self._file.write_text(json.dumps(self._rows))


class Fakes:
    """Starts fakes, remembers them, and hands each request to `fault` first."""

    def __init__(self) -> None:
        self.started: list[FakeChroma] = []
        self.fault: Callable[[str], None] = lambda op: None

    def __call__(self, folder: Path) -> FakeChroma:
        """A new fake on a folder."""
        self.started.append(FakeChroma(folder, lambda op: self.fault(op)))
        return self.started[-1]
