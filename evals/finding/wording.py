"""The table of what an editor changes in a text without adding a fact (`evals/datasets/rewording.yaml`)."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

import regex
import yaml

PATTERN = r"(?<![\p{L}\p{M}])(?:%s)(?![\p{L}\p{M}])"


class Wording:
    """Words that stand for one another, standing lines and credit lines, by language."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._table = table
        self._instead = {
            language: _instead(lines) for language, lines in table.items() if language not in ("standing", "credits")
        }

    def reworded(self, text: str, language: str, rng: Random) -> str:
        """The text with every listed word changed for another of its line."""
        instead = self._instead.get(language, {})
        if not instead:
            return text
        listed = "|".join(regex.escape(word) for word in sorted(instead, key=len, reverse=True))

        def other(found: regex.Match[str]) -> str:
            return rng.choice(instead[found.group()])

        return regex.sub(PATTERN % listed, other, text)

    def standing(self, language: str) -> tuple[str, ...]:
        """Lines that an outlet puts under everything."""
        return tuple(self._table["standing"].get(language, self._table["standing"]["en"]))

    def credit(self, language: str, rng: Random) -> str:
        """A credit line."""
        return str(rng.choice(self._table["credits"].get(language, self._table["credits"]["en"])))


@cache
def wording() -> Wording:
    """The table in the package."""
    return Wording(yaml.safe_load(files("evals").joinpath("datasets/rewording.yaml").read_text("utf-8")))


def _instead(lines: Sequence[str]) -> dict[str, list[str]]:
    """Word → the others of its line; a word that opens several lines has the first one's."""
    found: dict[str, list[str]] = {}
    for line in lines:
        words = line.split("|")
        for word in words:
            found.setdefault(word, [other for other in words if other != word])
    return found
