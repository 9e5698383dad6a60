"""Verbs in the feminine plural: أمهات المفقودين قلن، ورفضن."""

import pytest

from agents.readers.embedded.lexicon import cue_forms
from tests.agents.readers.embedded.reading import ruled


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("أمهات المفقودين قلن إن الصمت جريمة.", "الصمت جريمة"),
        ("أمهات المفقودين قلن إن الصمت جريمة. ورفضن العرض.", "رفضن العرض"),
        ("أمهات المفقودين قلن إن الصمت جريمة. ويقلن إن الصبر نفد.", "الصبر نفد"),
    ],
)
def test_what_women_say_together_is_theirs(text: str, words: str) -> None:
    assert ("امهات المفقودين", words) in ruled(text)


def test_what_looks_like_a_feminine_plural_is_no_verb() -> None:
    assert not any(form in cue_forms() for form in ("الزمن", "نادين"))
