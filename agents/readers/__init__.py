"""Readers: what turns an article into a draft. Two exist, `embedded` and `served`; all else is shared."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from schemas.article import Article
from schemas.draft import Draft
from schemas.extract import Extract
from schemas.run import Rejection


class Reader(Protocol):
    """Reads one article at a time into a draft of actors, positions, mediators, risks and claims."""

    @property
    def name(self) -> str:
        """Reader and version, for example `embedded/1`."""
        ...

    @property
    def model(self) -> str | None:
        """The model behind it; None when there is none."""
        ...

    @property
    def model_digest(self) -> str | None:
        """The exact weights, as the server names them; None when there is no model or the server does not say."""
        ...

    @property
    def prompts(self) -> dict[str, str]:
        """Prompt name → first 12 hex digits of its SHA-256; empty when there are none."""
        ...

    @property
    def fingerprint(self) -> str:
        """Hash over everything that shapes what is read: prompts, lexicons, model files, code version."""
        ...

    def read(self, article: Article) -> Extract:
        """The draft of an article; raises ModelError only when nothing at all can be had."""
        ...

    def repair(self, article: Article, draft: Draft, misses: Sequence[Rejection]) -> Extract | None:
        """A second draft for what could not be kept; None when the reader cannot do better."""
        ...


@runtime_checkable
class Translates(Protocol):
    """What a reader may do besides: put a question into the words of Arabic articles."""

    def search_words(self, question: str) -> tuple[str, ...]:
        """Arabic words to search with; raises ModelError when the model gives none."""
        ...
