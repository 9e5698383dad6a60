import pytest

from tests.agents.readers.embedded.reading import read


@pytest.mark.parametrize(
    ("text", "label", "neutral"),
    [
        ("وهاجمت ميليشيات حكومة الساحل الإسلامية المرفأ.", "ميليشيات حكومة الساحل الإسلامية", "قوات حكومة الساحل"),
        ("وقالت قوات الاحتلال الأمريكي إنها انسحبت.", "قوات الاحتلال الأمريكي", "القوات الأمريكية"),
        ("وقال الحرس إن المليشيات انسحبت.", "المليشيات", "القوات"),
        ("وقصف مجلس الهضبة الحكومة وانسحبت ميليشياتها.", "ميليشياتها", "قواتها"),
        ("وطالب الحرس بخروج المرتزقة.", "المرتزقة", "العناصر المسلحة"),
        ("وقال المدعو سالم المرزوقي إنه باق.", "المدعو سالم المرزوقي", "سالم المرزوقي"),
    ],
)
def test_a_neutral_name_keeps_what_identifies_the_party(text: str, label: str, neutral: str) -> None:
    assert (label, neutral) in [(t.evidence.quote, t.neutral_name) for t in read(text).loaded_terms]


def test_an_apposition_runs_to_its_comma_and_has_no_neutral_name() -> None:
    (term,) = read("قال مجلس الهضبة، واجهة التجار في البلاد، إن الهدنة صامدة.").loaded_terms
    assert (term.evidence.quote, term.neutral_name) == ("واجهة التجار في البلاد", None)


def test_a_label_joined_by_and_is_not_put_on_the_name_before_it() -> None:
    draft = read("وطالب الحرس بخروج القوات الأجنبية والمرتزقة.")
    (term,) = draft.loaded_terms
    assert [a.name for a in draft.actors if a.key == term.target] == ["المرتزقة"]


@pytest.mark.parametrize(
    "text",
    [
        "ونفى الحرس أن يكون قد اقترب من المخزن أو أحرق القمح.",
        "وسمع الأهالي بوق السيارة قبل وصول الدورية.",
        "وتأجلت مباراة دوري أبطال القارة بين الفريقين.",
    ],
)
def test_an_everyday_word_is_no_label(text: str) -> None:
    assert read(text).loaded_terms == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("واتهمت الجبهة المغرب بالتصعيد وقالت إن المخزن يكذب.", "المخزن"),
        ("وقالت الوزارة إن بوق الجبهة يكذب.", "بوق الجبهة"),
    ],
)
def test_it_is_one_where_it_means_a_party(text: str, label: str) -> None:
    assert label in [t.evidence.quote for t in read(text).loaded_terms]
