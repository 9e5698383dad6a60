from itertools import pairwise
from pathlib import Path

import numpy as np

from retrieval import stamp
from retrieval.archive import Archive
from retrieval.embed import HashedEmbedder
from retrieval.index import Index
from retrieval.library import Library
from retrieval.recut import cutting, recut
from retrieval.reindex import reindex
from retrieval.text.segment import passages
from retrieval.words import Wanted, WordIndex, likeness
from schemas.article import Passage
from tests.retrieval.fake_chroma import Fakes
from tests.retrieval.shelves import make_article

EMBEDDER = HashedEmbedder()
TEXT = "\n".join(f"هذه جملة رقمها {number} وفيها عشر كلمات لا أكثر ولا أقل." for number in range(40))


def keep_in_halves(archive: Archive) -> str:
    """An article cut in another way than today, though in as many passages."""
    article = make_article(TEXT)
    today = passages(article)
    bounds = [0, *(p.end - 40 for p in today[:-1]), len(TEXT)]
    cut = tuple(
        Passage(id=f"{article.id}:{n}", article_id=article.id, index=n, start=a, end=b)
        for n, (a, b) in enumerate(pairwise(bounds))
    )
    assert len(cut) == len(today) > 1
    rows = EMBEDDER.embed([TEXT[p.start : p.end] for p in cut])
    archive.add(article, cut, rows, np.zeros(EMBEDDER.dim, np.float32))
    return article.id


def test_an_archive_that_was_cut_otherwise_is_cut_anew_and_found_anew(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        article_id = keep_in_halves(archive)
        words, index = WordIndex(tmp_path, archive), Index(tmp_path, archive, EMBEDDER, start=Fakes())
        library = Library(archive, words, index, EMBEDDER)
        words.sync()
        index.sync()
        assert recut(archive) == 1
        assert archive.passages(article_id) == passages(make_article(TEXT))
        assert stamp.cutting(archive) == cutting()
        for passage in archive.passages(article_id):
            own = TEXT[passage.start : passage.end]
            assert words.query(Wanted(features=likeness(own)), 1)[0][0] == passage.id
            assert index.query(EMBEDDER.embed([own])[0], 1)[0][0] == passage.id
        assert recut(archive) == 0
        assert (reindex(library, "words").added, library.notes) == (len(archive.passages(article_id)), ())


def test_an_archive_that_is_cut_as_today_is_left_alone(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        article = make_article(TEXT)
        archive.add(article, passages(article))
        assert recut(archive) == 0
        assert archive.generation() == 1
