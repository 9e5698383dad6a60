"""Statements in their own voice, by the rules alone, with fictional bodies."""

import pytest

from agents.readers.embedded.declared import declared
from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.positions import PositionFinder
from agents.readers.embedded.voices import issuer
from tests.agents.readers.embedded.reading import document

DEMANDS = "نطالب بفتح الطريق. ونرفض وصاية أحد. ونحذر من الحرب. "


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("لم نكسر بابا ولا زجاجا.", "لم نكسر بابا ولا زجاجا"),
        ("أولا، لن ننسحب من الجسر.", "لن ننسحب من الجسر"),
        ("نحن من كتب المطلب الوحيد.", "نحن من كتب المطلب الوحيد"),
        ("نقبل صيغة الخبير كما هي.", "نقبل صيغة الخبير كما هي"),
        ("ولا نقبل بأربعين وظيفة.", "ولا نقبل بأربعين وظيفة"),
    ],
)
def test_a_statement_speaks_of_itself_as_we(sentence: str, own: str) -> None:
    doc = document(sentence)
    found = [" ".join(doc.words[k].text for k in r) for r in declared(doc, doc.words_of(0))]
    assert own.removeprefix("و") in [f.removeprefix("و") for f in found]


@pytest.mark.parametrize("sentence", ["لا نهاية لهذه الحرب.", "نهر البلدة جف هذا العام.", "لم تنسحب القوات من الجسر."])
def test_nobody_speaks_as_we_in_nouns_or_of_others(sentence: str) -> None:
    doc = document(sentence)
    assert not list(declared(doc, doc.words_of(0)))


def test_what_a_statement_denies_of_itself_is_its_issuers() -> None:
    doc = document("صدر عن رابطة الصيادين البيان الآتي: " + DEMANDS + "لم نكسر بابا ولا زجاجا.")
    stands = PositionFinder(doc, take_inventory(doc, find_mentions(doc))).find()
    assert [s.holder.name for s in stands if "لم نكسر بابا" in s.span.quote] == [("رابطه", "الصيادين")]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (DEMANDS + "صدر عن رابطة الصيادين.", True),
        ("10:20 | رابطة الصيادين: " + DEMANDS + "\n10:40 | لجنة الهدنة تتابع.", False),
    ],
)
def test_only_a_text_that_calls_itself_a_statement_has_an_issuer(text: str, known: bool) -> None:
    doc = document(text)
    assert (issuer(doc, take_inventory(doc, find_mentions(doc))) is not None) is known


@pytest.mark.parametrize(
    "sentence",
    [
        "نفت وزارة النقل ما قاله المحافظ سالم الورفلي من أن السد انهار.",
        "كذّبت وزارة النقل ما ادعاه سالم الورفلي من أن السد انهار.",
        "تنفي وزارة النقل ما أعلنته وزارة الدفاع من أنها باعت السد.",
    ],
)
def test_what_is_denied_as_anothers_telling_is_denied_with_the_verb(sentence: str) -> None:
    doc = document(sentence)
    stands = PositionFinder(doc, take_inventory(doc, find_mentions(doc))).find()
    denials = [(" ".join(s.holder.name), s.span.quote, s.form) for s in stands if s.act == "denial"]
    assert denials == [("وزاره النقل", sentence.removesuffix("."), "reported")]


def test_what_is_denied_in_the_deniers_own_words_stands_without_the_verb() -> None:
    doc = document("نفت وزارة النقل أن يكون السد قد انهار.")
    stands = PositionFinder(doc, take_inventory(doc, find_mentions(doc))).find()
    assert [s.span.quote for s in stands] == ["يكون السد قد انهار"]
