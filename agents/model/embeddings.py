"""Vectors from any server with an OpenAI-compatible `/v1/embeddings`: the one place that asks for them."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agents.model.embedding_answers import rows_of
from agents.model.embedding_names import Family, archive_name, family, parse_embedder
from agents.model.embedding_wire import TooLong, Wire
from retrieval.embed import Kind
from retrieval.vectors import ANCHOR, Known
from schemas.errors import EmbedderMisbehaved, EmbedderUnavailable

BATCH_TEXTS: Final = 32
"""What servers take by default (Text Embeddings Inference: 32)."""
BATCH_CHARACTERS: Final = 40_000
QUERY_S: Final = 30.0
"""A question waits no longer: there are words to search by."""
REST_S: Final = 30.0
"""How long a server that did not answer is left alone, so that a conversation does not wait at every turn."""
SHORTEST_CUT: Final = 200
SAME_MODEL: Final = 0.98
"""Cosine between two vectors of one text under which they are two models'."""


class ServedEmbedder:
    """A model behind an embeddings server. Safe between threads; nothing is contacted before the first text."""

    semantic: bool = True

    def __init__(
        self,
        name: str,
        *,
        connect_s: float = 5.0,
        answer_s: float = 120.0,
        known: Callable[[str], Known | None] = lambda name: None,
        pause_s: float = 1.0,
    ) -> None:
        """Take the name apart.

        Args:
            name: `ollama/NAME`, `tei/URL`, `URL#NAME` and so on.
            connect_s: Deadline for the server to accept, seconds.
            answer_s: Deadline for one batch, seconds; questions wait `QUERY_S` at most.
            known: What the archive knows of a model by the name it keeps it under, asked when it is needed.
            pause_s: Wait before the one second attempt.

        Raises:
            SettingsError: The name has no known form.
        """
        self.server = parse_embedder(name)
        self.name = archive_name(self.server)
        self._known = known
        self._answer_s = answer_s
        self._dim = 0
        self._family: Family | None = family(self.server.model) if self.server.model else None
        self._cut = 0
        self._down: tuple[float, EmbedderUnavailable] | None = None
        self._wire = Wire(self.server, connect_s, pause_s)

    @property
    def dim(self) -> int:
        """How many numbers a vector has: as the server answered, else as the archive knows; 0 when neither does."""
        if self._dim:
            return self._dim
        kept = self._known(self.name)
        return kept.dim if kept else 0

    @property
    def notes(self) -> tuple[str, ...]:
        """That texts were cut, when some were."""
        if not self._cut:
            return ()
        return (f"{self._cut} texts were longer than {self.name} reads and were embedded by their beginnings",)

    def embed(self, texts: Sequence[str], kind: Kind = "passage") -> NDArray[np.float32]:
        """One row for each text (n × dim), of length 1.

        Raises:
            EmbedderUnavailable: Nothing answers in time, or the model is not there.
            EmbedderMisbehaved: The answer is no vectors, or they are not of the model the archive knows.
        """
        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        self._rest()
        deadline_s = min(QUERY_S, self._answer_s) if kind == "query" else self._answer_s
        try:
            wants = self._wants(deadline_s)
            if not self._dim:
                self._meet(wants, deadline_s)
            before = wants.query if kind == "query" else wants.passage
            ready = [before + self._shortened(text, wants.longest) for text in texts]
            return np.concatenate([self._rows(batch, deadline_s) for batch in _batches(ready)])
        except EmbedderUnavailable as error:
            self._down = (time.monotonic(), error)
            raise

    def _rest(self) -> None:
        if self._down and time.monotonic() - self._down[0] < REST_S:
            raise self._down[1]
        self._down = None

    def _wants(self, deadline_s: float) -> Family:
        """The model's family; a server named without a model is asked which one it holds."""
        if self._family is None:
            told = self._wire.exchange("GET", f"{self.server.root}/info", None, deadline_s, missing_ok=True)
            model = told.get("model_id", "") if isinstance(told, dict) else ""
            self._family = family(str(model))
        return self._family

    def _meet(self, wants: Family, deadline_s: float) -> None:
        """Learn the dimension, and that this is the model whose vectors the archive keeps."""
        (row,) = self._asked([wants.passage + ANCHOR], deadline_s)
        kept = self._known(self.name)
        step = f"drop its vectors with `wasit reindex --vectors --drop {self.name}`, or name the model it was"
        if kept is not None and kept.dim != len(row):
            raise EmbedderMisbehaved(
                f"{self._wire.where} gives vectors of {len(row)} numbers, those of {self.name} in the archive have {kept.dim}; {step}"
            )
        if kept is not None and float(kept.vector @ row) < SAME_MODEL:
            raise EmbedderMisbehaved(
                f"{self._wire.where} embeds otherwise than when the vectors of {self.name} were made: another model has its name; {step}"
            )
        self._dim = len(row)

    def _shortened(self, text: str, longest: int) -> str:
        if len(text) <= longest:
            return text or " "
        self._cut += 1
        return text[:longest]

    def _rows(self, batch: Sequence[str], deadline_s: float) -> NDArray[np.float32]:
        try:
            return self._asked(batch, deadline_s)
        except TooLong:
            return np.concatenate([self._fitted(text, deadline_s) for text in batch])

    def _fitted(self, text: str, deadline_s: float) -> NDArray[np.float32]:
        """One text, its end cut off until the server takes it."""
        length = len(text)
        while True:
            try:
                rows = self._asked([text[:length]], deadline_s)
            except TooLong as error:
                length //= 2
                if length < SHORTEST_CUT:
                    raise EmbedderMisbehaved(
                        f"{self._wire.where} finds {2 * length} characters too long ({error})"
                    ) from error
                continue
            self._cut += length < len(text)
            return rows

    def _asked(self, texts: Sequence[str], deadline_s: float) -> NDArray[np.float32]:
        body = {"model": self.server.model or "tei", "input": list(texts)}
        answer = self._wire.exchange("POST", f"{self.server.base_url}/embeddings", body, deadline_s)
        return rows_of(answer, len(texts), self._dim, self._wire.where)


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Runs of texts, short enough in number and in characters."""
    start, held = 0, 0
    for place, text in enumerate(texts):
        if place > start and (place - start >= BATCH_TEXTS or held + len(text) > BATCH_CHARACTERS):
            yield texts[start:place]
            start, held = place, 0
        held += len(text)
    yield texts[start:]
