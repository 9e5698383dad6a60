"""Filters find the same through Chroma and without it, and what brute force over the articles finds."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.archive import Archive, Level
from retrieval.index import Index
from retrieval.index.exact import ExactSearch
from schemas.article import Article
from schemas.question import Filters
from schemas.vocabulary import SourceClass
from tests.retrieval.shelves import WordEmbedder, make_article, put, vector

OUTLETS = ("الشرق", "Le Monde", 'it\'s "odd"', "")
LANGUAGES = ("ar", "fr", "en")
CLASSES = get_args(SourceClass)
DAY = datetime(2026, 3, 5, 12, tzinfo=UTC)
MOMENTS = [DAY + timedelta(days=n, hours=n) for n in range(5)]


def article(number: int) -> Article:
    published = None if number % 6 == 0 else MOMENTS[number % 5].astimezone(timezone(timedelta(hours=number % 4)))
    return make_article(
        f"نص {number}",
        outlet=OUTLETS[number % 4] or None,
        language=LANGUAGES[number % 3],
        source_class=CLASSES[number % len(CLASSES)],
        published_at=published,
    )


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, Index]]:
    """Sixty articles and an index over real Chroma."""
    home = tmp_path_factory.mktemp("filters")
    with Archive.open(home) as archive, Index(home, archive, WordEmbedder()) as index:
        for number in range(60):
            put(archive, article(number))
        assert not index.sync().exact
        yield archive, index


def passes(one: Article, filters: Filters) -> bool:
    dated = one.published_at
    return (
        (not filters.outlets or (one.outlet or "") in filters.outlets)
        and (not filters.languages or one.language in filters.languages)
        and (not filters.source_classes or one.source_class in filters.source_classes)
        and (not filters.clusters or one.id in filters.clusters)
        and (filters.since is None or (dated is not None and dated >= filters.since))
        and (filters.until is None or (dated is not None and dated < filters.until))
    )


def some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from((*values, "unknown here")), max_size=2, unique=True).map(tuple)


moments = st.none() | st.builds(
    lambda moment, shift: moment + timedelta(seconds=shift), st.sampled_from(MOMENTS), st.sampled_from((-1, 0, 1))
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    outlets=some(OUTLETS),
    languages=some(LANGUAGES),
    classes=st.lists(st.sampled_from(CLASSES), max_size=2, unique=True).map(tuple),
    clusters=st.lists(st.integers(0, 70), max_size=3).map(lambda found: tuple(article(n).id for n in found)),
    since=moments,
    until=moments,
    seed=st.integers(0, 1000),
    level=st.sampled_from(get_args(Level)),
)
def test_filters_let_through_the_same_with_chroma_and_without(
    both: tuple[Archive, Index],
    outlets: tuple[str, ...],
    languages: tuple[str, ...],
    classes: tuple[SourceClass, ...],
    clusters: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    seed: int,
    level: Level,
) -> None:
    archive, index = both
    filters = Filters(
        outlets=outlets, languages=languages, source_classes=classes, clusters=clusters, since=since, until=until
    )
    asked = vector(str(seed))
    through_chroma = index.query(asked, 200, level=level, filters=filters)
    exact = ExactSearch(archive, "test").query(asked, 200, level, filters)
    allowed = {one.id for one in archive.articles() if passes(one, filters)}
    assert [name for name, _ in through_chroma] == [name for name, _ in exact]
    vectors = archive.all_vectors(level, "test")
    scored = {
        owner: float(row @ asked)
        for owner, source, row in zip(vectors.owners, vectors.articles, vectors.matrix, strict=True)
        if source in allowed
    }
    assert {name for name, _ in exact} == {owner for owner, score in scored.items() if score > 0}
    assert archive.matching(filters) == allowed
    assert not any("searched exactly" in note for note in index.notes)


def test_no_filters_are_no_condition(both: tuple[Archive, Index]) -> None:
    _, index = both
    assert index.query(vector("x"), 10, filters=Filters()) == index.query(vector("x"), 10)


@pytest.mark.parametrize("seed", range(3))
def test_a_cluster_of_near_copies_is_found_whole_also_by_vectors_kept_before_it_was_known(
    both: tuple[Archive, Index], seed: int
) -> None:
    archive, index = both
    numbers = {one.id: place for place, one in enumerate(archive.articles(), start=1)}
    copies = [article(3 + 10 * seed).id, article(4 + 10 * seed).id, article(9 + 10 * seed).id]
    with archive.clustering("test") as rows:
        rows.assign({numbers[one]: numbers[copies[0]] for one in copies})
    filters = Filters(clusters=(copies[0],))
    assert archive.matching(filters) == set(copies)
    asked = vector(article(4 + 10 * seed).id)
    through_chroma = index.query(asked, 200, level="article", filters=filters)
    assert through_chroma[0][0] == copies[1]
    exact = ExactSearch(archive, "test").query(asked, 200, "article", filters)
    assert [name for name, _ in through_chroma] == [name for name, _ in exact]
    assert {name for name, _ in through_chroma} <= set(copies)
