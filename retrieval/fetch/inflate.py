"""A body as it arrives: counted as received and as inflated, stopped the moment either count is too high."""

import zlib

from retrieval.fetch.answer import NotFetched

_EITHER = zlib.MAX_WBITS | 32
"""gzip or zlib, told by the header."""


class Inflater:
    """Takes chunks as they come off the wire. `whole=False` keeps what fits where a body is too large."""

    def __init__(self, encoding: str, received: int, inflated: int, *, whole: bool = True) -> None:
        name = encoding.strip().lower()
        if name not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise NotFetched(f"it came compressed as {name[:40]!r}, which was not asked for", "try again later")
        self._engine = zlib.decompressobj(_EITHER) if name not in ("", "identity") else None
        self._may_be_raw = name == "deflate"
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
        if self._engine is None:
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
        if self._engine is not None and self._received and not self._engine.eof and not self.full:
            raise NotFetched("it broke off before its end", "try again later", temporary=True)
        return bytes(self._body)

    def _inflate(self, chunk: bytes) -> None:
        while chunk and not self.full:
            assert self._engine is not None  # noqa: S101
            if self._engine.eof:
                if not chunk.startswith(b"\x1f\x8b"):
                    return  # padding after the last member
                self._engine = zlib.decompressobj(_EITHER)
            room = self._most_inflated - len(self._body) + 1
            try:
                out = self._engine.decompress(chunk, room)
            except zlib.error:
                if not self._may_be_raw or self._body:
                    raise
                self._engine, out = zlib.decompressobj(-zlib.MAX_WBITS), b""
                self._may_be_raw = False
                continue
            self._keep(out)
            chunk = self._engine.unused_data if self._engine.eof else self._engine.unconsumed_tail

    def _keep(self, piece: bytes) -> None:
        self._body += piece[: self._most_inflated - len(self._body) + 1]
        if len(self._body) > self._most_inflated:
            self._over("inflated, more than" if self._engine else "more than", self._most_inflated)

    def _over(self, words: str, limit: int) -> None:
        if self._whole:
            raise NotFetched(f"it has {words} {limit / 1e6:g} MB", "leave it out, or save the article's text as .txt")
        del self._body[self._most_inflated :]
        self.full = True
