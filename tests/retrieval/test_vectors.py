"""Vectors made after the articles are safe: whatever a server does, nothing is lost and the next run goes on."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.archive import Archive
from retrieval.embed import Kind, passage_text
from retrieval.index import Index, drop_vectors
from retrieval.ingest import ingest_documents
from retrieval.sources import Document
from retrieval.vectors import ANCHOR, complete_vectors, known
from schemas.errors import EmbedderError, EmbedderMisbehaved, EmbedderUnavailable
from tests.retrieval.fake_chroma import Fakes
from tests.retrieval.shelves import DIM, make_article, put, vector

PLACES = ("ليبيا", "السودان", "اليمن", "قبرص")


class Served:
    """A model behind a server that may be down, refuse texts, or die after so many calls."""

    semantic = True
    notes: tuple[str, ...] = ()

    def __init__(self, name: str = "test/served", dim: int = DIM) -> None:
        self.name = name
        self.dim = dim
        self.calls: list[list[str]] = []
        self.dies_after = 10**9
        self.refused = "\0"
        self.error: EmbedderError | None = None

    def embed(self, texts: Sequence[str], kind: Kind = "passage") -> NDArray[np.float32]:
        if self.error:
            raise self.error
        if len(self.calls) >= self.dies_after:
            raise EmbedderUnavailable("embeddings server died; start it")
        self.calls.append(list(texts))
        if any(self.refused in text for text in texts):
            raise EmbedderMisbehaved("it says HTTP 500: NaN")
        rows = np.stack([vector(text)[: self.dim] for text in texts])
        unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Forty articles of several passages each, without vectors of a served model."""
    with Archive.open(tmp_path) as opened:
        texts = [f"خبر {n} من {PLACES[n % 4]}.\n\n" + "قال المبعوث إن الهدنة قائمة. " * 60 for n in range(40)]
        report = ingest_documents((Document(ref=f"{n}", text=text) for n, text in enumerate(texts)), opened, Served())
        assert len(report.taken) == 40
        yield opened


def ids(archive: Archive) -> set[str]:
    return {passage.id for article in archive.articles() for passage in archive.passages(article.id)}


def test_articles_are_taken_before_their_vectors_are_made(archive: Archive) -> None:
    assert len(ids(archive)) > 40
    assert archive.embedders() == {}


def test_all_that_is_missing_is_made_in_batches_with_the_headline_before_each_passage(archive: Archive) -> None:
    told: list[tuple[int, int, str]] = []
    served = Served()
    done = complete_vectors(archive, served, lambda *state: told.append(state))
    total = len(ids(archive)) + 40
    assert (done.made, done.left, done.notes) == (total, 0, ())
    assert [state[0] for state in told] == sorted(state[0] for state in told)
    assert told[-1][:2] == (total, total)
    assert max(map(len, served.calls)) <= 32
    article = next(archive.articles())
    first = archive.passages(article.id)[0]
    owners, _, rows = archive.vectors(served.name)
    assert np.allclose(rows[owners.index(first.id)], vector(passage_text(article, first)))
    assert complete_vectors(archive, served).made == 0


def test_an_articles_vector_is_the_mean_of_its_passages(archive: Archive) -> None:
    served = Served()
    complete_vectors(archive, served)
    owners, articles, rows = archive.vectors(served.name)
    whole = dict(zip(*archive.article_vectors(served.name), strict=True))
    for one, row in whole.items():
        mean = rows[[place for place, article in enumerate(articles) if article == one]].mean(axis=0)
        assert np.allclose(row, mean / np.linalg.norm(mean), atol=1e-5)
    assert len(whole) == 40
    assert set(owners) == ids(archive)


def test_a_server_that_is_down_leaves_a_note_and_the_next_run_goes_on(archive: Archive) -> None:
    served = Served()
    served.dies_after = 3
    broken = complete_vectors(archive, served)
    assert broken.left
    assert "server died" in broken.notes[0]
    assert "goes on from here" in broken.notes[0]
    kept = archive.embedders()[served.name]
    assert kept == broken.made == 64
    served.dies_after = 10**9
    served.calls.clear()
    done = complete_vectors(archive, served)
    assert (done.made, done.left) == (broken.left, 0)
    assert sum(map(len, served.calls)) == len(ids(archive)) - kept
    assert set(archive.vectors(served.name)[0]) == ids(archive)


