"""Files into the archive: each article in a transaction of its own, the same content once, every failure named."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import Archive
from retrieval.embed import Embedder, whole_text
from retrieval.sources import Document, Failure, Refused, Skipped, read_path, to_article, walk
from retrieval.text.segment import passages
from schemas.article import Article, Passage
from schemas.base import Frozen

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all, and what is being read."""
_BATCH = 256


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
    taken: list[Article] = []
    known: list[Article] = []
    failed: list[Failure] = []
    notes: list[str] = []
    for document in documents:
        if isinstance(document, Failure):
            failed.append(document)
            continue
        article = _article(document)
        if isinstance(article, Failure):
            failed.append(article)
        elif archive.article(article.id) is not None:
            known.append(article)
        else:
            prepared = _prepared(article, embedder)
            if isinstance(prepared, Failure):
                failed.append(prepared)
                continue
            (taken if archive.add(article, *prepared, embedder=embedder.name) else known).append(article)
            notes.extend(f"{document.ref}: {note}" for note in document.notes)
    return IngestReport(taken=tuple(taken), known=tuple(known), failed=tuple(failed), notes=tuple(notes))


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


Prepared = tuple[tuple[Passage, ...], NDArray[np.float32], NDArray[np.float32]]


def _prepared(article: Article, embedder: Embedder) -> Prepared | Failure:
    """Passages, their vectors (n × dim) and the vector of title and text (dim)."""
    try:
        cut = passages(article)
        vectors = _embed([article.text[passage.start : passage.end] for passage in cut], embedder)
        return cut, vectors, embedder.embed([whole_text(article)])[0]
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
