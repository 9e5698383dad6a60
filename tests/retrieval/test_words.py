import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.archive import Archive
from retrieval.dedupe import complete_clusters
from retrieval.lexical import features
from retrieval.stamp import position
from retrieval.text.normalise import fold_text, tokens
from retrieval.text.segment import passages
from retrieval.text.stopwords import stop_words
from retrieval.words import Wanted, WordIndex, likeness, surface_words
from retrieval.words.analyser import _READ_BY, _RETRIEVAL, LONGEST, analysed
from retrieval.words.exact import exact
from schemas.article import Article
from schemas.question import Filters
from tests.retrieval.shelves import make_article, vector

JUNE, JULY = datetime(2026, 6, 30, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
TALKS = make_article(
    "استقبل الوزير المبعوثة الأممية لبحث وقف إطلاق النار في وادي السدر.",
    title="محادثات مرفأ الزيتون",
    outlet="صدى الوادي",
    language="ar",
    published_at=JUNE,
    source_class="own_reporting",
)
SHELLING = make_article(
    "قال المتحدث إن إطلاق صواريخ على الميناء لم يوقف السفن، ونفى وقوع قتلى.",
    title="قصف الميناء",
    outlet='The "Harbour" Post',
    language="ar",
    published_at=JULY,
)
ENGLISH = make_article("The envoy said the ceasefire in Wadi Sidr would hold.", outlet="Sidr Times", language="en")
ALL = (TALKS, SHELLING, ENGLISH)


def keep(archive: Archive, article: Article) -> Article:
    """Adds an article as ingest cuts it, with vectors that nobody looks at."""
    cut = passages(article)
    rows = np.stack([vector(passage.id) for passage in cut])
    archive.add(article, cut, rows, vector(article.id), embedder="test")
    return article


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path) as opened:
        for article in ALL:
            keep(opened, article)
        yield opened


@pytest.fixture
def words(archive: Archive) -> Iterator[WordIndex]:
    with WordIndex(archive.home, archive) as opened:
        yield opened


def found(words: WordIndex, wanted: Wanted, k: int = 10) -> list[str]:
    """The articles found, and that exact search finds the same ones with the same scores."""
    ranking = words.query(wanted, k)
    again = exact(words._archive, wanted, k)
    assert [name for name, _ in ranking] == [name for name, _ in again]
    assert [score for _, score in ranking] == pytest.approx([score for _, score in again], rel=0.1)
    assert all(score > 0 for _, score in ranking)
    return [name.split(":")[0] for name, _ in ranking]


def phrase(text: str) -> tuple[str, ...]:
    return surface_words(text)


def test_a_passage_is_found_by_other_forms_of_its_words(words: WordIndex) -> None:
    assert found(words, Wanted(features=likeness("مبعوثٌ أُمميّ")))[0] == TALKS.id
    assert found(words, Wanted(features=likeness("الصاروخ والسفينة")))[0] == SHELLING.id
    assert found(words, Wanted(features=likeness("envoys"))) == [ENGLISH.id]


def test_a_passage_is_found_by_the_title_and_day_of_its_article_too(words: WordIndex) -> None:
    assert found(words, Wanted(features=likeness("مرفأ الزيتون"))) == [TALKS.id]
    assert found(words, Wanted(features=likeness("2026-07-01")))[0] == SHELLING.id


def test_words_of_the_passage_count_more_than_those_of_the_title(words: WordIndex, archive: Archive) -> None:
    other = keep(archive, make_article("محادثات في مرفأ الزيتون بعيدا عن الأنظار.", title="استقبال الوزير"))
    assert found(words, Wanted(features=likeness("مرفأ الزيتون"))) == [other.id, TALKS.id]


