"""The word index's folder on disk: where it is, how a new one takes its place, how a broken one is put aside."""

import shutil
from pathlib import Path
from typing import Final

import regex

NAME: Final = "words"
_BROKEN: Final = regex.compile(r"words\.broken-([0-9]+)")
_KEPT: Final = 2
"""How many broken folders are kept to be looked at."""


def path(home: Path) -> Path:
    """Where the word index keeps its files."""
    return home / NAME


def fresh(home: Path) -> Path:
    """A place beside it, empty, for an index that is being made."""
    target = home / f"{NAME}.new"
    _remove(target)
    return target


def exists(home: Path) -> bool:
    """Whether anything stands in its place."""
    return path(home).exists() or path(home).is_symlink()


def put_in_place(home: Path, made: Path, *, keep_old: bool) -> Path | None:
    """Puts a new index where the old one is; the old one goes, or is kept as `words.broken-N`, which is returned."""
    kept = None
    old = home / f"{NAME}.old"
    _remove(old)
    if exists(home):
        kept = _next_broken(home) if keep_old else None
        path(home).rename(kept or old)
    made.rename(path(home))
    _remove(old)
    return kept


def _next_broken(home: Path) -> Path:
    numbers = sorted(int(match[1]) for file in home.iterdir() if (match := _BROKEN.fullmatch(file.name)))
    for number in numbers[: max(0, len(numbers) + 1 - _KEPT)]:
        _remove(home / f"{NAME}.broken-{number}")
    return home / f"{NAME}.broken-{(numbers[-1] if numbers else 0) + 1}"


def _remove(target: Path) -> None:
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target, ignore_errors=True)
    else:
        target.unlink(missing_ok=True)
