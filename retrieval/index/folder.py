"""The index's folders on disk: one for each embedder, Chroma's inside; where it is, whether its size makes sense, and how it is put aside when it is broken."""

import hashlib
import shutil
from pathlib import Path
from typing import Final

import regex

NAME: Final = "chroma"
DATABASE: Final = "chroma.sqlite3"
_BROKEN: Final = regex.compile(r"chroma\.broken-([0-9]+)")
_FOREIGN: Final = regex.compile(r"[^a-zA-Z0-9._-]")
_KEPT: Final = 2
"""How many broken folders are kept to be looked at."""
_SLACK: Final = 64 * 2**20
_BESIDE_EACH_VECTOR: Final = 2048


def place(home: Path, embedder: str) -> Path:
    """The folder of an embedder's index, its own for each served model (SERVER/NAME): a change back costs nothing."""
    if "/" not in embedder:
        return home
    told_apart = hashlib.blake2b(embedder.encode(), digest_size=3).hexdigest()
    return home / f"index-{_FOREIGN.sub('_', embedder)[:80]}-{told_apart}"


def path(home: Path) -> Path:
    """Where Chroma keeps its files."""
    return home / NAME


def exists(home: Path) -> bool:
    """Whether there is a Chroma folder with a database in it."""
    return (path(home) / DATABASE).is_file()


def absurd_file(home: Path, vectors: int, dim: int) -> str | None:
    """A file far larger than `vectors` rows can need: a damaged graph grows sparse files of terabytes."""
    limit = 4 * vectors * (4 * dim + _BESIDE_EACH_VECTOR) + _SLACK
    for file in path(home).rglob("*"):
        if file.is_file() and file.stat().st_size > limit:
            return f"{file.name} is {file.stat().st_size / 2**20:.0f} MB for {vectors} vectors"
    return None


def quarantine(home: Path) -> Path:
    """Renames the folder to `chroma.broken-N` and returns that; older ones go when there are too many."""
    numbers = sorted(int(match[1]) for file in home.iterdir() if (match := _BROKEN.fullmatch(file.name)))
    target = home / f"{NAME}.broken-{(numbers[-1] if numbers else 0) + 1}"
    path(home).rename(target)
    for number in numbers[: max(0, len(numbers) + 1 - _KEPT)]:
        remove(home / f"{NAME}.broken-{number}")
    return target


def discard(home: Path) -> None:
    """Removes a folder that is whole but made for something else."""
    folder = path(home)
    if folder.exists() or folder.is_symlink():
        aside = home / f"{NAME}.old"
        remove(aside)
        folder.rename(aside)
        remove(aside)


def beside(home: Path) -> Path:
    """An empty folder in which an index can be made while the one of `home` is in use."""
    target = home / f"{NAME}.making"
    remove(target)
    target.mkdir(mode=0o700, parents=True)
    return target


def copy(home: Path, place: Path, stamp: str) -> None:
    """Copies Chroma's folder and its stamp, while nobody has them open for writing."""
    shutil.copytree(path(home), path(place))
    shutil.copy2(home / stamp, place / stamp)


def put_in_place(home: Path, made: Path, stamp: str) -> None:
    """Puts Chroma's folder and its stamp out of `made` where those of `home` are, and removes the old ones.

    Killed in between, it leaves no folder, or one that its stamp does not fit: both are noticed, and Chroma is filled anew.
    """
    (home / stamp).unlink(missing_ok=True)
    discard(home)
    path(made).rename(path(home))
    (made / stamp).replace(home / stamp)
    remove(made)


def remove(target: Path) -> None:
    """Removes a file or a folder with all that is in it; one that is not there is no error."""
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target, ignore_errors=True)
    else:
        target.unlink(missing_ok=True)
