"""Plain text and Markdown: the decoded file untouched, with what its front matter says."""

import regex
import yaml

from retrieval.sources.document import Document, Refused
from retrieval.sources.encoding import Decoded
from retrieval.sources.fields import read_fields

_FRONT = regex.compile(r"\ufeff?---[ \t]*\r?\n(.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", regex.DOTALL)
_FIELD = regex.compile(r"\s*(?:#.*\n\s*)*[\w-]+\s*:")
_MOST_FRONT = 65_536


def read_text(found: Decoded, ref: str) -> Document:
    """A plain text file; a byte order mark stays in the text, before `body_start`."""
    mark = 1 if found.text.startswith("\ufeff") else 0
    return Document(ref=ref, text=found.text, body_start=mark, encoding=found.encoding)


def read_markdown(found: Decoded, ref: str) -> Document:
    """A Markdown file: `text` is the whole file, `body_start` points past YAML front matter if there is any.

    Raises:
        Refused: front matter that is not valid YAML, with the line.
    """
    front = _FRONT.match(found.text, 0, min(len(found.text), _MOST_FRONT))
    fields = _front_matter(front.group(1)) if front else None
    if front is None or fields is None:
        return read_text(found, ref)
    return Document(ref=ref, text=found.text, body_start=front.end(), encoding=found.encoding, **read_fields(fields))


def _front_matter(block: str) -> dict[str, object] | None:
    """The fields of a block between two `---` lines; None when it is prose between two rules."""
    try:
        fields = yaml.safe_load(block) if block.strip() else {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if _FIELD.match(block) is None:
            return None
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 2}" if mark else ""
        raise Refused(f"its front matter is not valid YAML{where}", "put quotation marks round the value") from error
    return fields if isinstance(fields, dict) else None
