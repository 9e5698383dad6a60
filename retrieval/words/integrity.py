"""Whether tantivy's files are whole, before tantivy maps them into memory: a truncated one would end the process.

Each file ends with a JSON footer that names the format's version and the CRC-32 of what stands before it, the footer's
length and a magic number. `meta.json` names the segments; a segment's files bear its number. All but `meta.json` are never
changed once written.
"""

import json
import os
import zlib
from pathlib import Path
from typing import Any, Final

import regex

META: Final = "meta.json"
_MAGIC: Final = 1337
_TAIL: Final = 8
_LONGEST_FOOTER: Final = 4096
_NEEDED: Final = ("fast", "fieldnorm", "idx", "pos", "store", "term")
_MOST_DOCUMENTS: Final = 2**31
_HEX: Final = regex.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")

_Seen = tuple[int, int, int]


class Broken(Exception):
    """The folder is not what was written into it."""


class Files:
    """The files of one folder, each read through once and afterwards watched by size, time and inode."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: dict[str, _Seen] = {}

    def check(self) -> int:
        """Reads through what has not been read through before; the CRC-32 of `meta.json`.

        Raises:
            Broken: a file is missing, cut, changed, or of a form that is not known.
        """
        try:
            meta, names = self._named()
            seen = {META: self._look(META)}
            for name in names:
                seen[name] = self._look(name)
                if self._seen.get(name) != seen[name]:
                    _check_footer(self._folder / name)
        except OSError as error:
            raise Broken(f"{Path(error.filename or '').name}: {(error.strerror or str(error)).lower()}") from error
        self._seen = seen
        return zlib.crc32(meta)

    def unchanged(self) -> bool:
        """Whether everything is as it was at the last check; looks at no file's contents."""
        try:
            return bool(self._seen) and all(self._look(name) == seen for name, seen in self._seen.items())
        except OSError:
            return False

    def _look(self, name: str) -> _Seen:
        found = (self._folder / name).stat()
        return found.st_size, found.st_mtime_ns, found.st_ino

    def _named(self) -> tuple[bytes, list[str]]:
        data = (self._folder / META).read_bytes()
        try:
            meta: Any = json.loads(data)
            segments = [(str(one["segment_id"]), int(one["max_doc"]), one["deletes"]) for one in meta["segments"]]
        except (ValueError, TypeError, KeyError) as error:
            raise Broken(f"{META} cannot be read") from error
        names = []
        for number, documents, deletes in segments:
            if not _HEX.fullmatch(number) or not 0 < documents < _MOST_DOCUMENTS:
                raise Broken(f"{META} names a segment that cannot be")
            stem = number.replace("-", "")
            names += [f"{stem}.{kind}" for kind in _NEEDED]
            if deletes:
                names.append(f"{stem}.{int(deletes['opstamp'])}.del")
        return data, names


def _check_footer(file: Path) -> None:
    with file.open("rb") as opened:
        size = os.fstat(opened.fileno()).st_size
        opened.seek(max(0, size - _TAIL))
        tail = opened.read(_TAIL)
        length = int.from_bytes(tail[:4], "little")
        if len(tail) < _TAIL or int.from_bytes(tail[4:], "little") != _MAGIC or length > min(size, _LONGEST_FOOTER):
            raise Broken(f"{file.name} is cut or overwritten")
        opened.seek(size - _TAIL - length)
        try:
            wanted = int(json.loads(opened.read(length))["crc"])
        except (ValueError, TypeError, KeyError) as error:
            raise Broken(f"{file.name} has no footer that can be read") from error
        opened.seek(0)
        if _crc(opened, size - _TAIL - length) != wanted:
            raise Broken(f"{file.name} has been changed")


def _crc(opened: Any, left: int) -> int:
    crc = 0
    while left > 0 and (part := opened.read(min(left, 1 << 20))):
        crc = zlib.crc32(part, crc)
        left -= len(part)
    return crc
