"""Claims that people have labelled: the generic form, and the Arabic News Stance corpus.

The generic form is JSON lines of `source`, `claim`, `label`, and where there are any `cited`, `error_type`, `language`,
`id`, `article`. A line that is not of the form is kept with its reason: it is unmeasurable, never lost.
"""

import csv
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Literal

from retrieval.text.language import detect
from schemas.base import Frozen
from schemas.errors import InputError

_TRUE = frozenset(("true", "1", "1.0", "yes", "pass", "supported", "faithful", "agree", "entailment", "consistent"))
_FALSE = frozenset(
    ("false", "0", "0.0", "no", "fail", "unsupported", "not_supported", "unfaithful", "disagree", "contradiction",
     "hallucinated", "inconsistent", "corrupted")
)  # fmt: skip
Stance = Literal["agree", "disagree", "other"]


class Labelled(Frozen):
    """One claim with its source and what a person said of it."""

    id: str
    source: str = ""
    claim: str = ""
    cited: str = ""
    faithful: bool | None = None
    error_type: str = ""
    language: str = "und"
    article: str = ""
    """Claims on one article are one cluster."""
    fault: str = ""
    """Why the line cannot be used; empty when it can."""


class Pair(Frozen):
    """Two headlines and whether the second agrees with the first."""

    id: str
    first: str
    second: str
    stance: Stance


def load_labelled(path: Path) -> tuple[Labelled, ...]:
    """The lines of a file of the generic form.

    Raises:
        InputError: The file cannot be read, or holds no line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}; name a file of JSON lines") from error
    found = tuple(_labelled(number, line) for number, line in enumerate(lines, start=1) if line.strip())
    if not found:
        raise InputError(f"{path} holds no claim; it wants one JSON object a line: source, claim, label")
    return found


def _labelled(number: int, line: str) -> Labelled:
    name = f"line {number}"
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return Labelled(id=name, fault=f"no JSON: {error}"[:200], article=name)
    if not isinstance(row, dict):
        return Labelled(id=name, fault="no JSON object", article=name)
    words = {key: row.get(key) for key in ("source", "claim", "cited", "error_type", "language", "article")}
    texts = {key: value if isinstance(value, str) else "" for key, value in words.items()}
    faithful = _label(row.get("label"))
    fault = _fault(texts, faithful, row.get("label"))
    own = row.get("id")
    return Labelled(
        id=f"{name} {own}" if isinstance(own, str | int) else name,
        source=texts["source"],
        claim=texts["claim"],
        cited=texts["cited"],
        faithful=faithful,
        error_type=texts["error_type"],
        language=texts["language"] or detect(texts["claim"]),
        article=texts["article"] or str(hash_of(texts["source"])),
        fault=fault,
    )


def hash_of(text: str) -> str:
    """A short name for a source, the same in every run."""
    return sha256(text.encode("utf-8", errors="replace")).hexdigest()[:12]


def _fault(texts: dict[str, str], faithful: bool | None, label: object) -> str:
    for key in ("source", "claim"):
        if not texts[key].strip():
            return f"no {key}"
    return "" if faithful is not None else f"label {label!r} is neither true nor false"


def _label(value: object) -> bool | None:
    said = str(value).strip().casefold()
    return True if said in _TRUE else False if said in _FALSE else None


def load_stance(path: Path) -> tuple[Pair, ...]:
    """The pairs of a file `s1,s2,stance` of the Arabic News Stance corpus (Khouja 2020), in order.

    Raises:
        InputError: The file cannot be read, or is not of that form.
    """
    return tuple(
        Pair(id=f"pair {number}", first=row["s1"], second=row["s2"], stance=row["stance"])
        for number, row in enumerate(_rows(path, ("s1", "s2", "stance")), start=1)
        if row["stance"] in ("agree", "disagree", "other")
    )


def load_claims(path: Path) -> tuple[tuple[str, bool], ...]:
    """The claims of a file `claim_s,fake_flag` of the same corpus: the words, and whether they were corrupted."""
    return tuple((row["claim_s"], row["fake_flag"] == "1") for row in _rows(path, ("claim_s", "fake_flag")))


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                if any(row.get(column) is None for column in columns):
                    raise InputError(f"{path} has a line without {', '.join(columns)}; it is not of that corpus")
                yield row
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}; name the corpus's folder") from error
