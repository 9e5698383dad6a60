"""A body as it arrives: counted as received and as inflated, stopped the moment either count is too high."""

import zlib
from typing import Any

from retrieval.fetch.answer import NotFetched

_GZIP = b"\x1f\x8b"
_EITHER = zlib.MAX_WBITS | 32
"""gzip or zlib, told by the header."""


class Inflater:
    """Takes chunks as they come off the wire. `whole=False` keeps what fits where a body is too large."""

    def __init__(self, encoding: str, received: int, inflated: int, *, whole: bool = True) -> None:
        name = encoding.strip().lower()
        if name not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise NotFetched(f"it came compressed as {name[:40]!r}, which was not asked for", "try again later")
        self._name = "" if name == "identity" else name
        self._engine: Any = None
        self._start = b""
        self._most_received, self._most_inflated = received, inflated
        self._whole = whole
        self._received = 0
        self._body = bytearray()
        self.full = False
        """No more is wanted."""

    def take(self, chunk: bytes) -> None:
        """One chunk more.

        Raises:
            NotFetched: too many bytes, or damaged ones.
        """
        self._received += len(chunk)
        if self._received > self._most_received:
            self._over("more than", self._most_received)
            return
        if not self._name:
            self._keep(chunk)
            return
        try:
            self._inflate(chunk)
        except zlib.error as error:
            raise NotFetched("its compressed bytes are damaged", "try again later", temporary=True) from error

    def body(self) -> bytes:
        """All of it.

        Raises:
            NotFetched: the compressed bytes end too early.
        """
        ended = self._engine is not None and self._engine.eof
        if self._name and self._received and not ended and not self.full:
            raise NotFetched("it broke off before its end", "try again later", temporary=True)
        return bytes(self._body)

    def _inflate(self, chunk: bytes) -> None:
        chunk, self._start = self._start + chunk, b""
        while chunk and not self.full:
            if self._engine is None or self._engine.eof:
                if len(chunk) < 2:  # too short to say what it begins with
                    self._start = chunk
                    return
                if self._engine is not None and not chunk.startswith(_GZIP):
                    return  # padding after the last member
                self._engine = zlib.decompressobj(_window(chunk) if self._name == "deflate" else _EITHER)
            room = self._most_inflated - len(self._body) + 1
            self._keep(self._engine.decompress(chunk, room))
            chunk = self._engine.unused_data if self._engine.eof else self._engine.unconsumed_tail

    def _keep(self, piece: bytes) -> None:
        self._body += piece[: self._most_inflated - len(self._body) + 1]
        if len(self._body) > self._most_inflated:
            self._over("inflated, more than" if self._name else "more than", self._most_inflated)

    def _over(self, words: str, limit: int) -> None:
        if self._whole:
            raise NotFetched(f"it has {words} {limit / 1e6:g} MB", "leave it out, or save the article's text as .txt")
        del self._body[self._most_inflated :]
        self.full = True


def _window(start: bytes) -> int:
    """How to read `deflate`, which some servers send with zlib's header, as they should, and some without."""
    zlib_header = start[0] & 0x0F == 8 and (start[0] << 8 | start[1]) % 31 == 0
    return _EITHER if zlib_header else -zlib.MAX_WBITS
