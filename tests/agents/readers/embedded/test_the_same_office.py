"""An office told again in fewer words, alone, is whoever bears it."""

import pytest

from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mentions import find_mentions
from tests.agents.readers.embedded.reading import document


@pytest.mark.parametrize(
    "text",
    [
        "أعلن نقيب عمال المرفأ، طاهر سالم، الإضراب. وأضاف نقيب العمال أن الأجر قليل.",
        "قال أمين سر الجمعية بشير كامل إن القارب غرق. ونفى أمين السر ذلك.",
        "وقال رئيس ديوان الوزير، سامي الراوي، إن المال موجود. وأضاف رئيس الديوان أن الرقم صحيح.",
        "وعبر رئيس الوفد الوزير كامل السيد عن ارتياحه. وأوضح الوزير أن الجولة انتهت.",
        "عرض ناطق جيشها العقيد سامي الراوي خريطة. وقال العقيد إن الخريطة صحيحة.",
        "وافق المستشار بوزارة الخارجية عبد الحميد الراوي على ذلك. وقال المستشار إن الاتفاق قريب.",
        "السفير نفسه، عبد الحميد الراوي، أقسم أنه لم يوقع.",
    ],
)
def test_a_title_alone_is_the_person_named_with_it(text: str) -> None:
    people = [e for e in take_inventory(document(text)).entities if e.mentions and e.type == "person"]
    assert [(e.kind, len(e.mentions)) for e in people] == [("person", 2)]


def test_a_minister_is_not_the_one_who_works_for_him() -> None:
    text = "قال مستشار الوزير سامي الراوي إن المال موجود. ونفى الوزير ذلك."
    people = [e for e in take_inventory(document(text)).entities if e.mentions and e.type == "person"]
    assert [len(e.mentions) for e in people] == [1, 1]


def test_an_office_in_the_headline_is_who_is_named_with_it_below() -> None:
    doc = document(
        "الناطق باسم جبهة الهضبة: لم نوقع\nالتقينا العقيد سامر القاضي، الناطق باسم جبهة الهضبة، في مقر الجبهة."
    )
    inventory = take_inventory(doc, find_mentions(doc))
    assert inventory.of(inventory.mentions[0]).name == ("سامر", "القاضي")
    assert not [e for e in inventory.entities if e.kind == "title" and e.mentions]


def test_an_office_that_two_bear_further_on_is_left_alone() -> None:
    doc = document("قال وزير الداخلية إن الطريق آمن.\nورحب وزير الداخلية سامر القاضي. ورفض وزير الداخلية نادر الجلالي.")
    inventory = take_inventory(doc, find_mentions(doc))
    assert inventory.of(inventory.mentions[0]).kind == "title"
