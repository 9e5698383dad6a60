"""How much do vectors help the words on an archive? Its own headlines and opening sentences look for what follows them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import Archive
from retrieval.embed import Embedder
from retrieval.fuse import Ranking, reciprocal_rank
from retrieval.lexical import telling_words
from retrieval.text.segment import sentences
from retrieval.words import likeness
from retrieval.words.analyser import analysed
from schemas.article import Article
from schemas.base import Frozen
from schemas.question import Filters

WEIGHTS: Final = (0.0, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 64.0)
"""Weights of the vectors' ranking that are tried; the words' ranking has 1."""
FEWEST: Final = 50
"""Cases under which nothing is concluded."""
_MOST: Final = 400
"""Cases, from half as many articles."""
_SHORTEST_REST: Final = 100
"""Characters of a text to look for."""
_NEARLY: Final = 0.8
"""Share of what the words find."""
_TOLERATED: Final = 0.005
_FEWEST_OF_A_KIND: Final = 20
_FEWEST_WORDS: Final = 3
"""Telling words of a case."""
_PASSAGES_EACH: Final = 3
_DEPTH: Final = 100
_K1, _B = 1.2, 0.75


class Openings(Frozen):
    """What came out, as nDCG@10."""

    of: int
    """How many headlines and opening sentences looked for what they stand over."""
    weight: float
    """One of `WEIGHTS`."""
    words: float
    vectors: float
    fused: float
    """At that weight."""


class _Case(NamedTuple):
    query: str
    is_headline: bool
    wanted: frozenset[int]
    """Places of the texts it stands over."""


def try_openings(archive: Archive, embedder: Embedder) -> Openings | None:
    """Which weight serves best to find texts by what opens them; None where there is too little to tell.

    Raises:
        EmbedderError: its server fails.
        ArchiveError: the archive cannot be read.
    """
    cases, texts = _drawn_from(archive)
    if len(cases) < FEWEST:
        return None
    queries = [case.query for case in cases]
    by_words = _by_words(queries, texts)
    near = embedder.embed(queries, kind="query") @ embedder.embed(texts).T
    by_vectors = [_ranking(row) for row in near]
    gains = {
        weight: _gains([_fused(*both, weight) for both in zip(by_words, by_vectors, strict=True)], cases)
        for weight in WEIGHTS
    }
    scores = {weight: float(gains[weight].mean()) for weight in _harmless(gains, cases)}
    alone = float(_gains(by_vectors, cases).mean())
    best = _best(scores, alone)
    return Openings(of=len(cases), weight=best, words=scores[0.0], vectors=alone, fused=scores[best])


def _harmless(gains: dict[float, NDArray[np.float64]], cases: Sequence[_Case]) -> list[float]:
    """The weights that lose nothing to the words among the headlines, nor among the opening sentences."""
    headlines = np.array([case.is_headline for case in cases])
    kinds = [kind for kind in (headlines, ~headlines) if kind.sum() >= _FEWEST_OF_A_KIND]
    return [
        weight
        for weight, each in gains.items()
        if all(each[kind].mean() >= gains[0.0][kind].mean() - _TOLERATED for kind in kinds)
    ]


def _best(scores: dict[float, float], alone: float) -> float:
    """The weight that finds most; of even ones the largest that does not put the vectors above the words.

    Where the words find all by themselves nothing can be gained: vectors that find nearly as much still get the least
    weight, since questions are harder than openings.
    """
    top = max(scores.values())
    even = [weight for weight, score in scores.items() if score >= top - 1e-6]
    best = max((weight for weight in even if weight <= 1), default=min(even))
    if not best and alone >= _NEARLY * scores[0.0] and WEIGHTS[1] in scores:
        return WEIGHTS[1]
    return best


def _drawn_from(archive: Archive) -> tuple[list[_Case], list[str]]:
    """Cases and the texts they look among; nothing that a case is asked with stands in what it looks for."""
    cases: list[_Case] = []
    texts: list[str] = []
    for article in _sample(archive):
        first = len(texts)
        for passage in archive.passages(article.id)[:_PASSAGES_EACH]:
            opening, rest = _opened(article, max(passage.start, article.body_start), passage.end)
            if len(rest) < _SHORTEST_REST:
                continue
            if _is_telling(opening):
                cases.append(_Case(opening, False, frozenset((len(texts),))))
            texts.append(rest)
        if _is_telling(article.title or "") and len(texts) > first:
            cases.append(_Case(article.title or "", True, frozenset(range(first, len(texts)))))
    return cases[:_MOST], texts


def _sample(archive: Archive) -> Iterator[Article]:
    """Some articles: the same ones every time, in no order of theirs."""
    names = sorted(archive.matching(Filters()), key=lambda name: blake2b(name.encode(), digest_size=8).digest())
    for name in names[: _MOST // 2]:
        article = archive.article(name)
        if article is not None:
            yield article


def _opened(article: Article, start: int, end: int) -> tuple[str, str]:
    """The first sentence of a passage, and the rest without it and without the headline."""
    found = sentences(article.text[:end], start)
    if not found:
        return "", ""
    opening, rest = found[0].of(article.text), article.text[found[0].end : end]
    for known in filter(None, (opening, article.title)):
        rest = rest.replace(known, " ")
    return opening, rest.strip()


def _is_telling(query: str) -> bool:
    return len(telling_words(query)) >= _FEWEST_WORDS


def _by_words(queries: Sequence[str], texts: Sequence[str]) -> list[Ranking]:
    """BM25 (Robertson and Zaragoza 2009) over these texts alone."""
    postings: dict[str, tuple[list[int], list[int]]] = {}
    lengths = np.zeros(len(texts))
    for number, text in enumerate(texts):
        counts = Counter(analysed(text)[0].split())
        lengths[number] = sum(counts.values())
        for feature, often in counts.items():
            places, counted = postings.setdefault(feature, ([], []))
            places.append(number)
            counted.append(often)
    norms = _K1 * (1 - _B + _B * lengths / max(float(lengths.mean()), 1.0))
    found: list[Ranking] = []
    for query in queries:
        scores = np.zeros(len(texts))
        for feature, weight in likeness(query):
            places, counted = postings.get(feature, ([], []))
            times = np.array(counted, dtype=np.float64)
            rarity = np.log(1 + (len(texts) - len(places) + 0.5) / (len(places) + 0.5))
            scores[places] += weight * rarity * times * (_K1 + 1) / (times + norms[places])
        found.append(_ranking(scores))
    return found


def _ranking(scores: NDArray[np.floating]) -> Ranking:
    best = np.argsort(-scores, kind="stable")[:_DEPTH]
    return tuple((str(number), float(scores[number])) for number in best if scores[number] > 0)


def _fused(words: Ranking, vectors: Ranking, weight: float) -> Ranking:
    return reciprocal_rank([(words, 1.0), (vectors, weight)]) if weight else words


def _gains(rankings: Sequence[Ranking], cases: Sequence[_Case]) -> NDArray[np.float64]:
    return np.array([_gain(ranking, case.wanted) for ranking, case in zip(rankings, cases, strict=True)])


def _gain(ranking: Ranking, wanted: frozenset[int]) -> float:
    """nDCG@10 with the first of the wanted texts as the one answer."""
    for place, (number, _) in enumerate(ranking[:10]):
        if int(number) in wanted:
            return float(1 / np.log2(place + 2))
    return 0.0
