"""Embedders that need no weights, for trying fusion: LSA fitted on a corpus, one that was told the answers, and noise.

LSA is real and weak. The told one is no model: it stands for models of any quality, with errors of its own.
"""

import hashlib
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from retrieval.embed import HashedEmbedder, Kind
from retrieval.trials.meaning import sentences
from retrieval.words.analyser import analysed

Rows = NDArray[np.float32]
_PLACES: Final = 8192


class LsaEmbedder:
    """Latent semantic analysis (Deerwester et al. 1990): TF-IDF of word features, cut to its strongest dimensions."""

    semantic: bool = True
    notes: tuple[str, ...] = ()

    def __init__(self, texts: Sequence[str], dim: int = 256) -> None:
        """Fit on some texts; the dimension is at most their number."""
        counts = _counts(texts)
        self._rarity = np.log((1 + len(texts)) / (1 + (counts > 0).sum(axis=0))) + 1
        _, _, axes = np.linalg.svd(self._weighted(counts), full_matrices=False)
        self._axes = axes[:dim].T
        self.dim = self._axes.shape[1]
        self.name = f"bench/lsa{self.dim}"

    def embed(self, texts: Sequence[str], kind: Kind = "passage") -> Rows:
        """One row for each text (n × dim)."""
        return _unit(self._weighted(_counts(texts)) @ self._axes)

    def _weighted(self, counts: NDArray[np.float64]) -> NDArray[np.float64]:
        weighted = np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0) * self._rarity
        scaled: NDArray[np.float64] = weighted / np.maximum(np.linalg.norm(weighted, axis=1, keepdims=True), 1e-9)
        return scaled


class TrustedLsaEmbedder(LsaEmbedder):
    """LSA with full marks in the trial of meaning, so that only the archive's own trial stands between it and the words.

    To be fitted on other texts than those it is tried on, as a model is: it would know by heart what opens each text.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__(texts)
        self.name = f"{self.name}-trusted"
        self._marks = {text: trial.text for trial in sentences() for text in trial}

    def embed(self, texts: Sequence[str], kind: Kind = "passage") -> Rows:
        """One row for each text (n × dim)."""
        rows = super().embed(texts, kind)
        for row, text in zip(rows, texts, strict=True):
            if text in self._marks:
                row[:] = _unit(_drawn(self._marks[text], self.dim).reshape(1, -1))[0]
        return rows


class ToldEmbedder:
    """Knows by heart which texts belong together, and errs by a given amount of noise on what is asked."""

    semantic: bool = True
    dim: int = 256
    notes: tuple[str, ...] = ()

    def __init__(self, topics: Mapping[str, Sequence[str]], noise: float) -> None:
        """Take the topics of all texts that will come (text → names of topics) and how much it errs.

        A text that is not among them is taken for the one whose own topic it is and that it shares most words with.
        """
        self.name = f"bench/told-{noise:g}"
        self._noise = noise
        trials = {text: [trial.text] for trial in sentences() for text in trial}
        self._topics = {**topics, **trials}
        self._texts = [text for text, own in self._topics.items() if list(own) == [text]]
        self._hashed = HashedEmbedder()
        self._near: Rows | None = None

    def embed(self, texts: Sequence[str], kind: Kind = "passage") -> Rows:
        """One row for each text (n × 256)."""
        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        # A passage is its own topic and hardly errs; what is asked in other words does.
        return _unit(np.stack([self._row(text, self._noise if kind == "query" else 0.1) for text in texts]))

    def _row(self, text: str, noise: float) -> NDArray[np.float64]:
        topics = self._topics.get(text) or self._topics[self._nearest(text)]
        row = np.mean([_drawn(topic, self.dim) for topic in topics], axis=0)
        row = row / max(float(np.linalg.norm(row)), 1e-9)
        noisy: NDArray[np.float64] = row + noise * _drawn(f"noise {text}", self.dim)
        return noisy

    def _nearest(self, text: str) -> str:
        if self._near is None:
            self._near = self._hashed.embed(self._texts)
        return self._texts[int(np.argmax(self._near @ self._hashed.embed([text])[0]))]


class NoiseEmbedder(ToldEmbedder):
    """A direction by chance for every text, and full marks in the trial of meaning: the worst that could be trusted."""

    def __init__(self) -> None:
        super().__init__({}, 0.0)
        self.name = "bench/noise"

    def _row(self, text: str, noise: float) -> NDArray[np.float64]:
        known = self._topics.get(text)
        return _drawn(known[0] if known else text, self.dim)


def _counts(texts: Sequence[str]) -> NDArray[np.float64]:
    counts = np.zeros((len(texts), _PLACES))
    for row, text in zip(counts, texts, strict=True):
        for feature, often in Counter(analysed(text)[0].split()).items():
            row[zlib.crc32(feature.encode()) % _PLACES] += often
    return counts


def _drawn(name: str, dim: int) -> NDArray[np.float64]:
    """A direction of length about 1 that depends on a name alone."""
    seed = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")
    drawn: NDArray[np.float64] = np.random.default_rng(seed).normal(size=dim) / np.sqrt(dim)
    return drawn


def _unit(rows: NDArray[np.float64]) -> Rows:
    unit: Rows = (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return unit
