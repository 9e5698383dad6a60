"""What a question asks for: its content words and the kind of item it wants."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

import regex
import yaml

from agents.content import content_stems, held
from retrieval.expand import LANGUAGES, expand, own_language
from retrieval.text.normalise import fold_text, tokens

Intent = Literal["mediators", "risks", "claims", "agreements", "positions"]


@dataclass(frozen=True)
class Lexicon:
    """Folded words by what they do in a question."""

    ask: frozenset[str]
    number: frozenset[str]
    measure: frozenset[str]
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
    """For «كم …»: the stem of what is counted (none when the question does not say); None for other questions."""
    time: bool
    """Whether it asks when."""
    points_back: bool
    """Whether it leans on the question before: a pointing word and little content, or no content at all."""
    elsewhere: Mapping[str, frozenset[frozenset[str]]] = field(default_factory=dict)
    """Content stem → what says the same in other languages, each a set of stems that must stand together."""

    def held(self, text: frozenset[str]) -> frozenset[str]:
        """Those of the question's stems that stand among the stems of a text, in whatever language."""
        return self.found(self.stems, text)

    def found(self, asked: frozenset[str], text: frozenset[str]) -> frozenset[str]:
        """Those of some stems of the question that stand among the stems of a text, in whatever language."""
        same = held(asked, text)
        others = (stem for stem in asked - same if any(_all_held(each, text) for each in self.elsewhere.get(stem, ())))
        return same | frozenset(others)


SPELT = 12
"""Spellings of a name in the other script that count."""
SHORTEST_NAME = 3
"""Letters without vowels of a name that is known by its sound."""
_ARABIC = regex.compile(r"\p{Arabic}")
_ACCUSATIVE = tuple(map(fold_text, ("ا", "ة", "اء")))
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
        elsewhere=_elsewhere(question, stems),
    )


def touches(question: str, text: str) -> bool:
    """Whether at least half of a question's content words stand in `text`."""
    asked = wanted(question)
    return bool(asked.stems) and len(asked.held(content_stems(text))) * 2 >= len(asked.stems)


@cache
def question_words() -> Lexicon:
    """The lexicon in `question_words.yaml`, folded."""
    raw = yaml.safe_load(files("agents").joinpath("question_words.yaml").read_text("utf-8"))
    return Lexicon(
        ask=frozenset(map(fold_text, raw["ask"])),
        number=frozenset(map(fold_text, raw["number"])),
        measure=frozenset(map(fold_text, raw["measure"])),
        time=frozenset(map(fold_text, raw["time"])),
        follow_up=frozenset(map(fold_text, raw["follow_up"])),
        intents={intent: frozenset(map(fold_text, cues)) for intent, cues in raw["intents"].items()},
    )


def _elsewhere(question: str, stems: frozenset[str]) -> dict[str, frozenset[frozenset[str]]]:
    """What the words of a question are in the languages it is not asked in."""
    own = own_language(question)
    found: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    spelt: defaultdict[str, int] = defaultdict(int)
    for one in expand(question, [code for code in LANGUAGES if code != own]):
        target = content_stems(one.target)
        if one.kind == "sound":
            spelt[one.source] += 1
            if spelt[one.source] > SPELT or min(map(len, target), default=0) < SHORTEST_NAME:
                continue
        for stem in content_stems(one.source) & stems if target else ():
            found[stem].add(target)
    return {stem: frozenset(targets) for stem, targets in found.items()}


def _all_held(stems: frozenset[str], text: frozenset[str]) -> bool:
    return held(stems, text) == stems


def _counted(words: tuple[str, ...], lexicon: Lexicon) -> frozenset[str] | None:
    """The stem of the noun that is counted: behind «كم» one in the accusative, behind "how many" any.

    Nothing when the noun is not said: behind «كم» stands a verb («كم بلغت نسبة …») or what is measured («كم مدة …»).
    """
    at = next((n for n, word in enumerate(words) if word in lexicon.number), None)
    if at is None:
        return None
    noun = words[at + 1] if at + 1 < len(words) else ""
    counted = noun and noun not in lexicon.measure and (not _ARABIC.match(noun) or noun.endswith(_ACCUSATIVE))
    return content_stems(noun) if counted else frozenset()


def _words(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The folded words, clitics taken off where that leaves a word we know: «وماذا» is ماذا, «المخاطر» is مخاطر."""
    known = lexicon.ask | lexicon.number | lexicon.time | lexicon.follow_up | lexicon.cues
    return tuple(_known_form(fold_text(text[start:end]), known) for start, end in tokens(text))


def _known_form(word: str, known: frozenset[str]) -> str:
    bare = [word.removeprefix(prefix) for prefix in ("", "و", "ف", "ال", "وال", "بال", "لل")]
    return next((form for form in bare if form in known), word)
