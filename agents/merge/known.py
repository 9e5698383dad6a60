"""Bodies that are known everywhere under names in three languages: states, organs of a state, organisations.

No name is guessed. «وزارة الخارجية» alone is nobody here; with a state it is one body, whatever the language.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import regex
import yaml

from agents.merge.names import Words, unjoined, words
from agents.readers.embedded.lexicon import nisbas, states
from schemas.vocabulary import ActorType

_LITTLE: Final = frozenset({"the", "la", "le", "les", "of", "de", "du", "des", "في"})
_NO_BODY: Final = frozenset({"person", "population", "collective_unresolved"})
_INITIALS: Final = {"US": "United States"}
"""What is a word of its own in small letters."""
_AMMAN: Final = regex.compile("^عم[\u064b-\u0650\u0652]*\u0651")
"""The capital of Jordan with the mark that tells it from Oman."""


def known_body(names: Sequence[str], kind: ActorType) -> str | None:
    """Under which body's key the names stand; None for one that no list has. The first name that is known decides."""
    if kind in _NO_BODY:
        return None
    look_up = _state if kind == "state" else _organ
    return next((found for name in names if (found := look_up(name))), None)


@lru_cache(maxsize=4096)
def _state(name: str) -> str | None:
    if _AMMAN.match(name):
        return "Jordan"
    return _INITIALS.get(name.removeprefix("the ").replace(".", "")) or _state_names().get(_bare(name))


@lru_cache(maxsize=4096)
def _organ(name: str) -> str | None:
    """An organisation, or an organ of a state with the state's name or adjective before or behind it."""
    bare = _bare(name)
    if found := _organisations().get(bare):
        return found
    for size in range(len(bare) - 1, 0, -1):
        for organ, rest in ((bare[:size], bare[size:]), (bare[-size:], bare[:-size])):
            if (what := _portfolios().get(organ)) and (whose := _belonging().get(rest)):
                return f"{what} of {whose}"
    return None


def _bare(name: str) -> Words:
    return tuple(word for word in words(unjoined(name)) if word not in _LITTLE)


@cache
def _organisations() -> Mapping[Words, str]:
    return {_bare(name): each["en"][0] for each in _read("organisations") for names in each.values() for name in names}


@cache
def _portfolios() -> Mapping[Words, str]:
    listed = _read("portfolios").items()
    return {_bare(name): what for what, named in listed for names in named.values() for name in names}


@cache
def _state_names() -> Mapping[Words, str]:
    """Every name of a state, of its capital and its people, which may stand for it; of two states' name, the name proper."""
    table = dict(_proper())
    for state in states():
        for name in (*state.capitals, state.capital_english, *state.french_also):
            if name:
                table.setdefault(_bare(name), state.english)
    for word, whose in nisbas().items():
        table.setdefault(_bare(word), whose.english)
    return table


@cache
def _belonging() -> Mapping[Words, str]:
    """What tells whose an organ is: a state's name or its adjective. No capital: two governments may claim a state."""
    table = dict(_proper())
    for state in states():
        table.setdefault(_bare(state.adjective), state.english)
    for word, state in nisbas().items():
        table.setdefault(_bare(word), state.english)
    return table


@cache
def _proper() -> Mapping[Words, str]:
    return {_bare(name): english for english, name in _names()}


def _names() -> Iterator[tuple[str, str]]:
    for state in states():
        for name in (*state.arabic, state.english, state.french, *state.also):
            if name:
                yield state.english, name


def _read(name: str) -> dict:  # type: ignore[type-arg]
    return yaml.safe_load(files("agents.merge").joinpath(f"{name}.yaml").read_text("utf-8"))  # type: ignore[no-any-return]
