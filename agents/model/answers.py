"""The form of an answer: lists of items, each item valid or refused on its own."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, ClassVar, get_args, get_origin

from annotated_types import MaxLen
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator
from pydantic.json_schema import SkipJsonSchema

from agents.model.salvage import Refused, refuse


class ListAnswer(BaseModel):
    """An answer all of whose fields are lists of models. One bad item never costs its neighbours.

    Subclasses say what is in the lists; `tidy` may put an item's small faults right before it is validated.
    """

    model_config = ConfigDict(extra="forbid")
    refused: SkipJsonSchema[tuple[Refused, ...]] = Field(default=(), exclude=False)
    tidied: SkipJsonSchema[tuple[str, ...]] = Field(default=(), exclude=False)
    """What `tidy` changed, each kind of change once."""

    hidden: ClassVar[frozenset[str]] = frozenset({"refused", "tidied"})

    @classmethod
    def fields(cls) -> tuple[str, ...]:
        """Names of the lists, in order."""
        return tuple(name for name in cls.model_fields if name not in cls.hidden)

    @classmethod
    def tidy(cls, field: str, item: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
        """The item of the list `field` with what has one reading put right, and notes on what was changed."""
        return item, ()

    @model_validator(mode="before")
    @classmethod
    def _each_alone(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        refused = [Refused.model_validate(each) for each in data.get("refused", ())]
        tidied: dict[str, None] = {}
        whole: dict[str, object] = {}
        for field in cls.fields():
            if field in data:
                whole[field], bad, notes = cls._valid(field, data[field])
                refused.extend(bad)
                tidied.update(dict.fromkeys(notes))
        return {**whole, "refused": tuple(refused), "tidied": tuple(tidied)}

    @classmethod
    def _valid(cls, field: str, items: object) -> tuple[list[object], list[Refused], list[str]]:
        adapter, most = _item_type(cls, field)
        good: list[object] = []
        bad: list[Refused] = []
        notes: list[str] = []
        for item in items if isinstance(items, Sequence) and not isinstance(items, str) else [items]:
            if len(good) >= most:
                bad.append(refuse(field, item, f"`{field}` holds more than {most} items", "invalid_item"))
                continue
            try:
                tidy, changed = cls.tidy(field, item) if isinstance(item, dict) else (item, ())
                good.append(adapter.validate_python(tidy))
                notes.extend(changed)
            except ValidationError as error:
                bad.append(refuse(field, item, _reason(error), "invalid_item"))
        return good, bad, notes


def _item_type(answer: type[ListAnswer], field: str) -> tuple[TypeAdapter[Any], int]:
    info = answer.model_fields[field]
    if get_origin(info.annotation) is not list:
        raise TypeError(f"{answer.__name__}.{field} is no list of items; a ListAnswer holds only lists")
    most = min((limit.max_length for limit in info.metadata if isinstance(limit, MaxLen)), default=10_000)
    return _adapter(get_args(info.annotation)[0]), most


@lru_cache(maxsize=64)
def _adapter(item: type[BaseModel]) -> TypeAdapter[Any]:
    return TypeAdapter(item)


def _reason(error: ValidationError) -> str:
    faults = [f"{'.'.join(map(str, fault['loc'])) or 'item'}: {fault['msg']}" for fault in error.errors()[:3]]
    more = error.error_count() - len(faults)
    return "; ".join(faults) + (f"; and {more} more" if more > 0 else "")
