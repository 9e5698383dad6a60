"""The words of a text as retrieval sees them: folded, stop words told apart, each word as the features it is found by.

One analyser for every language: padded character 4-grams carry inflection and misspelling, the light stem without long
vowels carries broken plurals. Scripts written without spaces are cut into pairs of characters.
"""

from collections import Counter
from functools import lru_cache
from typing import Final

import regex

from retrieval.text.normalise import fold_text, tokens
from retrieval.text.stem import root
from retrieval.text.stopwords import stop_words

GRAM: Final = 4
_UNSPACED: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]{2,}")


def words(text: str) -> list[str]:
    """The words of a text in order, folded to the `letters` level."""
    return [folded for start, end in tokens(text) if (folded := _folded(text[start:end]))]


def telling_words(text: str) -> Counter[str]:
    """How often each word occurs that says something about the subject: stop words left out."""
    return Counter(word for word in words(text) if word not in stop_words())


@lru_cache(maxsize=100_000)
def features(word: str) -> tuple[str, ...]:
    """What a folded word is found by: its padded 4-grams and, last, its stem (marked with =)."""
    if _UNSPACED.fullmatch(word):
        return tuple(word[n : n + 2] for n in range(len(word) - 1))
    padded = f"_{word}_"
    grams = (padded[n : n + GRAM] for n in range(max(1, len(padded) - GRAM + 1)))
    return (*grams, f"={root(word)}")


@lru_cache(maxsize=200_000)
def _folded(word: str) -> str:
    """Larger than the cache of `fold_text`: an archive has more words than it has names."""
    return fold_text(word)
