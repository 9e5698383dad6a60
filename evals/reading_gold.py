"""The annotated articles of the development set, read from their text form.

The form: `#key: value` lines, then sections `@TEXT`, `@ACTORS`, … `@END` with one row a line, fields parted by `|`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

import regex
import yaml

from retrieval.text.dates import parse_published
from schemas.article import Article
from schemas.errors import InputError
from schemas.vocabulary import Stance

_SECTION = regex.compile(r"@([A-Z_]+)\s*")
_META = regex.compile(r"#(\w+):\s*(.*)")
_OCCURRENCE = regex.compile(r"\s*\[(\d+)\]\Z")


STANCES: Final[Mapping[str, Stance]] = {
    "support": "supports",
    "oppose": "opposes",
    "conditional": "conditional",
    "neutral": "neutral",
}
"""The annotators' word for a stance → the brief's."""


@dataclass(frozen=True)
class GoldSpan:
    """A verbatim stretch of the text: half-open code points."""

    start: int
    end: int


@dataclass(frozen=True)
class GoldActor:
    """An actor with every form the text uses for it."""

    key: str
    names: tuple[str, ...]
    type: str
    central: bool


@dataclass(frozen=True)
class GoldPosition:
    """A stand with its holder's key."""

    holder: str
    speech: str
    act: str
    polarity: str
    span: GoldSpan
    flags: tuple[str, ...]
    cue: str = ""
    """The word that introduces it; empty when there is none."""


@dataclass(frozen=True)
class GoldMediator:
    """An actor shown mediating."""

    actor: str
    roles: tuple[str, ...]
    span: GoldSpan


@dataclass(frozen=True)
class GoldArticle:
    """One annotated article."""

    id: str
    language: str
    article: Article
    actors: dict[str, GoldActor] = field(default_factory=dict)
    positions: tuple[GoldPosition, ...] = ()
    mediators: tuple[GoldMediator, ...] = ()
    not_mediators: tuple[str, ...] = ()
    risks: tuple[GoldSpan, ...] = ()
    contested: tuple[tuple[GoldSpan, GoldSpan], ...] = ()
    """Claim and denial."""
    loaded: tuple[GoldSpan, ...] = ()
    discrepancies: tuple[tuple[GoldSpan, GoldSpan], ...] = ()
    traps: tuple[tuple[GoldSpan, str], ...] = ()
    """A span, and the holder a careless reader gives it."""
    risk_words: tuple[tuple[str, str], ...] = ()
    """Beside each risk: its word of likelihood, and who asserts it; «-» and «outlet» where nobody does."""
    contested_by: tuple[tuple[str, str], ...] = ()
    """Beside each contested pair: asserter and denier."""
    event: str | None = None
    """Articles of one event tell of one matter."""
    copy_of: str | None = None
    """The article whose wire text it is, under another masthead."""
    locked: bool = False
    """Whether it belongs to the third that is scored only at the end."""


def locked_ids(folder: Path) -> frozenset[str]:
    """Articles of the third that is scored only at the end, as the folder's `split.yaml` lists them; none without it."""
    file = folder / "split.yaml"
    if not file.exists():
        return frozenset()
    return frozenset(yaml.safe_load(file.read_text(encoding="utf-8"))["locked"])


def load(folder: Path, *, only_locked: bool | None = None) -> Iterator[GoldArticle]:
    """The annotated articles of a folder and its `events/`, in order of their names.

    Args:
        folder: Holds `NNN-slug.txt` files.
        only_locked: True for the locked third, False for the open part, None for all.

    Raises:
        InputError: The folder holds no annotated article, or a file is not of the form.
    """
    files = sorted([*folder.glob("[0-9]*.txt"), *folder.glob("events/*.txt"), *folder.glob("e[0-9]*.txt")])
    if not files:
        raise InputError(f"no annotated articles in {folder}; give the folder that holds NNN-slug.txt files")
    apart = locked_ids(folder)
    for file in files:
        if only_locked is None or (file.stem in apart) == only_locked:
            yield replace(parse(file), locked=file.stem in apart)


def parse(file: Path) -> GoldArticle:
    """One annotated article; raises InputError when a section is missing or a span is not verbatim."""
    meta: dict[str, str] = {}
    body: dict[str, list[str]] = {}
    section = ""
    for line in file.read_text(encoding="utf-8").split("\n"):
        if found := _SECTION.fullmatch(line):
            section = found.group(1)
            body[section] = []
        elif not section and (found := _META.fullmatch(line)):
            meta[found.group(1)] = found.group(2).strip()
        elif section:
            body[section].append(line)
    if "TEXT" not in body:
        raise InputError(f"{file.name} has no @TEXT section; see GUIDE.md for the form")
    text = "\n".join(line for line in body["TEXT"] if line.strip())
    return _article(meta, text, {name: _rows(lines) for name, lines in body.items()})


def _rows(lines: list[str]) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in lines if line.strip()]


def _article(meta: dict[str, str], text: str, rows: dict[str, list[list[str]]]) -> GoldArticle:
    def span(words: str) -> GoldSpan:
        return _span(text, words, meta.get("id", "?"))

    actors = {
        r[0]: GoldActor(r[0], (r[1], *_list(r[3])), r[2], r[5] == "1") for r in rows.get("ACTORS", []) if len(r) == 6
    }
    digest = sha256(text.encode()).hexdigest()
    article = Article(
        id=digest[:16],
        ref=meta["id"],
        text=text,
        title=meta.get("headline"),
        outlet=meta.get("outlet"),
        language=meta["lang"],
        published_at=parse_published(meta.get("published")),
        sha256=digest,
    )
    return GoldArticle(
        meta["id"],
        meta["lang"],
        article,
        actors,
        tuple(
            GoldPosition(r[0], r[1], r[2], r[3], span(r[5]), tuple(_list(r[6])), r[4].strip("-"))
            for r in rows["POSITIONS"]
        ),
        tuple(GoldMediator(r[0], tuple(_list(r[1])), span(r[2])) for r in rows["MEDIATORS"]),
        tuple(key for r in rows["NOT_MEDIATORS"] for cell in r for key in _list(cell)),
        tuple(span(r[0]) for r in rows["RISKS"]),
        tuple((span(r[1]), span(r[3])) for r in rows["CONTESTED"]),
        tuple(span(r[0]) for r in rows["LOADED"]),
        tuple((span(r[0]), span(r[1])) for r in rows["DISCREPANCIES"]),
        tuple((span(r[0]), r[1]) for r in rows["TRAPS"]),
        tuple((r[1], r[2]) for r in rows["RISKS"]),
        tuple((r[0], r[2]) for r in rows["CONTESTED"]),
        event=meta.get("event"),
        copy_of=meta.get("copy_of"),
    )


def _list(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip() and part.strip() != "-"]


def _span(text: str, words: str, where: str) -> GoldSpan:
    number = 1
    if found := _OCCURRENCE.search(words):
        number, words = int(found.group(1)), words[: found.start()]
    at = -1
    for _ in range(number):
        at = text.find(words, at + 1)
    if at < 0 or not words:
        raise InputError(f"{where}: not verbatim: {words[:60]!r}; mend the annotation")
    return GoldSpan(at, at + len(words))
