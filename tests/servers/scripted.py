"""An OpenAI-compatible server on loopback that plays a script: right answers, odd answers, faults.

Each chat request takes the next play from the script; when the script is over, the last play goes on. The reader's
probe is answered by itself, unless a test says otherwise.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.servers.quiet import LoopbackServer, QuietHandler

Request = dict[str, Any]
MODEL = "tiny"
PIECE = 400


class Handler(QuietHandler):
    """One connection. Plays call `stream`, `piece` and `body`."""

    server: "ScriptedServer"

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        found = self.server.gets.get(self.path)
        self.body(found) if found is not None else self.body({"error": "no such path"}, 404)

    def do_POST(self) -> None:
        self.server.paths.append(self.path)
        request = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))))
        if self.path != "/v1/chat/completions":
            answer = self.server.posts.get(self.path)
            self.body(answer(request)) if answer else self.body({"error": "no such path"}, 404)
            return
        try:
            self.server.play(self, request)
        except (BrokenPipeError, ConnectionResetError):
            self.server.hung_up.set()
            self.close_connection = True

    def body(self, value: object, status: int = 200, headers: dict[str, str] | None = None) -> None:
        """A whole JSON answer."""
        data = b"" if value is None else json.dumps(value, ensure_ascii=False).encode()
        self.send_response(status)
        for key, text in {"content-type": "application/json", **(headers or {})}.items():
            self.send_header(key, text)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def stream(self) -> None:
        """Begin an event stream."""
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()

    def event(self, value: object) -> None:
        """One event of a stream; a string goes as it is."""
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        data = f"data: {text}\n\n".encode("utf-8", "surrogatepass")
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def end(self) -> None:
        """End a stream as it should end."""
        self.event("[DONE]")
        self.wfile.write(b"0\r\n\r\n")
        self.wfile.flush()


Play = Callable[[Handler, Request], None]


class ScriptedServer(LoopbackServer):
    """The server; read `requests`, `paths`, `most_at_once` and `hung_up` after the fact."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script: list[Play] = []
        self.probe: Play = enforces
        self.gets: dict[str, object] = {"/v1/models": {"data": [{"id": MODEL}]}}
        self.posts: dict[str, Callable[[Request], object]] = {}
        self.requests: list[Request] = []
        self.paths: list[str] = []
        self.most_at_once = 0
        self.over = threading.Event()
        self.hung_up = threading.Event()
        self._now = 0
        self._lock = threading.Lock()

    @property
    def model(self) -> str:
        """The name to give to a reader."""
        return f"{self.url}#{MODEL}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the play."""
        self.hung_up.set()

    def play(self, handler: Handler, request: Request) -> None:
        """Answer a chat request by the script."""
        if _schema_name(request) == "wasit_probe":
            self.probe(handler, request)
            return
        with self._lock:
            self.requests.append(request)
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
            play = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        try:
            play(handler, request)
        finally:
            with self._lock:
                self._now -= 1


@contextmanager
def scripted(*plays: Play) -> Iterator[ScriptedServer]:
    """A running server that plays `plays`, one a request; the last one repeats."""
    server = ScriptedServer()
    server.script = list(plays)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join(5)
        server.server_close()


def _schema_name(request: Request) -> str:
    asked = request.get("response_format", {})
    schema = asked.get("schema") or asked.get("json_schema", {}).get("schema", {})
    return "wasit_probe" if list(schema.get("properties", {})) == ["word"] else "answer"


def schema_of(request: Request) -> dict[str, Any]:
    """The JSON schema a request carries, in either form."""
    asked = request["response_format"]
    found: dict[str, Any] = asked["schema"] if asked["type"] == "json_object" else asked["json_schema"]["schema"]
    return found


def prompt_of(request: Request) -> str:
    """All words of a request."""
    return "\n".join(message["content"] for message in request["messages"])


