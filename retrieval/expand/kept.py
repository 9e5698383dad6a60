"""The word lists in a form that loads fast, kept in the data folder: taking the YAML files apart costs a third of a second.

The file belongs to the YAML files and the code it was made from, and bears a checksum: when either differs, or it cannot be
read, the lists are made anew and kept again. Where nothing can be written they are made anew each time.
"""

import hashlib
import json
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from retrieval.expand.files import FOLDER
from retrieval.expand.senses import Forms, Key, Lists, Sense

FILE: Final = "expansion.json"
_RETRIEVAL: Final = Path(__file__).parents[1]
_MADE_BY: Final = ("expand/*.py", "text/normalise.py", "text/stopwords.py", "text/stopwords.yaml")


def kept(home: Path, make: Callable[[], Lists], *, writable: bool = True) -> Lists:
    """The lists as kept in a folder; made, and kept there if that may be, when there are none or older ones."""
    file = home / FILE
    found = _read(file)
    if found is None:
        found = make()
        if writable:
            with suppress(OSError):
                _write(file, found)
    return found


@cache
def fingerprint() -> str:
    """Changes whenever the same files could come out as other lists, or the files are others."""
    digest = hashlib.sha256(unicodedata.unidata_version.encode())
    for file in _sources():
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    for pattern in _MADE_BY:
        yield from sorted(_RETRIEVAL.glob(pattern))
    yield from sorted(FOLDER.rglob("*.yaml"))


def _read(file: Path) -> Lists | None:
    try:
        head, _, body = file.read_bytes().partition(b"\n")
        if head.decode() != f"{fingerprint()} {zlib.crc32(body)}":
            return None
        data = json.loads(body)
    except (OSError, ValueError):
        return None
    senses = [
        Sense(kind, Forms({code: tuple(words) for code, words in forms.items()})) for kind, forms in data["senses"]
    ]
    glossary = {code: _table(table, senses) for code, table in data["glossary"].items()}
    return Lists(_table(data["concepts"], senses), glossary)


def _table(table: Mapping[str, Sequence[int]], senses: Sequence[Sense]) -> dict[Key, tuple[Sense, ...]]:
    return {tuple(key.split(" ")): tuple([senses[number] for number in numbers]) for key, numbers in table.items()}


def _write(file: Path, lists: Lists) -> None:
    body = json.dumps(_plain(lists), ensure_ascii=False, separators=(",", ":")).encode()
    with NamedTemporaryFile(dir=file.parent, prefix=f"{FILE}.", delete=False) as part:
        try:
            part.write(f"{fingerprint()} {zlib.crc32(body)}\n".encode() + body)
            part.close()
            Path(part.name).replace(file)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise


def _plain(lists: Lists) -> dict[str, Any]:
    numbers: dict[int, int] = {}
    senses: list[tuple[str, Mapping[str, tuple[str, ...]]]] = []

    def numbered(table: Mapping[Key, Sequence[Sense]]) -> dict[str, list[int]]:
        for found in table.values():
            for sense in found:
                if id(sense) not in numbers:
                    numbers[id(sense)] = len(senses)
                    senses.append((sense.kind, sense.forms))
        return {" ".join(key): [numbers[id(sense)] for sense in found] for key, found in table.items()}

    concepts = numbered(lists.concepts)
    glossary = {code: numbered(table) for code, table in lists.glossary.items()}
    return {"senses": senses, "concepts": concepts, "glossary": glossary}
