import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest

import retrieval.dedupe as dedupe
from retrieval.archive import Archive
from retrieval.archive.database import FILE
from retrieval.dedupe import clusters, clusters_in, complete_clusters, stands_in
from retrieval.embed import HashedEmbedder
from retrieval.ingest import ingest_documents
from retrieval.library import Library
from retrieval.sources import Document
from tests.retrieval.shelves import make_article, put
from tests.retrieval.test_archive_versions import make_version_1
from tests.retrieval.test_dedupe import COPY, OTHER_REPORT, WIRE

LATER = "وكالات\n" + "\n".join(WIRE.split("\n")[:3])
ARTICLES = tuple(make_article(text) for text in (WIRE, COPY, OTHER_REPORT, LATER))
ONE_VOICE = {ARTICLES[0].id, ARTICLES[1].id, ARTICLES[3].id}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path) as opened:
        yield opened


def test_ingest_leaves_every_article_in_its_cluster(archive: Archive) -> None:
    documents = [
        Document(ref=str(n), text=text, outlet=f"صحيفة {n}") for n, text in enumerate((WIRE, COPY, OTHER_REPORT))
    ]
    ingest_documents(documents, archive, HashedEmbedder())
    wire, copy, other = archive.articles()
    assert archive.cluster(copy.id) == (wire.id, copy.id)
    assert archive.cluster_of(copy.id) == wire.id
    assert archive.cluster(other.id) == (other.id,)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::3])
def test_the_order_of_coming_in_changes_no_cluster(archive: Archive, order: tuple[int, ...]) -> None:
    for number in order:
        put(archive, ARTICLES[number])
        complete_clusters(archive)
    assert {frozenset(archive.cluster(article.id)) for article in ARTICLES} == {
        frozenset(ONE_VOICE),
        frozenset({ARTICLES[2].id}),
    }
    together = clusters(ARTICLES)
    assert {name for name, cluster in together.items() if cluster == together[ARTICLES[0].id]} == ONE_VOICE


def test_an_older_archive_gets_its_clusters_when_it_is_first_brought_up_to_date(tmp_path: Path) -> None:
    make_version_1(tmp_path)
    with Library.open(tmp_path, HashedEmbedder()) as library:
        (article,) = library.archive.articles()
        assert library.archive.cluster_ids([article.id]) == {}
        library.sync()
        assert library.archive.cluster_ids([article.id]) == {article.id: article.id}


def test_clusters_of_another_rule_are_made_anew(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    for article in ARTICLES:
        put(archive, article)
    assert complete_clusters(archive) == 4
    assert complete_clusters(archive) == 0
    monkeypatch.setattr(dedupe, "RULE", "another")
    assert complete_clusters(archive) == 4
    assert set(archive.cluster(ARTICLES[0].id)) == ONE_VOICE


def test_a_standing_line_of_an_outlet_joins_nobody_and_costs_little(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dedupe, "COMMON", 3)
    line = " ".join(f"سطر{n} ثابت{n} للصحيفة{n}" for n in range(12))
    texts = [" ".join(f"خبر{number} رقم{number}{n}" for n in range(40)) + f"\n{line}" for number in range(9)]
    for text in texts:
        put(archive, make_article(text))
    complete_clusters(archive)
    assert all(len(archive.cluster(make_article(text).id)) == 1 for text in texts)


def test_what_the_archive_has_not_compared_yet_is_compared_on_the_spot(archive: Archive) -> None:
    for article in ARTICLES:
        put(archive, article)
    found = clusters_in(archive, ARTICLES)
    assert {article for article, cluster in found.items() if cluster == found[ARTICLES[0].id]} == ONE_VOICE
    assert archive.cluster_ids([ARTICLES[0].id]) == {}
    assert archive.cluster_of("unknown") == "unknown"


def test_an_archive_opened_for_reading_is_left_as_it_is(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        put(archive, ARTICLES[0])
    with Archive.open(tmp_path, read_only=True) as archive:
        assert complete_clusters(archive) == 0


def test_a_batch_that_is_cut_off_leaves_nothing_and_is_done_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for article in ARTICLES:
        put(archive, article)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(dedupe, "_candidates", killed)
        with pytest.raises(KeyboardInterrupt):
            complete_clusters(archive)
    with closing(sqlite3.connect(archive.home / FILE)) as connection:
        assert connection.execute("SELECT count(*) FROM fingerprints").fetchone() == (0,)
    assert complete_clusters(archive) == 4


def test_a_passage_stands_in_a_copy_and_not_in_another_report() -> None:
    passage = WIRE.split("\n")[1]
    assert stands_in(passage, ARTICLES[1])
    assert not stands_in(passage, ARTICLES[2])
    assert not stands_in("", ARTICLES[1])
