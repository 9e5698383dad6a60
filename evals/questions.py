"""The questions that come with the annotated articles: `lang | question | evidence ;; evidence … or UNANSWERABLE`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

from evals.reading_gold import GoldArticle, GoldSpan, locked_ids, parse
from schemas.errors import InputError

_OCCURRENCE = regex.compile(r"\s*\[(\d+)\]\Z")
NONE = "UNANSWERABLE"


@dataclass(frozen=True)
class GoldQuestion:
    """A question on one article."""

    id: str
    language: str
    text: str
    evidence: tuple[GoldSpan, ...]
    """The spans that answer it; none when the article does not."""
    gold: GoldArticle

    @property
    def answerable(self) -> bool:
        """Whether the article answers it."""
        return bool(self.evidence)


def load_questions(folder: Path, *, only_locked: bool | None = None) -> tuple[GoldQuestion, ...]:
    """All questions of a folder of annotated articles, in order of the files' names.

    Raises:
        InputError: There are no annotated articles, or one is not of the form.
    """
    files = sorted([*folder.glob("[0-9]*.txt"), *folder.glob("events/*.txt"), *folder.glob("e[0-9]*.txt")])
    if not files:
        raise InputError(f"no annotated articles in {folder}; give the folder that holds NNN-slug.txt files")
    apart = locked_ids(folder)
    chosen = [file for file in files if only_locked is None or (file.stem in apart) == only_locked]
    return tuple(question for file in chosen for question in _questions(file))


def _questions(file: Path) -> Iterator[GoldQuestion]:
    gold = parse(file)
    for number, line in enumerate(_section(file), start=1):
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != 3 or not cells[1] or not cells[2]:
            raise InputError(f"{file.name}: question {number} is not `lang | question | evidence`; mend the line")
        spans = () if cells[2] == NONE else tuple(_span(gold, words.strip()) for words in cells[2].split(";;"))
        yield GoldQuestion(f"{gold.id} q{number}", cells[0], cells[1], spans, gold)


def _section(file: Path) -> list[str]:
    _, _, rest = file.read_text(encoding="utf-8").partition("\n@QUESTIONS")
    return [line for line in rest.partition("\n@END")[0].split("\n") if line.strip()]


def _span(gold: GoldArticle, words: str) -> GoldSpan:
    number = 1
    if found := _OCCURRENCE.search(words):
        number, words = int(found.group(1)), words[: found.start()]
    at = -1
    for _ in range(number):
        at = gold.article.text.find(words, at + 1)
    if at < 0 or not words:
        raise InputError(f"{gold.id}: not verbatim: {words[:60]!r}; mend the question's evidence")
    return GoldSpan(at, at + len(words))