def chunk(model: str = MODEL, finish: str | None = None, **delta: object) -> dict[str, object]:
    """One event of a streamed completion."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": model, "choices": [choice]}


def says(
    content: str | Callable[[Request], str],
    *,
    finish: str = "stop",
    model: str = MODEL,
    prompt_tokens: int | None = -1,
    key: str = "content",
    before_s: float = 0.0,
) -> Play:
    """A streamed answer. `prompt_tokens` −1 reports as many as the prompt has words and more, None reports none."""

    def play(handler: Handler, request: Request) -> None:
        handler.server.over.wait(before_s)
        words = content if isinstance(content, str) else content(request)
        handler.stream()
        handler.event(chunk(model, role="assistant"))
        for start in range(0, len(words), PIECE):
            handler.event(chunk(model, **{key: words[start : start + PIECE]}))
        handler.event(chunk(model, finish))
        if prompt_tokens is not None:
            read = len(prompt_of(request)) if prompt_tokens == -1 else prompt_tokens
            usage = {"prompt_tokens": read, "completion_tokens": len(words) // 4 + 1, "total_tokens": read}
            handler.event({**chunk(model), "choices": [], "usage": usage})
        handler.end()

    return play


def enforces(handler: Handler, request: Request) -> None:
    """The probe's answer of a server that holds to the schema."""
    word = schema_of(request)["properties"]["word"]["enum"][0]
    says(json.dumps({"word": word}), prompt_tokens=None)(handler, request)


def enforces_json_object_only(handler: Handler, request: Request) -> None:
    """llama-cpp-python's way: `json_schema` is refused, `json_object` with a schema is held to."""
    if request["response_format"]["type"] == "json_schema":
        handler.body({"error": {"message": "response_format.type: should be 'text' or 'json_object'"}}, 422)
    else:
        enforces(handler, request)


def in_one_piece(content: str) -> Play:
    """A server that does not stream."""

    def play(handler: Handler, request: Request) -> None:
        message = {"role": "assistant", "content": content}
        handler.body(
            {
                "id": "c",
                "object": "chat.completion",
                "created": 1,
                "model": MODEL,
                "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
                "usage": {"prompt_tokens": len(prompt_of(request)), "completion_tokens": 9, "total_tokens": 9},
            }
        )

    return play


def status(code: int, message: str = "no", **headers: str) -> Play:
    """An error answer; header names with `_` for `-`."""

    def play(handler: Handler, request: Request) -> None:
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        handler.body({"error": {"message": message}}, code, named)

    return play


def empty_body(handler: Handler, request: Request) -> None:
    """HTTP 200 and nothing."""
    handler.body(None)


def stalls(handler: Handler, request: Request) -> None:
    """Takes the request and says nothing."""
    handler.server.over.wait(30)
    handler.close_connection = True


def stalls_after(content: str) -> Play:
    """Begins well, then falls silent."""

    def play(handler: Handler, request: Request) -> None:
        handler.stream()
        handler.event(chunk(content=content))
        until_hung_up(handler)

    return play


def until_hung_up(handler: Handler) -> None:
    """Wait until the client closes its side; note that it did."""
    handler.connection.settimeout(0.05)
    end = time.monotonic() + 30
    while time.monotonic() < end and not handler.server.over.is_set():
        try:
            if handler.connection.recv(1) == b"":
                handler.server.hung_up.set()
                break
        except TimeoutError:
            continue
        except OSError:
            handler.server.hung_up.set()
            break
    handler.close_connection = True


def drips(content: str, every_s: float) -> Play:
    """One letter at a time, never silent for long."""

    def play(handler: Handler, request: Request) -> None:
        handler.stream()
        for letter in content:
            handler.event(chunk(content=letter))
            if handler.server.over.wait(every_s):
                break
        handler.end()

    return play


def closes_after(content: str) -> Play:
    """Begins well, then closes the connection."""

    def play(handler: Handler, request: Request) -> None:
        handler.stream()
        handler.event(chunk(content=content))
        handler.close_connection = True

    return play


def ends_without_reason(content: str) -> Play:
    """Ends its stream properly, but in the middle of the answer and without a finish reason."""

    def play(handler: Handler, request: Request) -> None:
        handler.stream()
        if content:
            handler.event(chunk(content=content))
        handler.end()

    return play


def only_in_one_piece(play: Play) -> Play:
    """Streams without a word; says what it has to say when it is not asked to stream."""

    def either(handler: Handler, request: Request) -> None:
        (ends_without_reason("") if request.get("stream") else play)(handler, request)

    return either


def breaks_off(content: str, message: str) -> Play:
    """Begins well, then reports an error inside the stream."""

    def play(handler: Handler, request: Request) -> None:
        handler.stream()
        handler.event(chunk(content=content))
        handler.event({"error": {"message": message}})
        handler.end()

    return play
