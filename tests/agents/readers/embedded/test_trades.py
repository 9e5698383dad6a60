"""Who is called by the trade or kin with which the article brought him in. All texts are fictional."""

import pytest

from agents.readers.embedded.entities import Entity
from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.mentions import find_mentions
from tests.agents.readers.embedded.reading import document


def people(text: str, *trades: str) -> list[Entity]:
    """The persons of a text whose lone trades were seen besides what the rules see."""
    doc = document(text)
    found = find_mentions(doc)
    taken = {k for m in found for k in range(m.first, m.last)}
    for k, word in enumerate(doc.words):
        if word.text in trades and k not in taken:
            found.append(Mention(k, k + 1, word.start, word.end, "person", "person", (doc.folded[k],)))
    inventory = take_inventory(doc, sorted(found, key=lambda m: m.first))
    return [e for e in inventory.entities if e.mentions and e.type == "person"]


@pytest.mark.parametrize(
    ("text", "trade"),
    [
        ("في آخر السوق حداد يدعى منير كامل لا يهدأ. ورد الحداد بأن النار كافية.", "الحداد"),
        ("تقول سعاد كامل، خياطة الحي، إن الطريق مقطوع. وأكدت الخياطة أن الصغار لا ينامون.", "الخياطة"),
        ("وأكد الراعي، مدير المصنع منير كامل، أن الجائزة باقية.", "الراعي"),
        ("وفي الحي من يعمل بصمت: الخياطة سعاد كامل تحمل الرسائل.", "الخياطة"),
    ],
)
def test_a_trade_alone_is_who_was_named_beside_it(text: str, trade: str) -> None:
    assert [(e.kind, len(e.mentions)) for e in people(text, trade)] == [("person", 2)]


def test_a_trade_beside_no_name_is_somebody_else() -> None:
    text = "تقول سعاد كامل، معلمة القرية، إن الطريق مقطوع. وأكد الحلواني أن السوق فارغ."
    assert [len(e.mentions) for e in people(text, "الحلواني")] == [1, 1]


def test_who_is_introduced_behind_a_place_is_who_is_named() -> None:
    doc = document("وقالت ناشطة قرب الجسر اسمها سعاد كامل إن الطريق مقطوع.")
    name = find_mentions(doc)[0]
    at = doc.folded.index("ناشطه")
    told = Mention(at, at + 1, doc.words[at].start, doc.words[at].end, "title", "person", ("ناشطه",), "f")
    inventory = take_inventory(doc, [told, name])
    assert inventory.of(told) is inventory.of(name)


def test_a_rank_behind_a_place_in_the_office_is_who_bears_it() -> None:
    text = "أعلن قائد الحرس في حضرموت العميد منير كامل الهدنة. واشترط العميد أن يعود الجميع."
    assert [len(e.mentions) for e in people(text, "العميد")] == [2]


def test_a_force_called_a_gang_is_no_second_force() -> None:
    inventory = take_inventory(document("تقدمت قوات المرفأ فجرا. وهربت عصابات المرفأ مساء."))
    assert [len(e.mentions) for e in inventory.entities if e.kind == "body"] == [2]
