"""Files and folders on disk: which of them to read, and their bytes within a limit."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from retrieval.sources.document import Failure, Refused, Skipped

FORMS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
"""Suffix → form. A folder gives only these; a file named by itself and of another suffix is read as text."""

DATA = "archive.db"
"""The file by which a data folder of wasit is known; what is in it was taken already."""

Found = Path | Failure | Skipped


def walk(paths: Sequence[Path]) -> Iterator[Found]:
    """Every file to read under `paths`, in the order given, folders recursively and sorted; each file once.

    A link that leads back up, and a file met a second time, are skipped; what cannot be entered is a failure.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except (OSError, ValueError) as error:
            yield _missing(path, error)
            continue
        if not is_folder:
            yield _once(path, seen)
            continue
        found = list(_folder(path, seen))
        yield from found
        if not any(isinstance(one, Path | Failure) or "second time" in one.reason for one in found):
            yield Failure(
                ref=str(path),
                reason="no file in this folder can be read",
                next_step="put .txt, .md, .html, .json or .jsonl files there",
            )


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """The bytes of a regular file.

    Raises:
        Refused: missing, a device or pipe, larger than `max_bytes` (told before anything is read), not readable.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise Refused("it is not a regular file", "give a file or a folder")
        if about.st_size > max_bytes:
            raise _too_large(about.st_size, max_bytes)
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        failure = _missing(path, error)
        raise Refused(failure.reason, failure.next_step) from error
    if len(data) > max_bytes:
        raise _too_large(len(data), max_bytes)
    return data


def _folder(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Found]:
    """Files of a folder and, each in its sorted place, those of the folders in it, however deep."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            inside = path is folder or path.is_dir()
            if not inside:
                yield _once(path, seen) if path.suffix.lower() in FORMS else _unknown(path)
                continue
            if not _first_time(path, seen):
                yield Skipped(ref=str(path), reason="this folder was already walked: named a second time or by a link")
                continue
            if (path / DATA).is_file():
                yield Skipped(ref=str(path), reason="a data folder of wasit")
                continue
            entries = sorted(path.iterdir(), reverse=True)
        except OSError as error:
            yield _missing(path, error)
            continue
        waiting += [entry for entry in entries if not entry.name.startswith(".")]
        yield from (
            Skipped(ref=str(entry), reason="hidden") for entry in reversed(entries) if entry.name.startswith(".")
        )


def _once(path: Path, seen: set[tuple[int, int]]) -> Found:
    try:
        first = _first_time(path, seen)
    except OSError as error:
        return _missing(path, error)
    return path if first else Skipped(ref=str(path), reason="the same file, named a second time or by a link")


def _first_time(path: Path, seen: set[tuple[int, int]]) -> bool:
    about = path.stat()
    key = (about.st_dev, about.st_ino)
    if key in seen:
        return False
    seen.add(key)
    return True


def _missing(path: Path, error: OSError | ValueError) -> Failure:
    ref = str(path).replace("\0", "\\0")
    if isinstance(error, FileNotFoundError):
        broken = path.is_symlink()
        reason = "it is a link to nothing" if broken else "there is no such file or folder"
        return Failure(ref=ref, reason=reason, next_step="check the path")
    if isinstance(error, PermissionError):
        return Failure(ref=ref, reason="it may not be read", next_step="change its permissions or run as its owner")
    why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
    return Failure(ref=ref, reason=f"it cannot be read ({why.lower()})", next_step="check the path")


def _too_large(size: int, limit: int) -> Refused:
    return Refused(
        f"it has {size / 1e6:.1f} MB, more than the limit of {limit / 1e6:.1f} MB",
        "split it or raise the limit (max_file_mb)",
    )


def _unknown(path: Path) -> Skipped:
    return Skipped(ref=str(path), reason=f"unknown form {path.suffix!r}" if path.suffix else "it has no suffix")
