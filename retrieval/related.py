"""From an article to others of the same matter, in its own language and in others.

The word index and the vectors propose; what decides is how much of what is rare in the archive two articles share
(TF-IDF, cosine). Across scripts only names count, spelt in the other script by their sound or taken from the lists of
`retrieval.expand`. Of two that share as much, the one nearer in time is nearer.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from retrieval.dedupe import clusters
from retrieval.embed import whole_text
from retrieval.expand import LANGUAGES, expand, own_language
from retrieval.expand.expand import MOST_WORDS
from retrieval.finding.wording import KEPT_IN
from retrieval.library import Library
from retrieval.text.normalise import tokens
from retrieval.words import Wanted
from retrieval.words.analyser import analysed
from schemas.article import Article
from schemas.question import Filters

POOL: Final = 80
"""Passages of each list that are looked at for an article that others are wanted for."""
VECTORS: Final = 8
"""Articles proposed by their vectors for each one wanted."""
LONGEST: Final = 800
"""Words of an article that are compared."""
OWN_POWER: Final = 2
"""What rarity counts within a language: articles on one matter share names more than phrases."""
CHANCE: Final = 0.02
"""Likeness below which two articles share nothing that tells."""
TIME_SHARE: Final = 0.3
WITHIN_DAYS: Final = 30.0
"""An article a month away keeps 81 % of its likeness, one of another year 70 %."""
COMMON: Final = 0.05
COMMON_LEAST: Final = 20
"""A word that more than 5 % of the passages hold, and more than 20, is no name that tells."""
_RANK: Final = 60
"""Of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009)."""

Weights = Mapping[str, float]


def related(library: Library, article: Article, k: int) -> tuple[Article, ...]:
    """The articles nearest to one, best first: itself and its near-copies left out, of other near-copies one.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    if k < 1:
        return ()
    subject = _Subject.of(library, article)
    near = _near_vectors(library, article, k * VECTORS)
    proposed = dict.fromkeys((*_by_words(library, subject), *near))
    found = [other for each in proposed if each != article.id and (other := library.archive.article(each))]
    scored = sorted(_scored(library, subject, found), key=lambda pair: (-pair[0], pair[1].id))
    if library.embedder.semantic:
        scored = _fused(scored, near)
    return _one_of_each(library, article, [other for _, other in scored])[:k]


@dataclass(frozen=True)
class _Subject:
    """What an article is compared by."""

    article: Article
    language: str
    own: Weights
    """Feature → how often."""
    across: Mapping[str, Weights]
    """Language → the features of the article's names there → weight."""

    @classmethod
    def of(cls, library: Library, article: Article) -> "_Subject":
        text = _compared(article)
        language = own_language(text)
        own = _features(text)
        across = _names(text, language, _telling(library, own)) if language in LANGUAGES else {}
        return cls(article, language, own, across)


def _by_words(library: Library, subject: _Subject) -> Iterator[str]:
    """Ids of articles that share words with the subject, or its names in another language."""
    stems = tuple((feature, min(often, 2.0)) for feature, often in subject.own.items() if feature.startswith("="))
    lists = [Wanted(features=stems)]
    lists += [
        Wanted(features=tuple(names.items()), filters=Filters(languages=KEPT_IN[language]))
        for language, names in subject.across.items()
        if names
    ]
    for wanted in lists:
        for passage_id, _ in library.words.query(wanted, POOL):
            yield passage_id.rpartition(":")[0]


def _scored(library: Library, subject: _Subject, others: Sequence[Article]) -> Iterator[tuple[float, Article]]:
    bags = [(other, _features(_compared(other))) for other in others]
    rare = _Rarity(library, {feature for bag in (subject.own, *(bag for _, bag in bags)) for feature in bag})
    own = rare.weighed(subject.own, OWN_POWER)
    across = {language: rare.weighed(names, 1) for language, names in subject.across.items()}
    for other, bag in bags:
        language = own_language(other.text)
        if language in across:
            stems = {feature: often for feature, often in bag.items() if feature.startswith("=")}
            likeness = _cosine(across[language], rare.weighed(stems, 1))
        else:
            likeness = _cosine(own, rare.weighed(bag, OWN_POWER))
        if likeness >= CHANCE:
            yield likeness * _nearness(subject.article, other), other


class _Rarity:
    """How rare features are among the passages of the archive."""

    def __init__(self, library: Library, features: set[str]) -> None:
        self._passages = library.archive.passage_count(library.archive.last_seq())
        self._holding = library.words.holding(features)

    def weighed(self, bag: Weights, power: int) -> Weights:
        """TF-IDF weights of length 1; features that no passage holds are left out."""
        found = {
            feature: (1 + log(often) if often >= 1 else often) * self._of(held) ** power
            for feature, often in bag.items()
            if (held := self._holding.get(feature, 0))
        }
        length = sqrt(sum(weight * weight for weight in found.values()))
        return {feature: weight / length for feature, weight in found.items()} if length else {}

    def _of(self, held: int) -> float:
        return log(1 + (self._passages + 1) / (held + 0.5))


