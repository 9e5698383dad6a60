"""Questions as they are typed: with a typing error, with vowel signs, in another spelling. Seeded."""

from random import Random
from typing import Final

from evals.finding.squad import Asked, QuestionSet

LETTERS: Final = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
SIGNS: Final = "\u064e\u064f\u0650\u0651\u0652"
LEAST: Final = 4
"""Letters of a word that gets a typing error."""


def with_typo(text: str, rng: Random) -> str:
    """One inner letter of one longer word left out, changed for another or swapped with the next."""
    found = text.split()
    long = [number for number, word in enumerate(found) if len(word) >= LEAST]
    if not long:
        return text
    at = rng.choice(long)
    word = found[at]
    letter = rng.randrange(1, len(word) - 1)
    instead = rng.choice((word[letter + 1], word[letter + 1] + word[letter], rng.choice(LETTERS) + word[letter + 1]))
    found[at] = word[:letter] + instead + word[letter + 2 :]
    return " ".join(found)


def with_signs(text: str, rng: Random) -> str:
    """A vowel sign after every Arabic letter, as in a school text."""
    return "".join(char + (rng.choice(SIGNS) if char in LETTERS else "") for char in text)


def respelt(text: str, rng: Random) -> str:
    """Hamza seats, teh marbuta and final yeh as hasty typing has them."""
    return text.translate(str.maketrans("أإآةىؤئ", "اااهيوي"))


NOISES: Final = {"one typo": with_typo, "vowel signs": with_signs, "hamza": respelt}


def disturbed(given: QuestionSet, noise: str, seed: int = 11) -> QuestionSet:
    """The set with every question disturbed in one way."""
    rng = Random(seed)  # noqa: S311
    asked = tuple(
        Asked(text=NOISES[noise](question.text, rng), paragraph=question.paragraph) for question in given.questions
    )
    return given.asking(f"{given.name}, {noise}", asked)
