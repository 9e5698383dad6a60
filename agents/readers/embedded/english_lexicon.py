"""The English lexicons, loaded once."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

import regex

from agents.readers.embedded.english_forms import english_forms
from agents.readers.embedded.french_forms import french_forms
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
    needs: frozenset[str] = frozenset()
    """Words of which one must stand behind a verb that carries a stand only with it: held X responsible."""


@once
def english_verbs() -> Phrases[EnglishVerb]:
    """Form, perhaps of two words, → verb."""
    table: dict[Phrase, EnglishVerb] = {}
    for act, verbs in data("en", "verbs").items():
        for entry in verbs:
            for base, forms, rest in english_forms(entry):
                for form, kind in forms.items():
                    verb = EnglishVerb(
                        base,
                        cast(SpeechAct, act),
                        bool(entry.get("that")),
                        bool(entry.get("object")),
                        bool(entry.get("weak")),
                        frozenset(entry.get("with", ())),
                        kind,
                        frozenset(entry.get("needs", ())),
                    )
                    table.setdefault((form, *rest), verb)
    return Phrases(table)


@once
def french_verbs() -> Phrases[EnglishVerb]:
    """French form, perhaps of several words, → verb; participles count as finite, their auxiliary stands before them."""
    table: dict[Phrase, EnglishVerb] = {}
    for act, verbs in data("fr", "verbs").items():
        for entry in verbs:
            told = (
                cast(SpeechAct, act),
                bool(entry.get("that")),
                bool(entry.get("object")),
                bool(entry.get("weak")),
                frozenset(entry.get("with", ())),
            )
            needs = frozenset(entry.get("needs", ()))
            for base, finite, doing in french_forms(entry):
                for form in finite:
                    table.setdefault(folded(form), EnglishVerb(base, *told, "finite", needs))
                for form in doing:
                    table.setdefault(folded(form), EnglishVerb(base, *told, "ing", needs))
    return Phrases(table)


@once
def french_infinitives() -> Phrases[EnglishVerb]:
    """French infinitive, or that of a phrase without its object, → verb; for those led up to: tient à préciser."""
    table: dict[Phrase, EnglishVerb] = {}
    for entry in (entry for verbs in data("fr", "verbs").values() for entry in verbs):
        for base, finite, _ in french_forms(entry):
            infinitive = str(entry.get("inf", base))
            if "inf" in entry or infinitive.endswith(("er", "ir")):
                table.setdefault(folded(infinitive), french_verbs()[folded(finite[0])])
    return Phrases(table)


@once
def nominals() -> dict[Phrase, EnglishVerb]:
    """Noun of a stand in English or French (claim, refus) → what it does, in the form of a verb."""
    table: dict[Phrase, EnglishVerb] = {}
    for language in ("en", "fr"):
        for act, nouns in data(language, "words")["nominal"].items():
            for noun in nouns:
                told = EnglishVerb(noun, cast(SpeechAct, act), True, True, False, frozenset(), "finite")
                table.setdefault(folded(noun), told)
    return table


_JOINED = regex.compile(r"^(?:[lds]|qu)['’](?=\p{L}{2})")
_APART = frozenset(("bodies", "conflict"))
"""Uses of which the English list stays by itself."""


def elided(word: str) -> str:
    """A folded word without the French article or particle joined to it: l'exode, d'escalade, qu'une."""
    return _JOINED.sub("", word)


@lru_cache(maxsize=1024)
def english(use: str) -> Phrases[bool]:
    """The English words of a use, and the French ones where one table serves both."""
    french = () if use in _APART else data("fr", "words").get(use, ())
    return Phrases.of(folded(str(word)) for word in (*data("en", "words")[use], *french))


@lru_cache(maxsize=1024)
def french(use: str) -> Phrases[bool]:
    """The French words of a use that English has no list for."""
    return Phrases.of(folded(str(word)) for word in data("fr", "words")[use])


@once
def stands_for() -> dict[str, frozenset[str]]:
    """English title or calling that is used in place of others (cleric) → those others (bishop, imam)."""
    table = data("en", "words")["stands_for"]
    return {folded(word)[0]: frozenset(folded(other)[0] for other in others) for word, others in table.items()}


@once
def english_bodies() -> Phrases[str]:
    """English or French head of a body's name → actor type."""
    rows = [*data("fr", "words")["bodies"].items(), *data("en", "words")["bodies"].items()]
    return Phrases({folded(head): kind for kind, heads in rows for head in heads})


@once
def english_states() -> Phrases[State]:
    """English or French name of a state, or its capital."""
    table: dict[Phrase, State] = {}
    for state in states():
        for name in (state.english, state.capital_english, state.french, *state.also, *state.french_also):
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
