"""The words of those who serve both sides, from `mediation_even.yaml` of English and French."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from agents.readers.embedded.lexicon import data, folded
from agents.readers.embedded.phrases import Phrase, Phrases
from schemas.vocabulary import MediatorRole


@dataclass(frozen=True)
class EvenWords:
    """The lists of one language."""

    even: Phrases[bool]
    """Words of both sides: both, neither, the one, the other."""
    rhythm: Phrases[bool]
    """Words that tell that something is done regularly."""
    pronouns: frozenset[str]
    linked: frozenset[str]
    """Words before a verb whose subject stands further back."""
    relative: frozenset[str]
    auxiliaries: frozenset[str]
    staff: frozenset[str]
    """Those who act for a body, behind its name."""
    times: frozenset[str]
    charged: frozenset[str]
    """Words that charge somebody with the deed that follows in the infinitive."""
    before_infinitive: frozenset[str]
    led: Phrases[bool]
    """Words between a body and who leads it."""
    governing: frozenset[str]
    """Words before a mention that a sentence is not about."""
    articles: frozenset[str]
    own: frozenset[str]
    where: frozenset[str]
    places: frozenset[str]
    carriers: frozenset[str]
    verbs: Phrases[list[int]]
    """Form → numbers of the deeds it may be."""
    things: tuple[Phrases[bool], ...]
    """What each deed is done to."""
    roles: tuple[MediatorRole, ...]
    regular: tuple[bool, ...]
    """Whether the deed counts where it is done regularly, without a word of both sides."""
    alone: tuple[bool, ...]
    """Whether it counts without either."""


@cache
def even_words(language: str) -> EvenWords:
    """The lists of a language."""
    raw = data("en", "mediation_even") if language == "en" else data("fr", "mediation_even")
    verbs: dict[Phrase, list[int]] = {}
    for number, deed in enumerate(raw["deeds"]):
        for form in deed["verbs"]:
            verbs.setdefault(folded(form), []).append(number)

    def plain(name: str) -> frozenset[str]:
        return frozenset(folded(word)[0] for word in raw[name])

    return EvenWords(
        even=_listed(raw["even"]),
        rhythm=_listed(raw["rhythm"]),
        pronouns=plain("pronouns"),
        linked=plain("linked"),
        relative=plain("relative"),
        auxiliaries=plain("auxiliaries"),
        staff=plain("staff"),
        times=plain("times"),
        charged=plain("charged"),
        before_infinitive=plain("before_infinitive"),
        led=_listed(raw["led"]),
        governing=plain("governing"),
        articles=plain("articles"),
        own=plain("own"),
        where=plain("where"),
        places=plain("places"),
        carriers=plain("carriers"),
        verbs=Phrases(verbs),
        things=tuple(_listed(deed["things"]) for deed in raw["deeds"]),
        roles=tuple(cast(MediatorRole, deed["role"]) for deed in raw["deeds"]),
        regular=tuple(bool(deed.get("rhythm")) for deed in raw["deeds"]),
        alone=tuple(bool(deed.get("alone")) for deed in raw["deeds"]),
    )


def _listed(words: Iterable[str]) -> Phrases[bool]:
    return Phrases.of(map(folded, words))
