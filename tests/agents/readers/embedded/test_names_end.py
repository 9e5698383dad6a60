"""Where a name ends. All texts are fictional."""

import pytest

from agents.readers.embedded.reader import EmbeddedReader
from retrieval.sources.document import article_from_text

READER = EmbeddedReader()
LEAD = "الزهور - اندلعت اشتباكات بين قوات الحكومة وجبهة الوادي قرب مدينة الزهور، وسقط قتلى من الجانبين.\n\n"


def names(sentence: str) -> set[str]:
    return {
        actor.name for actor in READER.read(article_from_text(LEAD + sentence + "\n", ref="report.txt")).draft.actors
    }


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("وثمّن المجلس المساعي التي تقوم بها سلطنة عمان والشيخ عبد الودود بن ناصر لحقن الدماء.", "عبد الودود بن ناصر"),
        (
            "والتقت رئيسة البعثة الأممية إنغه لوندغرين وفدي الطرفين ونقلت بينهما مقترحا لوقف إطلاق النار.",
            "إنغه لوندغرين",
        ),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(sentence: str, name: str) -> None:
    assert name in names(sentence)


def test_a_body_known_by_its_acronym_takes_no_noun_with_it() -> None:
    assert "إيغاد" in names("وشكلت إيغاد فريقا لمراقبة وقف إطلاق النار على الحدود.")
