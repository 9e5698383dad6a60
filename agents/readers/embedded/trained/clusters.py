"""Word clusters learnt from unlabelled news: a word's neighbours in use, as a number."""

import gzip
from pathlib import Path

from agents.readers.embedded.once import once

MODELS = Path(__file__).parent / "models"


@once
def _table() -> dict[str, str]:
    file = MODELS / "clusters.txt.gz"
    if not file.exists():
        return {}
    table: dict[str, str] = {}
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            number, *words = line.split()
            table.update(dict.fromkeys(words, number))
    return table


def cluster(word: str) -> str:
    """The cluster of a folded word; empty for a word that the news did not have often enough."""
    return _table().get(word, "")
