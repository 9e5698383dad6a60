"""What a question asks for: its content words and the kind of item it wants."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from agents.content import content_stems, held
from retrieval.text.normalise import fold_text, tokens

Intent = Literal["mediators", "risks", "claims", "agreements", "positions"]


@dataclass(frozen=True)
class Lexicon:
    """Folded words by what they do in a question."""

    ask: frozenset[str]
    number: frozenset[str]
    time: frozenset[str]
    follow_up: frozenset[str]
    intents: dict[Intent, frozenset[str]]

    @property
    def cues(self) -> frozenset[str]:
        """All words that want a kind of item."""
        return frozenset().union(*self.intents.values())


@dataclass(frozen=True)
class Wanted:
    """A question taken apart."""

    stems: frozenset[str]
    """Content stems, question words and intent words left out."""
    intents: tuple[Intent, ...]
    number_of: frozenset[str] | None
    """For «كم …»: the stem of what is counted (empty when the question does not say); None for other questions."""
    time: bool
    """Whether it asks when."""
    points_back: bool
    """Whether it leans on the question before: a pointing word and little content, or no content at all."""


FEW = 3
"""A question with fewer content words than this may lean on the one before."""


def wanted(question: str) -> Wanted:
    """Take a question apart.

    A question that has nothing but words such as «الوسطاء» keeps them as its content.
    """
    lexicon = question_words()
    words = _words(question, lexicon)
    intents = tuple(intent for intent, cues in lexicon.intents.items() if not cues.isdisjoint(words))
    idle = lexicon.ask | lexicon.follow_up
    content = [word for word in words if word not in idle and word not in lexicon.cues]
    stems = content_stems(" ".join(content)) or content_stems(" ".join(word for word in words if word in lexicon.cues))
    pointing = not lexicon.follow_up.isdisjoint(words) and len(content) < FEW
    return Wanted(
        stems=stems,
        intents=intents,
        number_of=_counted(words, lexicon),
        time=not lexicon.time.isdisjoint(words),
        points_back=pointing or not content,
    )


def touches(question: str, text: str) -> bool:
    """Whether at least half of a question's content words stand in `text`."""
    asked = wanted(question).stems
    return bool(asked) and len(held(asked, content_stems(text))) * 2 >= len(asked)


@cache
def question_words() -> Lexicon:
    """The lexicon in `question_words.yaml`, folded."""
    raw = yaml.safe_load(files("agents").joinpath("question_words.yaml").read_text("utf-8"))
    return Lexicon(
        ask=frozenset(map(fold_text, raw["ask"])),
        number=frozenset(map(fold_text, raw["number"])),
        time=frozenset(map(fold_text, raw["time"])),
        follow_up=frozenset(map(fold_text, raw["follow_up"])),
        intents={intent: frozenset(map(fold_text, cues)) for intent, cues in raw["intents"].items()},
    )


def _counted(words: tuple[str, ...], lexicon: Lexicon) -> frozenset[str] | None:
    """The stem of the noun behind «كم» or "how many", a number word such as «عدد» passed over."""
    at = next((n for n, word in enumerate(words) if word in lexicon.number), None)
    if at is None:
        return None
    return content_stems(words[at + 1]) if at + 1 < len(words) else frozenset()


def _words(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The folded words, clitics taken off where that leaves a word we know: «وماذا» is ماذا, «المخاطر» is مخاطر."""
    known = lexicon.ask | lexicon.number | lexicon.time | lexicon.follow_up | lexicon.cues
    return tuple(_known_form(fold_text(text[start:end]), known) for start, end in tokens(text))


def _known_form(word: str, known: frozenset[str]) -> str:
    bare = [word.removeprefix(prefix) for prefix in ("", "و", "ف", "ال", "وال", "بال", "لل")]
    return next((form for form in bare if form in known), word)
