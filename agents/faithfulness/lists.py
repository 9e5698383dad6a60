"""Reading the checker's word lists: one YAML file a language and subject, every entry folded as the text is."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from retrieval.text.normalise import fold_text

FOLDER: Final = Path(__file__).parent / "lexicon"
Phrase = tuple[str, ...]


@cache
def listed(language: str, subject: str = "") -> dict[str, Any] | None:
    """The lists of a language (`ar.yaml`), or of one subject in it (`ar/claims.yaml`); None where there is no such file.

    Everything in them is a string: «no» and «false» stay words.
    """
    if not (language.isascii() and language.isalpha()):
        return None
    file = FOLDER / language / f"{subject}.yaml" if subject else FOLDER / f"{language}.yaml"
    if not file.is_file():
        return None
    data: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - strings only
    return data


def fold_phrase(text: str) -> Phrase:
    """The folded words of an entry."""
    return tuple(fold_text(text, "letters").split())


def folded_words(entries: Iterable[str]) -> frozenset[str]:
    """Entries of one word each."""
    return frozenset(fold_text(entry, "letters") for entry in entries)


def folded_phrases(entries: Sequence[str]) -> tuple[Phrase, ...]:
    """Entries of several words, the longest first."""
    return tuple(sorted({fold_phrase(entry) for entry in entries}, key=lambda p: (-len(p), p)))


@cache
def kind(name: str) -> frozenset[str]:
    """The words of a kind (`kinds.yaml`), of all languages together."""
    found = (listed(language, "kinds") for language in ("ar", "en", "fr"))
    return frozenset().union(*(folded_words(lists.get(name, ())) for lists in found if lists))
