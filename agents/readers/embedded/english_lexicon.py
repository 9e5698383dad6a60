"""The English lexicons, loaded once."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from agents.readers.embedded.lexicon import State, data, folded, states
from agents.readers.embedded.once import once
from agents.readers.embedded.phrases import Phrase, Phrases
from schemas.vocabulary import SpeechAct


@dataclass(frozen=True, slots=True)
class EnglishVerb:
    """An English form of a verb that carries a stand."""

    base: str
    act: SpeechAct
    that: bool
    object: bool
    weak: bool
    preps: frozenset[str]
    form: Literal["finite", "ing"]


@once
def english_verbs() -> Phrases[EnglishVerb]:
    """Form, perhaps of two words, → verb."""
    table: dict[Phrase, EnglishVerb] = {}
    for act, verbs in data("en", "verbs").items():
        for entry in verbs:
            base, *rest = entry["base"].split()
            stem = base.removesuffix("e")
            past = entry.get(
                "past", stem + "ed" if base[-1] != "y" or base[-2] in "aeiou" else base[:-1] + "ied"
            ).split()[0]
            third = base[:-1] + "ies" if base[-1] == "y" and base[-2] not in "aeiou" else base + "s"
            third = base + "es" if base.endswith(("s", "sh", "ch")) else third
            forms = {base: "finite", third: "finite", past: "finite", stem + "ing": "ing", base + "ing": "ing"}
            for form, kind in forms.items():
                verb = EnglishVerb(
                    entry["base"],
                    cast(SpeechAct, act),
                    bool(entry.get("that")),
                    bool(entry.get("object")),
                    bool(entry.get("weak")),
                    frozenset(entry.get("with", ())),
                    cast(Literal["finite", "ing"], kind),
                )
                table.setdefault((form, *rest), verb)
    return Phrases(table)


@lru_cache(maxsize=64)
def english(use: str) -> Phrases[bool]:
    """The English words of a use."""
    node = data("en", "words")[use]
    return Phrases.of(folded(str(word)) for word in node)


@once
def english_bodies() -> Phrases[str]:
    """English head of a body's name → actor type."""
    bodies = data("en", "words")["bodies"]
    return Phrases({folded(head): kind for kind, heads in bodies.items() for head in heads})


@once
def english_states() -> Phrases[State]:
    """English or French name of a state, or its capital."""
    table: dict[Phrase, State] = {}
    for state in states():
        for name in (state.english, state.capital_english, state.french):
            if name:
                table.setdefault(folded(name), state)
    return Phrases(table)


@once
def state_adjectives() -> dict[str, State]:
    """Folded English adjective of belonging, one word, → its state."""
    return {folded(s.adjective)[0]: s for s in states() if len(folded(s.adjective)) == 1}


@once
def english_adjectives() -> frozenset[str]:
    """Adjectives of belonging to a state, folded, one word each."""
    return frozenset(folded(s.adjective)[0] for s in states() if len(folded(s.adjective)) == 1)
