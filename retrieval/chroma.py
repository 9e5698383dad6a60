"""Chroma, alone in a process of its own: `python -m retrieval.chroma FOLDER`.

The one module that imports chromadb. It speaks JSON lines, one request in, one answer out, so that a crash or a hang of
Chroma's native code can never take the caller with it. It needs nothing else of the project and can be run by its path.

Requests are `{"op": NAME, …}`; answers are `{"ok": …}` or `{"error": WORDS}`:

    version                                 → WORDS              Chroma's own version
    open     collections, dim, flush_at     → {name: count}      opens the folder, makes what is not there; flush_at: at
                                                                 how many rows a new one writes its graph out, or null
    settle   collections                                         from now on no graph is written out any more
    flush    collections                                         opens the folder in place of `open` and writes its graphs out
    upsert   collection, ids, vectors, metadatas                 vectors: base64 of little-endian float32 rows
    delete   collection, ids
    ids      collection                     → [id]
    count    collection                     → n
    query    collection, vectors, k, where  → [[[id, distance]]] cosine distance, nearest first, for each row; where:
                                                                 a condition on metadata, or null
"""

import base64
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

CONFIGURATION: Final[Any] = {
    "hnsw": {
        "space": "cosine",
        # Chroma 1.5 damages its graph file when it is killed while writing it. Never writing it, and replaying the log
        # at open instead, survived every kill tried.
        "sync_threshold": 10_000_000,
        # The defaults (100, 16) find 76 of 100 true neighbours of hashed vectors among 10,000.
        "ef_search": 400,
        "max_neighbors": 32,
    }
}
_PARENT_POLL_S: Final = 0.1


class Store:
    """An open Chroma folder, seen through the requests above."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._collections: dict[str, Any] = {}
        self._dim = 0

    def version(self) -> str:
        """Chroma's version; an answer shows that Chroma can be loaded at all."""
        import chromadb  # noqa: PLC0415  # the fork in `main` comes first

        return str(chromadb.__version__)

    def open(self, collections: list[str], dim: int, flush_at: dict[str, int] | None = None) -> dict[str, int]:
        """Opens the folder and these collections; the counts of what they hold."""
        client = self._client()
        self._dim = dim
        for name in collections:
            graph = CONFIGURATION["hnsw"]
            if flush_at and flush_at[name] > 1:
                graph = {**graph, "sync_threshold": flush_at[name]}
            self._collections[name] = client.get_or_create_collection(
                name, embedding_function=refusing_function(), configuration={"hnsw": graph}
            )
        return {name: self.count(name) for name in collections}

    def settle(self, collections: list[str]) -> int:
        """Sets collections that have written their graphs out to never doing it again."""
        for name in collections:
            threshold = CONFIGURATION["hnsw"]["sync_threshold"]
            self._collections[name].modify(configuration={"hnsw": {"sync_threshold": threshold}})
        return len(collections)

    def flush(self, collections: list[str]) -> int:
        """Writes the graphs of a folder out that nothing has been asked of yet; kill it and the folder is lost."""
        client = self._client()
        for name in collections:
            found = client.get_or_create_collection(
                name, embedding_function=refusing_function(), configuration=CONFIGURATION
            )
            found.modify(configuration={"hnsw": {"sync_threshold": 2}})
            rows = found.get(limit=2, include=["embeddings", "metadatas"])
            found.upsert(ids=rows["ids"], embeddings=rows["embeddings"], metadatas=rows["metadatas"])
            found.query(query_embeddings=rows["embeddings"], n_results=1)
            self._collections[name] = found
        return self.settle(collections)

    def upsert(self, collection: str, ids: list[str], vectors: str, metadatas: list[dict[str, Any]]) -> int:
        """Adds or replaces rows, in batches that Chroma takes."""
        rows = self._matrix(vectors)
        for start in range(0, len(ids), 1000):
            part = slice(start, start + 1000)
            self._collections[collection].upsert(ids=ids[part], embeddings=rows[part], metadatas=metadatas[part])
        return len(ids)

    def delete(self, collection: str, ids: list[str]) -> int:
        """Removes rows."""
        for start in range(0, len(ids), 1000):
            self._collections[collection].delete(ids=ids[start : start + 1000])
        return len(ids)

    def ids(self, collection: str) -> list[str]:
        """All ids of a collection."""
        return list(self._collections[collection].get(include=[])["ids"])

    def count(self, collection: str) -> int:
        """How many rows a collection holds."""
        return int(self._collections[collection].count())

    def query(
        self, collection: str, vectors: str, k: int, where: dict[str, Any] | None = None
    ) -> list[list[tuple[str, float]]]:
        """The `k` nearest rows of each vector among those that meet a condition, with cosine distances."""
        found = self._collections[collection].query(
            query_embeddings=self._matrix(vectors), n_results=k, where=where, include=["distances"]
        )
        return [
            [(name, float(distance)) for name, distance in zip(names, distances, strict=True)]
            for names, distances in zip(found["ids"], found["distances"], strict=True)
        ]

    def _client(self) -> Any:
        import chromadb  # noqa: PLC0415
        from chromadb.config import Settings  # noqa: PLC0415

        settings = Settings(anonymized_telemetry=False, allow_reset=False)
        return chromadb.PersistentClient(str(self._folder), settings=settings)

    def _matrix(self, encoded: str) -> NDArray[np.float32]:
        return np.frombuffer(base64.b64decode(encoded), dtype="<f4").reshape(-1, self._dim)


def refusing_function() -> Any:
    """An embedding function that refuses: without one Chroma would download a model of its own."""
    from chromadb.api.types import EmbeddingFunction  # noqa: PLC0415

    class Refuse(EmbeddingFunction[Any]):
        def __init__(self) -> None:
            pass

        def __call__(self, input: Any) -> Any:
            raise RuntimeError("vectors are always given; Chroma embeds nothing here")

        @staticmethod
        def name() -> str:
            return "wasit_refuses"

        def get_config(self) -> dict[str, Any]:
            return {}

        @staticmethod
        def build_from_config(config: dict[str, Any]) -> "EmbeddingFunction[Any]":
            return Refuse()

    return Refuse()


def serve(store: Store, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers requests until there are no more."""
    operations: dict[str, Callable[..., Any]] = {
        name: getattr(store, name)
        for name in ("version", "open", "settle", "flush", "upsert", "delete", "ids", "count", "query")
    }
    import chromadb  # noqa: F401, PLC0415  # the slow part, done before the first request is read

    for line in requests:
        request = json.loads(line)
        operation = operations[request.pop("op")]
        try:
            answer: dict[str, Any] = {"ok": operation(**request)}
        except Exception as error:  # whatever it is, the caller decides
            answer = {"error": f"{type(error).__name__}: {' '.join(str(error).split())[:500]}"}
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def main() -> None:
    """Forks: the child serves; this process ends it when the caller is gone.

    Chroma's native code holds the interpreter's lock for as long as it runs, so the server itself could not notice.
    """
    caller = os.getppid()
    child = os.fork()
    if child == 0:
        answers = os.fdopen(os.dup(1), "wb")
        os.dup2(2, 1)  # whatever a library prints is no answer
        serve(Store(Path(sys.argv[1])), sys.stdin.buffer, answers)
        answers.flush()
        os._exit(0)
    os.close(0)
    os.close(1)
    sys.exit(_watch(child, caller))


def _watch(child: int, caller: int) -> int:
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            return code if code >= 0 else 128 - code
        if os.getppid() != caller:
            os.kill(child, signal.SIGKILL)
        time.sleep(_PARENT_POLL_S)


if __name__ == "__main__":
    main()
