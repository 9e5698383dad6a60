"""Fakes and builders for the workflows: a reader that reads what the test wrote, an index without a child process."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from agents.context import Context
from retrieval.archive import Archive
from retrieval.embed import HashedEmbedder
from retrieval.library import Library
from retrieval.sources.document import article_from_text
from retrieval.text.segment import passages, sentences
from retrieval.words import WordIndex
from schemas.article import Article
from schemas.config import Settings
from schemas.draft import Draft, DraftActor, DraftClaim, DraftMediator, DraftPosition, DraftRisk, Span
from schemas.errors import ModelError
from schemas.extract import Extract, ExtractKey
from schemas.run import Rejection
from schemas.vocabulary import SCHEMA_VERSION, ActorType, MediatorRole, SpeechAct, Stance

NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)


class FakeReader:
    """Reads each article as the test says, and counts how often it was asked."""

    name = "fake/1"
    model: str | None = None
    model_digest: str | None = None
    fingerprint = "fake"
    prompts: Mapping[str, str] = {}

    def __init__(
        self,
        drafts: Mapping[str, Draft] | None = None,
        repairs: Mapping[str, Draft] | None = None,
        fault: ModelError | None = None,
    ) -> None:
        self.drafts = drafts or {}
        self.repairs = repairs or {}
        self.fault = fault
        self.read_ids: list[str] = []
        self.asked_again: list[tuple[str, tuple[Rejection, ...]]] = []

    def read(self, article: Article) -> Extract:
        self.read_ids.append(article.id)
        if self.fault is not None:
            raise self.fault
        count = len(passages(article))
        draft = self.drafts.get(article.id, empty())
        return Extract(key=self._key(article), draft=draft, passages_read=count, passages_total=count)

    def repair(self, article: Article, draft: Draft, misses: Sequence[Rejection]) -> Extract | None:
        self.asked_again.append((article.id, tuple(misses)))
        mended = self.repairs.get(article.id)
        return None if mended is None else Extract(key=self._key(article), draft=mended)

    def _key(self, article: Article) -> ExtractKey:
        return ExtractKey(article_id=article.id, reader=self.name, prompt="fake", schema_version=SCHEMA_VERSION)


class FakeIndex:
    """Exact search over the archive's vectors; no Chroma, no child process."""

    notes: tuple[str, ...] = ()

    def __init__(self, archive: Archive, embedder: HashedEmbedder) -> None:
        self.archive = archive
        self.embedder = embedder

    def prewarm(self) -> None: ...

    def sync(self) -> None: ...

    def close(self) -> None: ...

    def query(self, vector: NDArray[np.float32], k: int, *, level: str = "passage") -> tuple[tuple[str, float], ...]:
        ids, vectors = self.archive.article_vectors() if level == "article" else self.archive.vectors()[::2]
        scores = vectors @ vector if len(ids) else np.zeros(0, dtype=np.float32)
        best = np.argsort(-scores, kind="stable")[:k]
        return tuple((ids[i], float(np.clip(scores[i], 0, 1))) for i in best)


def context(home: Path, reader: object, *texts: Article, related: int = 2) -> Context:
    """A context over a fresh archive that holds `texts`."""
    archive = Archive.open(home)
    embedder = HashedEmbedder()
    for article in texts:
        add(archive, embedder, article)
    settings = Settings(home=home, related=related)
    library = Library(archive, WordIndex(home, archive), FakeIndex(archive, embedder), embedder)  # type: ignore[arg-type]
    return Context(settings, library, reader, lambda: NOW)  # type: ignore[arg-type]


def add(archive: Archive, embedder: HashedEmbedder, article: Article) -> None:
    """Put one article with its passages and vectors into the archive."""
    pieces = passages(article)
    vectors = embedder.embed([article.text[piece.start : piece.end] for piece in pieces])
    archive.add(article, pieces, vectors, embedder.embed([article.text])[0])


def article(text: str, ref: str = "a.txt", **meta: object) -> Article:
    """An article as ingest would make it."""
    return article_from_text(text, ref=ref, **meta)  # type: ignore[arg-type]


def empty() -> Draft:
    """A draft with nothing in it."""
    return Draft(
        actors=[], positions=[], mediators=[], risks=[], claims=[], agreements=[], discrepancies=[], loaded_terms=[]
    )


def draft(*items: DraftActor | DraftPosition | DraftMediator | DraftRisk | DraftClaim) -> Draft:
    """A draft with these items, each in its list."""
    return empty().model_copy(
        update={
            "actors": [item for item in items if isinstance(item, DraftActor)],
            "positions": [item for item in items if isinstance(item, DraftPosition)],
            "mediators": [item for item in items if isinstance(item, DraftMediator)],
            "risks": [item for item in items if isinstance(item, DraftRisk)],
            "claims": [item for item in items if isinstance(item, DraftClaim)],
        }
    )


def span(article: Article, quote: str) -> Span:
    """The span of `quote` with the number of the sentence it starts in; sentence 0 when it is not there."""
    at = article.text.find(quote)
    number = next((s.index for s in sentences(article.text, article.body_start) if s.start <= at < s.end), 0)
    return Span(sentence=number, quote=quote)


def actor(
    article: Article, key: str, name: str, type: ActorType = "person", *aliases: str, name_en: str | None = None
) -> DraftActor:
    """An actor named in the article."""
    return DraftActor(
        key=key, name=name, aliases=list(aliases), type=type, role=None, affiliation=None, name_en=name_en,
        evidence=span(article, name),
    )  # fmt: skip


def position(
    article: Article,
    holder: str,
    quote: str,
    cue: str,
    act: SpeechAct = "statement",
    stance: Stance = "neutral",
    addressee: str | None = None,
) -> DraftPosition:
    """A position told in indirect speech."""
    return DraftPosition(
        holder=holder, via=None, on_behalf_of=None, addressee=addressee, issue=quote[:60], speech_act=act,
        stance=stance, speech_form="indirect", cue=cue, nested_in=None, said_at=None, evidence=span(article, quote),
    )  # fmt: skip


def mediator(article: Article, key: str, quote: str, *roles: MediatorRole) -> DraftMediator:
    """A mediator with its evidence."""
    return DraftMediator(
        actor=key, person=None, roles=list(roles), track="unspecified", mandate=None, parties=[], stage="ongoing",
        evidence=span(article, quote),
    )  # fmt: skip


def risk(article: Article, quote: str, *words: str, by: str | None = None) -> DraftRisk:
    """A risk with its words of likelihood."""
    return DraftRisk(
        event=quote, trigger=None, indicators=[], asserted_by=by, likelihood_words=list(words), impact=None,
        horizon="unspecified", evidence=span(article, quote),
    )  # fmt: skip


def claim(article: Article, by: str, quote: str, denier: str | None = None, denial: str | None = None) -> DraftClaim:
    """An alleged fact, with its denial where there is one."""
    return DraftClaim(
        text=quote, modality="alleged", asserted_by=[by], denied_by=[denier] if denier else [],
        evidence_for=span(article, quote), evidence_against=span(article, denial) if denial else None,
    )  # fmt: skip