def test_a_phrase_stands_word_after_word_in_the_passage_itself(words: WordIndex) -> None:
    assert found(words, Wanted(phrases=(phrase("وقف إطلاق النار"),))) == [TALKS.id]
    assert found(words, Wanted(phrases=(phrase("إطلاق وقف"),))) == []
    assert found(words, Wanted(phrases=(phrase("مرفأ الزيتون"),))) == []
    assert found(words, Wanted(phrases=(phrase("إِطلاق"),), features=likeness("الوزير"))) == [TALKS.id, SHELLING.id]
    assert found(words, Wanted(phrases=(phrase("إطلاق"), phrase("على الميناء")))) == [SHELLING.id]


def test_what_is_excluded_does_not_stand_in_the_passage(words: WordIndex) -> None:
    liked = likeness("إطلاق النار")
    assert set(found(words, Wanted(features=liked))) == {TALKS.id, SHELLING.id}
    assert found(words, Wanted(features=liked, excluded=(phrase("الوزير"),))) == [SHELLING.id]
    assert found(words, Wanted(features=liked, excluded=(phrase("إطلاق صواريخ"),))) == [TALKS.id]
    assert found(words, Wanted(excluded=(phrase("الوزير"),))) == []


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(outlets=("صدى الوادي",)), {TALKS.id}),
        (Filters(outlets=('The "Harbour" Post', "Sidr Times")), {SHELLING.id, ENGLISH.id}),
        (Filters(outlets=("the harbour post OR *",)), set()),
        (Filters(languages=("en",)), {ENGLISH.id}),
        (Filters(source_classes=("own_reporting",)), {TALKS.id}),
        (Filters(since=JULY), {SHELLING.id}),
        (Filters(until=JULY), {TALKS.id}),
        (Filters(since=JUNE, until=JULY, languages=("ar", "en")), {TALKS.id}),
        (Filters(), {TALKS.id, SHELLING.id, ENGLISH.id}),
    ],
)
def test_filters_leave_only_the_articles_that_pass(words: WordIndex, filters: Filters, kept: set[str]) -> None:
    liked = likeness("إطلاق الوزير المتحدث السفن ceasefire")
    assert set(found(words, Wanted(features=liked, filters=filters))) == kept
    assert words.notes == ()  # by the index, not by reading every passage in its place


@pytest.mark.parametrize("clustered", [False, True])
def test_a_filter_by_cluster_leaves_its_articles_alone_with_an_index_and_without(
    archive: Archive, words: WordIndex, monkeypatch: pytest.MonkeyPatch, clustered: bool
) -> None:
    copy = keep(archive, make_article(TALKS.text + " انتهى", outlet="صدى آخر"))
    if clustered:
        complete_clusters(archive)
    liked = likeness("إطلاق الوزير المتحدث السفن ceasefire")

    def of(*clusters: str) -> set[str]:
        return {
            name.split(":")[0] for name, _ in words.query(Wanted(features=liked, filters=Filters(clusters=clusters)), 9)
        }

    def check() -> None:
        assert of(TALKS.id) == ({TALKS.id, copy.id} if clustered else {TALKS.id})
        assert of(SHELLING.id, ENGLISH.id) == {SHELLING.id, ENGLISH.id}
        assert of("no such cluster") == set()

    check()
    assert words.notes == ()
    monkeypatch.setattr(words, "_given_up", position(archive))
    check()


def test_nothing_is_found_where_nothing_is_wanted(words: WordIndex) -> None:
    assert found(words, Wanted()) == []
    assert found(words, Wanted(features=likeness("من في"))) == []
    assert found(words, Wanted(features=likeness("الوزير")), k=0) == []
    assert found(words, Wanted(features=likeness("zzzz"))) == []


@pytest.mark.parametrize("text", ['"', "title:x OR (", "a AND NOT b^9", "\\", "*", "𞸀" * 50, "\x00", "﷽ ﷺ"])
def test_no_text_is_read_as_a_query_language(words: WordIndex, text: str) -> None:
    found(words, Wanted(features=likeness(text), phrases=tuple(filter(None, [phrase(text)]))))
    assert words.notes == ()


