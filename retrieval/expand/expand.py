"""A query in other words: synonyms of the domain, names in other scripts, translations. Weightless, from the lists here.

Words side by side are looked up longest first, so that «prisoner exchange» is one thing. What no list has and what may
be a name is spelt in the other script by its sound. Every expansion says where it came from, so that a hit can show it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import regex

from retrieval.expand.lexicon import ARABIC, LONGEST, Kind, Sense, look_up
from retrieval.expand.sound import spellings
from retrieval.text.language import detect
from retrieval.text.normalise import fold_text, tokens
from retrieval.text.stopwords import stop_words

MOST_WORDS: Final = 200
"""Words of a query that are expanded; a longer one says enough by itself."""
MOST_FORMS: Final = 4
"""Names for one meaning that are looked for in one language."""
SAME_LANGUAGE: Final = 0.2
"""What a synonym counts against the word that was typed."""
KINDS: Final[Mapping[Kind, float]] = {"term": 1.0, "name": 1.0, "glossary": 0.9, "near": 0.6, "sound": 0.6}
SHARING: Final = 0.5
"""Each of n forms counts 1 / n to this power."""
_NUMBER: Final = regex.compile(r"\p{N}+")


class Rewording(NamedTuple):
    """Some words of a query, said otherwise."""

    source: str
    """As typed."""
    target: str
    """What is looked for besides."""
    weight: float
    """Against 1 for a word that was typed."""
    kind: Kind
    start: int
    end: int
    """Where `source` stands in the query: half-open code-point offsets."""


def expand(text: str, languages: Sequence[str] = ("ar", "en", "fr")) -> tuple[Rewording, ...]:
    """All the expansions of a query.

    Args:
        text: The plain words of a query.
        languages: Languages that articles may be in.
    """
    spans = tokens(text)[:MOST_WORDS]
    words = [text[start:end] for start, end in spans]
    own = detect(text)
    found: list[Rewording] = []
    at = 0
    while at < len(words):
        size, senses = _longest(words, at)
        start, end = spans[at].start, spans[at + size - 1].end
        source = text[start:end]
        if senses:
            found += _said(source, senses, own, languages, (start, end))
        if _may_be_name(words[at], at, bool(senses)) and size == 1:
            found += _spelt(source, languages, (start, end))
        at += size
    return tuple(found)


def _longest(words: Sequence[str], at: int) -> tuple[int, tuple[Sense, ...]]:
    """How many words from `at` on are known together, and as what; one word and nothing when none are."""
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        if senses := look_up(words[at : at + size]):
            return size, senses
    return 1, ()


def _said(
    source: str, senses: Sequence[Sense], own: str, languages: Sequence[str], place: tuple[int, int]
) -> Iterator[Rewording]:
    """The names of the meanings in every language that is wanted."""
    arabic = bool(regex.search(r"\p{Arabic}", source))
    for code in languages:
        same = arabic if code == ARABIC else not arabic and code == (own if own in ("en", "fr") else "en")
        forms: dict[str, Kind] = {}
        for sense in senses:
            if same and sense.kind not in ("term", "name"):
                continue
            for form in sense.forms.get(code, ())[:MOST_FORMS]:
                if fold_text(form) != fold_text(source):
                    forms.setdefault(form, sense.kind)
        share = SAME_LANGUAGE if same else 1 / max(1, len(forms)) ** SHARING
        for form, kind in forms.items():
            yield Rewording(source, form, share * KINDS[kind], kind, *place)


def _may_be_name(word: str, at: int, known: bool) -> bool:
    if _NUMBER.search(word) or fold_text(word) in stop_words():
        return False
    return not known


def _spelt(source: str, languages: Sequence[str], place: tuple[int, int]) -> Iterator[Rewording]:
    arabic = bool(regex.search(r"\p{Arabic}", source))
    if arabic and not {"en", "fr"} & set(languages) or not arabic and ARABIC not in languages:
        return
    for spelling in spellings(source):
        yield Rewording(source, spelling.word, KINDS["sound"] * spelling.likelihood, "sound", *place)
