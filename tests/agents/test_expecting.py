import pytest

from agents.asking import wanted
from agents.expecting import expected, shown


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("بأي شرط تعود الحركة إلى المحادثات؟", {"condition"}),
        ("ماذا اشترطت النقابة قبل التوقيع؟", {"condition"}),
        ("On what condition will the union sign?", {"condition"}),
        ("À quelle condition le mouvement signera-t-il ?", {"condition"}),
        ("لماذا انسحب الوفد من الجلسة؟", {"reason"}),
        ("ما سبب تأخر القافلة؟", {"reason"}),
        ("Why did the delegation walk out?", {"reason"}),
        ("من يتوسط بين الطرفين؟", set()),
        ("Who hosts the talks?", set()),
        ("؟؟؟", set()),
    ],
)
def test_what_a_question_expects(question: str, kinds: set[str]) -> None:
    assert expected(question) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "قالت الحركة إنها لن تعود إلى المحادثات قبل انسحاب الدوريات",
        "ووافقت النقابة شريطة أن تدفع الوزارة التعويضات",
        "مشترطا سحب القوارب أولا",
        "the union will sign only after the boats leave",
        "il ne signera pas tant que les patrouilles restent",
    ],
)
def test_a_condition_is_known_by_its_words(text: str) -> None:
    assert shown("condition", text)


def test_a_reason_is_known_by_its_words_and_no_other_sentence_shows_one() -> None:
    assert shown("reason", "انسحب الوفد احتجاجا على قصف السوق")
    assert shown("reason", "They left because the road was closed.")
    assert not shown("reason", "انسحب الوفد من الجلسة مساء الأحد")
    assert not shown("condition", "انسحب الوفد من الجلسة مساء الأحد")
    assert not shown("condition", "")


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("كم قاربا احتجز خفر السواحل؟", True),
        ("كم محتجزا تشمل الصفقة؟", True),
        ("How many boats were seized?", True),
        ("كم بلغت نسبة التراجع؟", False),
        ("كم مدة الهدنة؟", False),
        ("بكم قدّر المدير الخسائر؟", False),
        ("كم؟", False),
    ],
)
def test_what_is_counted_is_the_noun_behind_how_many_and_never_a_verb_or_a_measure(
    question: str, counted: bool
) -> None:
    number_of = wanted(question).number_of
    assert number_of is not None
    assert bool(number_of) == counted
