"""A query in other words: synonyms of the domain, names in other scripts, translations. Weightless, from the lists here.

Words side by side are looked up longest first, so that «prisoner exchange» is one thing. What no list has and what may
be a name is spelt in the other script by its sound. Every expansion says where it came from, so that a hit can show it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import regex

from retrieval.expand.latin import trunk
from retrieval.expand.lexicon import ARABIC, LONGEST, look_up
from retrieval.expand.senses import Kind, Sense
from retrieval.expand.sound import spellings
from retrieval.text.language import detect
from retrieval.text.normalise import fold_text, tokens
from retrieval.text.stem import skeleton
from retrieval.text.stopwords import stop_words

LATIN: Final = ("en", "fr")
LANGUAGES: Final = (ARABIC, *LATIN)
"""Languages the lists have."""
MOST_WORDS: Final = 200
"""Words of a query that are expanded; a longer one says enough by itself."""
MOST_FORMS: Final = 4
"""Names for one meaning that are looked for in one language."""
SAME_LANGUAGE: Final[Mapping[Kind, float]] = {"term": 0.2, "name": 0.1}
"""What a synonym counts against the word that was typed. More than that costs questions that need none."""
KINDS: Final[Mapping[Kind, float]] = {"term": 1.0, "name": 1.0, "glossary": 0.8, "near": 0.6, "sound": 1.0}
SHARING: Final = 1.0
"""Each of n forms counts 1 / n to this power."""
_NUMBER: Final = regex.compile(r"\p{N}+")


class Rewording(NamedTuple):
    """Some words of a query, said otherwise."""

    source: str
    """As typed."""
    target: str
    """What is looked for besides."""
    language: str
    """Of the target."""
    weight: float
    """Against 1 for a word that was typed."""
    kind: Kind


def own_language(text: str) -> str:
    """The language a query counts as: that of its script, and English for Latin letters that tell no more."""
    if regex.search(r"\p{Arabic}", text):
        return ARABIC
    told = detect(text)
    return told if told in LATIN else LATIN[0]


def expand(text: str, languages: Collection[str] = LANGUAGES) -> tuple[Rewording, ...]:
    """All the expansions of a query.

    Args:
        text: The plain words of a query.
        languages: Languages that articles may be in, of those the lists have.
    """
    words = [text[start:end] for start, end in tokens(text)[:MOST_WORDS]]
    own = own_language(text)
    found: list[Rewording] = []
    at = 0
    while at < len(words):
        size, senses = _longest(words, at, own)
        source = " ".join(words[at : at + size])
        for code in languages:
            if senses:
                found += _said(source, senses, code, same=code == own)
            elif _may_be_name(source) and (code == ARABIC) != (own == ARABIC):
                found += _spelt(source, code)
        at += size
    return tuple(dict.fromkeys(found))


def _longest(words: Sequence[str], at: int, own: str) -> tuple[int, tuple[Sense, ...]]:
    """How many words from `at` on are known together, and as what; one word and nothing when none are."""
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        if senses := look_up(words[at : at + size], own):
            return size, senses
    return 1, ()


def _said(source: str, senses: Sequence[Sense], code: str, *, same: bool) -> Iterator[Rewording]:
    """The names of the meanings in one language, which share the weight of what was typed."""
    forms: dict[str, Kind] = {}
    for sense in senses:
        for form in sense.forms.get(code, ())[:MOST_FORMS]:
            if not (same and _alike(form, source)):
                forms.setdefault(form, sense.kind)
    for form, kind in forms.items():
        weight = SAME_LANGUAGE.get(kind, 0.0) if same else KINDS[kind] / len(forms) ** SHARING
        if weight:
            yield Rewording(source, form, code, round(weight, 4), kind)


def _alike(form: str, source: str) -> bool:
    """Whether the index finds both by the same stems already."""
    return _stems(form) == _stems(source)


def _stems(text: str) -> list[str]:
    return [skeleton(trunk(fold_text(text[start:end]))) for start, end in tokens(text)]


def _may_be_name(word: str) -> bool:
    return not _NUMBER.search(word) and fold_text(word) not in stop_words()


def _spelt(source: str, code: str) -> Iterator[Rewording]:
    for spelling in spellings(source):
        yield Rewording(source, spelling.word, code, round(KINDS["sound"] * spelling.likelihood, 4), "sound")
