"""What a question expects of its answer beyond its subject: a condition, a reason. Word lists in `answer_words.yaml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal, get_args

import yaml

from retrieval.text.normalise import fold_text, tokens

Expectation = Literal["condition", "reason"]
KINDS: Final[tuple[Expectation, ...]] = get_args(Expectation)
_CLITICS: Final = ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل")
_ANY: Final = "*"
_REACH: Final = 6
"""Words that a star standing alone may pass over."""

Pattern = tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """The patterns of one kind, folded."""

    asked: tuple[Pattern, ...]
    answered: tuple[Pattern, ...]


def expected(question: str) -> frozenset[Expectation]:
    """What the question asks for besides its subject; nothing for most questions."""
    words = _words(question)
    return frozenset(kind for kind in KINDS if _any(_lists()[kind].asked, words))


def shown(kind: Expectation, text: str) -> bool:
    """Whether words that answer such a question stand in `text`."""
    return _any(_lists()[kind].answered, _words(text))


@cache
def _lists() -> Mapping[Expectation, Words]:
    raw = yaml.safe_load(files("agents").joinpath("answer_words.yaml").read_text("utf-8"))
    return {kind: Words(_patterns(raw[kind]["asked"]), _patterns(raw[kind]["answered"])) for kind in KINDS}


def _patterns(entries: Sequence[str]) -> tuple[Pattern, ...]:
    return tuple(tuple(_fold(word) for word in entry.split()) for entry in dict.fromkeys(entries))


def _fold(word: str) -> str:
    return fold_text(word.removesuffix(_ANY)) + _ANY if word.endswith(_ANY) else fold_text(word)


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    return tuple(fold_text(text[start:end]) for start, end in tokens(text))


def _any(patterns: Sequence[Pattern], words: Sequence[str]) -> bool:
    return any(_stands(pattern, words, at) for pattern in patterns for at in range(len(words)))


def _stands(pattern: Pattern, words: Sequence[str], at: int) -> bool:
    """Whether a pattern begins at a word; only its first word may have something written together with it."""
    if not _is(pattern[0], words[at], first=True):
        return False
    for n, part in enumerate(pattern[1:], start=1):
        if part == _ANY:
            rest = pattern[n + 1 :]
            ahead = range(at + 1, min(at + 1 + _REACH, len(words)))
            return not rest or any(_is(rest[0], words[i], first=False) for i in ahead)
        at += 1
        if at >= len(words) or not _is(part, words[at], first=False):
            return False
    return True


def _is(part: str, word: str, *, first: bool) -> bool:
    for clitic in _CLITICS if first else ("",):
        bare = word.removeprefix(clitic)
        if clitic and bare == word:
            continue
        if bare == part or (part.endswith(_ANY) and len(part) > 1 and bare.startswith(part[:-1])):
            return True
    return False
