"""The lists in a model's output, whatever shape it came in; what cannot be read is handed back, never dropped."""

import json
from collections.abc import Sequence
from typing import Final, Literal

import regex

from agents.model.tolerant import GAP, Broken, Tolerant
from schemas.base import Frozen

RefusedKind = Literal["malformed_output", "invalid_item", "output_truncated", "superseded"]
SHOWN: Final = 1200
_ESCAPED: Final = regex.compile(r"\\u(06[0-9a-fA-F]{2}|200[c-fC-F])")
_OBJECT: Final = regex.compile(r"\{")


class Refused(Frozen):
    """Something the output held that is no item."""

    field: str
    """The list it stood in; empty when it stood in none."""
    raw: str
    """As the model wrote it, at most `SHOWN` letters."""
    reason: str
    kind: RefusedKind


class Salvage(Frozen):
    """What an output holds: items by list, the rest with reasons."""

    lists: dict[str, list[object]]
    refused: tuple[Refused, ...]
    mended: bool
    """False when the output was plain JSON."""


def salvage(output: str, fields: Sequence[str]) -> Salvage:
    """Read the lists named `fields` from a model's output.

    Every field is in the result; one that the output lacks is an empty list and a refusal. Nothing is guessed: where
    two readings are possible the stretch is refused with its words.
    """
    plain = _plain(output)
    if isinstance(plain, dict):
        inner = _unwrapped(plain, fields)
        if inner is not None:
            return _finish(*_from_object(inner, fields), fields, mended=inner is not plain)
    lists, refused = _from_text(output, fields)
    return _finish(lists, refused, fields, mended=True)


def whole_json(output: str) -> bool:
    """Whether a JSON object ends where the output ends, fences and blanks aside."""
    return isinstance(_plain(output.strip().removeprefix("```json").strip("`\n ")), dict)


def _plain(output: str) -> object:
    try:
        return json.loads(output, object_pairs_hook=_pairs, parse_constant=_constant)
    except (ValueError, RecursionError):
        return None


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found


def _constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


def _unwrapped(value: dict[str, object], fields: Sequence[str]) -> dict[str, object] | None:
    """The object that has the lists: the value itself or the only object in it."""
    if any(field in value for field in fields):
        return value
    inner = [each for each in value.values() if isinstance(each, dict)]
    if len(inner) == 1 and any(field in inner[0] for field in fields):
        return inner[0]
    return None


def _from_object(value: dict[str, object], fields: Sequence[str]) -> tuple[dict[str, list[object]], list[Refused]]:
    lists: dict[str, list[object]] = {}
    refused: list[Refused] = []
    for key, found in value.items():
        if key not in fields:
            if found:
                refused.append(refuse("", found, f"the field {key[:40]!r} is not asked for", "malformed_output"))
        elif isinstance(found, list):
            lists[key] = found
        elif isinstance(found, dict) and found:
            lists[key] = [found]
        else:
            lists[key] = []
            refused.append(refuse(key, found, f"`{key}` is no list", "malformed_output"))
    return lists, refused


def _from_text(output: str, fields: Sequence[str]) -> tuple[dict[str, list[object]], list[Refused]]:
    names = "|".join(regex.escape(field) for field in fields)
    opening = regex.compile(rf"(?<![\w])[\"'“”„]?({names})[\"'“”’]?[{GAP}]*[:：][{GAP}]*(\[|\{{|null|None)")
    lists: dict[str, list[object]] = {}
    refused: list[Refused] = []
    reader = Tolerant(output, opening)
    while found := opening.search(output, reader.at):
        field = found[1]
        reader.at = found.end() if found[2] != "{" else found.end() - 1
        items, broken, cut = reader.items() if found[2] == "[" else _single(reader, found[2])
        refused.extend(_broken(field, each) for each in broken)
        if cut and not any(each.cut for each in broken):
            refused.append(refuse(field, "", f"the answer ends inside `{field}`", "output_truncated"))
        if lists.get(field):
            reason = f"the answer gives `{field}` more than once; the last one counts"
            refused.extend(refuse(field, each, reason, "superseded") for each in (lists[field] if items else items))
        lists[field] = items or lists.get(field, [])
    if not lists:
        refused.extend(_homeless(output, fields, opening))
    return lists, refused


def _single(reader: Tolerant, opening: str) -> tuple[list[object], list[Broken], bool]:
    """One object, or nothing, where a list should be."""
    if opening != "{":
        return [], [Broken(raw=opening, reason="nothing where a list should be")], False
    closed = Tolerant(reader.text, reader.lists, reader.at)
    items, broken, cut = closed.items()
    reader.at = closed.at
    return items, broken, cut


def _homeless(output: str, fields: Sequence[str], opening: regex.Pattern[str]) -> list[Refused]:
    """Objects of an output that names no list: each is refused under its own words."""
    found = _OBJECT.search(output)
    if not found:
        return [refuse("", output.strip(), "the answer holds no JSON", "malformed_output")]
    items, broken, _ = Tolerant(output, opening, found.start()).items()
    reason = f"the answer names none of the lists {', '.join(fields)}"
    return [
        *(refuse("", item, reason, "malformed_output") for item in items),
        *(refuse("", each.raw, each.reason, "malformed_output") for each in broken),
    ]


def _broken(field: str, each: Broken) -> Refused:
    return refuse(field, each.raw, each.reason, "output_truncated" if each.cut else "malformed_output")


def _finish(lists: dict[str, list[object]], refused: list[Refused], fields: Sequence[str], *, mended: bool) -> Salvage:
    for field in fields:
        if field not in lists:
            refused.append(refuse(field, "", f"the answer lacks the list `{field}`", "malformed_output"))
    whole = {field: [_clean(item) for item in lists.get(field, [])] for field in fields}
    return Salvage(lists=whole, refused=tuple(refused), mended=mended)


def _clean(value: object) -> object:
    """The value with text that can be encoded: surrogate pairs joined, lone ones shown as U+FFFD, Arabic unescaped."""
    if isinstance(value, str):
        whole = value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), whole)
    if isinstance(value, list):
        return [_clean(each) for each in value]
    if isinstance(value, dict):
        return {str(_clean(key)): _clean(each) for key, each in value.items()}
    return value


def refuse(field: str, raw: object, reason: str, kind: RefusedKind) -> Refused:
    """A refusal with the words as proposed."""
    shown = raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False)
    return Refused(field=field, raw=str(_clean(shown))[:SHOWN], reason=str(_clean(reason)), kind=kind)
