"""Labels: what people read for the codes of a brief, in the language of the brief."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

LANGUAGES = ("ar", "en")
"""Languages with labels of their own; a brief in any other is labelled in English."""


@dataclass(frozen=True)
class Labels:
    """The labels of one language, as in `labels/LANGUAGE.yaml`: group → code → words."""

    language: str
    groups: Mapping[str, Mapping[str, str]]

    def part(self, key: str) -> str:
        """The heading or small word `key`."""
        return self.groups["part"][key]

    def code(self, group: str, code: str | int) -> str:
        """What people read for `code` of `group`; the code itself where the data has no word for it."""
        return self.groups[group].get(str(code), str(code))


@cache
def labels(language: str) -> Labels:
    """Labels for a brief in `language` (ISO 639-1): Arabic for `ar`, English for every other."""
    chosen = language if language in LANGUAGES else "en"
    text = files("agents.render").joinpath("labels", f"{chosen}.yaml").read_text(encoding="utf-8")
    return Labels(chosen, yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506 - both are safe
