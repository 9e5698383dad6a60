"""The words that claims are compared by, one `Lore` a language: negators, hedges, contraries, words of the same meaning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from agents.faithfulness.claims.forms import shapes
from agents.faithfulness.words import LANGUAGES, Phrase, Verb, Words, fold_phrase, verb_forms, words
from retrieval.text.normalise import fold_text

_FOLDER = Path(__file__).parent.parent / "lexicon"


@dataclass(frozen=True)
class Lore:
    """One language's words, folded at the letters level."""

    words: Words
    verbs: Mapping[str, Verb]
    """Reporting verbs of both lexicons, form by form."""
    negators: frozenset[str]
    verbal_negators: frozenset[str]
    not_negating: tuple[Phrase, ...]
    possible: frozenset[str]
    likely: frozenset[str]
    intended: frozenset[str]
    firm: frozenset[str]
    confirming: frozenset[str]
    glue: frozenset[str]
    first_person: frozenset[str]
    relative: frozenset[str]
    realms: frozenset[str]
    prepositions: frozenset[str]
    passive_agent: tuple[Phrase, ...]
    quoted_passive: tuple[Phrase, ...]
    affirming: frozenset[str]
    refusing: frozenset[str]
    contraries: Mapping[str, frozenset[str]]
    alike: Mapping[str, frozenset[int]]
    """Word → the groups of words of the same meaning that it is in."""

    @property
    def hedges(self) -> frozenset[str]:
        """Every word that leaves open whether something is so."""
        return self.possible | self.likely | self.intended

    def contrary(self, one: str, other: str) -> bool:
        """Whether the two forms are of words of contrary meaning."""
        theirs = shapes(other)
        return any(self.contraries.get(shape, frozenset()) & theirs for shape in shapes(one))

    def same(self, one: str, other: str) -> bool:
        """Whether the two forms are of words of the same meaning, or of one word."""
        mine, theirs = shapes(one), shapes(other)
        if mine & theirs:
            return True
        groups = frozenset[int]().union(*(self.alike.get(shape, frozenset()) for shape in mine))
        return any(self.alike.get(shape, frozenset()) & groups for shape in theirs)


@cache
def lore(language: str) -> Lore | None:
    """The lore of `language`; None for a language that the checker does not know."""
    lexicon = words(language)
    if lexicon is None or language not in LANGUAGES:
        return None
    source = (_FOLDER / language / "claims.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(source, yaml.BaseLoader)  # noqa: S506 - it makes strings only: «no» stays a word
    return Lore(
        words=lexicon,
        verbs={**verb_forms(language, data["verbs"]), **lexicon.verbs},
        contraries=_pairs(data["antonyms"]),
        alike=_groups(data["synonyms"]),
        negators=_forms(data["negators"]),
        verbal_negators=_forms(data["verbal_negators"]),
        not_negating=_phrases(data["not_negating"]),
        possible=_forms(data["possible"]),
        likely=_forms(data["likely"]),
        intended=_forms(data["intended"]),
        firm=_forms(data["firm"]),
        confirming=_forms(data["confirming"]),
        glue=_forms(data["glue"]),
        first_person=_forms(data["first_person"]),
        relative=_forms(data["relative"]),
        realms=_forms(data["realms"]),
        prepositions=_forms(data["prepositions"]),
        passive_agent=_phrases(data["passive_agent"]),
        quoted_passive=_phrases(data["quoted_passive"]),
        affirming=_forms(data["affirming"]),
        refusing=_forms(data["refusing"]),
    )


def _forms(entries: Sequence[str]) -> frozenset[str]:
    return frozenset(fold_text(entry, "letters") for entry in entries)


def _phrases(entries: Sequence[str]) -> tuple[Phrase, ...]:
    return tuple(sorted({fold_phrase(entry) for entry in entries}, key=lambda p: (-len(p), p)))


def _pairs(entries: Sequence[Sequence[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in entries:
        one, other = (fold_text(word, "letters").removesuffix("ه") for word in pair)
        if " " in one or " " in other:
            continue
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def _groups(entries: Sequence[Sequence[str]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(entries):
        for word in group:
            found.setdefault(fold_text(word, "letters").removesuffix("ه"), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
