"""A claim in its parts, and what becomes of it: a mutant that must fail or an equivalent that must pass."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml

from evals.reading_gold import GoldArticle, GoldPosition, GoldSpan
from retrieval.text.normalise import fold_text, tokens

Order = Literal["verb_first", "subject_first", "narrative"]
_FOLDER = Path(__file__).parent / "words"
LANGUAGES = ("ar", "en")


@dataclass(frozen=True)
class Base:
    """A true claim: who said it, by which verb, what; and the words of the article it cites."""

    article: str
    language: str
    number: str
    """Tells the claims of an article apart."""
    order: Order
    verb: str
    holder: str
    holder_key: str
    link: str
    """What stands between the attribution and the content: « أن », a colon and an opening quotation mark, a space."""
    content: str
    tail: str
    span: GoldSpan
    """Where the content stands in the article."""
    cited: str
    position: int | None = None
    """Index of the gold position; None for the outlet's own narration."""

    @property
    def text(self) -> str:
        """The claim as a sentence."""
        if self.order == "narrative":
            return f"{self.content}."
        first, second = (self.verb, self.holder) if self.order == "verb_first" else (self.holder, self.verb)
        head = " ".join(part for part in (first, second) if part)
        return f"{head}{self.link}{self.content}{self.tail}."

    def but(self, **changed: Any) -> "Base":
        """The claim with other parts."""
        return replace(self, **changed)


@dataclass(frozen=True)
class Mutant:
    """One claim to be judged."""

    operator: str
    base: Base
    claim: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    """The typed fields of the gold position that are spoilt the same way; empty when the typed form has no such field."""

    @property
    def id(self) -> str:
        """Names it in the frozen set."""
        return f"{self.operator}/{self.base.article}/{self.base.number}"


@dataclass(frozen=True)
class Setting:
    """An article as the operators see it."""

    gold: GoldArticle
    words: Mapping[str, Any]
    bases: tuple[Base, ...]

    def position(self, base: Base) -> GoldPosition | None:
        """The gold position a claim was made from."""
        return None if base.position is None else self.gold.positions[base.position]


@cache
def words_for(language: str) -> Mapping[str, Any]:
    """The mutators' word list of a language."""
    source = (_FOLDER / f"{language}.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(source)
    return loaded


@dataclass(frozen=True)
class Piece:
    """A word of a claim: offsets, and its folded form."""

    start: int
    end: int
    form: str


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[Piece, ...]:
    """The words of a text."""
    return tuple(Piece(t.start, t.end, folded(text[t.start : t.end])) for t in tokens(text))


def folded(text: str) -> str:
    """Letters alone decide."""
    return fold_text(text, "letters")


def cut(text: str, start: int, end: int, put: str) -> str:
    """The text with [start, end) replaced; a word that is taken out takes one space with it."""
    if not put and text[end : end + 1] == " ":
        end += 1
    return text[:start] + put + text[end:]
