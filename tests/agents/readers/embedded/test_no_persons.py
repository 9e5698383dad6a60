"""What looks like a person's title or name and is none. All texts are fictional."""

import pytest

from agents.readers.embedded.mention import Mention
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.trained.joining import join
from agents.readers.embedded.trained.sequences import Stretch
from tests.agents.readers.embedded.reading import document


def seen(text: str, phrase: str) -> Mention | None:
    """What becomes of words that the model alone takes for a person."""
    doc = document(text)
    size = len(phrase.split())
    first = next(k for k in range(len(doc.words)) if doc.words[k].text == phrase.split()[0])
    mentions = join(doc, [], [Stretch(first, first + size, "P", 0.9)]).mentions
    return mentions[0] if mentions else None


@pytest.mark.parametrize(
    "text",
    [
        "وإلى يساره سارت القافلة.",
        "ووصل الجميع إلى شارع الشيخ منير الراوي مساء.",
        "ثمن الحاج حفاوة الاستقبال.",
    ],
)
def test_no_person_is_named(text: str) -> None:
    assert [m for m in find_mentions(document(text)) if m.kind == "person" or m.title == "office"] == []


def test_a_general_secretary_is_no_name_behind_kin() -> None:
    doc = document("منير كامل، ابن أخي الأمين العام، ينفي ذلك.")
    assert [(doc.text[m.start : m.end], m.kind) for m in find_mentions(doc)] == [("الأمين العام", "title")]


def test_who_presides_is_named_behind_it() -> None:
    doc = document("اجتمعت اللجنة برئاسة الأمين العام الأستاذ منير كامل أمس.")
    assert [doc.text[m.start : m.end] for m in find_mentions(doc)] == ["اللجنة", "منير كامل"]


def test_who_speaks_for_a_so_called_force_is_named_behind_it() -> None:
    doc = document("زعم الناطق باسم ما يسمى «قوات المرفأ» منير كامل أن الطريق مفتوح.")
    assert doc.text[(m := find_mentions(doc)[0]).start : m.end] == "منير كامل"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("وروى ذلك لزميل لنا.", "لزميل"), ("هبط في مطار الملك منير الدولي أمس.", "الملك منير الدولي")],
)
def test_the_model_is_not_believed(text: str, phrase: str) -> None:
    assert seen(text, phrase) is None


@pytest.mark.parametrize(
    ("text", "phrase", "left"),
    [
        ("واقترح الضابط المصري مواعيد أخرى.", "الضابط المصري مواعيد", "الضابط المصري"),
        ("وبحسب الشيخ فإن جواب القبيلة وصل.", "الشيخ فإن جواب", "الشيخ"),
        ("وفي الليل وقف العمدة ذو العكازين وحده.", "العمدة ذو العكازين", "العمدة"),
        ("وقد درب المعلم صبياً في الحي.", "المعلم صبياً", "المعلم"),
    ],
)
def test_a_title_ends_where_its_clause_goes_on(text: str, phrase: str, left: str) -> None:
    found = seen(text, phrase)
    assert found is not None
    assert text[found.start : found.end] == left


def test_a_name_may_hold_what_is_written_like_that() -> None:
    text = "وامتنع يورين فان ديك عن التعليق."
    found = seen(text, "يورين فان ديك")
    assert found is not None
    assert text[found.start : found.end] == "يورين فان ديك"


def test_a_rank_with_its_grade_is_none_of_the_name() -> None:
    found = seen("صاح الرقيب أول يايا تراوري في الجنود.", "الرقيب أول يايا تراوري")
    assert found is not None
    assert (found.kind, found.name) == ("person", ("يايا", "تراوري"))


def test_kin_of_somebody_is_not_himself() -> None:
    found = seen("الشيخ، ابن عم منير، ينفي.", "ابن عم منير")
    assert found is not None
    assert found.kind == "title"


def test_a_name_keeps_its_own_kaf() -> None:
    assert find_mentions(document("كياو زين ينفي ذلك.")) == []


def test_that_and_its_verb_are_nobodys_name() -> None:
    doc = document("وزارة الدفاع تقول إنكم قصفتم مطار القرية.")
    assert "قصفتم" not in {word for m in find_mentions(doc) for word in m.name}
