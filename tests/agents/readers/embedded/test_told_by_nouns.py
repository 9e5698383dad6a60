"""Stands told by a noun or a turn of phrase, up to a colon, by whoever stands before what he is. All sentences are fictional."""

import pytest

from tests.agents.readers.embedded.test_latin_stands import found


@pytest.mark.parametrize(
    ("text", "language", "who", "words"),
    [
        # X's version is that …
        (
            "Kenya’s version is that soldiers burnt the mill and left at dusk.",
            "en",
            "Kenya",
            "soldiers burnt the mill and left at dusk",
        ),
        (
            "La réponse du Togo fut que le moulin était vide.",
            "fr",
            "Togo",
            "le moulin était vide",
        ),
        # “…,” was her advice
        (
            "General Paul Marwick came back. “Count your own boats first,” was his advice.",
            "en",
            "Paul Marwick",
            "Count your own boats first",
        ),
        (
            "Kenya warned of a raid. “Ask at the mill,” was all General Paul Marwick offered.",
            "en",
            "Paul Marwick",
            "Ask at the mill",
        ),
        ("« Plus jamais de la vie », fut la réponse du Togo.", "fr", "Togo", "Plus jamais de la vie"),
        # à l'en croire
        (
            "Le général Paul Marwick est rentré. Le moulin, à l’en croire, brûlait déjà depuis une heure.",
            "fr",
            "Paul Marwick",
            "Le moulin, à l’en croire, brûlait déjà depuis une heure",
        ),
    ],
)
def test_words_are_whose_the_noun_or_the_phrase_is(text: str, language: str, who: str, words: str) -> None:
    assert (who, words) in found(text, language)


@pytest.mark.parametrize(
    ("text", "language", "who", "deed", "words"),
    [
        (
            "General Paul Marwick scoffed at that: the mill had been empty since May.",
            "en",
            "Paul Marwick",
            "scoffed at that",
            "the mill had been empty since May",
        ),
        (
            "Le général Paul Marwick s’insurge contre ce récit : le moulin était vide.",
            "fr",
            "Paul Marwick",
            "s’insurge contre ce récit",
            "le moulin était vide",
        ),
    ],
)
def test_words_behind_a_colon_are_a_stand_of_their_own(
    text: str, language: str, who: str, deed: str, words: str
) -> None:
    assert {(who, deed), (who, words)} <= set(found(text, language))


def test_what_is_demanded_behind_a_colon_stays_its_object() -> None:
    text = "Kenya demanded three things: the mill, the bridge and the road to the coast."
    assert found(text, "en") == [("Kenya", text.removeprefix("Kenya ").removesuffix("."))]


@pytest.mark.parametrize(
    ("text", "language", "who", "words"),
    [
        (
            "On Monday, in a hall by the river, General Paul Marwick was blunt: the mill was empty.",
            "en",
            "Paul Marwick",
            "the mill was empty",
        ),
        (
            "Dans les rues du vieux port le Togo n’en démord pas : le moulin était vide.",
            "fr",
            "Togo",
            "le moulin était vide",
        ),
    ],
)
def test_words_right_behind_a_phrase_and_a_colon_are_told(text: str, language: str, who: str, words: str) -> None:
    assert (who, words) in found(text, language)


@pytest.mark.parametrize(
    ("text", "language", "who", "words"),
    [
        # whose members own it
        (
            "The villagers’ association claimed that the mill was empty.",
            "en",
            "villagers’ association",
            "the mill was empty",
        ),
        # what the speaker is, alone
        ("La gouverneure Lina Oro est là. La gouverneure exige une trêve.", "fr", "Lina Oro", "exige une trêve"),
        # a deed of refusing, and a view
        ("General Paul Marwick left. He did not wish to speak.", "en", "Paul Marwick", "did not wish to speak"),
        ("Kenya finds the offer premature.", "en", "Kenya", "finds the offer premature"),
        ("Le Togo n’entend rien céder.", "fr", "Togo", "n’entend rien céder"),
        ("Le Togo y est favorable.", "fr", "Togo", "y est favorable"),
    ],
)
def test_the_speaker_is_found_by_what_stands_round_the_verb(text: str, language: str, who: str, words: str) -> None:
    named = [(name, told) for name, told in found(text, language) if told == words]
    assert [name for name, _ in named] == [who]
