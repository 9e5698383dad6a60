"""The served reader: an open model behind an OpenAI-compatible local server."""

import asyncio
import hashlib
import json
import threading
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Final, TypeVar

from agents import prompts
from agents.model import Door, Session
from agents.readers import Reader
from agents.readers.served.inventory import inventory_of
from agents.readers.served.join import joined
from agents.readers.served.parts import Part, lines_of, parts_of
from agents.readers.served.prompt import new_code
from agents.readers.served.reading import Outcome, PartReader
from agents.readers.served.repairing import repair_items
from agents.readers.served.wording import search_words
from retrieval.text.segment import passages
from schemas.article import Article
from schemas.config import ModelConfig
from schemas.draft import Draft
from schemas.errors import ModelError
from schemas.extract import Extract, ExtractKey
from schemas.run import Rejection
from schemas.vocabulary import SCHEMA_VERSION

NAME: Final = "served/2"
T = TypeVar("T")


class ServedReader:
    """Reads articles through a model server; safe to call from several threads.

    `name`, `model` and `prompts` go into run records; `fingerprint` changes with the model's weights and with any
    prompt.
    """

    name: str = NAME

    def __init__(self, config: ModelConfig, *, first: Reader | None = None, backoff_s: float = 0.5) -> None:
        """Take the model's name apart; the server is first asked when something is read.

        Args:
            config: The model and how long to wait for it.
            first: A reader that finds actors and quotations for the model to start from; None to start from nothing.
            backoff_s: Pause before a call is tried again, seconds.

        Raises:
            SettingsError: The model's name has no known form.
        """
        self._door = Door(config, backoff_s=backoff_s)
        self._first = first
        self._digest: str | None = None
        self._asked = False
        self.model: str | None = self._door.name.text
        self.prompts: dict[str, str] = {**prompts.digests(), **prompts.query_digest()}

    @property
    def model_digest(self) -> str | None:
        """Digest of the model's weights as the server tells it; None when it does not."""
        if not self._asked:
            self._asked = True
            try:
                self._digest = _run(self._door.identity).digest
            except ModelError:
                self._digest = None
        return self._digest

    @property
    def fingerprint(self) -> str:
        """Hash over reader, model, digest and prompts: extracts are kept under it."""
        first = self._first.fingerprint if self._first else None
        parts = [self.name, self.model, self.model_digest, SCHEMA_VERSION, prompts.digests(), first]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def read(self, article: Article) -> Extract:
        """Have the article read.

        Raises:
            ModelError: Nothing at all can be had; what is had in part stands in the extract, the rest in its ledger.
        """
        return _run(lambda: self._read(article))

    def repair(self, article: Article, draft: Draft, misses: Sequence[Rejection]) -> Extract | None:
        """Ask once for the failed items alone; the extract's draft holds only those that came back corrected.

        In each list the corrected items stand in the order of their misses. A miss that was not corrected has a line
        of stage `repair` in the ledger, with the same kind of item and the same proposed words.

        Raises:
            ModelError: The server failed.
        """
        return _run(lambda: self._repair(article, draft, misses))

    def search_words(self, question: str) -> tuple[str, ...]:
        """Arabic words to search with for a question in another language.

        Raises:
            ModelError: The server failed.
        """
        return _run(lambda: self._search_words(question))

    async def _search_words(self, question: str) -> tuple[str, ...]:
        async with self._door.open() as session:
            return await search_words(session, question, new_code())

    async def _read(self, article: Article) -> Extract:
        async with self._door.open() as session:
            parts = await parts_of(article, session)
            known = inventory_of(article, lines_of(article), self._first) if self._first and parts else None
            reader = PartReader(session, article.id, article.language, new_code(), known)
            found = await asyncio.gather(*(reader.read(part) for part in parts), return_exceptions=True)
            return self._extract(article, parts, found, session)

    def _extract(
        self, article: Article, parts: Sequence[Part], found: Sequence[Outcome | BaseException], session: Session
    ) -> Extract:
        whole = Outcome()
        unread: list[Part] = []
        failed: list[ModelError] = []
        for part, outcome in zip(parts, found, strict=True):
            if isinstance(outcome, Outcome):
                whole.add(outcome)
            elif isinstance(outcome, ModelError):
                failed.append(outcome)
                unread.append(part)
                whole.ledger.append(_unread(part, outcome, article.id))
            else:
                raise outcome
        if failed and len(failed) == len(parts):
            raise failed[0]
        draft, doubled = joined(whole.readings, article.id)
        all_passages = passages(article)
        seen = sum(not any(_covers(part, each.start, each.end) for part in unread) for each in all_passages)
        return Extract(
            key=self._key(article),
            draft=draft,
            ledger=(*whole.ledger, *doubled),
            usage=whole.usage,
            passages_read=seen,
            passages_total=len(all_passages),
            notes=(*whole.notes, *_layout(parts, session)),
        )

    async def _repair(self, article: Article, draft: Draft, misses: Sequence[Rejection]) -> Extract | None:
        async with self._door.open() as session:
            found = await repair_items(session, article, draft, misses, new_code())
        if found is None:
            return None
        return Extract(
            key=self._key(article), draft=found.draft, ledger=found.ledger, usage=found.usage, notes=found.notes
        )

    def _key(self, article: Article) -> ExtractKey:
        return ExtractKey(
            article_id=article.id,
            reader=f"{self.name}:{self.model}",
            prompt=self.fingerprint,
            schema_version=SCHEMA_VERSION,
        )


def _layout(parts: Sequence[Part], session: Session) -> tuple[str, ...]:
    notes = []
    if len(parts) > 1:
        notes.append(f"the article was read in {len(parts)} parts of whole sentences ({session.context} tokens a call)")
    if any(not part.example for part in parts):
        notes.append("the prompt went without its example: the server's context is small")
    return tuple(notes)


def _covers(part: Part, start: int, end: int) -> bool:
    return any(line.start < end and start < line.end for line in part.lines)


def _unread(part: Part, error: ModelError, article_id: str) -> Rejection:
    first, last = part.lines[0].index, part.lines[-1].index
    return Rejection(
        stage="read",
        kind="model_failed",
        item="article",
        reason=f"sentences {first} to {last} were not read: {error}",
        article_id=article_id,
    )


def _run(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """The result of async work, from any thread, with or without a running loop in it."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work())
    found: list[T] = []
    failed: list[BaseException] = []

    def apart() -> None:
        try:
            found.append(asyncio.run(work()))
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=apart, name="wasit-served")
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return found[0]
