from pathlib import Path

import pytest

from agents.asking import wanted
from agents.chat import ask, last_thread, turns
from agents.chat.understanding import understood
from agents.render import render_answer
from schemas.answer import Answer
from schemas.article import Article
from schemas.errors import UsageError
from tests.agents.fakes import FakeReader, actor, article, context, draft, mediator, position, risk
from tests.agents.texts import HARBOUR, RECIPE

ARTICLE = article(HARBOUR, "harbour.txt")
OTHER = article(RECIPE, "recipe.txt")
SAID = "الطرفين اتفقا على جدول زمني لسحب القوارب المسلحة"
READER = FakeReader(
    {
        ARTICLE.id: draft(
            actor(ARTICLE, "A1", "ليلى الحمدان"),
            actor(ARTICLE, "A2", "عمر الراوي"),
            position(ARTICLE, "A1", SAID, "قالت"),
            mediator(ARTICLE, "A1", "برعاية الوسيطة ليلى الحمدان", "facilitator"),
            risk(ARTICLE, "الهدنة قد تنهار إذا استمر احتجاز القوارب", "قد", by="A2"),
        )
    }
)


def _slices_back(answer: Answer, *articles: Article) -> bool:
    texts = {article.id: article.text for article in articles}
    spans = [evidence for statement in answer.statements for evidence in statement.evidence]
    return bool(spans) and all(texts[e.source_id][e.start : e.end] == e.quote for e in spans)


def test_an_answer_is_made_of_source_words_with_who_said_them(tmp_path: Path) -> None:
    with context(tmp_path, READER, ARTICLE, OTHER) as given:
        answer = ask("ماذا قالت ليلى الحمدان عن سحب القوارب المسلحة؟", given)

    assert not answer.abstained
    assert (answer.statements[0].text, answer.statements[0].speaker) == (SAID, "ليلى الحمدان")
    assert _slices_back(answer, ARTICLE, OTHER)


def test_a_question_after_a_risk_is_answered_by_the_one_who_warns(tmp_path: Path) -> None:
    with context(tmp_path, READER, ARTICLE, OTHER) as given:
        answer = ask("من حذر من خطر انهيار الهدنة؟", given)

    assert answer.statements[0].speaker == "عمر الراوي"


@pytest.mark.parametrize(
    "question",
    [
        "كم بلغ سعر برميل النفط في بورصة لندن؟",
        "What did the Kenyan president say about the summit?",
        "ماذا قالت ليلى الحمدان عن صفقة تبادل الأسرى في نيروبي؟",
        "؟؟؟",
        "من؟",
    ],
)
def test_what_no_source_supports_is_not_answered(tmp_path: Path, question: str) -> None:
    with context(tmp_path, READER, ARTICLE, OTHER) as given:
        answer = ask(question, given)

    assert answer.abstained
    assert answer.why
    assert answer.statements == ()


def test_an_empty_archive_abstains(tmp_path: Path) -> None:
    with context(tmp_path, FakeReader()) as given:
        assert ask("ماذا قالت ليلى الحمدان؟", given).abstained


def test_an_empty_question_is_refused(tmp_path: Path) -> None:
    with context(tmp_path, FakeReader()) as given, pytest.raises(UsageError, match="ask something"):
        ask("  ", given)


def test_a_conversation_is_taken_up_again(tmp_path: Path) -> None:
    with context(tmp_path, READER, ARTICLE) as given:
        ask("ماذا قالت ليلى الحمدان عن القوارب المسلحة؟", given, thread="t")
        ask("من حذر من انهيار الهدنة؟", given, thread="other")
        ask("وماذا قالت أيضا؟", given, thread="t")
        assert last_thread(given) == "t"
    with context(tmp_path, READER) as later:
        said = turns("t", later)
    assert [turn.question for turn in said] == ["ماذا قالت ليلى الحمدان عن القوارب المسلحة؟", "وماذا قالت أيضا؟"]
    first, second = said
    assert {statement.text for statement in first.statements}.isdisjoint(s.text for s in second.statements)


