"""Articles for the bench, and verbatim spans chosen from them without looking at how grounding works."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

from agents.grounding import SourceText
from retrieval.text.normalise import tokens
from schemas.article import Article

LONGEST = 40
_FRONT_MATTER = regex.compile(r"\A---\n.*?\n---\n", regex.DOTALL)
_BODY = regex.compile(r"^@TEXT\n(.*?)^@ACTORS$(.*?)^@", regex.DOTALL | regex.MULTILINE)
_WORD = regex.compile(r"\S+")
_EDGE = regex.compile(r"[[\p{P}\p{S}ـ]--[%٪$€£+#]]+", regex.VERSION1)
_QUOTED = regex.compile(r"[“«\"]([^“”«»\"\n]+)[”»\"]")
_CLAUSE = regex.compile(r"[^،,؛;.؟?!:\n]+")


@dataclass(frozen=True, slots=True)
class Sample:
    """An article with the names its annotation lists."""

    name: str
    text: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A verbatim span: half-open offsets and how many words it has."""

    start: int
    end: int
    words: int


def read(folder: Path) -> tuple[Sample, ...]:
    """The articles below a folder.

    Of annotated ones the text between @TEXT and @ACTORS, of Markdown what follows the front matter, of others all.
    """
    paths = (path for suffix in ("*.txt", "*.md") for path in folder.rglob(suffix) if path.stem != "README")
    return tuple(_sample(path) for path in sorted(paths))


def source_of(sample: Sample) -> SourceText:
    """The article as grounding takes it."""
    digest = hashlib.sha256(sample.text.encode()).hexdigest()
    return SourceText(Article(id=digest[:16], ref=sample.name, text=sample.text, sha256=digest))


def choose(sample: Sample, count: int, *, fewest: int, most: int = LONGEST) -> tuple[Chosen, ...]:
    """Up to `count` different spans of `fewest`–`most` words: quotations, clauses and sentences first, then random runs."""
    rng = random.Random(sample.name)  # noqa: S311
    natural = [span for pattern in (_QUOTED, _CLAUSE) for span in _matches(pattern, sample.text)]
    rng.shuffle(natural)
    spans: dict[tuple[int, int], Chosen] = {}
    for start, end in [*natural[: count // 2], *_runs(sample.text, rng, count * 12, fewest, most)]:
        chosen = _trimmed(sample.text, start, end)
        if chosen and fewest <= chosen.words <= most:
            spans.setdefault((chosen.start, chosen.end), chosen)
        if len(spans) == count:
            break
    return tuple(spans.values())


def _sample(path: Path) -> Sample:
    raw = path.read_text(encoding="utf-8")
    found = _BODY.search(raw)
    if found is None:
        return Sample(path.name, _FRONT_MATTER.sub("", raw), ())
    names = [part.strip() for line in found[2].splitlines() for part in _names(line)]
    return Sample(path.name, found[1], tuple(dict.fromkeys(name for name in names if len(name) > 2)))


def _names(line: str) -> list[str]:
    fields = line.split("|")
    return [fields[1], *fields[3].split(";")] if len(fields) > 3 else []


def _matches(pattern: "regex.Pattern[str]", text: str) -> Iterator[tuple[int, int]]:
    group = 1 if pattern.groups else 0
    return (found.span(group) for found in pattern.finditer(text))


def _runs(text: str, rng: random.Random, tries: int, fewest: int, most: int) -> Iterator[tuple[int, int]]:
    lines = [list(_WORD.finditer(text, *line.span())) for line in regex.finditer(r"[^\n]+", text)]
    words = [line for line in lines if len(line) >= fewest]
    for _ in range(tries if words else 0):
        line = rng.choices(words, weights=[len(line) for line in words])[0]
        size = rng.randint(fewest, min(most, len(line)))
        first = rng.randint(0, len(line) - size)
        yield line[first].start(), line[first + size - 1].end()


def _trimmed(text: str, start: int, end: int) -> Chosen | None:
    """The span without punctuation at its edges; None where it would cut a number (3 | % or 10 | -15)."""
    while start < end and (text[start].isspace() or _EDGE.fullmatch(text[start])):
        start += 1
    while end > start and (text[end - 1].isspace() or _EDGE.fullmatch(text[end - 1])):
        end -= 1
    if regex.match(r"\s?[%٪]|[.,:/٫٬–-]\d", text[end:]) and regex.search(r"\d\Z", text[start:end]):
        return None
    if regex.search(r"\d[.,:/٫٬–-]\Z|(?:^|\s)[-−–]\Z", text[:start]) and text[start : start + 1].isdecimal():
        return None
    return Chosen(start, end, len(tokens(text[start:end]))) if start < end else None
