from typing import Any

import pytest

from agents.merge.labels import Labels
from agents.merge.merged import Merged
from tests.agents.merge.reading import merged

LABELS = Labels(
    (
        ("ميليشيات حكومة الساحل الانقلابية", "قوات حكومة الساحل"),
        ("واجهة التجار في البلاد", ""),
        ("المليشيات", "القوات"),
        ("ميليشيات", "قوات"),
    )
)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("اتهام مجلس الهضبة، واجهة التجار في البلاد، للجيش", "اتهام مجلس الهضبة للجيش"),
        ("قال مجلس الهضبة، واجهة التجار في البلاد", "قال مجلس الهضبة"),
        ("هجوم لميليشيات حكومة الساحل الانقلابية على المرفأ", "هجوم لقوات حكومة الساحل على المرفأ"),
        ("انسحاب للمليشيات", "انسحاب للقوات"),
        ("اتهام ميليشيات حكومة", "اتهام قوات حكومة"),
        ("واجهة التجار في البلاد", "واجهة التجار في البلاد"),
    ],
)
def test_a_label_gives_way_to_its_neutral_name_and_an_apposition_goes_with_its_commas(text: str, clean: str) -> None:
    assert LABELS.neutral(text) == clean


REPORT = (
    "اتهمت {one} حكومة الساحل {two} مجلس الهضبة بقصف مرفأ الصيادين مساء الثلاثاء. "
    "ونفت {two} مجلس الهضبة ذلك، وقالت إن «المرفأ لم يقصف». "
    "وأضافت {one} حكومة الساحل أن الهدنة قد تنهار إذا تواصل القصف."
)


def _told(items: Merged) -> list[Any]:
    """What a brief says, without the evidence, which holds the article's own words."""
    actors = [(a.id, a.name, a.aliases, a.type, a.role) for a in items.actors]
    positions = [p.model_dump(exclude={"evidence"}) for p in items.positions]
    risks = [(r.asserted_by, r.event, r.trigger, r.likelihood_words) for r in items.risks]
    claims = [(c.text, c.status, c.asserted_by, c.denied_by) for c in items.claims]
    return [actors, positions, risks, claims, [(m.actor, m.roles) for m in items.mediators]]


def test_swapping_the_labels_of_the_two_sides_changes_nothing_else() -> None:
    one = merged(REPORT.format(one="ميليشيات", two="قوات"))
    other = merged(REPORT.format(one="قوات", two="ميليشيات"))
    assert _told(one) == _told(other)
    assert [a.name for a in one.actors][:2] == ["قوات حكومة الساحل", "قوات مجلس الهضبة"]
    assert [t.neutral_name for t in (one.loaded_terms[0], other.loaded_terms[0])] == [
        "قوات حكومة الساحل",
        "قوات مجلس الهضبة",
    ]


def test_no_label_is_left_in_the_words_of_a_brief() -> None:
    told = merged(REPORT.format(one="ميليشيات", two="عصابات"))
    assert "ميليشيات" not in str(_told(told)) and "عصابات" not in str(_told(told))
