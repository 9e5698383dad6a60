"""What is said not to be so, where words end and go on round their speaker, and what names nobody. All sentences are fictional."""

import pytest

from agents.readers.embedded.denials import untrue
from agents.readers.embedded.latin_dismissals import nothing_but, waves_off
from tests.agents.readers.embedded.test_latin_names import named
from tests.agents.readers.embedded.test_latin_stands import found


@pytest.mark.parametrize("words", ["that is a lie", "it never happened", "il n'en est rien", "ce n'est pas vrai"])
def test_words_wave_off_what_was_said(words: str) -> None:
    assert waves_off(words.split())


@pytest.mark.parametrize(
    "words", ["the bridge is open", "lies about the bridge were told to us in the night of the raid"]
)
def test_words_that_say_more_wave_nothing_off(words: str) -> None:
    assert not waves_off(words.split())


def test_a_word_alone_waves_off_and_says_no_more() -> None:
    assert nothing_but(["faux"]) and nothing_but(["not", "so"])
    assert not nothing_but([]) and not nothing_but(["faux", "papiers"])


@pytest.mark.parametrize(("words", "language"), [("it never happened", "en"), ("il n'en est rien", "fr")])
def test_what_is_waved_off_is_called_untrue(words: str, language: str) -> None:
    assert untrue(words.split(), language)


@pytest.mark.parametrize(
    ("text", "language", "who", "words"),
    [
        # one word that says it is not so
        ("Le pont est tombé, dit le Togo. Faux, réplique le Niger : le pont est ouvert.", "fr", "Niger", "Faux"),
        # a further clause behind the speaker
        (
            "The mills had been burnt, General Paul Marwick complained, and the dates were spoilt.",
            "en",
            "Paul Marwick",
            "the dates were spoilt",
        ),
        # words that go on behind the speaker in two words
        (
            "The bridge, General Paul Marwick swore, had held.",
            "en",
            "Paul Marwick",
            "The bridge, General Paul Marwick swore, had held",
        ),
        # what the speaker is stands behind his name
        (
            "They were jailed for want of a stamp, whined Eastern Province minister Paul Marwick, our own lost son.",
            "en",
            "Paul Marwick",
            "They were jailed for want of a stamp",
        ),
        # what the source does is none of what it says
        (
            "The night was calm on the river road, according to General Paul Marwick, who announced a new patrol.",
            "en",
            "Paul Marwick",
            "The night was calm on the river road",
        ),
        # a negated verb with its did
        (
            "General Paul Marwick did not welcome the plan.",
            "en",
            "Paul Marwick",
            "did not welcome the plan",
        ),
        # boards
        ("The board rejected the wage plan.", "en", "board", "rejected the wage plan"),
        (
            "Le chiffre est inventé, rétorque la direction de la santé.",
            "fr",
            "direction de la santé",
            "Le chiffre est inventé",
        ),
    ],
)
def test_words_are_their_speakers(text: str, language: str, who: str, words: str) -> None:
    assert (who, words) in found(text, language)


def test_who_also_says_something_has_words_of_his_own() -> None:
    text = "The mills had been burnt, General Paul Marwick complained, and the Kenyan government denied the charge."
    assert ("Paul Marwick", "the Kenyan government denied the charge") not in found(text, "en")


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("On Monday July's figures were disputed.", "July"),
        ("On Facebook Lord Paul Marwick denied it.", "Facebook"),
        ("The Minister of Internal Security, General Paul Marwick, denied it.", "Internal Security"),
        ("Nonsense, said General Paul Marwick.", "Nonsense"),
        ("They heard H.E. General Paul Marwick.", "H"),
    ],
)
def test_these_name_nobody(text: str, nobody: str) -> None:
    assert not any(name.removesuffix("'s").startswith(nobody) for name, _ in named(text))


def test_initials_belong_to_their_name() -> None:
    assert ("R.K. Marwick", "person") in named("On Monday they heard R.K. Marwick.")
