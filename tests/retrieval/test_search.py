from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.archive import Archive
from retrieval.embed import HashedEmbedder, whole_text
from retrieval.index import Index
from retrieval.library import Library
from retrieval.search import related, search
from retrieval.text.segment import passages
from retrieval.words import WordIndex
from schemas.article import Article
from tests.retrieval.fake_chroma import Fakes
from tests.retrieval.shelves import make_article
from tests.retrieval.test_dedupe import COPY, OTHER_REPORT, WIRE

EMBEDDER = HashedEmbedder()
TALKS = "استقبل وزير الخارجية المبعوثة الأممية في القاهرة لبحث الهدنة. وقالت المبعوثة إن المحادثات تستأنف في جنيف الأسبوع المقبل."
FOOTBALL = "فاز فريق المدينة على ضيفه بثلاثة أهداف في الجولة الأخيرة من الدوري. وسجل المهاجم هدفين في الشوط الثاني."
ENGLISH = "The envoy said talks on the ceasefire would resume in Geneva next week, after a visit to Cairo."


def keep(archive: Archive, text: str) -> Article:
    article = make_article(text, language="ar")
    cut = passages(article)
    rows = EMBEDDER.embed([text[p.start : p.end] for p in cut])
    archive.add(article, cut, rows, EMBEDDER.embed([whole_text(article)])[0])
    return article


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path) as opened:
        for text in (TALKS, FOOTBALL, ENGLISH, WIRE, COPY, OTHER_REPORT):
            keep(opened, text)
        yield opened


@pytest.fixture
def library(archive: Archive) -> Library:
    return library_of(archive)


def library_of(archive: Archive) -> Library:
    words, index = WordIndex(archive.home, archive), Index(archive.home, archive, EMBEDDER, start=Fakes())
    return Library(archive, words, index, EMBEDDER)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("من استقبل المبعوثة؟", TALKS),
        ("متى تُستأنف محادثات جنيف؟", TALKS),
        ("مبعوث أممي", TALKS),
        ("كم هدفاً سجل المهاجم", FOOTBALL),
        ("When will the Geneva talks resume?", ENGLISH),
        ("المؤسسه الوطنيه للنفط", OTHER_REPORT),
    ],
)
def test_the_passage_that_answers_comes_first(archive: Archive, library: Library, question: str, answer: str) -> None:
    hits = search(library, question, k=3)
    first = archive.article(hits[0].article_id)
    assert first is not None
    assert first.text == answer
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 <= hit.score <= 1 for hit in hits)
    assert archive.passage(hits[0].passage_id) is not None


@pytest.mark.parametrize("question", ["", "  \n", "؟!", "من هو الذي", "what is the", "في"])
def test_a_question_without_a_telling_word_finds_nothing(archive: Archive, library: Library, question: str) -> None:
    assert search(library, question) == ()


def test_a_name_in_quotation_marks_is_no_condition_in_a_question(archive: Archive, library: Library) -> None:
    first = archive.article(search(library, 'متى تستأنف "محادثات في جنيف"؟')[0].article_id)
    assert first is not None and first.text == TALKS


def test_no_more_hits_than_asked_for(library: Library) -> None:
    assert len(search(library, "النفط في الميناء", k=2)) == 2
    assert search(library, "النفط", k=0) == ()


def test_an_empty_archive_gives_no_hits(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "empty") as archive:
        library = library_of(archive)
        assert search(library, "الهدنة") == ()
        assert related(library, make_article("الهدنة"), 3) == ()


def test_related_articles_leave_out_the_article_itself_and_its_copies(archive: Archive, library: Library) -> None:
    wire = make_article(WIRE)
    found = [article.text for article in related(library, wire, 4)]
    assert found[0] == OTHER_REPORT
    assert {WIRE, COPY}.isdisjoint(found)


def test_of_two_copies_the_nearer_one_is_related(archive: Archive, library: Library) -> None:
    found = [article.text for article in related(library, make_article(OTHER_REPORT), 4)]
    assert len({WIRE, COPY} & set(found)) == 1


def test_an_article_that_is_not_kept_has_related_ones_too(archive: Archive, library: Library) -> None:
    fresh = make_article("بحثت المبعوثة الأممية مع وزير الخارجية في القاهرة محادثات جنيف والهدنة.")
    assert related(library, fresh, 1)[0].text == TALKS


def test_none_is_related_when_none_is_wanted(archive: Archive, library: Library) -> None:
    assert related(library, make_article(WIRE), 0) == ()