def _names(text: str, language: str, telling: Mapping[str, bool]) -> dict[str, Weights]:
    """Language of another script → features of the text's names as they are written there."""
    arabic = "ar"
    others = [code for code in LANGUAGES if (code == arabic) != (language == arabic)]
    by_source: dict[str, defaultdict[str, dict[str, float]]] = {code: defaultdict(dict) for code in others}
    for part in _parts(text, language, telling):
        for one in expand(part, others):
            if one.kind in ("name", "sound"):
                forms = by_source[one.language][one.source]
                for feature in _features(one.target):
                    if feature.startswith("="):
                        forms[feature] = max(forms.get(feature, 0.0), one.weight)
    return {code: _summed(sources.values()) for code, sources in by_source.items()}


def _parts(text: str, language: str, telling: Mapping[str, bool]) -> Iterator[str]:
    """The words of a text that may be names, in runs that `expand` takes whole.

    In Latin letters a name begins with a capital; in Arabic it is rare in the archive.
    """
    kept: list[str] = []
    for start, end in tokens(text):
        word = text[start:end]
        stems = [feature for feature in _features(word) if feature.startswith("=")]
        if word[0].isupper() if language != "ar" else any(telling.get(stem, False) for stem in stems):
            kept.append(word)
    kept = list(dict.fromkeys(kept)) if language == "ar" else kept
    for start in range(0, len(kept), MOST_WORDS):
        yield " ".join(kept[start : start + MOST_WORDS])


def _telling(library: Library, own: Weights) -> dict[str, bool]:
    passages = library.archive.passage_count(library.archive.last_seq())
    most = max(COMMON_LEAST, COMMON * passages)
    stems = [feature for feature in own if feature.startswith("=")]
    return {feature: held <= most for feature, held in library.words.holding(stems).items()}


def _summed(sources: Iterable[dict[str, float]]) -> Weights:
    weights: defaultdict[str, float] = defaultdict(float)
    for forms in sources:
        for feature, weight in forms.items():
            weights[feature] += weight
    return weights


def _features(text: str) -> Weights:
    return Counter(analysed(text)[0].split())


def _compared(article: Article) -> str:
    """Title and the beginning of the text."""
    text = whole_text(article)
    found = tokens(text[: LONGEST * 20])
    return text[: found[LONGEST - 1].end] if len(found) >= LONGEST else text[: LONGEST * 20]


def _cosine(one: Weights, other: Weights) -> float:
    return sum(weight * other[feature] for feature, weight in one.items() if feature in other)


def _nearness(one: Article, other: Article) -> float:
    """What distance in time leaves of a likeness; an unknown date counts as another year's."""
    if one.published_at is None or other.published_at is None:
        return 1 - TIME_SHARE
    days = abs((one.published_at - other.published_at).total_seconds()) / 86_400
    return 1 - TIME_SHARE + TIME_SHARE * exp(-days / WITHIN_DAYS)


def _fused(scored: Sequence[tuple[float, Article]], near: Sequence[str]) -> list[tuple[float, Article]]:
    """Both orders in one, where the vectors know meaning."""
    by_vector = {article_id: rank for rank, article_id in enumerate(near, start=1)}
    fused = [
        (1 / (_RANK + rank) + (1 / (_RANK + by_vector[other.id]) if other.id in by_vector else 0.0), other)
        for rank, (_, other) in enumerate(scored, start=1)
    ]
    return sorted(fused, key=lambda pair: (-pair[0], pair[1].id))


def _near_vectors(library: Library, article: Article, k: int) -> list[str]:
    """By its vector; nothing while a served model has made none of it, as asking would take as long as reading."""
    kept = library.archive.entries_of("article", library.embedder.name, [article.id])
    if kept:
        vector: NDArray[np.float32] = np.frombuffer(kept[0].data, dtype="<f4")
    elif library.embedder.semantic:
        return []
    else:
        vector = library.embedder.embed([whole_text(article)]).reshape(-1)
    return [other_id for other_id, _ in library.index.query(vector, k, level="article")]


def _one_of_each(library: Library, article: Article, found: Sequence[Article]) -> tuple[Article, ...]:
    """Each cluster of near-copies once, the subject's not at all."""
    cluster = clusters([article, *found])
    kept: dict[str, Article] = {}
    for other in found:
        if cluster[other.id] != cluster[article.id]:
            kept.setdefault(cluster[other.id], other)
    return tuple(kept.values())
