"""How a name of one script may be spelt in the other: «Haftar» is حفتر, «Williams» ويليامز. Spellings with their likelihood.

Runs of letters and what they become are in `data/letters.yaml`. The likeliest spellings are kept (a beam search); the
index then finds them by the pieces they share with what an article really has.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

import regex

from retrieval.expand.files import read
from retrieval.expand.latin import plain
from retrieval.text.normalise import fold_text

BEAM: Final = 48
LONGEST: Final = 24
"""Letters of a name that are spelt; nobody's is longer."""
SHORTEST: Final = 3
_LATIN: Final = regex.compile(r"[a-z][a-z']+")
_ARABIC: Final = regex.compile(r"[ء-ي]+")
_ARTICLE: Final = regex.compile(r"ال(?=..)")
_VOWELS: Final = frozenset("اوي")
Options = tuple[tuple[str, float], ...]


class Spelling(NamedTuple):
    """A way to spell a name."""

    word: str
    likelihood: float
    """0–1; over all spellings of a name they add up to 1."""


class _Table(NamedTuple):
    start: Mapping[str, Options]
    middle: Mapping[str, Options]
    end: Mapping[str, Options]
    arabic: Mapping[str, Options]
    unwritten: Options


@lru_cache(maxsize=4096)
def spellings(name: str) -> tuple[Spelling, ...]:
    """The likeliest spellings of one word in the other script, best first; none for what is no word of letters."""
    latin = plain(name).replace("'", "")
    if _LATIN.fullmatch(latin) and SHORTEST <= len(latin) <= LONGEST:
        return _best(_from_latin(latin))
    arabic = _ARTICLE.sub("", fold_text(name), count=1)
    if _ARABIC.fullmatch(arabic) and SHORTEST <= len(arabic) <= LONGEST:
        return _best(_from_arabic(arabic))
    return ()


def _from_latin(word: str) -> list[Options]:
    """The choices for each run of letters, longest runs first."""
    table = _table()
    steps: list[Options] = []
    at = 0
    while at < len(word):
        for size in range(min(5, len(word) - at), 0, -1):
            run = word[at : at + size]
            found = (table.start.get(run) if at == 0 else None) or (
                table.end.get(run) if at > 0 and at + size == len(word) else None
            )
            found = found or table.middle.get(run)
            if found:
                steps.append(found)
                break
        at += size
    return steps


def _from_arabic(word: str) -> list[Options]:
    table = _table()
    steps: list[Options] = []
    for n, letter in enumerate(word):
        if n and letter not in _VOWELS and word[n - 1] not in _VOWELS:
            steps.append(table.unwritten)
        steps.append(table.arabic.get(letter, ((letter, 1.0),)))
    return steps


def _best(steps: list[Options]) -> tuple[Spelling, ...]:
    beam = {"": 1.0}
    for options in steps:
        grown: defaultdict[str, float] = defaultdict(float)
        for start, likelihood in beam.items():
            for piece, share in options:
                grown[start + piece] += likelihood * share
        beam = dict(sorted(grown.items(), key=lambda pair: (-pair[1], pair[0]))[:BEAM])
    total = sum(beam.values())
    return tuple(Spelling(word, share / total) for word, share in beam.items() if len(word) > 1)


@cache
def _table() -> _Table:
    data = read("letters.yaml")
    latin = {
        place: {run: _options(choices) for run, choices in data["latin"][place].items()} for place in data["latin"]
    }
    return _Table(
        **latin,
        arabic={letter: _options(choices) for letter, choices in data["arabic"].items()},
        unwritten=_options(data["unwritten"]),
    )


def _options(choices: str) -> Options:
    pairs = (choice.split() for choice in choices.split(","))
    return tuple(("" if piece == "-" else fold_text(piece), float(share)) for piece, share in pairs)
