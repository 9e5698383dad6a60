"""Who speaks, told by where he stands, with another, or by a possessive; whom "he" is not. All sentences are fictional."""

import pytest

from tests.agents.readers.embedded.test_latin_names import named
from tests.agents.readers.embedded.test_latin_stands import found


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        # where the one who speaks lives or stands
        ("The guard sleeps at the gate, a shepherd living nearby said.", "a shepherd living nearby", "The guard sleeps at the gate"),
        ("The well was never closed, an officer in the old fort observed.", "an officer in the old fort", "The well was never closed"),
        # two who speak together
        ("The mayor and the imam said the well was dry.", "The mayor", "the well was dry"),
        ("The mayor and the imam said the well was dry.", "the imam", "the well was dry"),
        # whose opinion, of whom was told before
        ("General Paul Marwick wept. The bridge was mined at night, in Marwick's opinion.", "Paul Marwick", "The bridge was mined at night"),
        ("General Paul Marwick wept. The wire was old, on Marwick's telling.", "Paul Marwick", "The wire was old"),
        ("Informed circles indicated that the bridge was mined.", "Informed circles", "the bridge was mined"),
    ],
)  # fmt: skip
def test_these_are_the_speakers_words(text: str, who: str, words: str) -> None:
    assert (who, words) in found(text, "en")


def test_the_author_of_a_column_is_never_he() -> None:
    text = (
        "By Ana Dask\nI have known my neighbour General Paul Marwick all my life.\n"
        "I think the bridge must open. The wire was old, he said."
    )
    assert ("Paul Marwick", "The wire was old") in found(text, "en")


def test_a_verb_of_saying_with_another_word_behind_it_says_nothing() -> None:
    assert not found("General Paul Marwick noted down the plates of every truck in the valley.", "en")


def test_plural_days_name_nobody() -> None:
    assert not any("Fridays" in name for name, _ in named("The market on Fridays was full."))
