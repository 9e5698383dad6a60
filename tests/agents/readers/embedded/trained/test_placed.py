"""Names before a direction."""

import pytest

from agents.readers.embedded.trained.placed import before_direction
from agents.readers.embedded.trained.sequences import Stretch
from tests.agents.readers.embedded.reading import document


@pytest.mark.parametrize(
    ("text", "first", "last", "name"),
    [
        ("وصلت القوافل إلى أم هاني شمال المدينة", 3, 7, None),
        ("قتل سعيد الراوي شمال المدينة", 1, 5, "سعيد الراوي"),
        ("وصل سعيد شمال أمس", 1, 3, "سعيد شمال"),
    ],
)
def test_a_name_ends_before_a_direction_and_behind_whither_it_is_a_place(
    text: str, first: int, last: int, name: str | None
) -> None:
    doc = document(text)
    found = before_direction(doc, Stretch(first, last, "P", 0.9))
    assert (doc.phrase(found.first, found.last) if found is not None else None) == name
