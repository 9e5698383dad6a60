"""Files that appear whole or not at all."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from schemas.errors import UsageError, WasitError


def check_target(path: Path) -> None:
    """Refuse a path that cannot become a file, before any work is done for it.

    Raises:
        UsageError: Its folder is missing or is no folder, or the path itself is a folder.
    """
    if path.is_dir():
        raise UsageError(f"-o {path}: this is a folder; name a file in it")
    folder = path.parent
    if not folder.exists():
        raise UsageError(f"-o {path}: the folder {folder} does not exist; create it first")
    if not folder.is_dir():
        raise UsageError(f"-o {path}: {folder} is no folder; choose another path")


def write_atomically(path: Path, text: str) -> None:
    """Write `text` as UTF-8 so that a reader, or a crash, sees the old file or the new one and nothing between.

    The new file is written beside the old one, synced, renamed over it, and the folder is synced. The mode of an
    existing file is kept, and a symbolic link keeps pointing where it points. What is no regular file (a pipe, a
    device) cannot be replaced and is written to. Lone surrogates become `?`.

    Raises:
        UsageError: The folder does not exist.
        WasitError: The file cannot be written; names the path and the cause.
    """
    check_target(path)
    data = text.encode("utf-8", errors="replace")
    try:
        target = path.resolve()
        mode = _mode(target)
        if mode is not None and not stat.S_ISREG(mode):
            target.write_bytes(data)
        else:
            _replace(target, data, _default_mode() if mode is None else stat.S_IMODE(mode))
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        cause = getattr(error, "strerror", None) or str(error)
        raise WasitError(f"cannot write {path}: {cause}; choose another place with -o") from error


def _replace(target: Path, data: bytes, mode: int) -> None:
    descriptor, name = mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fchmod(stream.fileno(), mode)
            os.fsync(stream.fileno())
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _default_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
