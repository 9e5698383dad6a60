"""What strengthens a verb is nobody's name: أنكر إنكارا تاما."""

import pytest

from agents.readers.embedded.trained.joining import join
from agents.readers.embedded.trained.sequences import Stretch
from tests.agents.readers.embedded.reading import document


@pytest.mark.parametrize(("text", "named"), [("وأنكر إنكارا تاما كل شيء.", False), ("وأنكر تفادورا كل شيء.", True)])
def test_a_verbal_noun_in_the_accusative_is_no_person(text: str, named: bool) -> None:
    found = join(document(text), [], [Stretch(1, 2, "P", 0.9)]).mentions
    assert bool(found) is named
