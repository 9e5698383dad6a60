"""The search over a real library: what is found, why, and what it does with anything that is typed."""

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from evals.bench.embedders import ToldEmbedder
from retrieval.archive import Archive
from retrieval.dedupe import complete_clusters
from retrieval.embed import HashedEmbedder, Kind, whole_text
from retrieval.finding import Wishes, find
from retrieval.index import Index
from retrieval.library import Library
from retrieval.query import parse
from retrieval.text.segment import passages
from retrieval.trust import completed
from retrieval.words import WordIndex
from schemas.article import Article
from schemas.errors import EmbedderUnavailable
from schemas.question import Filters, Hit
from tests.retrieval.fake_chroma import Fakes
from tests.retrieval.shelves import make_article
from tests.retrieval.test_dedupe import COPY, WIRE

EMBEDDER = HashedEmbedder()
NOW = datetime(2026, 3, 4, tzinfo=UTC)
# Fictional reports written for these tests.
TRUCE = "أعلن الوسطاء في جنيف أن الطرفين اتفقا على هُدْنَةٍ تبدأ فجر الأحد، وقال هفتارسون إن قواته ستلتزم بها."
STOP = "دعت البعثة إلى وقف إطلاق النار فورا وإلى تبادل الأسرى بين الجانبين عبر معبر الوادي الشمالي."
FIRE = "اندلعت النار في غابة قرب المدينة وأخمدتها فرق الإطفاء من دون وقف العمل في المصنع."
ENGLISH = "The governor said drones had struck a checkpoint near the crossing, and the displaced were moved to a camp."
FRENCH = "Le porte-parole a démenti toute frappe de drone contre le camp de déplacés près de la frontière."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Archive.open(tmp_path) as archive:
        keep(archive, TRUCE, outlet="صحيفة أ", published_at=datetime(2026, 3, 1, tzinfo=UTC))
        keep(archive, STOP, outlet="صحيفة ب", published_at=datetime(2025, 1, 1, tzinfo=UTC))
        keep(archive, FIRE, outlet="صحيفة أ")
        keep(archive, ENGLISH, language="en")
        keep(archive, FRENCH, language="fr")
        yield opened(archive)


def opened(archive: Archive) -> Library:
    index = Index(archive.home, archive, EMBEDDER, start=Fakes())
    return Library(archive, WordIndex(archive.home, archive), index, EMBEDDER)


def keep(archive: Archive, text: str, **fields: object) -> Article:
    article = make_article(text, **{"language": "ar", **fields})
    cut = passages(article)
    rows = EMBEDDER.embed([text[p.start : p.end] for p in cut])
    archive.add(article, cut, rows, EMBEDDER.embed([whole_text(article)])[0])
    return article


def texts(library: Library, query: str, **options: object) -> list[str]:
    return [text_of(library, hit) for hit in find(library, query, now=NOW, **options).hits]  # type: ignore[arg-type]


def text_of(library: Library, hit: Hit) -> str:
    article = library.archive.article(hit.article_id)
    assert article is not None
    return article.text


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("هدنة", TRUCE),
        ("الهدن", TRUCE),
        ("ceasefire mediators Geneva", TRUCE),
        ("cessez-le-feu médiateurs Genève", TRUCE),
        ("prisoner exchange", STOP),
        ("échange de prisonniers", STOP),
        ("طائرة مسيرة حاجز محافظ", ENGLISH),
        ("الناطق نفى الغارات على النازحين lang:fr", FRENCH),
        ("Hefterson lang:ar", TRUCE),
        ("porte-parole", FRENCH),
    ],
)
def test_a_question_in_any_of_the_languages_finds_the_report(library: Library, query: str, first: str) -> None:
    assert texts(library, query)[0] == first


def test_a_synonym_is_found_after_the_word_itself(library: Library) -> None:
    found = find(library, "هدنة").hits
    assert [text_of(library, hit) for hit in found][:2] == [TRUCE, STOP]
    assert found[0].score > 2 * found[1].score
    (mark,) = found[1].marks
    assert (STOP[mark.start : mark.end], mark.kind, mark.asked, mark.by) == (
        "وقف إطلاق النار",
        "term",
        "هدنة",
        "وقف إطلاق النار",
    )


def test_a_hit_says_how_it_came_about(library: Library) -> None:
    (hit, *_) = find(library, "Hefterson truce lang:ar").hits
    assert (hit.why.words_rank, hit.why.across) == (1, "ar")
    assert hit.why.words_score is not None
    assert {TRUCE[mark.start : mark.end]: mark.kind for mark in hit.marks} == {"هُدْنَةٍ": "term", "هفتارسون": "sound"}
    assert 0 < hit.score < 1
    assert hit.snippet == (hit.start, hit.end)


def test_phrases_and_exclusions(library: Library) -> None:
    assert texts(library, '"وقف إطلاق النار"') == [STOP]
    assert texts(library, '"إطلاق وقف"') == []
    assert set(texts(library, "النار")) == {STOP, FIRE}
    assert texts(library, "النار -أسرى") == [FIRE]
    assert texts(library, 'النار -"وقف إطلاق النار"') == [FIRE]
    assert texts(library, "crossing -drone lang:en") == []


