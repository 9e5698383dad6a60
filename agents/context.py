"""What a run works with: library, reader, clock. Nodes get it from the runtime, never from globals.

Nothing of LangGraph is imported here: `wasit ingest` and `wasit search` need a context and no graph (3 s).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from importlib import import_module
from types import TracebackType
from typing import Final, Self

from agents.model.names import parse_name
from agents.readers import Reader
from retrieval.archive import Archive
from retrieval.embed import Embedder, HashedEmbedder
from retrieval.index import Index
from retrieval.library import Library
from retrieval.vectors import known
from retrieval.words import WordIndex
from schemas.config import ModelConfig, Settings

Clock = Callable[[], datetime]
EMBEDDED: Final = "embedded"
"""The model's name in the settings when the reader that ships with wasit is meant."""


def utc_now() -> datetime:
    """The wall clock, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Context:
    """The dependencies of one run. Close it, or use it as a context manager."""

    settings: Settings
    library: Library
    given: Reader | None = None
    """The reader, where it is not the one that the settings name."""
    clock: Clock = field(default=utc_now)

    @classmethod
    def open(cls, settings: Settings, *, clock: Clock = utc_now) -> Self:
        """Open the data folder.

        Raises:
            ArchiveError: The data folder cannot be used.
            SettingsError: The model's or the embedder's name has a form that is not known.
        """
        if settings.model != EMBEDDED:
            parse_name(settings.model)
        archive = Archive.open(settings.home)
        try:
            embedder = embedder_for(settings, archive)
        except BaseException:
            archive.close()
            raise
        words, index = WordIndex(settings.home, archive), Index(settings.home, archive, embedder)
        return cls(settings, Library(archive, words, index, embedder), clock=clock)

    @cached_property
    def reader(self) -> Reader:
        """What reads articles; made when it is first asked for, as `wasit search` reads none."""
        return self.given or reader_for(self.settings)

    @property
    def archive(self) -> Archive:
        """The only truth."""
        return self.library.archive

    @property
    def words(self) -> WordIndex:
        """Passages by their words."""
        return self.library.words

    @property
    def index(self) -> Index:
        """Articles and passages by their vectors."""
        return self.library.index

    @property
    def embedder(self) -> Embedder:
        """What makes the vectors."""
        return self.library.embedder

    def close(self) -> None:
        """Close the library."""
        self.library.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def embedder_for(settings: Settings, archive: Archive | None) -> Embedder:
    """The embedder that `settings.embedder` names, with what the archive knows of it; nothing is contacted.

    Raises:
        SettingsError: Its name has a form that is not known.
    """
    if settings.embedder == "hashed":
        return HashedEmbedder()
    served: Embedder = import_module("agents.model.embeddings").ServedEmbedder(
        settings.embedder,
        connect_s=settings.connect_s,
        answer_s=settings.first_token_s,
        known=lambda name: known(archive, name) if archive else None,
    )
    return served


def reader_for(settings: Settings) -> Reader:
    """The reader that `settings.model` names; the embedded one finds for a served model whom and what to start from.

    The served one is imported only when it is asked for (2.5 s).
    """
    embedded: Reader = import_module("agents.readers.embedded").EmbeddedReader()
    if settings.model == EMBEDDED:
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
