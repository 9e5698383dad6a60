"""A passage as the word index takes it in: its features, its words in a row, and what its article says about it."""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import regex

from retrieval.archive import Filed
from retrieval.lexical import features
from retrieval.text.normalise import fold_text, tokens
from retrieval.text.stopwords import stop_words
from schemas.article import Article

STEM_COUNT: Final = 2
"""A stem counts as much as two 4-grams."""
LONGEST: Final = 64
"""Code points of a word that count; a longer one is no word but a code or a line without spaces."""
LAYOUT: Final = 1
"""Grows when what is kept of a passage changes its form."""
_PLAIN: Final = regex.compile(r"[ء-غف-ي]+")
"""A run that is one word of bare Arabic letters, as most are in the news: there is nothing to take apart."""
_RETRIEVAL: Final = Path(__file__).parents[1]
_READ_BY: Final = (
    "lexical.py",
    "text/normalise.py",
    "text/stem.py",
    "text/stopwords.py",
    "text/stopwords.yaml",
    "words/analyser.py",
)


@dataclass(frozen=True, slots=True)
class Fed:
    """One passage for the index; token lists are strings with single spaces."""

    id: str
    article_id: str
    features: str
    headline: str
    """Features of the article's title and date."""
    surface: str
    """Folded words in reading order."""
    outlet: str
    language: str
    source_class: str
    published: int | None
    """Seconds since 1970, UTC."""


def fed(filed: Filed) -> Iterator[Fed]:
    """The passages of one article."""
    article = filed.article
    headline = analysed(f"{article.title or ''} {_day(article)}")[0]
    for passage in filed.passages:
        features, surface = analysed(article.text[passage.start : passage.end])
        yield Fed(
            id=passage.id,
            article_id=article.id,
            features=features,
            headline=headline,
            surface=surface,
            outlet=article.outlet or "",
            language=article.language,
            source_class=article.source_class,
            published=int(article.published_at.timestamp()) if article.published_at else None,
        )


def analysed(text: str) -> tuple[str, str]:
    """The features of a text's telling words, and all its words folded in reading order; both parted by single spaces."""
    found = [_run(run) for run in text.split()]
    return " ".join([each[0] for each in found if each[0]]), " ".join([each[1] for each in found if each[1]])


def surface_words(text: str) -> tuple[str, ...]:
    """All words of a text, folded, in reading order: what phrases and exclusions are made of."""
    return tuple(analysed(text)[1].split(" ")) if text.strip() else ()


def likeness(text: str) -> tuple[tuple[str, float], ...]:
    """The features by which passages like a text are found, with their weights; none for a text without a telling word."""
    counts = Counter(analysed(text)[0].split())
    return tuple((feature, float(min(often, STEM_COUNT))) for feature, often in counts.items())


@cache
def fingerprint() -> str:
    """Changes whenever the same text could come out as other features or words."""
    digest = hashlib.sha256(f"{LAYOUT} {unicodedata.unidata_version}".encode())
    for name in _READ_BY:
        digest.update((_RETRIEVAL / name).read_bytes())
    return digest.hexdigest()[:16]


def _day(article: Article) -> str:
    return article.published_at.date().isoformat() if article.published_at else ""


def _run(run: str) -> tuple[str, str]:
    """The words of a run without white space; no word reaches beyond one, and news is made of few kinds of them."""
    return _remembered(run) if len(run) <= LONGEST else _made(run)


@lru_cache(maxsize=300_000)
def _remembered(run: str) -> tuple[str, str]:
    return _made(run)


def _made(run: str) -> tuple[str, str]:
    if _PLAIN.fullmatch(run) and len(run) <= LONGEST:
        folded = fold_text(run)
        return _joined(folded), folded
    pieces = [fold_text(piece) for start, end in tokens(run) for piece in _pieces(run[start:end])]
    words = [word for piece in pieces for word in piece.split()]
    return " ".join(filter(None, map(_joined, words))), " ".join(words)


def _joined(folded: str) -> str:
    if folded in stop_words():
        return ""
    found = features(folded)
    return " ".join((*found, found[-1]) if found[-1].startswith("=") else found)


def _pieces(word: str) -> list[str]:
    """A word without end in pieces of bounded length; each overlaps the next by one character, so that pairs are kept."""
    return [word[start : start + LONGEST] for start in range(0, max(1, len(word) - 1), LONGEST - 1)]
