"""Near-copies: one agency text under several mastheads counts as one voice.

Two articles are copies when most runs of telling words of the shorter one stand in the other too (`retrieval.near`). A changed
headline, dateline or credit line, cut or added paragraphs, another order, synonyms here and there and another orthography
leave that so; another report of the same event shares hardly any, and one that carries the same statement only its words.
A text translated into another language is not told from a fresh report.

The archive keeps the clusters. A new article is compared with those alone that share fingerprints with it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final, TypeVar

import numpy as np

from retrieval.archive import Archive
from retrieval.archive.clusters import ClusterRows
from retrieval.near.groups import groups
from retrieval.near.likeness import ALIKE, Likeness, likeness
from retrieval.near.shingles import fingerprints, shingles
from schemas.article import Article

RULE: Final = "1"
"""Grows with every change to what fingerprints or likeness are made of: clusters of another rule are made anew."""
COMMON: Final = 200
"""A fingerprint that more articles share is a standing line of an outlet and points at nobody."""
CANDIDATES: Final = 24
"""Articles compared word for word, those with the most shared fingerprints."""
STANDS: Final = 0.5
"""Share of a passage's shingles from which an article holds the passage."""
_BATCH: Final = 32
_Name = TypeVar("_Name", int, str)


def clusters(articles: Sequence[Article]) -> dict[str, str]:
    """Article id → cluster id, the smallest id among its near-copies; an article without any is its own cluster."""
    texts = {article.id: _body(article) for article in sorted(articles, key=lambda article: article.id)}
    prints = {name: fingerprints(text).tolist() for name, text in texts.items()}
    pairs: dict[tuple[str, str], Likeness] = {}
    for one, other in _meeting(prints):
        found = likeness(texts[one], texts[other])
        if found.share >= ALIKE:
            pairs[one, other] = found
    return groups(texts, pairs)


def clusters_in(archive: Archive, articles: Sequence[Article]) -> dict[str, str]:
    """Article id → cluster id as the archive has it; worked out between these articles where it has not got to them yet."""
    kept = archive.cluster_ids([article.id for article in articles])
    return kept if all(article.id in kept for article in articles) else clusters(articles)


def stands_in(words: str, article: Article) -> bool:
    """Whether a passage stands in an article, in the same words or nearly."""
    own = shingles(words)
    return bool(len(own)) and float(np.isin(own, shingles(_body(article))).mean()) >= STANDS


def complete_clusters(archive: Archive) -> int:
    """Gives every article of the archive that has none its cluster, the first come first; how many they were.

    Safe to stop and to run from several processes: each batch is one transaction. An archive opened for reading stays as
    it is.
    """
    done = 0
    while not archive.read_only and archive.clusters_behind(RULE):
        with archive.clustering(RULE) as rows:
            pending = rows.pending(_BATCH)
            for seq, text in pending:
                _join(rows, seq, text)
        done += len(pending)
    return done


def _join(rows: ClusterRows, seq: int, text: str) -> None:
    prints = fingerprints(text).view("int64").tolist()
    near = rows.holders(prints, COMMON)
    candidates = _candidates(near, len(prints))
    found = {other: likeness(text, words) for other, words in rows.texts(candidates).items()} if candidates else {}
    alike = {other: one for other, one in found.items() if one.share >= ALIKE}
    rows.keep(seq, prints, alike)
    copied = any(one.copy for one in alike.values())
    rows.assign(groups(*rows.linked(seq)) if copied else {seq: seq})


def _candidates(near: Counter[int], prints: int) -> list[int]:
    least = 1 + min(prints // 5, 2)
    return [seq for seq, shared in near.most_common(CANDIDATES) if shared >= least]


def _meeting(prints: Mapping[str, Iterable[int]]) -> list[tuple[str, str]]:
    """Pairs that share fingerprints, smaller id first."""
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for name, own in prints.items():
        for number in own:
            holders[number].append(name)
    return sorted({pair for names in holders.values() if 1 < len(names) <= COMMON for pair in combinations(names, 2)})


def _body(article: Article) -> str:
    return article.text[article.body_start :]
