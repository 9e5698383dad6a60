"""Denials and risks in English. All sentences are fictional."""

import pytest

from agents.readers.embedded.claims import ClaimFinder
from agents.readers.embedded.english import english_risks
from agents.readers.embedded.english_denials import english_lies, english_negates
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.trained.models import shipped
from agents.readers.embedded.trained.seeing import look
from tests.agents.readers.embedded.reading import document


def reading_of(text: str) -> Reading:
    doc = document(text, "en")
    ruled = look(doc, shipped(), arabic=False).ruled
    return Reading(doc, ruled.inventory, ruled.stands, ruled.subjects)


@pytest.mark.parametrize(
    "denial",
    ["The army denied it.", "The army dismissed the charge.", "The bridge fell, a claim the army rejected."],
)
def test_a_denial_points_back_at_what_was_said(denial: str) -> None:
    reading = reading_of(f"Kenya said soldiers had burnt the mill. {denial}")
    assert ClaimFinder(reading).points_back(reading.stands[-1])


def test_a_denial_that_says_itself_what_is_denied_points_nowhere() -> None:
    reading = reading_of("Kenya said soldiers had burnt the mill. The army denied burning down houses.")
    assert not ClaimFinder(reading).points_back(reading.stands[-1])


def test_negations_and_words_for_untruths_are_known() -> None:
    assert all(map(english_negates, ("nobody", "neither", "didn't")))
    assert not english_negates("body")
    assert "fairytale".startswith(english_lies())


def test_what_is_all_but_certain_is_a_risk() -> None:
    reading = reading_of("Paul Marwick warned that layoffs at the mill were all but certain.")
    assert [r.span.quote for r in english_risks(reading)]
