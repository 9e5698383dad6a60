"""Prompts: files with the version in the name, rendered here, hashed into every run record.

A changed word is a new version: the hash of a prompt is part of the key under which extracts are kept.
"""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Final

import yaml
from jinja2 import Environment, StrictUndefined

from schemas.base import Frozen

READ: Final = "read.v1"
ARTICLE: Final = "article.v1"
REPAIR: Final = "repair.v1"
QUERY: Final = "query.v1"
EXAMPLES: Final = {"ar": "read.v1.ar", "en": "read.v1.en"}

# What is rendered is a prompt, not a page: escaping would change the article's words.
_jinja: Final = Environment(undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True)  # noqa: S701


class Example(Frozen):
    """A fictional article with the answers a careful reader gives."""

    language: str
    sentences: tuple[str, ...]
    who: dict[str, list[dict[str, object]]]
    """Answer to the first task, by list."""
    what: dict[str, list[dict[str, object]]]
    """Answer to the second."""


def render(name: str, **values: object) -> str:
    """The prompt `name` with its values filled in.

    Raises:
        jinja2.UndefinedError: A value is missing.
    """
    return _jinja.from_string(_text(f"{name}.jinja")).render(**values).strip() + "\n"


@cache
def example(language: str) -> Example:
    """The example for articles in `language`: the Arabic one for languages in Arabic script, else the English one."""
    name = EXAMPLES["ar" if language in {"ar", "fa", "ur", "ku", "ps"} else "en"]
    found: Example = Example.model_validate(yaml.safe_load(_text(f"examples/{name}.yaml")))
    return found


@cache
def query_digest() -> dict[str, str]:
    """The same as `digests` for what a question is put into search words with: no reading depends on it."""
    return {QUERY: _digest(f"{QUERY}.jinja")}


@cache
def digests() -> dict[str, str]:
    """Prompt name → first 12 hex digits of its SHA-256, of all that articles are read with."""
    names = [f"{name}.jinja" for name in (READ, ARTICLE, REPAIR)]
    names += [f"examples/{name}.yaml" for name in EXAMPLES.values()]
    return {name.rpartition(".")[0]: _digest(name) for name in names}


def _digest(path: str) -> str:
    return hashlib.sha256(_text(path).encode()).hexdigest()[:12]


@cache
def _text(path: str) -> str:
    return files(__name__).joinpath(*path.split("/")).read_text(encoding="utf-8")
