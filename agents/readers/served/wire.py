"""What goes over the wire: the draft's types in small schemas, split into two tasks, and the guide to them in words.

A schema only has to hold the shape, so it goes without titles and descriptions, and short limits keep a small model
from running on; the descriptions go into the prompt, where the model can read them. Fields that may be null are left
out instead: that saves a third of an answer.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, Final, Generic, TypeVar

import regex
from pydantic import BaseModel, Field, create_model

from agents import prompts
from agents.model import ListAnswer
from agents.readers.served.tidy import tidy
from schemas.base import Lenient
from schemas.draft import (
    DraftActor,
    DraftAgreement,
    DraftClaim,
    DraftDiscrepancy,
    DraftLoadedTerm,
    DraftMediator,
    DraftPosition,
    DraftRisk,
)
from schemas.vocabulary import ItemKind

ITEMS: Final[dict[str, type[BaseModel]]] = {
    "actors": DraftActor,
    "positions": DraftPosition,
    "mediators": DraftMediator,
    "risks": DraftRisk,
    "claims": DraftClaim,
    "agreements": DraftAgreement,
    "discrepancies": DraftDiscrepancy,
    "loaded_terms": DraftLoadedTerm,
}
KINDS: Final[dict[str, ItemKind]] = {
    "actors": "actor",
    "positions": "position",
    "mediators": "mediator",
    "risks": "risk",
    "claims": "claim",
    "agreements": "agreement",
    "discrepancies": "discrepancy",
    "loaded_terms": "loaded_term",
}
QUOTE_LETTERS: Final = 320
NAME_LETTERS: Final = 96
_NULL: Final = regex.compile(r"; null if [^.]*\.")
_DROPPED: Final = ("title", "description", "default")


class Wire(ListAnswer):
    """An answer in the draft's types."""

    @classmethod
    def tidy(cls, field: str, item: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Put right what has one reading."""
        return tidy(ITEMS[field], item)

    @classmethod
    def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The schema as it is sent."""
        found: dict[str, Any] = _shrunk(super().model_json_schema(*args, **kwargs))
        return found


class Who(Wire):
    """First task: who is in the article, and what stand they take."""

    actors: list[DraftActor] = Field(max_length=40)
    positions: list[DraftPosition] = Field(max_length=60)


class What(Wire):
    """Second task: who mediates, what may come, what is claimed, agreed, contradicted, and how sides are labelled."""

    actors: list[DraftActor] = Field(max_length=12)
    mediators: list[DraftMediator] = Field(max_length=12)
    risks: list[DraftRisk] = Field(max_length=16)
    claims: list[DraftClaim] = Field(max_length=20)
    agreements: list[DraftAgreement] = Field(max_length=12)
    discrepancies: list[DraftDiscrepancy] = Field(max_length=6)
    loaded_terms: list[DraftLoadedTerm] = Field(max_length=20)


ItemT = TypeVar("ItemT", bound=BaseModel)


class Fixed(Lenient, Generic[ItemT]):
    """A corrected item, under the number it was asked for."""

    n: int = Field(ge=1)
    item: ItemT


class Fixes(Wire):
    """Third task: items that failed, corrected. Subclasses hold only the lists that are asked for."""

    most: ClassVar[int] = 12

    @classmethod
    def tidy(cls, field: str, item: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Put the inner item right."""
        inner = item.get("item")
        if not isinstance(inner, dict):
            return item, ()
        better, notes = tidy(ITEMS[field], inner)
        return {"n": item.get("n"), "item": better}, notes


def guide(answer: type[Wire], language: str = "en") -> str:
    """The lists of an answer in the words of a prompt's language: one line a field, its codes or what belongs in it."""
    told = prompts.arabic_guide() if prompts.family(language) == "ar" else {}
    lines = []
    for field in answer.fields():
        if field == "actors" and answer is not Who:
            lines.append(
                "actors: كما في WHO؛ من غاب هناك فقط."
                if told
                else "actors: as in WHO; only those that are missing there."
            )
            continue
        item = ITEMS[field]
        own = told.get(field, {})
        lines.append(f"{field}: {own.get('') or ' '.join((item.__doc__ or '').split())}")
        lines.extend(_described(item, own))
    return "\n".join(lines)


def _described(item: type[BaseModel], own: Mapping[str, str]) -> list[str]:
    schema = item.model_json_schema()
    lines = []
    for name, field in schema["properties"].items():
        words = own.get(name) or field.get("description", "") or ("{sentence, quote}" if _is_span(field) else "")
        words = _NULL.sub(".", words)
        told = ". ".join(part for part in ("|".join(_codes(field)), words) if part)
        lines.append(f"  {name}{': ' + told if told else ''}")
    return lines


def _codes(field: dict[str, Any]) -> list[str]:
    for each in (field, field.get("items", {})):
        if "enum" in each:
            return [str(code) for code in each["enum"]]
    return []


def _is_span(field: dict[str, Any]) -> bool:
    options = [field, *field.get("anyOf", [])]
    return any(str(option.get("$ref", "")).endswith("/Span") for option in options)


@cache
def fixes_for(fields: tuple[str, ...]) -> type[Fixes]:
    """An answer with the lists `fields` of corrected items."""
    lists: dict[str, Any] = {name: (list[_fixed(ITEMS[name])], Field(max_length=Fixes.most)) for name in fields}  # type: ignore[misc]
    return create_model("Corrections", __base__=Fixes, __doc__="Corrected items.", **lists)


def _fixed(item: type[BaseModel]) -> Any:
    return Fixed.__class_getitem__(item)


def _shrunk(node: Any) -> Any:
    """The schema without what only people read, with shorter limits and with null as absence."""
    if isinstance(node, list):
        return [_shrunk(each) for each in node]
    if not isinstance(node, dict):
        return node
    if "anyOf" in node:
        return _shrunk(next(option for option in node["anyOf"] if option.get("type") != "null"))
    small: dict[str, Any] = {
        key: {name: _shrunk(each) for name, each in value.items()} if key in {"properties", "$defs"} else _shrunk(value)
        for key, value in node.items()
        if key not in _DROPPED
    }
    if small.get("type") == "string" and "maxLength" in small:
        small["maxLength"] = min(small["maxLength"], QUOTE_LETTERS if small["maxLength"] > 200 else NAME_LETTERS)
    if "properties" in small:
        small["required"] = [name for name in node.get("required", ()) if not _optional(node["properties"][name], name)]
        small["additionalProperties"] = False
    return small


def _optional(field: dict[str, Any], name: str) -> bool:
    """Whether a field of an item may be left out: what may be null, and lists that may be empty."""
    if any(option.get("type") == "null" for option in field.get("anyOf", ())):
        return True
    return field.get("type") == "array" and name not in ITEMS and not field.get("minItems")
