"""The log of a run: one line of JSON a sample behind a first line that says what was measured.

A killed run leaves at most one torn line at the end. Going on with it measures only what is missing.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from evals.harness.sample import Identity, Outcome, Sample
from schemas.base import Frozen
from schemas.errors import InputError, UsageError

FORM = 1
"""Version of the log's form."""


class Head(Frozen):
    """The first line of a log."""

    form: int = FORM
    identity: Identity
    samples: int
    digest: str
    """Hash over all samples of the suite, in order."""


def head_of(identity: Identity, samples: Sequence[Sample]) -> Head:
    """The head of a log over these samples."""
    digest = sha256("\n".join(sample.digest for sample in samples).encode()).hexdigest()
    return Head(identity=identity, samples=len(samples), digest=digest)


def read_log(path: Path, head: Head) -> tuple[Outcome, ...]:
    """What a log already holds of the run that `head` stands for; nothing when there is no log.

    Raises:
        UsageError: The log is of another run; says in what it differs.
        InputError: The log cannot be read, or a line that is not the last is torn.
    """
    if not path.exists():
        return ()
    lines = _lines(path)
    if not lines:
        return ()
    try:
        known = Head.model_validate_json(lines[0])
    except ValidationError as error:
        if len(lines) == 1 and not _ends_whole(path):
            return ()  # killed while the first line was written
        raise InputError(f"{path} is no log of an eval; choose another folder with --out, or remove it") from error
    _refuse_another(path, known, head)
    return tuple(_outcomes(path, lines[1:]))


def _refuse_another(path: Path, known: Head, head: Head) -> None:
    mine, theirs = head.model_dump(), known.model_dump()
    flat = {**{k: v for k, v in mine.items() if k != "identity"}, **mine["identity"]}
    old = {**{k: v for k, v in theirs.items() if k != "identity"}, **theirs["identity"]}
    other = [key for key in flat if flat[key] != old.get(key)]
    if other:
        shown = ", ".join(f"{key} {_short(old.get(key))} there, {_short(flat[key])} here" for key in other)
        raise UsageError(f"{path} is the log of another run ({shown}); leave out --resume, or choose another --out")


def _short(value: object) -> str:
    return str(value)[:40]


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8", errors="replace")
        return text.removesuffix("\n").split("\n") if text else []
    except OSError as error:
        raise InputError(
            f"the log {path} cannot be read: {error.strerror}; choose another folder with --out"
        ) from error


def _ends_whole(path: Path) -> bool:
    return path.read_bytes().endswith(b"\n")


def _outcomes(path: Path, lines: Sequence[str]) -> Iterator[Outcome]:
    for number, line in enumerate(lines, start=2):
        try:
            yield Outcome.model_validate_json(line)
        except ValidationError as error:
            if number == len(lines) + 1 and not _ends_whole(path):
                return
            raise InputError(f"line {number} of the log {path} is torn; leave out --resume to begin anew") from error


class Log:
    """A log that is being written."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def add(self, outcome: Outcome) -> None:
        """Put one outcome down, so that a kill right after this call does not lose it."""
        self._stream.write(_line(outcome.model_dump(mode="json")))
        self._stream.flush()
        os.fsync(self._stream.fileno())


@contextmanager
def writing(path: Path, head: Head, known: Sequence[Outcome]) -> Iterator[Log]:
    """Write the log anew with what is known of it, then one line an outcome; a torn line is gone by that."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with part.open("wb") as stream:
        stream.write(_line(head.model_dump(mode="json")))
        for outcome in known:
            stream.write(_line(outcome.model_dump(mode="json")))
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)
    with path.open("ab") as stream:
        yield Log(stream)


def _line(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True) + "\n").encode("utf-8", errors="replace")
