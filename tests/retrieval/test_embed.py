import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.archive import DEFAULT_EMBEDDER, Archive
from retrieval.embed import DIM, Embedder, HashedEmbedder, whole_text
from retrieval.vectors import complete_vectors
from tests.retrieval.shelves import WordEmbedder, make_article, put

EMBEDDER: Embedder = HashedEmbedder()


def near(one: str, other: str) -> float:
    first, second = EMBEDDER.embed([one, other])
    return float(first @ second)


def test_rows_have_length_1_and_texts_without_words_length_0() -> None:
    rows = EMBEDDER.embed(["الهدنة قائمة", "", "!؟ …", "truce"])
    assert rows.shape == (4, DIM)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 0, 0, 1])
    assert EMBEDDER.embed([]).shape == (0, DIM)


def test_vectors_never_change_under_one_name() -> None:
    row = EMBEDDER.embed(["قال المبعوث إن الهدنة قائمة في ليبيا منذ 21 August 2020"])[0]
    assert EMBEDDER.name == DEFAULT_EMBEDDER == "hashed2"
    places = np.flatnonzero(row)
    # A change in what comes out needs a new name, or archives would hold two kinds of vector under one.
    assert len(places) == 45
    assert places[:6].tolist() == [3, 8, 48, 105, 126, 128]
    assert row[places[:6]] == pytest.approx([-0.14418, -0.14418, -0.14418, -0.14418, 0.14418, -0.14418], abs=1e-4)


def test_spelling_that_does_not_matter_does_not_move_a_text() -> None:
    assert near("الهُدْنَةُ قَائِمَةٌ فى ليبيا", "الهدنة قائمة في ليبيا") == pytest.approx(1, abs=1e-6)
    assert near("إتفاق ٢٠٢٠", "اتفاق 2020") == pytest.approx(1, abs=1e-6)


def test_inflected_and_misspelt_words_stay_near_and_others_far() -> None:
    assert near("والمفاوضات", "مفاوضات") > 0.5
    assert near("المفاوضات", "المفاوظات") > 0.3
    assert near("هجوم", "هجمات") > 0.3
    assert abs(near("وقف إطلاق النار", "أسعار القمح العالمية")) < 0.15


def test_stop_words_hardly_count() -> None:
    assert near("الهدنة", "إن الهدنة هي التي") > 0.95


@given(st.lists(st.text(), max_size=4))
@settings(deadline=None, max_examples=60)
def test_any_text_has_a_vector_that_depends_on_it_alone(texts: list[str]) -> None:
    together = EMBEDDER.embed(texts)
    assert np.isfinite(together).all()
    for text, row in zip(texts, together, strict=True):
        assert np.array_equal(EMBEDDER.embed([text])[0], row)


def test_three_hundred_passages_take_less_than_a_second_or_so() -> None:
    words = [f"كلمة{n % 4000}" for n in range(30_000)]
    texts = [" ".join(words[n * 100 : n * 100 + 100]) for n in range(300)]
    start = time.process_time()
    EMBEDDER.embed(texts)
    assert time.process_time() - start < 2.5


def test_vectors_of_a_new_embedder_are_made_from_the_archive(tmp_path: Path) -> None:
    article = make_article("الهدنة قائمة في ليبيا. والمفاوضات مستمرة.", title="هدنة ومفاوضات")
    with Archive.open(tmp_path) as archive:
        put(archive, article)
        assert complete_vectors(archive, WordEmbedder()).made == 0
        assert complete_vectors(archive, EMBEDDER).made == 3
        assert complete_vectors(archive, EMBEDDER).made == 0
        _, _, rows = archive.vectors(EMBEDDER.name)
        texts = [article.text[p.start : p.end] for p in archive.passages(article.id)]
        assert np.array_equal(rows, EMBEDDER.embed(texts))
        assert np.array_equal(archive.article_vectors(EMBEDDER.name)[1], EMBEDDER.embed([whole_text(article)]))


def test_a_title_that_the_text_begins_with_is_not_counted_twice() -> None:
    assert whole_text(make_article("عنوان\nنص", title="عنوان")) == "عنوان\nنص"
    assert whole_text(make_article("نص", title="عنوان")) == "عنوان\n\nنص"
    assert whole_text(make_article("---\nنص", body_start=4)) == "نص"
