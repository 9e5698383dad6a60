from pathlib import Path

import pytest

from agents.chat import ask
from agents.chat.checking import checked
from agents.chat.graph import compiled
from schemas.answer import Answer, Statement
from schemas.brief import Brief
from schemas.evidence import Evidence
from schemas.question import Question
from tests.agents.chat.test_chat import ARTICLE, OTHER, READER, SAID
from tests.agents.fakes import context

QUESTION = "ماذا قالت ليلى الحمدان عن سحب القوارب المسلحة؟"
TEXTS = {ARTICLE.id: ARTICLE, OTHER.id: OTHER}


@pytest.fixture(name="given")
def _given(tmp_path: Path) -> tuple[Answer, Brief]:
    with context(tmp_path, READER, ARTICLE, OTHER) as given:
        given.library.sync()
        state = compiled().invoke({"question": Question(text=QUESTION)}, context=given)
    return state["answer"], state["brief"]


def _with(answer: Answer, *statements: Statement) -> Answer:
    return answer.model_copy(update={"statements": statements})


def test_what_holds_comes_back_as_it_was(given: tuple[Answer, Brief]) -> None:
    answer, brief = given

    assert not answer.abstained
    assert checked(answer, brief, TEXTS) == answer


def test_words_given_to_another_speaker_are_left_out_and_the_notes_say_so(given: tuple[Answer, Brief]) -> None:
    answer, brief = given
    right = answer.statements[0]
    swapped = right.model_copy(update={"speaker": "عمر الراوي"})

    left = checked(_with(answer, right, swapped), brief, TEXTS)

    assert left.statements == (right,)
    assert "speaker" in left.run.notes[-1]
    assert SAID in left.run.notes[-1]


def test_an_answer_of_which_nothing_stands_is_an_abstention_with_its_reason(given: tuple[Answer, Brief]) -> None:
    answer, brief = given
    swapped = answer.statements[0].model_copy(update={"speaker": "عمر الراوي"})

    left = checked(_with(answer, swapped), brief, TEXTS)

    assert left.abstained
    assert left.why
    assert (left.statements, left.sources) == ((), ())
    assert left.run.notes


@pytest.mark.parametrize(
    "text",
    [
        "الطرفين اتفقا على جدول زمني لسحب 90 قاربا",
        "الطرفين لم يتفقا على جدول زمني لسحب القوارب المسلحة",
        "",
        "  ",
    ],
)
def test_a_statement_that_its_words_do_not_carry_never_stands(given: tuple[Answer, Brief], text: str) -> None:
    answer, brief = given
    bent = answer.statements[0].model_copy(update={"text": text, "speaker": None})

    assert checked(_with(answer, bent), brief, TEXTS).abstained


def test_a_statement_without_words_or_of_an_article_not_at_hand_never_stands(given: tuple[Answer, Brief]) -> None:
    answer, brief = given
    right = answer.statements[0]
    strange = Evidence(source_id="f" * 16, start=0, end=len(SAID), quote=SAID)
    moved = right.evidence[0].model_copy(
        update={"start": right.evidence[0].start + 1, "end": right.evidence[0].end + 1}
    )

    for evidence in ((), (strange,), (moved,)):
        assert checked(_with(answer, right.model_copy(update={"evidence": evidence})), brief, TEXTS).abstained


def test_the_conversation_keeps_what_stands(tmp_path: Path) -> None:
    with context(tmp_path, READER, ARTICLE, OTHER) as given:
        first = ask(QUESTION, given, "one")
        again = ask("وماذا قالت أيضا؟", given, "one")

    assert not first.abstained
    assert not {s.text for s in first.statements} & {s.text for s in again.statements}
