"""What a query looks for in the word index: its own words and their synonyms, and the same in other languages.

A translation is looked for among articles of its own language alone: English words that stand in an Arabic article are
names and quotations, and would only disturb an Arabic question there.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import sqrt
from typing import Final, NamedTuple

import regex

from retrieval.expand import LANGUAGES, Rewording, expand, own_language
from retrieval.text.normalise import tokens
from retrieval.words import Wanted, likeness, surface_words
from schemas.question import Filters, Query

KEPT_IN: Final[Mapping[str, tuple[str, ...]]] = {
    "ar": ("ar", "und", "fa", "ur", "ku", "ps"),
    "en": ("en", "und"),
    "fr": ("fr", "und"),
}
"""Languages under which articles may be kept that the words of a language are looked for in."""
FAINTEST: Final = 0.01
"""A feature that counts less is not looked for."""
_LATIN: Final = regex.compile(r"\p{Latin}+")
_ARABIC: Final = regex.compile(r"\p{Arabic}+")
_JOINED: Final = ("", "و", "ف", "ب", "ل", "ك")
_WITH_ARTICLE: Final = ("ال", "وال", "فال", "بال", "لل", "ولل", "كال")


class Wording(NamedTuple):
    """One way to look for a query."""

    wanted: Wanted
    language: str | None
    """The language it was put into; None for its own words."""


def wordings(query: Query) -> tuple[tuple[Wording, ...], tuple[Rewording, ...]]:
    """The ways to look for a query, its own words first, and every expansion there was."""
    text = " ".join((query.words, *query.phrases))
    own = own_language(text)
    rewordings = expand(query.words, _languages(query.filters, own))
    found = [Wording(_wanted(query, text, [one for one in rewordings if one.language == own], query.filters), None)]
    for code in LANGUAGES:
        other = [one for one in rewordings if one.language == code]
        if code != own and other:
            filters = query.filters.model_copy(update={"languages": _kept_in(code, query.filters)})
            found.append(Wording(_wanted(query, text, other, filters), code))
    return tuple(found), rewordings


def features(text: str, rewordings: Sequence[Rewording]) -> tuple[tuple[str, float], ...]:
    """The features of a text and of its expansions, with their weights. The words of one expansion share its weight."""
    weights: defaultdict[str, float] = defaultdict(float, likeness(text))
    for rewording in rewordings:
        own = likeness(rewording.target)
        size = sqrt(max(1, len(tokens(rewording.target))))
        for feature, often in own:
            weights[feature] += rewording.weight * often / size
    return tuple((feature, round(weight, 4)) for feature, weight in weights.items() if weight >= FAINTEST)


def excluded(text: str) -> tuple[tuple[str, ...], ...]:
    """The forms of an excluded word or phrase: in Arabic with what is written together with its first word, too."""
    words = surface_words(text)
    if not words:
        return ()
    first, rest = words[0], words[1:]
    return tuple((form, *rest) for form in _forms(first))


def _forms(word: str) -> tuple[str, ...]:
    if _LATIN.fullmatch(word):
        return (word, f"{word}s")
    if not _ARABIC.fullmatch(word):
        return (word,)
    bare = word.removeprefix("ال") if len(word) > len("ال") + 1 else word
    return tuple(dict.fromkeys((word, *(f"{joined}{bare}" for joined in (*_JOINED, *_WITH_ARTICLE)))))


def _wanted(query: Query, text: str, rewordings: Sequence[Rewording], filters: Filters) -> Wanted:
    return Wanted(
        features=features(text, rewordings),
        phrases=tuple(filter(None, map(surface_words, query.phrases))),
        excluded=tuple(form for each in query.excluded for form in excluded(each)),
        filters=filters,
    )


def _languages(filters: Filters, own: str) -> Collection[str]:
    """The languages an expansion may be found in, the query's own always among them."""
    return [code for code in LANGUAGES if code == own or _kept_in(code, filters)]


def _kept_in(code: str, filters: Filters) -> tuple[str, ...]:
    return tuple(each for each in KEPT_IN[code] if not filters.languages or each in filters.languages)