def test_filters_hold_for_what_is_found_in_another_language_too(library: Library) -> None:
    assert set(texts(library, "ceasefire")[:2]) == {TRUCE, STOP}
    assert texts(library, "ceasefire until:2025") == [STOP]
    assert texts(library, 'ceasefire outlet:"صحيفة أ"')[0] == TRUCE
    assert STOP not in texts(library, 'ceasefire outlet:"صحيفة أ"')
    assert set(texts(library, "ceasefire lang:en")) <= {ENGLISH}
    assert texts(library, "ceasefire lang:de") == []
    assert find(library, parse("ceasefire", Filters(source_classes=("opinion",)))).hits == ()


def test_newer_reports_come_first_when_that_is_wished_for(library: Library) -> None:
    assert texts(library, "إطلاق النار الوسطاء هدنة الأسرى معبر تبادل")[0] == STOP
    wishes = Wishes(half_life_days=30)
    assert texts(library, "إطلاق النار الوسطاء هدنة الأسرى معبر تبادل", wishes=wishes)[0] == TRUCE


def test_the_same_text_under_two_mastheads_is_one_hit(library: Library) -> None:
    text = COPY.split("\n", 2)[2]
    one, other = keep(library.archive, text, outlet="وكالة"), keep(library.archive, f"عنوان آخر\n{text}", outlet="موقع")
    hits = find(library, text[:80]).hits
    both = [hit for hit in hits if hit.article_id in (one.id, other.id)]
    assert len(both) == 1
    assert both[0].copies == tuple({one.id, other.id} - {both[0].article_id})
    unfolded = find(library, text[:80], wishes=Wishes(fold=False)).hits
    assert {one.id, other.id} <= {hit.article_id for hit in unfolded}


def test_the_paragraph_that_one_of_two_copies_adds_is_found(library: Library) -> None:
    copy = keep(library.archive, COPY, outlet="موقع")
    wire = keep(library.archive, WIRE, outlet="وكالة")
    complete_clusters(library.archive)
    assert library.archive.cluster_of(copy.id) == library.archive.cluster_of(wire.id)
    shown = {hit.article_id for hit in find(library, COPY[:90]).hits}
    assert {wire.id, copy.id} <= shown


def test_a_query_that_asks_for_nothing_says_what_to_do(library: Library) -> None:
    found = find(library, "في من")
    assert found.hits == ()
    assert "add one that tells the subject" in found.notes[0]


@pytest.mark.parametrize(
    "query",
    [
        "الهدنة " * 10_000,
        " ".join(f"كلمة{n}" for n in range(10_000)),
        " ".join("abcdefghij"[n % 10] + "xyzuvw"[n % 6] * 5 for n in range(10_000)),
        "ا" * 100_000,
        '" OR 1=1; DROP TABLE articles; --',
        "features:* AND (id:0 OR headline:[a TO z]) ^9 ~2 \\ NEAR/3",
        "{}[]()<>|&!^~*?:\\/+-",
        "\x00\x1b[31m\u202e\ud800 هدنة",
        '"' + "كلمة " * 3000 + '"',
        " ".join(f'-"x{n} y"' for n in range(3000)) + " هدنة",
    ],
)
def test_any_text_is_searched_for_in_bounded_time(library: Library, query: str) -> None:
    library.sync()
    begin = time.process_time()
    found = find(library, query, 5)
    assert time.process_time() - begin < 10
    assert len(found.hits) <= 5


def test_a_query_that_was_cut_says_so(library: Library) -> None:
    assert any("first 1000 words" in note for note in find(library, "الهدنة " * 2000).notes)
    assert find(library, "الهدنة").notes == ()


class Meaning(ToldEmbedder):
    """A served model that knows what the tests tell it, until it goes down."""

    down = False

    def embed(self, texts: Sequence[str], kind: Kind = "passage") -> NDArray[np.float32]:
        if self.down:
            raise EmbedderUnavailable("the embeddings server is down; start it")
        return super().embed(texts, kind)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Library]:
    same = {text: [text] for text in (TRUCE, STOP, FIRE, ENGLISH, FRENCH)} | {"arms fall silent": [STOP]}
    embedder = Meaning(same, 1.0)
    with Archive.open(tmp_path / "served") as archive:
        for text in (TRUCE, STOP, FIRE, ENGLISH, FRENCH):
            keep(archive, text)
        completed(archive, embedder)
        index = Index(archive.home, archive, embedder, start=Fakes())
        yield Library(archive, WordIndex(archive.home, archive), index, embedder)


def test_a_served_model_brings_what_no_word_finds_and_the_hit_says_so(served: Library) -> None:
    (hit, *_) = find(served, "arms fall silent").hits
    assert text_of(served, hit) == STOP
    assert hit.why.vector_rank == 1
    assert hit.why.vector_score is not None
    assert 0 < hit.score <= 1


def test_phrases_and_exclusions_hold_for_what_a_model_finds(served: Library) -> None:
    assert STOP not in texts(served, "arms fall silent -الأسرى")
    assert texts(served, 'arms fall silent "بين الجانبين"') == [STOP]
    assert texts(served, 'arms fall silent "no such words"') == []


def test_a_served_model_that_is_down_leaves_the_words_and_the_answer_says_so(served: Library) -> None:
    before = texts(served, "الوسطاء في جنيف")
    assert isinstance(served.embedder, Meaning)
    served.embedder.down = True
    found = find(served, "الوسطاء في جنيف")
    assert text_of(served, found.hits[0]) == before[0] == TRUCE
    assert "searched by words alone" in found.notes[0]
    assert found.hits[0].why.vector_rank is None
