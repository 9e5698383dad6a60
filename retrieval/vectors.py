"""The archive's vectors: made where they are missing, batch by batch, so that a killed run has lost a batch at most.

Our own embedder needs nothing and is called at once. One behind a server may be down, slow, or refuse a text: then what
is missing stays missing, is said in a note, and the next run goes on from there.
"""

import base64
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import Archive, Level, Missing
from retrieval.embed import Embedder, passage_text, whole_text
from schemas.article import Article, Passage
from schemas.base import Frozen
from schemas.errors import EmbedderError, EmbedderMisbehaved

Progress = Callable[[int, int, str], None]
"""Called with vectors made, vectors to make in all, and what is being made."""
ANCHOR: Final = "قال المبعوث إن الهدنة قائمة، وإن الوسيط سيعود غدا. The envoy said that the truce holds."
"""A text whose vector is kept: when it comes out otherwise later, another model answers under the same name."""
_BATCH: Final = 256
_SERVED_BATCH: Final = 32
_REFUSED_IN_A_ROW: Final = 3
"""After so many single texts that a server refused one after the other, it is the server and not the texts."""
_Item = TypeVar("_Item")


class Known(Frozen):
    """What an archive knows of an embedder whose vectors it keeps."""

    dim: int
    anchor: str
    """The vector of `ANCHOR`: base64 of little-endian float32."""

    @classmethod
    def of(cls, row: NDArray[np.float32]) -> Self:
        """What is to be kept of an embedder that gave `ANCHOR` this vector (dim)."""
        anchor = base64.b64encode(np.ascontiguousarray(row, dtype="<f4").tobytes()).decode()
        return cls(dim=len(row), anchor=anchor)

    @property
    def vector(self) -> NDArray[np.float32]:
        """The anchor's vector (dim)."""
        row: NDArray[np.float32] = np.frombuffer(base64.b64decode(self.anchor), dtype="<f4")
        return row


class Completion(Frozen):
    """What became of the vectors that were missing."""

    made: int = 0
    left: int = 0
    """Passages and articles that still have none."""
    notes: tuple[str, ...] = ()


def known(archive: Archive, embedder: str) -> Known | None:
    """What the archive knows of an embedder; None for one that has made no vectors here."""
    kept = archive.fact(f"embedder:{embedder}")
    return Known.model_validate_json(kept) if kept else None


def complete_vectors(
    archive: Archive,
    embedder: Embedder,
    progress: Progress | None = None,
    *,
    articles: Collection[str] | None = None,
) -> Completion:
    """Makes the vectors an archive lacks of this embedder: those of new articles, or all after another was chosen.

    Each batch is kept as soon as it is made. A server that fails ends the work with a note and raises nothing; a text
    that it refuses is passed over and tried again by the next run.

    Args:
        archive: Where the vectors are kept.
        embedder: What makes them.
        progress: Told after each batch.
        articles: Ids of the only articles to see to; all when None.

    Raises:
        ArchiveError: the archive cannot be written; what was made before stays.
    """
    missing = archive.missing_vectors(embedder.name)
    if articles is not None:
        passages = tuple(passage for passage in missing.passages if passage.article_id in articles)
        missing = Missing(passages, tuple(one for one in missing.articles if one in articles))
    if not missing:
        return Completion()
    work = _Work(archive, embedder, len(missing.passages) + len(missing.articles), progress)
    try:
        _keep_anchor(archive, embedder)
        work.passages(missing.passages)
        work.articles(missing.articles)
    except EmbedderError as error:
        work.fault = str(error)
    return work.completion()


