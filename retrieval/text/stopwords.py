"""Words that say nothing about what a text is about; data in `stopwords.yaml`, one list a language."""

from functools import cache
from pathlib import Path

import yaml

from retrieval.text.normalise import fold_text

_FILE = Path(__file__).with_name("stopwords.yaml")


@cache
def stop_words() -> frozenset[str]:
    """All languages' stop words together, folded to the `letters` level."""
    lists: dict[str, str] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return frozenset(fold_text(word) for words in lists.values() for word in words.split())
