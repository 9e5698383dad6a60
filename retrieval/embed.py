"""Text to vectors: the protocol every embedder follows, and our own, which needs nothing but the text."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.lexical import features
from retrieval.text.normalise import fold_text, words_of
from retrieval.text.stopwords import stop_words
from schemas.article import Article, Passage

DIM: Final = 1024
STEM_WEIGHT: Final = 1.5
STOP_WEIGHT: Final = 0.1


Kind = Literal["query", "passage"]
"""What a text is to a model that embeds questions in another way than what answers them."""


class Embedder(Protocol):
    """Anything that turns texts into vectors. A change in what comes out needs a new name."""

    @property
    def name(self) -> str:
        """The name under which the archive keeps its vectors."""
        ...

    @property
    def dim(self) -> int:
        """How many numbers a vector has; 0 while that is not known yet."""
        ...

    @property
    def semantic(self) -> bool:
        """Whether it knows meaning: search fuses such vectors with the words, and only such."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the results should know, such as texts that were cut."""
        ...

    def embed(self, texts: Sequence[str], kind: Kind = "passage") -> NDArray[np.float32]:
        """One row for each text (n × dim), of length 1, or 0 where a text has no words.

        Raises:
            EmbedderError: its server does not answer, or answers with something that is no vectors.
        """
        ...


class HashedEmbedder:
    """Hashed character 4-grams and light stems: stateless and deterministic, the same on every machine.

    Each feature falls, by a hash of its own letters, on one of 1,024 places with one of two signs; its weight grows with
    the logarithm of how often it occurs. Two texts are near when they share words, also inflected or misspelt ones. It
    knows nothing of meaning: synonyms and other languages are far apart.
    """

    name: str = "hashed2"
    dim: int = DIM
    semantic: bool = False
    notes: tuple[str, ...] = ()

    def embed(self, texts: Sequence[str], kind: Kind = "passage") -> NDArray[np.float32]:
        """One row for each text (n × 1024); questions and passages alike."""
        rows = np.zeros((len(texts), DIM), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[:] = _embedded(text)
        return rows


def whole_text(article: Article) -> str:
    """What stands for an entire article in the index: its title, then its text."""
    body = article.text[article.body_start :]
    title = article.title or ""
    return body if title in body[: 2 * len(title) + 200] else f"{title}\n\n{body}"


def passage_text(article: Article, passage: Passage) -> str:
    """What stands for a passage before a model that knows meaning: the headline, then the passage's own words."""
    words = article.text[passage.start : passage.end]
    title = (article.title or "").strip()
    return words if not title or title in words else f"{title}\n{words}"


def _embedded(text: str) -> NDArray[np.float32]:
    counts = Counter(words_of(text))
    if not counts:
        return np.zeros(DIM, dtype=np.float32)
    found = list(map(_hashes, counts))
    hashes = np.concatenate([word.hashes for word in found])
    each = np.array([count * word.weight for word, count in zip(found, counts.values(), strict=True)])
    weights = np.repeat(each, [word.size for word in found])
    hashes, inverse = np.unique(hashes, return_inverse=True)
    often = np.bincount(inverse, weights=weights)
    # Sublinear, and continued in a straight line below 1 for stop words.
    values = np.where(often >= 1, 1 + np.log(np.maximum(often, 1)), often)
    values *= np.where(hashes & _STEM_BIT, STEM_WEIGHT, 1.0) * np.where(hashes & _SIGN_BIT, 1.0, -1.0)
    row = np.bincount((hashes & _PLACE).astype(np.int64), weights=values, minlength=DIM)
    length = float(np.linalg.norm(row))
    return (row / length if length else row).astype(np.float32)


_PLACE: Final = np.uint64(DIM - 1)
_SIGN_BIT: Final = np.uint64(1 << 62)
_STEM_BIT: Final = np.uint64(1 << 63)


class _Word(NamedTuple):
    hashes: NDArray[np.uint64]
    size: int
    weight: float


@lru_cache(maxsize=200_000)
def _hashes(word: str) -> _Word:
    """The features of a word as it is written: 63 bits of hash each, and the top bit for a stem."""
    folded = fold_text(word)
    weight = STOP_WEIGHT if folded in stop_words() else 1.0
    names = features(folded) if folded else ()
    return _Word(np.array(list(map(_hash, names)), dtype=np.uint64), len(names), weight)


@lru_cache(maxsize=200_000)
def _hash(feature: str) -> int:
    bits = int.from_bytes(hashlib.blake2b(feature.encode(), digest_size=8).digest(), "little") >> 1
    return bits | (1 << 63 if feature.startswith("=") else 0)
