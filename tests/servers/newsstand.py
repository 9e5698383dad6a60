"""A web server on loopback that has feeds and pages, and misbehaves on request.

A path is answered by what stands in `pages` under it: a `Page`, or a function that writes to the connection itself.
"""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.servers.quiet import LoopbackServer, QuietHandler


@dataclass
class Page:
    """A whole answer. `headers` may overrule those that belong to the body."""

    body: bytes | str = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


class Handler(QuietHandler):
    """One connection."""

    server: "Newsstand"

    def do_GET(self) -> None:
        path = self.path
        self.server.asked(path, dict(self.headers.items()))
        answer = self.server.pages.get(path) or self.server.pages.get(path.partition("?")[0])
        try:
            if answer is None:
                self.page(Page("nothing here", status=404))
            elif isinstance(answer, Page):
                self.page(answer)
            else:
                answer(self)
        except (BrokenPipeError, ConnectionResetError):
            self.server.hung_up.set()
            self.close_connection = True
        finally:
            self.server.answered()

    def page(self, page: Page) -> None:
        """Send a whole answer."""
        self.head(page.status, {"content-type": page.kind, "content-length": str(len(page.data)), **page.headers})
        self.wfile.write(page.data)

    def head(self, status: int, headers: dict[str, str]) -> None:
        """Send a status line and headers."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


Answer = Page | Callable[[Handler], None]


class Newsstand(LoopbackServer):
    """The server; read `paths`, `headers`, `most_at_once` and `hung_up` after the fact."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, 0), Handler)
        self.pages: dict[str, Answer] = {}
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.moments: list[float] = []
        self.most_at_once = 0
        self.hung_up = threading.Event()
        self.over = threading.Event()
        self._now = 0
        self._lock = threading.Lock()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        host = str(self.server_address[0])
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    def asked(self, path: str, headers: dict[str, str]) -> None:
        with self._lock:
            self.paths.append(path)
            self.headers.append({name.lower(): value for name, value in headers.items()})
            self.moments.append(time.monotonic())
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)

    def answered(self) -> None:
        with self._lock:
            self._now -= 1

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the play."""
        self.hung_up.set()


@contextmanager
def newsstand(host: str = "127.0.0.1", /, **pages: Answer) -> Iterator[Newsstand]:
    """A running server; `feed=Page(…)` is found under `/feed`."""
    server = Newsstand(host)
    server.pages = {f"/{name}": page for name, page in pages.items()}
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join(5)
        server.server_close()


def redirect(to: str, status: int = 302) -> Page:
    """An answer that leads elsewhere."""
    return Page(status=status, headers={"location": to})


def drip(head: dict[str, str], piece: bytes, every_s: float) -> Callable[[Handler], None]:
    """An answer that never ends, a piece at a time."""

    def answer(handler: Handler) -> None:
        handler.head(200, {**head, "connection": "close"})
        while not handler.server.over.wait(every_s):
            handler.wfile.write(piece)
            handler.wfile.flush()

    return answer


def endless_head(handler: Handler) -> None:
    """A status line, and then one header after the other."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not handler.server.over.wait(0.02):
        handler.wfile.write(b"x-more: 1\r\n")
        handler.wfile.flush()


def silent(handler: Handler) -> None:
    """No answer at all."""
    handler.server.over.wait(30)


def broken_off(body: bytes, kind: str = "text/html") -> Callable[[Handler], None]:
    """An answer that promises more than it sends."""

    def answer(handler: Handler) -> None:
        handler.head(200, {"content-type": kind, "content-length": str(len(body) * 2), "connection": "close"})
        handler.wfile.write(body)
        handler.wfile.flush()
        handler.close_connection = True

    return answer


def zipped(body: bytes, kind: str = "application/rss+xml") -> Page:
    """A gzip-compressed answer."""
    return Page(gzip.compress(body), kind, headers={"content-encoding": "gzip"})
