"""Questions in another language than the articles: planned, retrieved and answered."""

from pathlib import Path

import pytest

from agents.asking import touches, wanted
from agents.chat import ask
from agents.content import content_stems
from agents.context import Context
from agents.graph import compiled
from agents.readers.embedded import EmbeddedReader
from schemas.errors import ModelError, ModelMisbehaved
from schemas.question import Plan, Question
from tests.agents.fakes import FakeReader, article, context

# Fictional reports written for these tests.
TRUCE = """وساطة زهرانية في وادي النخيل
قال المبعوث سمير حداد إن الهدنة ستستمر ثلاثة أيام.
وأعلن قائد الجيش حاتم نصار رفضه تسليم السلاح.
"""
MARKET = """أسعار التمور ترتفع في سوق المدينة
قال التجار إن المحصول هذا العام أقل من العام الماضي.
"""


class Translator(FakeReader):
    """A reader that also puts questions into Arabic."""

    def __init__(self, *words: str, refusal: ModelError | None = None) -> None:
        super().__init__()
        self.words = words
        self.refusal = refusal
        self.questions: list[str] = []

    def search_words(self, question: str) -> tuple[str, ...]:
        self.questions.append(question)
        if self.refusal:
            raise self.refusal
        return self.words


def planned(run: Context, question: str) -> Plan:
    plan: Plan = compiled().invoke({"subjects": (), "question": Question(text=question)}, context=run)["plan"]
    return plan


def test_an_english_question_is_searched_in_the_model_s_arabic_words_too(tmp_path: Path) -> None:
    reader = Translator("أسعار", "التمور")
    with context(tmp_path, reader, article(TRUCE), article(MARKET, "b.txt")) as run:
        plan = planned(run, "zzyzx qwrt")
        assert plan.queries == ("zzyzx qwrt", "أسعار التمور")
        assert reader.read_ids == [article(MARKET, "b.txt").id]


def test_an_arabic_question_is_not_translated(tmp_path: Path) -> None:
    reader = Translator("كلمة")
    with context(tmp_path, reader, article(TRUCE)) as run:
        assert planned(run, "من قال إن الهدنة ستستمر؟").queries == ("من قال إن الهدنة ستستمر؟",)
    assert reader.questions == []


def test_a_model_that_fails_leaves_the_word_lists_and_is_told_of(tmp_path: Path) -> None:
    reader = Translator(refusal=ModelMisbehaved("the model only thought"))
    with context(tmp_path, reader, article(TRUCE)) as run:
        state = compiled().invoke({"subjects": (), "question": Question(text="the truce")}, context=run)
    assert state["plan"].queries == ("the truce",)
    assert reader.read_ids == [article(TRUCE).id]
    assert any("word lists alone: the model only thought" in note for note in state["brief"].run.notes)


def test_signs_of_a_search_are_plain_words_in_a_question(tmp_path: Path) -> None:
    reader = FakeReader()
    with context(tmp_path, reader, article(TRUCE)) as run:
        planned(run, '"no such phrase" -الهدنة lang:en الهدنة')
    assert reader.read_ids == [article(TRUCE).id]


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("What did Samir Haddad say about the truce?", "الهدنة ستستمر ثلاثة أيام"),
        ("Who rejected handing over weapons?", "رفضه تسليم السلاح"),
        ("Qu'a dit Samir Haddad sur la trêve ?", "الهدنة ستستمر ثلاثة أيام"),
    ],
)
def test_a_question_in_english_or_french_is_answered_in_the_words_of_an_arabic_article(
    tmp_path: Path, question: str, quote: str
) -> None:
    with context(tmp_path, EmbeddedReader(), article(TRUCE), article(MARKET, "b.txt")) as run:
        given = ask(question, run)
    assert not given.abstained
    assert any(quote in span.quote for statement in given.statements for span in statement.evidence)


@pytest.mark.parametrize("question", ["What did the minister say about football?", "How many soldiers did Spain send?"])
def test_what_the_arabic_articles_do_not_say_is_not_answered(tmp_path: Path, question: str) -> None:
    with context(tmp_path, EmbeddedReader(), article(TRUCE), article(MARKET, "b.txt")) as run:
        assert ask(question, run).abstained


def test_a_word_of_a_question_is_held_by_its_translation_whole() -> None:
    asked = wanted("Was there a prisoner exchange?")
    assert asked.held(content_stems("تمت صفقة تبادل الأسرى أمس")) == asked.stems
    assert asked.held(content_stems("زار الأسرى القدامى المتحف")) < asked.stems
    assert touches("prisoner exchange", "تبادل الأسرى")
    assert not touches("prisoner exchange", "ارتفعت أسعار التمور")