class _Work:
    """One run over what is missing."""

    def __init__(self, archive: Archive, embedder: Embedder, total: int, progress: Progress | None) -> None:
        self._archive = archive
        self._embedder = embedder
        self._total = total
        self._progress = progress
        self._made = 0
        self._refused = 0
        self._in_a_row = 0
        self.fault = ""

    def passages(self, missing: Sequence[Passage]) -> None:
        for batch in _batches(missing, _SERVED_BATCH if self._embedder.semantic else _BATCH):
            articles = {one: self._archive.article(one) for one in {passage.article_id for passage in batch}}
            pairs = [(passage, articles[passage.article_id]) for passage in batch]
            texts = [
                (passage_text if self._embedder.semantic else _own_words)(article, passage) if article else ""
                for passage, article in pairs
            ]
            for part, rows in self._embedded(batch, texts):
                self._save("passage", [(passage.id, passage.article_id) for passage in part], rows)

    def articles(self, missing: Sequence[str]) -> None:
        for batch in _batches(missing, _BATCH):
            if self._embedder.semantic:
                done, means = self._means(batch)
                self._save("article", [(one, one) for one in done], means)
            else:
                found = [self._archive.article(one) for one in batch]
                rows = self._embedder.embed([whole_text(article) if article else "" for article in found])
                self._save("article", [(one, one) for one in batch], rows)

    def completion(self) -> Completion:
        left = self._total - self._made
        if not left:
            return Completion(made=self._made)
        why = self.fault or f"{self._embedder.name} refused {self._refused} texts"
        note = f"{left} of {self._total} vectors of {self._embedder.name} are still to be made ({why})"
        step = "words are searched all the same; the next `wasit ingest` or `wasit reindex --vectors` goes on from here"
        return Completion(made=self._made, left=left, notes=(f"{note}; {step}",))

    def _embedded(
        self, batch: Sequence[Passage], texts: Sequence[str]
    ) -> Iterator[tuple[Sequence[Passage], NDArray[np.float32]]]:
        """The whole batch, or one by one what the server takes of a batch that it refused."""
        try:
            rows = self._embedder.embed(texts)
        except EmbedderMisbehaved:
            for passage, text in zip(batch, texts, strict=True):
                alone = self._alone(text)
                if alone is not None:
                    yield [passage], alone
        else:
            self._in_a_row = 0
            yield batch, rows

    def _alone(self, text: str) -> NDArray[np.float32] | None:
        try:
            row = self._embedder.embed([text])
        except EmbedderMisbehaved:
            self._refused += 1
            self._in_a_row += 1
            if self._in_a_row >= _REFUSED_IN_A_ROW:
                raise
            return None
        self._in_a_row = 0
        return row

    def _means(self, articles: Sequence[str]) -> tuple[list[str], NDArray[np.float32]]:
        """An article's vector is the mean of its passages', of length 1: no model reads a whole article at once."""
        done: list[str] = []
        rows: list[NDArray[np.float32]] = []
        for one in articles:
            wanted = [passage.id for passage in self._archive.passages(one)]
            parts = [
                np.frombuffer(entry.data, dtype="<f4")
                for some in _batches(wanted, 500)
                for entry in self._archive.entries_of("passage", self._embedder.name, some)
            ]
            if parts or not wanted:
                done.append(one)
                rows.append(_mean(parts, self._embedder.dim))
        return done, np.array(rows, dtype=np.float32).reshape(len(done), self._embedder.dim)

    def _save(self, level: Level, owners: Sequence[tuple[str, str]], rows: NDArray[np.float32]) -> None:
        if owners:
            self._archive.save_vectors(self._embedder.name, level, owners, rows)
        self._made += len(owners)
        if self._progress is not None:
            self._progress(self._made, self._total, f"{level}s")


def _keep_anchor(archive: Archive, embedder: Embedder) -> None:
    if embedder.semantic and known(archive, embedder.name) is None:
        (row,) = embedder.embed([ANCHOR])
        archive.keep_fact(f"embedder:{embedder.name}", Known.of(row).model_dump_json())


def _mean(parts: Sequence[NDArray[np.float32]], dim: int) -> NDArray[np.float32]:
    mean: NDArray[np.float32] = np.mean(parts, axis=0, dtype=np.float32) if parts else np.zeros(dim, dtype=np.float32)
    length = float(np.linalg.norm(mean))
    return mean / np.float32(length) if length else mean


def _own_words(article: Article, passage: Passage) -> str:
    return article.text[passage.start : passage.end]


def _batches(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
