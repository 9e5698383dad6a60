"""The checker's lexicons: YAML folded once into sets of word forms, one `Words` a language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from agents.faithfulness.lists import Phrase, fold_phrase, folded_phrases, folded_words, listed
from retrieval.text.normalise import fold_text

LANGUAGES = ("ar", "en")
_PAST_WEAK = ("ى", "ا")


@dataclass(frozen=True)
class Verb:
    """One form of a verb of saying: its class and what the form tells of its subject."""

    kind: str
    feminine: bool | None
    """None where the form does not tell."""
    verbal_noun: bool = False
    bare: bool = False
    """The form has its subject in itself or before it, never behind it: a participle, a first person."""
    plural: bool = False
    """A finite verb in the dual or plural: a noun behind it is its object, for before its subject it is singular."""


@dataclass(frozen=True)
class Words:
    """One language's words, every form folded at the letters level."""

    language: str
    verbs: Mapping[str, Verb]
    transitive: frozenset[str]
    object_first: frozenset[str]
    according: tuple[Phrase, ...]
    complementisers: frozenset[str]
    not_subject: frozenset[str]
    titles: frozenset[str]
    pronouns: frozenset[str]
    agents: frozenset[str]
    """Nouns of people and bodies that act: at the head of a slot somebody stands there, known or not."""
    replies: frozenset[str]
    """Verbs and nouns of replying: a reply may deny without a denying word."""
    ceasing: frozenset[str]
    """Words of leaving off, ending and withdrawing: who asks for that opposes."""
    openers: frozenset[str]
    """Words that open a clause with a subject of its own: فيما, while."""
    pointing: frozenset[str]
    """Words that point back to what was just said: هذا, هكذا, this."""
    negators: frozenset[str]
    denying_openers: frozenset[str]
    """Negators of what was: at the head of a span they deny it."""
    denial_words: frozenset[str]
    alleged: frozenset[str]
    future: frozenset[str]
    hypothetical: tuple[Phrase, ...]
    gloss: tuple[Phrase, ...]
    mediation: tuple[Phrase, ...]
    contact: tuple[Phrase, ...]
    """Meetings, calls and texts: an actor in them may mediate, the word alone does not show it."""
    likelihood: tuple[tuple[Phrase, int], ...]
    calendar: tuple[tuple[Phrase, str], ...]
    """Weekdays `w1`…`w7`, months `m1`…`m12`, Hijri months `h1`…`h12`, days `d-2`…`d2`."""
    numbers: tuple[tuple[Phrase, int], ...]
    teens: frozenset[str]
    joint: frozenset[str]
    between: frozenset[str]
    stop: frozenset[str]
    places: tuple[Phrase, ...]


@cache
def words(language: str) -> Words | None:
    """The lexicon of `language`; None for a language that the checker does not know."""
    if language not in LANGUAGES:
        return None
    data = listed(language) or {}
    return Words(
        language=language,
        verbs=verb_forms(language, data["verbs"]),
        transitive=frozenset(data["transitive"]),
        object_first=frozenset(data["object_first"]),
        according=folded_phrases(data["according"]),
        complementisers=folded_words(data["complementisers"]),
        not_subject=folded_words(data["not_subject"]),
        titles=folded_words(data["titles"]),
        pronouns=folded_words(data.get("pronouns", [])),
        agents=folded_words(data["agents"]),
        replies=folded_words(data["replies"]),
        ceasing=folded_words(data["ceasing"]),
        openers=folded_words(data["openers"]),
        pointing=folded_words(data["pointing"]),
        negators=folded_words(data["negators"]),
        denying_openers=folded_words(data["denying_openers"]),
        denial_words=folded_words(data["denial_words"]),
        alleged=folded_words(data["alleged"]),
        future=folded_words(data["future"]),
        hypothetical=folded_phrases(data["hypothetical"]),
        gloss=folded_phrases(data["gloss"]),
        mediation=folded_phrases(data["mediation"]),
        contact=folded_phrases(data["contact"]),
        likelihood=_valued(data["likelihood"]),
        calendar=_calendar(data),
        numbers=_valued(data["numbers"]),
        teens=folded_words(data["teen"]),
        joint=folded_words(data["joint"]),
        between=folded_words(data["between"]),
        stop=folded_words(data["stop"]),
        places=folded_phrases(data["places"]),
    )


def _valued(entries: Mapping[int, Sequence[str]]) -> tuple[tuple[Phrase, int], ...]:
    pairs = [(fold_phrase(entry), int(value)) for value, forms in entries.items() for entry in forms]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def _calendar(data: Mapping[str, Any]) -> tuple[tuple[Phrase, str], ...]:
    pairs = [
        (fold_phrase(form), f"{letter}{number}")
        for letter, name in (("w", "weekdays"), ("m", "months"), ("d", "days"), ("h", "hijri"))
        for number, forms in data[name].items()
        for form in forms
    ]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def verb_forms(language: str, classes: Mapping[str, Any]) -> dict[str, Verb]:
    """Form → verb, for the entries of a lexicon by class."""
    return _finite_first((_arabic_verbs if language == "ar" else _english_verbs)(classes))


def _finite_first(forms: Iterator[tuple[str, Verb]]) -> dict[str, Verb]:
    """Form → verb; «رفض» is the verb before it is its noun."""
    found: dict[str, Verb] = {}
    for form, verb in forms:
        rank = (verb.verbal_noun, verb.bare)
        if form and (form not in found or rank < (found[form].verbal_noun, found[form].bare)):
            found[form] = verb
    return found


def _arabic_verbs(classes: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[tuple[str, Verb]]:
    for kind, entries in classes.items():
        for entry in entries:
            past, present, participle, noun = (*entry, "", "")[:4]
            for form, feminine, plural in (*_arabic_past(past), *_arabic_present(present)):
                yield fold_text(form, "letters"), Verb(kind, feminine, plural=plural)
            for form, feminine in _arabic_participle(participle):
                yield fold_text(form, "letters"), Verb(kind, feminine, bare=True)
            for form in ("ن" + present, "أ" + present) if present else ():
                yield fold_text(form, "letters"), Verb(kind, None, bare=True)
            if noun:
                yield fold_text(noun, "letters"), Verb(kind, None, verbal_noun=True)


def _arabic_past(past: str) -> list[tuple[str, bool | None, bool]]:
    if not past:
        return []
    stem = past[:-1] if past.endswith(_PAST_WEAK) else past
    many = [stem + "وا", stem + "يا" if stem != past else stem + "ا"]
    return [
        (past, False, False),
        (stem + "ت", True, False),
        (stem + "تا", True, True),
        *((form, False, True) for form in many),
    ]


def _arabic_present(stem: str) -> list[tuple[str, bool | None, bool]]:
    if not stem:
        return []
    many = ["ي" + stem + "ون", "ي" + stem + "ان", "ي" + stem.rstrip("يىو") + "ون"]
    return [
        ("ت" + stem, True, False),
        ("ت" + stem + "ان", True, True),
        ("ي" + stem, False, False),
        *((form, False, True) for form in many),
    ]


def _arabic_participle(participle: str) -> list[tuple[str, bool | None]]:
    if not participle:
        return []
    masculine = [participle, participle + "ا", participle + "ين", participle + "ون", participle.removesuffix("ي") + "ا"]
    return [(participle + "ة", True), (participle + "ات", True), *((form, False) for form in masculine)]


def _english_verbs(classes: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[tuple[str, Verb]]:
    for kind, entries in classes.items():
        for forms in entries:
            yield from ((fold_text(form, "letters"), Verb(kind, None)) for form in forms)
