"""An embeddings server on loopback that plays a script: right answers, odd answers, faults.

Each request to `/v1/embeddings` takes the next play; when the script is over, the last play goes on.
"""

import base64
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.embed import HashedEmbedder
from tests.servers.quiet import LoopbackServer, QuietHandler

Request = dict[str, Any]
Embed = Callable[[Sequence[str]], NDArray[np.float32]]
MODEL = "tiny-embed"


class Handler(QuietHandler):
    """One connection."""

    server: "EmbeddingsServer"

    def do_GET(self) -> None:
        found = self.server.gets.get(self.path)
        self.body(found) if found is not None else self.body({"error": "no such path"}, 404)

    def do_POST(self) -> None:
        self.server.headers.append(dict(self.headers.items()))
        request = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))))
        if self.path != "/v1/embeddings":
            self.body({"error": "no such path"}, 404)
            return
        try:
            self.server.play(self, request)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def body(self, value: object, code: int = 200, text: str | None = None) -> None:
        """A whole answer; `text` goes out as it is."""
        data = (json.dumps(value) if text is None else text).encode()
        self.send_response(code)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


Play = Callable[[Handler, Request], None]


class EmbeddingsServer(LoopbackServer):
    """The server; read `requests` and `headers` after the fact."""

    def __init__(self, script: Sequence[Play], embed: Embed) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script = list(script)
        self.embed = embed
        self.gets: dict[str, object] = {}
        self.requests: list[Request] = []
        self.headers: list[dict[str, str]] = []
        self.over = threading.Event()
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The name to give to an embedder."""
        return f"{self.url}#{MODEL}"

    @property
    def texts(self) -> list[str]:
        """All texts asked for, in order."""
        return [text for request in self.requests for text in request["input"]]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the play."""

    def play(self, handler: Handler, request: Request) -> None:
        """Answer by the script."""
        with self._lock:
            self.requests.append(request)
            play = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        play(handler, request)


@contextmanager
def serving(*plays: Play, embed: Embed | None = None) -> Iterator[EmbeddingsServer]:
    """A running server that plays `plays`, one a request; the last one repeats. Without any it answers as it should."""
    server = EmbeddingsServer(plays or (answers,), embed or words)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join(5)
        server.server_close()


def words(texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors in which shared words are near: enough for a server to be told from noise."""
    return HashedEmbedder().embed(texts)[:, :64] + np.float32(1e-3)


def entries(handler: Handler, request: Request) -> list[dict[str, Any]]:
    """The right answer's entries, for plays that spoil them. Vectors are not of length 1: clients see to that."""
    rows = handler.server.embed(request["input"]) * 3
    return [{"object": "embedding", "index": place, "embedding": row.tolist()} for place, row in enumerate(rows)]


def answers(handler: Handler, request: Request) -> None:
    """The right answer."""
    send(handler, entries(handler, request))


def send(handler: Handler, data: object) -> None:
    """An answer in OpenAI's form."""
    handler.body({"object": "list", "model": MODEL, "data": data, "usage": {"prompt_tokens": 1, "total_tokens": 1}})


def out_of_order(handler: Handler, request: Request) -> None:
    """The last text's vector first, each with its number."""
    send(handler, entries(handler, request)[::-1])


def without_numbers(handler: Handler, request: Request) -> None:
    """In order, without `index`."""
    send(handler, [{"embedding": entry["embedding"]} for entry in entries(handler, request)])


def in_base64(handler: Handler, request: Request) -> None:
    """Vectors as base64 of float32."""
    found = entries(handler, request)
    for entry in found:
        entry["embedding"] = base64.b64encode(np.array(entry["embedding"], dtype="<f4").tobytes()).decode()
    send(handler, found)


def spoilt(change: Callable[[list[dict[str, Any]]], object]) -> Play:
    """The right entries, changed."""
    return lambda handler, request: send(handler, change(entries(handler, request)))


def status(code: int, message: str = "no") -> Play:
    """An error."""
    return lambda handler, request: handler.body({"error": {"message": message}}, code)


def says(text: str) -> Play:
    """HTTP 200 and a body of its own."""
    return lambda handler, request: handler.body(None, text=text)


def refuses(wanted: Callable[[str], bool], play: Play) -> Play:
    """Plays `play` when a text is as described, and answers rightly otherwise."""

    def either(handler: Handler, request: Request) -> None:
        (play if any(wanted(text) for text in request["input"]) else answers)(handler, request)

    return either


def hangs_up(handler: Handler, request: Request) -> None:
    """Takes the request and closes the connection without a word."""
    handler.close_connection = True


def stalls(handler: Handler, request: Request) -> None:
    """Takes the request and says nothing."""
    handler.server.over.wait(20)
    handler.close_connection = True


def drips(handler: Handler, request: Request) -> None:
    """Sends its answer a letter at a time, never silent for long."""
    handler.send_response(200)
    handler.send_header("content-length", "100000")
    handler.end_headers()
    while not handler.server.over.wait(0.05):
        handler.wfile.write(b" ")
        handler.wfile.flush()
