"""The words that claims are compared by, one `Lore` a language: negators, hedges, contraries, words of the same meaning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from agents.faithfulness.claims.forms import shapes
from agents.faithfulness.lists import Phrase, folded_phrases, folded_words, listed
from agents.faithfulness.words import LANGUAGES, Verb, Words, verb_forms, words
from retrieval.text.normalise import fold_text


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
    data = listed(language, "claims") or {}
    return Lore(
        words=lexicon,
        verbs={**verb_forms(language, data["verbs"]), **lexicon.verbs},
        contraries=_pairs(data["antonyms"]),
        alike=_groups(data["synonyms"]),
        negators=folded_words(data["negators"]),
        verbal_negators=folded_words(data["verbal_negators"]),
        not_negating=folded_phrases(data["not_negating"]),
        possible=folded_words(data["possible"]),
        likely=folded_words(data["likely"]),
        intended=folded_words(data["intended"]),
        firm=folded_words(data["firm"]),
        confirming=folded_words(data["confirming"]),
        glue=folded_words(data["glue"]),
        first_person=folded_words(data["first_person"]),
        relative=folded_words(data["relative"]),
        realms=folded_words(data["realms"]),
        prepositions=folded_words(data["prepositions"]),
        passive_agent=folded_phrases(data["passive_agent"]),
        quoted_passive=folded_phrases(data["quoted_passive"]),
        affirming=folded_words(data["affirming"]),
        refusing=folded_words(data["refusing"]),
    )


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
