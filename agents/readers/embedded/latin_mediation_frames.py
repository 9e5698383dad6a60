"""The frames of mediation of English and French, from their lexicons."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from agents.readers.embedded.lexicon import data, folded
from agents.readers.embedded.phrases import Phrase, Phrases
from schemas.vocabulary import MediatorRole


@dataclass(frozen=True)
class Frames:
    """The frames of one language."""

    verbs: Phrases[list[tuple[MediatorRole, str]]]
    """Verb form → roles, each with the lists of words of each of which one must follow."""
    agents: Phrases[MediatorRole]
    """Phrase right before the mediator: brokered by, sous la médiation de."""
    roles: Phrases[MediatorRole]
    """Noun of what somebody is: guarantor, go-between."""
    deeds: Phrases[MediatorRole]
    """Noun of what somebody does, behind whose name or adjective it stands: mediation, good offices."""
    relative: Phrases[MediatorRole]
    """Phrase right behind the mediator: X, under whose auspices."""
    places: Phrases[bool]
    """Phrase before the place of talks: the talks open in Accra."""
    being: Phrases[bool]
    """Words that make a role somebody's: acted as, a guarantor."""
    objects: dict[str, frozenset[str]]
    auxiliaries: frozenset[str]
    over: frozenset[str]
    """Words over a verb that make it an offer, a call or no deed."""
    not_now: frozenset[str]
    """Words before a role that somebody no longer has: a former mediator."""


@cache
def frames_of(language: str) -> Frames:
    """The frames in `mediation.yaml` of a language."""
    raw = data(language, "mediation")
    verbs: dict[Phrase, list[tuple[MediatorRole, str]]] = {}
    for row in raw["verbs"]:
        for form in row["forms"]:
            verbs.setdefault(folded(form), []).append((cast(MediatorRole, row["role"]), str(row["object"])))

    def roles(name: str) -> Phrases[MediatorRole]:
        return Phrases(
            {folded(phrase): cast(MediatorRole, role) for role, found in raw[name].items() for phrase in found}
        )

    def plain(name: str) -> frozenset[str]:
        return frozenset(folded(word)[0] for word in raw[name])

    objects = {name: frozenset(folded(word)[0] for word in words) for name, words in raw["objects"].items()}
    return Frames(
        verbs=Phrases(verbs),
        agents=roles("agents"),
        roles=roles("roles"),
        deeds=roles("deeds"),
        relative=roles("relative"),
        places=Phrases.of(folded(phrase) for phrase in raw["places"]),
        being=Phrases.of(folded(phrase) for phrase in raw["being"]),
        objects=objects,
        auxiliaries=plain("auxiliaries"),
        over=plain("over"),
        not_now=plain("not_now"),
    )
