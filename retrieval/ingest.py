"""Files into the archive: each article wholly or not at all, the same content once, every failure named."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import Final

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import Addition, Archive
from retrieval.dedupe import complete_clusters
from retrieval.embed import Embedder, whole_text
from retrieval.sources import Document, Failure, Refused, Skipped, read_path, to_article, walk
from retrieval.text.segment import passages
from schemas.article import Article
from schemas.base import Frozen

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all, and what is being read."""
_BATCH: Final = 256
_TOGETHER: Final = 64
"""Articles in one transaction: the disk is waited for once for all of them."""
_LONGEST_WAIT_S: Final = 1.0


class IngestReport(Frozen):
    """What became of everything that was given."""

    taken: tuple[Article, ...] = ()
    """New in the archive."""
    known: tuple[Article, ...] = ()
    """Already there, or the same content as one taken before it."""
    failed: tuple[Failure, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    """Passed over on purpose: hidden, unknown form, named twice."""
    notes: tuple[str, ...] = ()
    """What was set aside in documents that were taken, one line each."""

    def joined(self, other: "IngestReport") -> "IngestReport":
        """This report and another as one."""
        return IngestReport(
            **{name: (*getattr(self, name), *getattr(other, name)) for name in IngestReport.model_fields}
        )


def ingest(
    paths: Sequence[Path],
    archive: Archive,
    embedder: Embedder,
    *,
    max_bytes: int,
    progress: Progress | None = None,
) -> IngestReport:
    """Read files and folders into `archive`. A bad document is a failure in the report and stops nothing.

    Raises:
        ArchiveError: the archive cannot be written; what was taken before stays.
    """
    found = list(walk(paths))
    files = [one for one in found if isinstance(one, Path)]
    failed = [one for one in found if isinstance(one, Failure)]
    skipped = tuple(one for one in found if isinstance(one, Skipped))

    def documents() -> Iterator[Document | Failure]:
        for done, path in enumerate(files):
            _tell(progress, done, len(files), path.name)
            for number, one in enumerate(_guarded(path, max_bytes)):
                if number:
                    _tell(progress, done, len(files), one.ref)
                yield one
        _tell(progress, len(files), len(files), "")

    report = ingest_documents(documents(), archive, embedder)
    return report.model_copy(update={"failed": (*failed, *report.failed), "skipped": skipped})


def ingest_documents(documents: Iterable[Document | Failure], archive: Archive, embedder: Embedder) -> IngestReport:
    """Take documents of any source into `archive`.

    Raises:
        ArchiveError: the archive cannot be written; what was taken before stays.
    """
    intake = _Intake(archive, embedder)
    try:
        for document in documents:
            intake.take(document)
    finally:
        intake.keep()
    return intake.report()


class _Intake:
    """Documents on their way into the archive, so many articles in one transaction."""

    def __init__(self, archive: Archive, embedder: Embedder) -> None:
        self._archive = archive
        self._embedder = embedder
        self._waiting: dict[str, Addition] = {}
        self._since = monotonic()
        self._taken: list[Article] = []
        self._known: list[Article] = []
        self._failed: list[Failure] = []
        self._notes: list[str] = []

    def take(self, document: Document | Failure) -> None:
        """Prepares one document; keeps what is waiting when it is much, or has waited long."""
        prepared = document if isinstance(document, Failure) else self._prepared(document)
        if isinstance(prepared, Failure):
            self._failed.append(prepared)
        elif isinstance(prepared, Article):
            self._known.append(prepared)
        else:
            self._waiting[prepared.article.id] = prepared
        if len(self._waiting) >= _TOGETHER or monotonic() - self._since > _LONGEST_WAIT_S:
            self.keep()

    def keep(self) -> None:
        """Writes what is waiting."""
        waiting = tuple(self._waiting.values())
        self._waiting.clear()
        if waiting:
            added = self._archive.add_all(waiting, embedder=self._embedder.name)
            for addition, new in zip(waiting, added, strict=True):
                (self._taken if new else self._known).append(addition.article)
            complete_clusters(self._archive)
        self._since = monotonic()

    def _prepared(self, document: Document) -> Addition | Article | Failure:
        """What is to be added; the article alone when it is there already, or about to be."""
        article = _article(document)
        if isinstance(article, Failure):
            return article
        if article.id in self._waiting or self._archive.article(article.id) is not None:
            return article
        prepared = _prepared(article, self._embedder)
        if isinstance(prepared, Addition):
            self._notes.extend(f"{document.ref}: {note}" for note in document.notes)
        return prepared

    def report(self) -> IngestReport:
        """What became of everything so far."""
        return IngestReport(
            taken=tuple(self._taken),
            known=tuple(self._known),
            failed=tuple(self._failed),
            notes=tuple(self._notes),
        )


def _guarded(path: Path, max_bytes: int) -> Iterator[Document | Failure]:
    try:
        yield from read_path(path, max_bytes)
    except Exception as error:
        yield broken(str(path), error)


def _article(document: Document) -> Article | Failure:
    try:
        return to_article(document)
    except Refused as refused:
        return refused.failure(document.ref)
    except Exception as error:
        return broken(document.ref, error)


def _prepared(article: Article, embedder: Embedder) -> Addition | Failure:
    """The article with its passages and their vectors.

    No vectors of a model that knows meaning: its server is asked for many articles at once, after all are safe.
    """
    try:
        cut = passages(article)
        if embedder.semantic:
            return Addition(article, cut)
        vectors = _embed([article.text[passage.start : passage.end] for passage in cut], embedder)
        return Addition(article, cut, vectors, embedder.embed([whole_text(article)])[0])
    except Exception as error:
        return broken(article.ref, error)


def _embed(texts: Sequence[str], embedder: Embedder) -> NDArray[np.float32]:
    batches = [embedder.embed(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
    return np.concatenate(batches) if batches else np.zeros((0, embedder.dim), dtype=np.float32)


def broken(ref: str, error: Exception) -> Failure:
    """The failure that an error nobody expected amounts to."""
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return Failure(
        ref=ref, reason=f"it could not be processed ({what})", next_step="report it, with the file if you can"
    )


def _tell(progress: Progress | None, done: int, total: int, ref: str) -> None:
    if progress is not None:
        progress(done, total, ref)
