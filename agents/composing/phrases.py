"""The brief's own words, by language."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("ar", "en")


@cache
def phrases(language: str) -> dict[str, Any]:
    """The phrases of a brief in `language`: Arabic or, for any other, English."""
    table: dict[str, dict[str, Any]] = yaml.safe_load(
        files("agents.composing").joinpath("phrases.yaml").read_text("utf-8")
    )
    return table[language if language in LANGUAGES else "en"]
