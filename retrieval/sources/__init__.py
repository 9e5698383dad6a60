"""Where documents come from. `read_path` reads one file, `walk` finds them, `to_article` makes the article."""

from collections.abc import Iterator
from pathlib import Path

import regex

from retrieval.sources.document import (
    Document,
    Failure,
    Refused,
    Skipped,
    article_from_text,
    require_letters,
    to_article,
)
from retrieval.sources.encoding import REPAIRED, REPLACEMENT, decode
from retrieval.sources.files import FORMS, read_bytes, walk
from retrieval.sources.records import read_json, read_jsonl
from retrieval.sources.text import read_markdown, read_text

__all__ = [
    "FORMS",
    "Document",
    "Failure",
    "Refused",
    "Skipped",
    "article_from_text",
    "read_path",
    "to_article",
    "walk",
]

_PAGE = regex.compile(rb"(?i)\A[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)[\s>]")


def read_path(path: Path, max_bytes: int) -> Iterator[Document | Failure]:
    """The documents of one file, and a failure for each that cannot be had. Never raises for what the file holds."""
    try:
        for one in _read(path, read_bytes(path, max_bytes)):
            yield _checked(one, path)
    except Refused as refused:
        yield refused.failure(str(path))


def _read(path: Path, data: bytes) -> Iterator[Document | Failure]:
    form = FORMS.get(path.suffix.lower()) or ("html" if _PAGE.match(data) else "text")
    if not data:
        raise Refused("it is empty", "leave it out or give the article's text")
    if form == "html":
        from retrieval.sources.html import declared_charset, read_html

        yield read_html(decode(data, declared_charset(data)), path.name)
        return
    found = decode(data)
    if form == "text":
        yield read_text(found, path.name)
    elif form == "markdown":
        yield read_markdown(found, path.name)
    else:
        if not found.text.strip():
            raise Refused("it is empty", "leave it out or give a record with a `text`")
        yield from (read_json if form == "json" else read_jsonl)(found, path.name)


def _checked(one: Document | Failure, path: Path) -> Document | Failure:
    if isinstance(one, Failure):
        return one.model_copy(update={"ref": str(path.parent / one.ref)})
    try:
        require_letters(one.text, one.body_start)
    except Refused as refused:
        return refused.failure(str(path) if one.ref == path.name else f"{path}: {one.ref}")
    if one.encoding != REPAIRED:
        return one
    damage = f"damaged places in its UTF-8 are shown as {REPLACEMENT}"
    return one.model_copy(update={"notes": (*one.notes, damage)})
