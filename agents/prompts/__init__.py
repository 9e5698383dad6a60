"""Prompts: files with the version in the name, rendered here, hashed into every run record.

A changed word is a new version: the hash of a prompt is part of the key under which extracts are kept.
"""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Final, Literal

import yaml
from jinja2 import Environment, StrictUndefined

from schemas.base import Frozen

Family = Literal["ar", "en"]
"""The language a prompt is written in: that of the article where we have it."""

READ: Final = "read.v2"
ARTICLE: Final = "article.v2"
REPAIR: Final = "repair.v2"
QUERY: Final = "query.v1"
GUIDE: Final = "guide.v2.ar"
EXAMPLES: Final[dict[str, str]] = {"ar": "read.v2.ar", "en": "read.v2.en"}
_ARABIC_SCRIPT: Final = frozenset({"ar", "fa", "ur", "ku", "ps"})

# What is rendered is a prompt, not a page: escaping would change the article's words.
_jinja: Final = Environment(undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True)  # noqa: S701


class Example(Frozen):
    """A fictional article with the answers a careful reader gives."""

    article: str
    """Its name in the development set; it belongs to the open part."""
    language: str
    sentences: tuple[str, ...]
    who: dict[str, list[dict[str, object]]]
    """Answer to the first task, by list."""
    what: dict[str, list[dict[str, object]]]
    """Answer to the second."""


def family(language: str) -> Family:
    """The prompts for articles in `language`: the Arabic ones for languages in Arabic script, else the English ones."""
    return "ar" if language in _ARABIC_SCRIPT else "en"


def told_in(name: str, language: str) -> str:
    """The file of a prompt that is written in both languages."""
    return f"{name}.{family(language)}"


def render(name: str, **values: object) -> str:
    """The prompt `name` with its values filled in.

    Raises:
        jinja2.UndefinedError: A value is missing.
    """
    return _jinja.from_string(_text(f"{name}.jinja")).render(**values).strip() + "\n"


@cache
def example(language: str) -> Example:
    """The example for articles in `language`."""
    found: Example = Example.model_validate(yaml.safe_load(_text(f"examples/{EXAMPLES[family(language)]}.yaml")))
    return found


@cache
def arabic_guide() -> dict[str, dict[str, str]]:
    """List → field → what belongs in it, in Arabic; the empty field tells the list itself."""
    found: dict[str, dict[str, str]] = yaml.safe_load(_text(f"{GUIDE}.yaml"))
    return found


@cache
def query_digest() -> dict[str, str]:
    """The same as `digests` for what a question is put into search words with: no reading depends on it."""
    return {QUERY: _digest(f"{QUERY}.jinja")}


@cache
def digests() -> dict[str, str]:
    """Prompt name → first 12 hex digits of its SHA-256."""
    names = [f"{name}.{language}.jinja" for name in (READ, ARTICLE, REPAIR) for language in EXAMPLES]
    names.append(f"{GUIDE}.yaml")
    names += [f"examples/{name}.yaml" for name in EXAMPLES.values()]
    return {name.rpartition(".")[0]: _digest(name) for name in names}


def _digest(path: str) -> str:
    return hashlib.sha256(_text(path).encode()).hexdigest()[:12]


@cache
def _text(path: str) -> str:
    return files(__name__).joinpath(*path.split("/")).read_text(encoding="utf-8")
