"""Fictional articles, written for these tests."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retrieval.archive import Archive
from retrieval.dedupe import complete_clusters
from retrieval.embed import HashedEmbedder
from retrieval.index import Index
from retrieval.ingest import ingest_documents
from retrieval.library import Library
from retrieval.related import related
from retrieval.sources import Document
from retrieval.words import WordIndex
from tests.retrieval.fake_chroma import Fakes
from tests.retrieval.shelves import make_article

DAY = datetime(2025, 3, 4, tzinfo=UTC)
PORT = "قال حمدان الزرقاوي إن ميناء مرسى الطرفاء سيبقى مغلقا حتى تنسحب كتيبة العجاج من البوابة، وإن المبعوث بوزيان أبلغ بذلك."
PORT_LATER = (
    "وصل المبعوث بوزيان إلى مرسى الطرفاء والتقى حمدان الزرقاوي، وبحثا معا ضمانات تقدم إلى كتيبة العجاج قبل نهاية الشهر."
)
ENGLISH = (
    "Envoy Bouzian flew to Marsa al-Tarfa on Tuesday and met Hamdan al-Zarqawi, whose men still hold the oil terminal. "
    "The Ajaj battalion refused to leave the gate."
)
OTHERS = (
    "فاز فريق المدينة على ضيفه بثلاثة أهداف في الجولة الأخيرة من الدوري وسجل المهاجم هدفين في الشوط الثاني من المباراة.",
    "ارتفعت أسعار القمح في الأسواق العالمية بعد موجة جفاف أصابت الحقول في نصف الكرة الجنوبي وقلصت المحصول المتوقع.",
    "The finance ministry published a budget that raises spending on schools and cuts taxes for small companies.",
    "Farmers in the northern valley expect a record olive harvest after a wet winter and a mild spring.",
)
TEXTS = (PORT, PORT_LATER, ENGLISH, *OTHERS)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    archive, embedder = Archive.open(tmp_path), HashedEmbedder()
    index = Index(tmp_path, archive, embedder, start=Fakes())
    with Library(archive, WordIndex(tmp_path, archive), index, embedder) as opened:
        documents = [
            Document(ref=f"{n}.txt", text=text, outlet=f"outlet {n}", published_at=DAY + timedelta(days=n))
            for n, text in enumerate(TEXTS)
        ]
        ingest_documents(documents, archive, embedder)
        opened.sync()
        yield opened


def found(library: Library, text: str, k: int = 2) -> list[str]:
    (article,) = [each for each in library.archive.articles() if each.text == text]
    return [other.text for other in related(library, article, k)]


def test_what_shares_nothing_that_tells_is_not_related(library: Library) -> None:
    assert set(found(library, PORT, 7)) == {PORT_LATER, ENGLISH}
    assert set(found(library, OTHERS[0], 7)).isdisjoint(TEXTS[:3])


@pytest.mark.parametrize(("subject", "others"), [(PORT, {PORT_LATER, ENGLISH}), (ENGLISH, {PORT, PORT_LATER})])
def test_names_cross_from_one_script_to_the_other(library: Library, subject: str, others: set[str]) -> None:
    assert set(found(library, subject)) == others


def test_a_near_copy_of_the_subject_is_not_related_to_it(library: Library) -> None:
    copy = "وكالات – " + PORT
    ingest_documents([Document(ref="copy.txt", text=copy, outlet="نسخة")], library.archive, library.embedder)
    library.sync()
    assert complete_clusters(library.archive) == 0
    assert copy not in found(library, PORT, 5)
    assert found(library, PORT_LATER, 5).count(PORT) + found(library, PORT_LATER, 5).count(copy) == 1


def test_of_equals_the_one_nearer_in_time_comes_first(library: Library) -> None:
    told = "التقى المبعوث بوزيان قائد كتيبة العجاج في مرسى الطرفاء"
    texts = [f"{told} {'صباحا' * n} بحضور الشهود" for n in (1, 2)]
    documents = [
        Document(ref=f"t{n}", text=text, outlet=f"t{n}", published_at=DAY + timedelta(days=400 * (1 - n)))
        for n, text in enumerate(texts)
    ]
    ingest_documents(documents, library.archive, library.embedder)
    library.sync()
    first = found(library, PORT, 3)
    assert texts[1] in first
    assert texts[0] not in first


def test_nothing_is_related_to_a_text_without_words_or_when_none_is_wanted(library: Library) -> None:
    assert related(library, make_article("؟!"), 3) == ()
    assert related(library, make_article(PORT), 0) == ()


def test_a_very_long_article_takes_no_longer_than_its_beginning(library: Library) -> None:
    assert related(library, make_article(PORT + " حرف" * 200_000, language="ar"), 1)[0].text in (
        PORT,
        PORT_LATER,
        ENGLISH,
    )