def test_a_question_of_ten_thousand_words_is_answered(words: WordIndex) -> None:
    long = " ".join(f"كلمة{number}" for number in range(10_000)) + " المبعوثة"
    assert words.query(Wanted(features=likeness(long)), 1)[0][0].startswith(TALKS.id)


def test_a_million_characters_without_a_space_are_taken_in(archive: Archive, words: WordIndex) -> None:
    endless = keep(archive, make_article("ب" * 1_000_000 + " المرجان"))
    assert found(words, Wanted(features=likeness("المرجان")))[0] == endless.id


def test_equal_scores_come_in_the_order_of_ids(archive: Archive, words: WordIndex) -> None:
    for number in range(60):
        keep(archive, make_article("تكررت هذه الجملة حرفيا.").model_copy(update={"id": f"{number:016x}"}))
    ranking = words.query(Wanted(features=likeness("تكررت الجملة حرفيا")), 20)
    assert [name for name, _ in ranking] == sorted(f"{number:016x}:0" for number in range(60))[:20]


def test_new_articles_are_found_without_being_asked_to_sync(archive: Archive, words: WordIndex) -> None:
    words.sync()
    late = keep(archive, make_article("اختفت اللؤلؤة من المتحف."))
    assert found(words, Wanted(features=likeness("لؤلؤة"))) == [late.id]


def test_another_reader_sees_what_was_added_meanwhile(archive: Archive, words: WordIndex) -> None:
    with Archive.open(archive.home) as same, WordIndex(same.home, same) as other:
        assert other.query(Wanted(features=likeness("لؤلؤة")), 1) == ()
        late = keep(archive, make_article("اختفت اللؤلؤة من المتحف."))
        words.sync()
        assert other.query(Wanted(features=likeness("لؤلؤة")), 1)[0][0] == f"{late.id}:0"


def test_sync_says_what_it_did_and_does_nothing_twice(archive: Archive, words: WordIndex) -> None:
    report = words.sync()
    assert (report.passages, report.added, report.rebuilt, report.exact, report.notes) == (3, 3, False, False, ())
    assert words.sync().added == 0
    keep(archive, make_article("اختفت اللؤلؤة من المتحف."))
    assert words.sync().added == 1


MIXED = st.text(alphabet="ابةأ ـًَﷺ'’1.,٫،3aéß停火\u200c\u200f\u00a0\u2028\n\t", max_size=80)


@given(MIXED)
@settings(max_examples=200, deadline=None)
def test_a_text_is_analysed_run_by_run_as_it_would_be_word_by_word(text: str) -> None:
    folded = " ".join(fold_text(text[start:end]) for start, end in tokens(text))
    assert analysed(text)[1].split() == folded.split()
    assert {feature for feature, _ in likeness(text)} == {
        feature for word in folded.split() if word not in stop_words() for feature in features(word)
    }


def test_a_word_without_end_is_found_by_its_pieces_in_bounded_memory(archive: Archive, words: WordIndex) -> None:
    endless = keep(archive, make_article("停火协议" * 20_000))
    assert words.query(Wanted(features=likeness("火协")), 1)[0][0].startswith(endless.id)
    assert max(len(each) for each in analysed("ب" * 10_000)[1].split()) == LONGEST


def test_every_file_that_the_analysis_depends_on_is_in_its_fingerprint() -> None:
    """A change in what comes out makes the index anew; so each module of ours that it imports must count."""
    imported = set()
    for name in _READ_BY:
        tree = ast.parse((_RETRIEVAL / name).read_text("utf-8")) if name.endswith(".py") else ast.parse("")
        imported |= {
            node.module.removeprefix("retrieval.").replace(".", "/") + ".py"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("retrieval.")
        }
    assert imported - set(_READ_BY) == {"archive.py"}  # rows, not words
