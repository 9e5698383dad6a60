"""One request to an embeddings server: held to a deadline, tried twice at most, every fault in one line."""

import json
import time
from typing import Any, Final

import httpx
import regex

from agents.model.names import ModelName
from schemas.errors import EmbedderError, EmbedderMisbehaved, EmbedderUnavailable

_LARGEST_ANSWER: Final = 2**28
_AGAIN: Final = frozenset({429, 502, 503})
_TOO_LONG: Final = regex.compile(
    r"too (long|large|many tokens)|context|maximum.{0,30}(length|tokens)|max_?tokens|must have less than|batch size",
    regex.IGNORECASE,
)


class TooLong(Exception):
    """A text does not fit in what the server reads."""


class Wire:
    """The line to one server. Safe between threads."""

    def __init__(self, server: ModelName, connect_s: float, pause_s: float) -> None:
        model = f" (model {server.model})" if server.model else ""
        self.where = f"embeddings server {server.base_url}{model}"
        """Server and model for messages."""
        self._kind = server.kind
        self._connect_s = connect_s
        self._pause_s = pause_s
        # No proxy from the environment: a text goes to the address that was named and nowhere else. No connection is
        # used twice: none is left open, and a server that failed often closes the line without a word.
        self._http = httpx.Client(
            trust_env=False,
            follow_redirects=False,
            verify=server.base_url.startswith("https:"),
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    def exchange(self, method: str, url: str, body: object, deadline_s: float, *, missing_ok: bool = False) -> Any:
        """The JSON of an answer, asked for once more when the line broke or the server was busy.

        Args:
            method: GET or POST.
            url: The whole address.
            body: What is sent as JSON; nothing when None.
            deadline_s: Seconds for one attempt, from its first byte to the answer's last.
            missing_ok: None is returned where the server has no such path.

        Raises:
            EmbedderUnavailable: Nothing answers in time, or the model is not there.
            EmbedderMisbehaved: It refuses the request, or its answer cannot be read.
            TooLong: It says that a text is too long for it.
        """
        for last in (False, True):
            try:
                code, data = self._sent(method, url, body, deadline_s)
            except httpx.TimeoutException as error:
                raise self._slow(deadline_s) from error
            except httpx.TransportError as error:
                if last or isinstance(error, httpx.ConnectError):
                    raise self._absent(error) from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise EmbedderMisbehaved(
                    f"{self.where} cannot be read ({error}); check the address and what serves it"
                ) from error
            else:
                if code == 200:
                    return self._read(data)
                if missing_ok and code in {404, 405}:
                    return None
                if last or code not in _AGAIN:
                    raise self._refused(code, data)
            time.sleep(self._pause_s)
        raise AssertionError("unreachable: the second attempt returns or raises")

    def _sent(self, method: str, url: str, body: object, deadline_s: float) -> tuple[int, bytes]:
        """One request, whole: neither a slow nor an endless answer keeps it past its deadline."""
        end = time.monotonic() + deadline_s
        data = bytearray()
        timeout = httpx.Timeout(deadline_s, connect=min(self._connect_s, deadline_s))
        content = None if body is None else json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        headers = {"content-type": "application/json"}
        with self._http.stream(method, url, content=content, headers=headers, timeout=timeout) as answer:
            for part in answer.iter_bytes():
                data += part
                if time.monotonic() > end:
                    raise httpx.ReadTimeout("the answer takes too long")
                if len(data) > _LARGEST_ANSWER:
                    raise EmbedderMisbehaved(f"{self.where} answers without end; check what serves this address")
            return answer.status_code, bytes(data)

    def _read(self, data: bytes) -> Any:
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            raise EmbedderMisbehaved(f"{self.where} sent no JSON; check what serves this address") from error

    def _refused(self, code: int, data: bytes) -> Exception:
        said = " ".join(data.decode("utf-8", "replace").split())[:200]
        if code in _AGAIN or code == 504:
            return EmbedderUnavailable(
                f"{self.where} answered HTTP {code} ({said}); wait for it to be free, or see its log"
            )
        if code == 404:
            return EmbedderUnavailable(f"{self.where} has no such model or path (HTTP 404: {said}); {_get(self._kind)}")
        if code in {401, 403}:
            return EmbedderUnavailable(f"{self.where} refused access (HTTP {code}); serve it without a key")
        if _TOO_LONG.search(said):
            return TooLong(said)
        return EmbedderMisbehaved(f"{self.where} refused the request (HTTP {code}: {said}); see its log")

    def _slow(self, deadline_s: float) -> EmbedderError:
        return EmbedderUnavailable(
            f"{self.where} took longer than {deadline_s:g} s; see its log, or serve a smaller model"
        )

    def _absent(self, error: Exception) -> EmbedderError:
        what = "does not answer" if isinstance(error, httpx.ConnectError) else "closed the connection"
        return EmbedderUnavailable(f"{self.where} {what}; {_start(self._kind)}")


def _start(kind: str) -> str:
    return {"ollama": "start it with `ollama serve`", "lmstudio": "start the server in LM Studio"}.get(
        kind, "check the address and that the server runs with an embedding model"
    )


def _get(kind: str) -> str:
    return {"ollama": "get the model with `ollama pull`"}.get(kind, "start the server with that embedding model")
