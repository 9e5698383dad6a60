"""Words and meaning together: a weight that was earned, and words alone whenever it was not."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from evals.bench.embedders import LsaEmbedder, NoiseEmbedder, ToldEmbedder
from retrieval.archive import Archive
from retrieval.embed import Embedder, HashedEmbedder, Kind
from retrieval.fuse import Ranking
from retrieval.hybrid import coverage, hybrid, weights
from retrieval.index import Index
from retrieval.ingest import ingest_documents
from retrieval.lexical import features, telling_words
from retrieval.library import Library
from retrieval.search import related
from retrieval.sources import Document
from retrieval.trials.meaning import Meaning, sentences, try_meaning
from retrieval.trust import UNTRIED, Trust, completed, is_due, measure, trust
from retrieval.words import Wanted, WordIndex, likeness
from schemas.errors import EmbedderUnavailable

PLACES = ("الميناء", "المطار", "الجسر", "السوق", "المدرسة", "المستشفى", "الحدود", "البرلمان", "المصنع", "المتحف")
DEEDS = ("أغلقت", "فتحت", "أصلحت", "تفقدت", "اشترت", "حرست", "هدمت", "وسعت", "باعت", "زارت")
TOWNS = ("ألفا", "بيتا", "جيما", "دلتا", "زيتا", "إيتا", "ثيتا", "كابا", "لمدا", "أوميغا")


def text(n: int) -> str:
    town, place, deed = TOWNS[n % 10], PLACES[n // 10 % 10], DEEDS[(3 * n + n // 10) % 10]
    body = f"{deed} اللجنة {place} في بلدة {town} بعد مشاورات طويلة. " + (
        f"وقال مسؤول في {town} إن العمل في {place} سيستمر حتى نهاية الشهر، وإن اللجنة {deed} مواقع أخرى. " * 3
    )
    return f"{place} في {town}: اللجنة {deed}\n\n{body}"


def library(home: Path, embedder: Embedder, count: int = 60) -> Library:
    archive = Archive.open(home)
    report = ingest_documents((Document(ref=f"{n}", text=text(n)) for n in range(count)), archive, embedder)
    assert len(report.taken) == count
    opened = Library(archive, WordIndex(home, archive), Index(home, archive, embedder), embedder)
    opened.sync()
    return opened


def topics(count: int = 60) -> dict[str, list[str]]:
    own = {text(n): [text(n)] for n in range(count)}
    return own | {f"question {n}": [text(n)] for n in range(count)}


def by_words(opened: Library, question: str) -> Ranking:
    return opened.words.query(Wanted(features=likeness(question)), 100)


class Down(ToldEmbedder):
    """Answers until it is told not to."""

    down = False

    def embed(self, texts: Sequence[str], kind: Kind = "passage") -> NDArray[np.float32]:
        if self.down:
            raise EmbedderUnavailable("embeddings server is down; start it")
        return super().embed(texts, kind)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Library]:
    with library(tmp_path, Down(topics(), 1.0)) as opened:
        completed(opened.archive, opened.embedder)
        yield opened


def test_a_model_that_knows_meaning_is_given_a_weight_and_brings_what_words_do_not_find(told: Library) -> None:
    measured = trust(told.archive, told.embedder)
    assert measured is not None
    assert measured.weight > 0
    assert measured.openings is not None
    assert measured.openings.fused >= measured.openings.words
    assert by_words(told, "question 7") == ()
    found = hybrid(told, "question 7", (), 5)
    passage = told.archive.passage(found.ranking[0][0])
    assert passage is not None
    article = told.archive.article(passage.article_id)
    assert article is not None
    assert article.ref == "7"
    assert found.vectors[0][0] == found.ranking[0][0]
    assert found.notes == ()


def test_a_server_that_is_down_leaves_the_words_and_says_so(told: Library) -> None:
    words = by_words(told, "الميناء في ألفا")
    assert words
    assert isinstance(told.embedder, Down)
    told.embedder.down = True
    found = hybrid(told, "الميناء في ألفا", words, 5)
    assert found.ranking == words[:5]
    assert "searched by words alone" in found.notes[0]
    assert "is down" in found.notes[0]


@pytest.mark.parametrize("made", [lambda texts: LsaEmbedder(texts, 32), lambda texts: NoiseEmbedder()])
def test_an_embedder_that_does_not_help_leaves_the_words_as_they_are(
    tmp_path: Path, made: Callable[[list[str]], Embedder]
) -> None:
    with library(tmp_path, made([text(n) for n in range(60)])) as opened:
        notes = completed(opened.archive, opened.embedder).notes
        assert notes[-1].endswith("weight 0")
        for n in range(0, 60, 7):
            question = f"ماذا فعلت اللجنة في {TOWNS[n % 10]}؟"
            words = by_words(opened, question)
            assert hybrid(opened, question, words, 10).ranking == words[:10]


def test_our_own_vectors_are_never_fused(tmp_path: Path) -> None:
    with library(tmp_path, HashedEmbedder(), 3) as opened:
        words = by_words(opened, "الميناء")
        assert hybrid(opened, "الميناء", words, 2) == (words[:2], (), ())


def test_what_was_not_measured_is_not_trusted(tmp_path: Path) -> None:
    with library(tmp_path, ToldEmbedder(topics(3), 1.0), 3) as opened:
        words = by_words(opened, "الميناء")
        found = hybrid(opened, "الميناء", words, 2)
        assert found.ranking == words[:2]
        assert "not measured yet" in found.notes[0]
        assert is_due(opened.archive, opened.embedder)
        assert measure(opened.archive, opened.embedder).weight == UNTRIED
        assert not is_due(opened.archive, opened.embedder)


def test_words_that_cover_little_of_a_question_give_way_to_a_model_that_crosses_languages() -> None:
    knows = Meaning(of=16, arabic=15, english=15)
    crossing = Trust(weight=0.3, meaning=knows)
    assert weights(crossing, "the truce", 1.0) == pytest.approx((1.0, 0.3))
    assert weights(crossing, "the truce", 0.0) == (0.0, 1.0)
    words, vectors = weights(crossing, "the truce", 0.15)
    assert 0 < words < 1
    assert 0.3 < vectors < 1
    assert weights(Trust(weight=8.0, meaning=knows), "the truce", 0.0) == (0.0, 8.0)
    arabic_only = Trust(weight=0.3, meaning=Meaning(of=16, arabic=15, english=2))
    assert weights(arabic_only, "the truce", 0.0) == (1.0, 0.3)
    assert weights(arabic_only, "ما مصير الهدنة في المدينة؟", 0.0) == (0.0, 1.0)
    assert weights(Trust(weight=0.0, meaning=knows), "the truce", 0.0) == (1.0, 0.0)


def test_coverage_is_the_share_of_telling_words_also_inflected() -> None:
    assert coverage("هل أعلنت الهدنة؟", "أعلن المبعوث هدنة في المدينة") > 0.4
    assert coverage("the truce", "أعلن المبعوث هدنة") == 0.0
    assert coverage("؟", "أعلن") == 0.0


def test_no_pair_of_the_trial_shares_a_telling_word() -> None:
    for trial in sentences():
        one, other = ({features(word)[-1] for word in telling_words(each)} for each in (trial.text, trial.same))
        assert one & other == set(), trial.text
    assert len({trial.text for trial in sentences()}) == len(sentences()) >= 16


def test_vectors_made_of_words_fail_the_trial_of_meaning() -> None:
    assert not try_meaning(HashedEmbedder()).knows_arabic
    assert try_meaning(ToldEmbedder({}, 1.0)) == Meaning(
        of=len(sentences()), arabic=len(sentences()), english=len(sentences())
    )


def test_related_articles_are_found_by_words_while_no_vector_is_made(tmp_path: Path) -> None:
    with library(tmp_path, ToldEmbedder(topics(), 1.0)) as opened:
        (article,) = opened.archive.find("12")
        assert opened.archive.embedders() == {}
        found = related(opened, article, 3)
        assert len(found) == 3
        assert TOWNS[2] in found[0].text or PLACES[1] in found[0].text
        assert article.id not in {one.id for one in found}


def test_words_found_in_another_language_and_a_model_that_crosses_count_alike() -> None:
    crossing = Trust(weight=0.3, meaning=Meaning(of=16, arabic=15, english=15))
    assert weights(crossing, "the truce", 1.0, across=True) == (1.0, 1.0)
    arabic_only = Trust(weight=0.3, meaning=Meaning(of=16, arabic=15, english=2))
    assert weights(arabic_only, "the truce", 1.0, across=True) == (1.0, 0.3)