def test_a_follow_up_takes_its_subject_from_the_question_before(tmp_path: Path) -> None:
    with context(tmp_path, READER, ARTICLE) as given:
        first = ask("ماذا قالت ليلى الحمدان عن القوارب المسلحة؟", given)
    assert understood("وماذا قالت أيضا؟", (first,)).startswith("ماذا قالت ليلى")
    assert understood("ما موقف خفر السواحل من احتجاز القوارب؟", (first,)) == "ما موقف خفر السواحل من احتجاز القوارب؟"


def test_a_question_word_is_no_content() -> None:
    assert wanted("من يتوسط في أزمة المرفأ؟").intents == ("mediators",)
    assert wanted("وما المخاطر على الهدنة في المرفأ؟").intents == ("risks", "agreements")
    assert not wanted("ماذا عن ذلك؟").stems


def test_a_question_after_a_number_is_answered_by_the_number_that_counts_the_thing(tmp_path: Path) -> None:
    with context(tmp_path, READER, ARTICLE) as given:
        counted = ask("كم قاربا أطلق خفر السواحل النار عليها قرب الرصيف الشرقي؟", given)
        uncounted = ask("كم جنديا من خفر السواحل أطلق النار قرب الرصيف الشرقي؟", given)
    assert "ثلاثة قوارب" in counted.statements[0].text
    assert uncounted.abstained


def test_a_question_after_a_time_is_not_answered_by_words_without_one(tmp_path: Path) -> None:
    with context(tmp_path, READER, ARTICLE) as given:
        assert ask("متى اتفق الطرفان على جدول زمني لسحب القوارب المسلحة؟", given).abstained


def test_who_only_consults_is_no_answer_to_who_mediates(tmp_path: Path) -> None:
    consulting = draft(
        actor(ARTICLE, "A1", "ليلى الحمدان"),
        actor(ARTICLE, "A2", "بلدية الزيتون", "government_body"),
        mediator(ARTICLE, "A1", "برعاية الوسيطة ليلى الحمدان", "facilitator"),
        mediator(ARTICLE, "A2", "وتستضيف بلدية الزيتون جولات الحوار بين الطرفين", "consulting_third_party"),
    )
    with context(tmp_path, FakeReader({ARTICLE.id: consulting}), ARTICLE) as given:
        answer = ask("من يتوسط في مرفأ الزيتون؟", given)
    lines = [statement.text for statement in answer.statements]
    assert any(line.startswith("ليلى الحمدان:") for line in lines)
    assert not any(line.startswith("بلدية الزيتون:") for line in lines)


def test_an_abstention_shows_the_nearest_words_and_says_that_they_are_no_answer(tmp_path: Path) -> None:
    with context(tmp_path, READER, ARTICLE, OTHER) as given:
        answer = ask("ماذا قالت ليلى الحمدان عن صفقة تبادل الأسرى في نيروبي؟", given)
    texts = {each.id: each.text for each in (ARTICLE, OTHER)}
    assert answer.abstained
    assert answer.nearest
    assert all(texts[e.source_id][e.start : e.end] == e.quote for near in answer.nearest for e in near.evidence)
    assert {e.source_id for near in answer.nearest for e in near.evidence} <= {source.id for source in answer.sources}
    assert "ليس جوابًا" in render_answer(answer, "text")


def test_a_question_that_nothing_touches_shows_nothing_near(tmp_path: Path) -> None:
    with context(tmp_path, READER, ARTICLE) as given:
        assert ask("؟؟؟", given).nearest == ()


def test_a_question_after_a_condition_is_answered_by_the_words_that_set_one(tmp_path: Path) -> None:
    text = (
        "قالت نقابة الصيادين إن اتفاق الصيد مع الوزارة بات قريبا، وأثنت على اتفاق الصيد القديم مع الوزارة.\n\n"
        "وأكدت النقابة أنها لن توقع الاتفاق قبل سحب الدوريات من الخليج."
    )
    fishing = article(text, "fishing.txt")
    with context(tmp_path, FakeReader(), fishing) as given:
        answer = ask("بأي شرط توقع النقابة اتفاق الصيد مع الوزارة؟", given)
    first = (*answer.statements, *answer.nearest)[0]
    assert "قبل سحب الدوريات" in first.text