def test_a_text_that_is_refused_costs_itself_alone(archive: Archive) -> None:
    served = Served()
    served.refused = "خبر 7 "
    done = complete_vectors(archive, served)
    lacking = ids(archive) - set(archive.vectors(served.name)[0])
    assert done.left == len(lacking) + 1 > 1  # and the article they are all of
    assert {one.partition(":")[0] for one in lacking} == set(archive.missing_vectors(served.name).articles)
    assert "refused" in done.notes[0]
    served.refused = "\0"
    assert complete_vectors(archive, served).left == 0
    assert set(archive.vectors(served.name)[0]) == ids(archive)


def test_a_server_that_refuses_everything_is_not_asked_for_each_text(archive: Archive) -> None:
    served = Served()
    complete_vectors(archive, served, articles=[])
    served.refused = "قال"
    done = complete_vectors(archive, served)
    assert done.made == 0
    assert "NaN" in done.notes[0]
    assert len(served.calls) < 8


def test_only_the_named_articles_are_seen_to(archive: Archive) -> None:
    wanted = [article.id for article in archive.articles()][:3]
    complete_vectors(archive, Served(), articles=wanted)
    assert sorted(archive.article_vectors("test/served")[0]) == sorted(wanted)


def test_what_is_known_of_an_embedder_is_kept_until_it_is_dropped(archive: Archive) -> None:
    served = Served()
    complete_vectors(archive, served)
    kept = known(archive, served.name)
    assert kept is not None
    assert kept.dim == DIM
    assert np.allclose(kept.vector, vector(ANCHOR))
    complete_vectors(archive, Served("test/other", dim=4))
    held = archive.embedders()
    assert drop_vectors(archive, served.name) == held[served.name] + 40
    assert known(archive, served.name) is None
    assert archive.embedders() == {"test/other": held["test/other"]}
    assert drop_vectors(archive, served.name) == 0


def test_another_dimension_under_one_name_is_one_line_and_changes_nothing(archive: Archive) -> None:
    complete_vectors(archive, Served())
    put(archive, make_article("بعد ذلك"))
    before = archive.embedders()["test/served"]
    with pytest.raises(Exception, match="vectors of test/served have 4 numbers, those in the archive 8"):
        complete_vectors(archive, Served(dim=4))
    assert archive.embedders()["test/served"] == before


def test_each_served_model_has_its_own_index_and_a_change_back_costs_nothing(archive: Archive) -> None:
    fakes = Fakes()
    for served in (Served(), Served("test/other", dim=4)):
        complete_vectors(archive, served)
    for _ in range(2):
        for served in (Served(), Served("test/other", dim=4)):
            with Index(archive.home, archive, served, start=fakes) as index:
                index.sync()
    assert len(fakes.started) == 2
    assert len(list(archive.home.glob("index-test_*"))) == 2
    drop_vectors(archive, "test/other")
    assert len(list(archive.home.glob("index-test_*"))) == 1


def test_an_index_of_a_server_that_never_answered_is_empty_and_starts_no_process(archive: Archive) -> None:
    fakes = Fakes()
    served = Served(dim=0)
    served.error = EmbedderUnavailable("nothing there")
    with Index(archive.home, archive, served, start=fakes) as index:
        assert index.sync().passages == 0
        assert index.query(vector("x"), 5) == ()
    assert fakes.started == []


def test_vectors_of_meaning_are_scanned_exactly_while_they_are_few(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    fakes = Fakes()
    served = Served()
    complete_vectors(archive, served)
    owners, _, rows = archive.vectors(served.name)
    with Index(archive.home, archive, served, start=fakes) as index:
        assert index.query(rows[5], 1)[0][0] == owners[5]
        assert fakes.started == []
        monkeypatch.setattr("retrieval.index.index.EXACT_UNDER", len(owners))
        assert index.query(rows[5], 1)[0][0] == owners[5]
        assert len(fakes.started) == 1
