"""What a run works with: archive, index, embedder, reader, clock. Nodes get it from the runtime, never from globals.

Nothing of LangGraph is imported here: `wasit ingest` and `wasit search` need a context and no graph (3 s).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from types import TracebackType
from typing import Self

from agents.readers import Reader
from retrieval.archive import Archive
from retrieval.embed import Embedder, HashedEmbedder
from retrieval.index import Index
from schemas.config import ModelConfig, Settings

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The wall clock, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Context:
    """The dependencies of one run. Close it, or use it as a context manager."""

    settings: Settings
    archive: Archive
    index: Index
    embedder: Embedder
    reader: Reader
    clock: Clock = field(default=utc_now)

    @classmethod
    def open(cls, settings: Settings, *, clock: Clock = utc_now) -> Self:
        """Open the data folder and choose the reader.

        Raises:
            ArchiveError: The data folder cannot be used.
            SettingsError: The model's name has a form that is not known.
        """
        reader = reader_for(settings)
        archive = Archive.open(settings.home)
        embedder = HashedEmbedder()
        return cls(settings, archive, Index(settings.home, archive, embedder), embedder, reader, clock)

    def close(self) -> None:
        """Stop the index's child process and close the archive."""
        self.index.close()
        self.archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def reader_for(settings: Settings) -> Reader:
    """The reader that `settings.model` names; the embedded one finds for a served model whom and what to start from.

    The served one is imported only when it is asked for (2.5 s).
    """
    embedded: Reader = import_module("agents.readers.embedded").EmbeddedReader()
    if settings.model == "embedded":
        return embedded
    config = ModelConfig(
        name=settings.model,
        context=settings.context,
        connect_s=settings.connect_s,
        first_token_s=settings.first_token_s,
        idle_s=settings.idle_s,
        total_s=settings.total_s,
        concurrency=settings.concurrency,
    )
    served: Reader = import_module("agents.readers.served").ServedReader(config, first=embedded)
    return served
