"""tantivy: the one module that imports it. Its Rust code can panic; here every fault becomes `EngineFailed`.

BM25 with k1 1.2 and b 0.75, which are tantivy's own. Queries are built from terms, phrases and ranges, never parsed.
"""

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any, Final, Self

import tantivy
from tantivy import Document, FieldType, Occur, Query, Schema, SchemaBuilder

from retrieval.words.analyser import Fed
from retrieval.words.wanted import Ranking, Wanted

VERSION: Final = str(getattr(tantivy, "__version__", "unknown"))
HEADLINE_WEIGHT: Final = 0.3
"""What a feature in the article's title counts against one in the passage."""
MOST_FEATURES: Final = 1024
"""Of a longer query the rarest features are looked for."""
PHRASE_SCORE: Final = 1.0
_HEAP: Final = 64_000_000
_BUSY_WAIT_S: Final = 10.0
_SPARE: Final = 24
"""Hits looked at beyond those asked for, so that equal scores are told apart by id and not by where they happen to lie."""
_MOST_SPARE: Final = 4096
_DIGITS: Final = 4


class EngineFailed(Exception):
    """tantivy could not do what was asked: an error of its own, a panic, or the disk's."""


class Engine:
    """One open index folder. Not safe between threads."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        self._searcher = index.searcher()

    @classmethod
    def create(cls, folder: Path) -> Self:
        """An empty index in a new folder.

        Raises:
            EngineFailed: it cannot be made.
        """
        with _guarded():
            folder.mkdir(parents=True)
            index = tantivy.Index(_schema(), path=str(folder), reuse=False)
            index.config_reader("manual")
            return cls(index)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """An index that is there, seen as it is now. Its files have been checked before.

        Raises:
            EngineFailed: it cannot be opened.
        """
        with _guarded():
            index = tantivy.Index.open(str(folder))
            index.config_reader("manual")
            index.reload()
            return cls(index)

    @property
    def count(self) -> int:
        """How many passages it holds."""
        with _guarded():
            return int(self._searcher.num_docs)

    def write(self, passages: Iterable[Fed], *, replacing: bool) -> int:
        """Adds passages and commits: all of them or none; how many they were.

        Args:
            passages: What to add.
            replacing: Whether articles may be there already; what is there of them goes.

        Raises:
            EngineFailed: nothing has been added.
        """
        with _guarded():
            writer = self._writer()
            try:
                added = _put(writer, passages, replacing)
                writer.commit()
            except BaseException:
                writer.rollback()
                raise
            writer.wait_merging_threads()
            self._index.reload()
            self._searcher = self._index.searcher()
            return added

    def search(self, wanted: Wanted, k: int) -> Ranking:
        """The `k` passages that match best; equal scores in the order of their ids.

        Raises:
            EngineFailed: it could not be searched.
        """
        with _guarded():
            query = _query(self._searcher, wanted)
            if query is None or k < 1 or not self._searcher.num_docs:
                return ()
            limit = k + _SPARE
            hits = self._searcher.search(query, limit, count=False).hits
            while len(hits) == limit and _tied(hits[k - 1][0], hits[-1][0]) and limit < k + _MOST_SPARE:
                limit *= 4
                hits = self._searcher.search(query, limit, count=False).hits
            found = [(self._id(address), round(float(score), _DIGITS)) for score, address in hits]
            ranked = sorted((one for one in found if one[1] > 0), key=lambda one: (-one[1], one[0]))
            return tuple(ranked[:k])

    def holding(self, features: Collection[str]) -> dict[str, int]:
        """How many passages hold each feature, deleted ones not yet merged away included.

        Raises:
            EngineFailed: it could not be read.
        """
        with _guarded():
            return {feature: int(self._searcher.doc_freq("features", feature)) for feature in features}

    def speaking(self, languages: Collection[str]) -> dict[str, int]:
        """How many passages are in each language, deleted ones not yet merged away included.

        Raises:
            EngineFailed: it could not be read.
        """
        with _guarded():
            return {language: int(self._searcher.doc_freq("language", language)) for language in languages}

    def holds(self, passage_id: str, wanted: Wanted) -> bool:
        """Whether a passage is there and matches."""
        with _guarded():
            query = _query(self._searcher, wanted)
            own = _term("id", passage_id, "basic")
            both = own if query is None else Query.boolean_query([(Occur.Must, own), (Occur.Must, query)])
            hits = self._searcher.search(both, 2, count=False).hits
            return [self._id(address) for _, address in hits] == [passage_id]

    def ids(self) -> tuple[str, ...]:
        """The id of every passage."""
        with _guarded():
            found = self._searcher.search(Query.all_query(), max(1, self._searcher.num_docs), count=False).hits
            return tuple(self._id(address) for _, address in found)

    def _writer(self) -> tantivy.IndexWriter:
        end = time.monotonic() + _BUSY_WAIT_S
        while True:
            try:
                return self._index.writer(_HEAP, 1)
            except ValueError as error:
                if "LockBusy" not in str(error) or time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def _id(self, address: tantivy.DocAddress) -> str:
        return str(self._searcher.doc(address).get_first("id"))


@contextmanager
def _guarded() -> Iterator[None]:
    try:
        yield
    except (ValueError, OSError) as error:
        raise EngineFailed(_plain(error)) from error
    except BaseException as error:
        # Its type cannot be imported, and it is no Exception.
        if type(error).__name__ == "PanicException":
            raise EngineFailed(f"it panicked: {_plain(error)}") from None
        raise


def _plain(error: BaseException) -> str:
    return " ".join(str(error).split())[:300]


@cache
def _schema() -> Schema:
    builder = SchemaBuilder()
    for name in ("id", "article", "outlet", "language", "source_class"):
        builder.add_text_field(name, stored=name == "id", tokenizer_name="raw", index_option="basic")
    for name in ("features", "headline"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("surface", tokenizer_name="whitespace", index_option="position")
    builder.add_integer_field("published", indexed=True, fast=True)
    return builder.build()


def _put(writer: tantivy.IndexWriter, passages: Iterable[Fed], replacing: bool) -> int:
    added, replaced = 0, ""
    for passage in passages:
        if replacing and passage.article_id != replaced:
            replaced = passage.article_id
            writer.delete_documents_by_term("article", replaced)
        writer.add_document(_document(passage))
        added += 1
    return added


def _document(passage: Fed) -> Document:
    document = Document()
    document.add_text("id", passage.id)
    document.add_text("article", passage.article_id)
    document.add_text("features", passage.features)
    document.add_text("headline", passage.headline)
    document.add_text("surface", passage.surface)
    document.add_text("outlet", passage.outlet)
    document.add_text("language", passage.language)
    document.add_text("source_class", passage.source_class)
    if passage.published is not None:
        document.add_integer("published", passage.published)
    return document


def _query(searcher: tantivy.Searcher, wanted: Wanted) -> Query | None:
    liked = _likeness(searcher, wanted.features)
    phrases = [Query.const_score_query(_phrase(words), PHRASE_SCORE) for words in wanted.phrases if words]
    if liked is None and not phrases:
        return None
    parts = [(Occur.Must, phrase) for phrase in phrases]
    if liked is not None:
        parts.append((Occur.Should if phrases else Occur.Must, liked))
    parts += [(Occur.MustNot, _phrase(words)) for words in wanted.excluded if words]
    parts += [(Occur.Must, Query.const_score_query(condition, 0.0)) for condition in _conditions(wanted)]
    return liked if len(parts) == 1 and liked is not None else Query.boolean_query(parts)


def _likeness(searcher: tantivy.Searcher, features: Sequence[tuple[str, float]]) -> Query | None:
    held = [one for one in features if one[0] and one[1] > 0]
    if len(held) > MOST_FEATURES:
        held.sort(key=lambda one: (searcher.doc_freq("features", one[0]) or searcher.num_docs, one[0]))
    parts = [
        (Occur.Should, Query.boost_query(_term(field, feature, "freq"), weight * share))
        for feature, weight in held[:MOST_FEATURES]
        for field, share in (("features", 1.0), ("headline", HEADLINE_WEIGHT))
    ]
    return Query.boolean_query(parts) if parts else None


def _conditions(wanted: Wanted) -> Iterator[Query]:
    filters = wanted.filters
    if wanted.articles is not None:
        yield _any_of("article", wanted.articles)
    for field, values in (
        ("outlet", filters.outlets),
        ("language", filters.languages),
        ("source_class", filters.source_classes),
    ):
        if values:
            yield _any_of(field, values)
    if filters.since or filters.until:
        yield Query.range_query(
            _schema(),
            "published",
            FieldType.Integer,
            lower_bound=ceil(filters.since.timestamp()) if filters.since else None,
            upper_bound=ceil(filters.until.timestamp()) if filters.until else None,
            include_upper=filters.until is None,  # an open side counts as included
        )


def _any_of(field: str, values: Iterable[str]) -> Query:
    parts = [(Occur.Should, _term(field, value, "basic")) for value in values]
    return Query.boolean_query(parts) if parts else Query.empty_query()


def _phrase(words: Sequence[str]) -> Query:
    if len(words) == 1:
        return _term("surface", words[0], "basic")
    return Query.phrase_query(_schema(), "surface", list(words))


def _term(field: str, value: str, option: str) -> Query:
    return Query.term_query(_schema(), field, value, option)


def _tied(one: Any, other: Any) -> bool:
    return round(float(one), _DIGITS) == round(float(other), _DIGITS)
