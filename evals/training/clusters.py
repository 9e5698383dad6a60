"""Word clusters from unlabelled news: `python -m evals.training.clusters --news FILE.jsonl.gz`.

Words are placed by their neighbours to the left and right (positive pointwise mutual information, reduced by a
randomised singular value decomposition) and grouped by k-means; both are seeded.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from agents.readers.embedded.trained.clusters import MODELS
from retrieval.text.normalise import fold_text, tokens

Matrix = NDArray[np.float32]
WORDS, CONTEXTS, RANK, CLUSTERS, LEAST = 16_000, 1_500, 64, 320, 6


def _texts(file: Path) -> Iterator[list[str]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text = f"{record['title']}\n{record['text']}"
            yield [fold_text(text[t.start : t.end]) for t in tokens(text)]


def _neighbours(texts: Sequence[Sequence[str]], vocabulary: dict[str, int]) -> Matrix:
    """Counts of each word's left and right neighbours among the commonest words, two words to each side."""
    counts = np.zeros((len(vocabulary), 2 * CONTEXTS), dtype=np.float32)
    for words in texts:
        numbers = np.array([vocabulary.get(w, -1) for w in words])
        for step in (1, 2):
            left, right = numbers[:-step], numbers[step:]
            for rows, columns, shift in ((right, left, 0), (left, right, CONTEXTS)):
                kept = (rows >= 0) & (columns >= 0) & (columns < CONTEXTS)
                np.add.at(counts, (rows[kept], columns[kept] + shift), 1.0 / step)
    return counts


def _reduced(counts: Matrix) -> Matrix:
    """Unit vectors of the words."""
    random = np.random.default_rng(0)
    total = counts.sum()
    expected = counts.sum(1, keepdims=True) * counts.sum(0, keepdims=True) / total
    ppmi = np.log(np.maximum(counts, 1e-9) / np.maximum(expected, 1e-9)).clip(0)
    sketch = ppmi @ random.standard_normal((ppmi.shape[1], RANK + 16)).astype(np.float32)
    for _ in range(3):
        sketch, _ = np.linalg.qr(ppmi @ (ppmi.T @ sketch))
    base, _ = np.linalg.qr(sketch)
    left, size, _ = np.linalg.svd(base.T @ ppmi, full_matrices=False)
    vectors = (base @ left)[:, :RANK] * np.sqrt(size[:RANK])
    unit: Matrix = (vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return unit


def _grouped(vectors: Matrix) -> NDArray[np.int64]:
    random = np.random.default_rng(0)
    centres = vectors[random.choice(len(vectors), CLUSTERS, replace=False)]
    nearest = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(25):
        nearest = np.argmax(vectors @ centres.T, axis=1)
        for number in range(CLUSTERS):
            members = vectors[nearest == number]
            if len(members):
                centres[number] = members.mean(0) / max(float(np.linalg.norm(members.mean(0))), 1e-9)
    return nearest


def main(argv: Sequence[str] | None = None) -> int:
    """Write `clusters.txt.gz` beside the models: a line a cluster, its number and its words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, required=True, help="gzipped JSON lines with title and text")
    args = parser.parse_args(argv)
    texts = list(_texts(args.news))
    counted = Counter(w for words in texts for w in words if not w.isdecimal())
    words = [w for w, n in sorted(counted.items(), key=lambda kv: (-kv[1], kv[0]))[:WORDS] if n >= LEAST]
    nearest = _grouped(_reduced(_neighbours(texts, {w: k for k, w in enumerate(words)})))
    lines = [
        " ".join((str(number), *(w for w, n in zip(words, nearest, strict=True) if n == number)))
        for number in range(CLUSTERS)
    ]
    (MODELS / "clusters.txt.gz").write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(f"{len(words)} words of {len(texts)} articles in {CLUSTERS} clusters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
