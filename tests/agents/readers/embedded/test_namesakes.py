"""Persons of one family name: whom a bare name means, by gender and by title, as the rules alone see it."""

import pytest

from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mentions import find_mentions
from tests.agents.readers.embedded.reading import document

TWO = "وصل الوزير نبيل الكاتب إلى العاصمة. وبعده وصلت المحامية هاجر الكاتب. "
ALSO = "وصل الوزير نبيل الكاتب إلى العاصمة. وبعده وصل القاضي سامر الكاتب. "


def whose(text: str, phrase: str) -> str:
    """The fullest name of whom the last mention with these words means."""
    doc = document(text)
    inventory = take_inventory(doc, find_mentions(doc))
    mention = [m for m in inventory.mentions if text[m.start : m.end] == phrase][-1]
    return " ".join(inventory.of(mention).name)


@pytest.mark.parametrize(
    ("text", "phrase", "who"),
    [
        # the verb before the name tells the gender
        (TWO + "ونفى الكاتب أن يكون الطريق مغلقاً.", "الكاتب", "نبيل الكاتب"),
        (TWO + "ونفت الكاتب أن يكون الطريق مغلقاً.", "الكاتب", "هاجر الكاتب"),
        # the verb behind the name
        (TWO + "لكن الكاتب أكد أن الطريق مفتوح.", "الكاتب", "نبيل الكاتب"),
        # the title behind the name, and the title itself
        (ALSO + "وأصر الكاتب الوزير على الشرط.", "الكاتب", "نبيل الكاتب"),
        (ALSO + "وأصر الكاتب الوزير على الشرط.", "الوزير", "نبيل الكاتب"),
        # without any of these the one named last
        (ALSO + "وأكد الكاتب أن الطريق مفتوح.", "الكاتب", "سامر الكاتب"),
        # a woman's office is not a man's
        (
            "قالت وزيرة الخارجية هدى سليم إن الهدنة قائمة. ورد نظيرها. وقال الوزير إن القاعة ليست محكمة.",
            "الوزير",
            "الوزير",
        ),
    ],
)
def test_a_bare_name_means_the_namesake_whom_its_surroundings_allow(text: str, phrase: str, who: str) -> None:
    assert whose(text, phrase) == who


def test_the_pronoun_behind_a_name_without_known_gender_tells_it() -> None:
    text = (
        "وصل سوفان مارلو، وهو مهندس، إلى العاصمة. ووصلت المحامية هاجر مارلو بعده. "
        "وقال سوفان مارلو إن الجسر آمن. وقالت هاجر مارلو إنه مغلق. وينفي مارلو الخبر."
    )
    assert whose(text, "مارلو") == "سوفان مارلو"
