"""The caller's end of the process that holds Chroma: requests with deadlines, crashes as exceptions."""

import base64
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
import weakref
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final

import numpy as np
from numpy.typing import NDArray

PROGRAM: Final = Path(__file__).parents[1] / "chroma.py"
_CHUNK: Final = 1 << 16


class ChildFailed(Exception):
    """The process with Chroma crashed, hung, or said that it could not; the words say which."""


class ChildUnstartable(ChildFailed):
    """It never came up: Chroma itself cannot be loaded here, whatever its folder holds."""


class Child:
    """One process with one Chroma folder open. Not safe between threads: `Index` holds a lock around it."""

    def __init__(self, folder: Path, *, command: Sequence[str] | None = None) -> None:
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # lives as long as the process
        # By path, with -P: whatever folder the caller stands in, nothing in it is imported.
        argv = [*(command or (sys.executable, "-P", str(PROGRAM))), str(folder)]
        try:
            self._process = subprocess.Popen(  # noqa: S603
                argv,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                bufsize=0,
                start_new_session=True,
            )
        except OSError as error:
            self._errors.close()
            raise ChildUnstartable(f"Chroma's process could not be started ({error.strerror})") from error
        if self._process.stdin is None or self._process.stdout is None:
            raise ChildUnstartable("Chroma's process has no pipes")
        self._in, self._out = self._process.stdin, self._process.stdout
        os.set_blocking(self._in.fileno(), False)
        os.set_blocking(self._out.fileno(), False)
        self._answered = False
        self._last_words: list[str] = []
        # Also when nobody closes it: at the end of the program, or when it is forgotten.
        self._end = weakref.finalize(self, _end, self._process, self._errors, self._last_words)

    @property
    def pid(self) -> int:
        """Of the process started, which is also its group."""
        return self._process.pid

    def call(self, op: str, deadline_s: float, **values: Any) -> Any:
        """One request and its answer.

        Raises:
            ChildFailed: it crashed, did not answer within `deadline_s`, or answered with an error. After a crash, a
                missed deadline or an interruption the process is gone.
        """
        line = json.dumps({"op": op, **values}).encode() + b"\n"
        try:
            answer = json.loads(self._exchange(line, time.monotonic() + deadline_s))
        except TimeoutError:
            self.kill()
            raise self._failure(f"did not answer `{op}` within {deadline_s:.0f} s") from None
        except ValueError:
            self.kill()
            raise self._failure(f"gave no answer to `{op}` that can be read") from None
        except (EOFError, BrokenPipeError):
            raise self._failure(f"crashed at `{op}` ({self._how_it_ended()})") from None
        except BaseException:
            self.kill()  # an interrupted request would leave its answer for the next one
            raise
        self._answered = True
        if "error" in answer:
            raise ChildFailed(f"Chroma could not `{op}`: {answer['error']}")
        return answer["ok"]

    def close(self) -> None:
        """Ends it: no more requests, a moment to leave, then the end."""
        with suppress(OSError):
            self._in.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=0.5)
        self.kill()

    def kill(self) -> None:
        """Ends it at once, whatever it is doing; safe to call again."""
        self._end()

    def _exchange(self, line: bytes, deadline: float) -> bytes:
        answer = bytearray()
        rest = memoryview(line)
        with selectors.DefaultSelector() as selector:
            selector.register(self._out, selectors.EVENT_READ)
            selector.register(self._in, selectors.EVENT_WRITE)
            while not answer.endswith(b"\n"):
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError
                for key, _ in selector.select(left):
                    if key.fileobj is self._out:
                        answer += self._read()
                    else:
                        rest = rest[os.write(self._in.fileno(), rest[:_CHUNK]) :]
                        if not rest:
                            selector.unregister(self._in)
        return bytes(answer)

    def _read(self) -> bytes:
        part = os.read(self._out.fileno(), _CHUNK)
        if not part:
            raise EOFError
        return part

    def _failure(self, words: str) -> ChildFailed:
        kind = ChildFailed if self._answered else ChildUnstartable
        return kind(f"Chroma's process {words}")

    def _how_it_ended(self) -> str:
        try:
            code = self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            code = None
        self.kill()
        if code is not None and code > 128:
            return f"signal {code - 128}"
        return next(iter(self._last_words), f"exit {code}")


def _end(process: subprocess.Popen[bytes], log: IO[bytes], last_words: list[str]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):
            if stream is not None:
                stream.close()
    last_words.extend(filter(None, [_last_line(log)]))
    log.close()


def _last_line(log: IO[bytes]) -> str:
    log.seek(max(0, log.seek(0, os.SEEK_END) - 2000))
    lines = log.read().decode(errors="replace").splitlines()
    return next((line.strip()[:200] for line in reversed(lines) if line.strip()), "")


def encoded(rows: NDArray[np.float32]) -> str:
    """Vectors as the other end reads them."""
    return base64.b64encode(np.ascontiguousarray(rows, dtype="<f4").tobytes()).decode()
