"""JSON: one record or a list of records in a `.json`, one record a line in a `.jsonl`. Fields: `retrieval.sources.fields`."""

import json
from collections.abc import Iterator

from retrieval.sources.document import Document, Failure, Refused
from retrieval.sources.encoding import Decoded
from retrieval.sources.fields import clean, read_fields

_NEXT = 'write {"text": "…", "title": "…", "published_at": "…"}'


def read_json(found: Decoded, ref: str) -> Iterator[Document | Failure]:
    """The records of a `.json` file; a bad one is named by its number and does not stop the others.

    Raises:
        Refused: the file is no JSON, or neither a record nor a list.
    """
    value = _parse(found.text.removeprefix("\ufeff"))
    if isinstance(value, dict):
        yield _attempt(value, ref, ref, found.encoding)
    elif isinstance(value, list):
        if not value:
            raise Refused("its list is empty", _NEXT)
        for number, record in enumerate(value, start=1):
            yield _attempt(record, f"{ref}#{number}", ref, found.encoding)
    else:
        raise Refused(f"it holds {_name(value)}, not a record or a list of records", _NEXT)


def read_jsonl(found: Decoded, ref: str) -> Iterator[Document | Failure]:
    """The records of a `.jsonl` file; a bad line is named by its number and does not stop the others."""
    for number, line in enumerate(found.text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{ref}:{number}"
        try:
            yield _attempt(_parse(line), where, ref, found.encoding)
        except Refused as refused:
            yield refused.failure(where)


def _parse(source: str) -> object:
    try:
        return json.loads(source)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise Refused(f"it is not valid JSON ({error.msg.lower()} at {place})", "correct it there") from error
    except (ValueError, RecursionError) as error:
        raise Refused("it is not usable JSON (nested too deeply or a number too long)", _NEXT) from error


def _attempt(record: object, where: str, file: str, encoding: str) -> Document | Failure:
    try:
        return _document(record, where, file, encoding)
    except Refused as refused:
        return refused.failure(where)


def _document(record: object, where: str, file: str, encoding: str) -> Document:
    if not isinstance(record, dict):
        raise Refused(f"it is {_name(record)}, not a record", _NEXT)
    text = record.get("text")
    if not isinstance(text, str):
        has = ", ".join(str(key) for key in list(record)[:8]) or "none"
        what = "no `text`" if text is None else f"a `text` that is {_name(text)}"
        raise Refused(f"the record has {what} (fields: {clean(has)})", _NEXT)
    name = record.get("id")
    named = isinstance(name, str | int) and not isinstance(name, bool) and str(name).strip()
    return Document(
        ref=clean(str(name)) if named else where, text=clean(text), encoding=encoding, **read_fields(record)
    )


def _name(value: object) -> str:
    return {dict: "a record", list: "a list", str: "a string", bool: "a truth value", type(None): "null"}.get(
        type(value), "a number"
    )
