"""What went wrong on the wire, as an error an analyst can act on, and whether another attempt makes sense."""

from dataclasses import dataclass
from json import JSONDecodeError
from typing import Final

import httpx
import openai
import regex

from agents.model.names import ModelName
from schemas.errors import ModelError, ModelMisbehaved, ModelTimeout, ModelUnavailable, OutputTruncated

START: Final = {
    "ollama": "start it with `ollama serve`",
    "llamacpp": "start `llama-server` with the model",
    "vllm": "start `vllm serve` with the model",
    "lmstudio": "start the server in LM Studio",
    "url": "check the address and that the server runs",
}
GET_MODEL: Final = {
    "ollama": "get it with `ollama pull {model}`",
    "llamacpp": "start the server with that model",
    "vllm": "start the server with that model",
    "lmstudio": "load it in LM Studio",
    "url": "ask the server's /v1/models for the names it knows",
}
RAISE_CONTEXT: Final = {
    "ollama": "raise its context (Ollama: `PARAMETER num_ctx` in a Modelfile, or OLLAMA_CONTEXT_LENGTH)",
    "llamacpp": "raise its context (llama.cpp: `-c`)",
    "vllm": "raise its context (vLLM: `--max-model-len`)",
    "lmstudio": "raise the model's context length in LM Studio",
    "url": "raise the server's context",
}
_CONTEXT: Final = regex.compile(
    r"context|too long|too many tokens|maximum.{0,20}(length|tokens)|num_ctx", regex.IGNORECASE
)
_FORMAT: Final = regex.compile(r"response_format|json_schema")
_WIRE: Final = (httpx.TransportError, openai.APIConnectionError)


class BrokenOff(Exception):
    """A stream ended as streams end, but in the middle of its answer and without a reason."""


@dataclass(frozen=True)
class Fault:
    """One failed attempt."""

    error: ModelError
    again: bool = False
    """Whether the same call may go better a moment later."""
    wait_s: float | None = None
    """How long the server asks to wait."""


def fault(error: Exception, name: ModelName) -> Fault | None:
    """The fault that an exception of the client stands for; None for one that is not the server's."""
    if isinstance(error, ModelError):
        return Fault(error=error)
    if isinstance(error, openai.APITimeoutError | httpx.TimeoutException):
        return Fault(error=ModelTimeout(f"{name.where} took no connection in time; {START[name.kind]}"))
    if isinstance(error, _WIRE):
        what = "does not answer" if isinstance(error, openai.APIConnectionError) else "closed the connection mid-answer"
        return Fault(error=ModelUnavailable(f"{name.where} {what}; {START[name.kind]}"), again=True)
    if isinstance(error, openai.APIStatusError):
        return _status(error, name)
    if isinstance(error, openai.APIError):
        return _said(error.message, name)
    if isinstance(error, BrokenOff):
        step = "let one caller at a time use it (setting `concurrency`), or look at its log"
        return Fault(error=ModelUnavailable(f"{name.where} broke off its answer without a reason; {step}"), again=True)
    if isinstance(error, JSONDecodeError):
        return Fault(
            error=ModelMisbehaved(f"{name.where} sent a stream that is no JSON; check what serves this address")
        )
    return None


def _status(error: openai.APIStatusError, name: ModelName) -> Fault:
    code, said = error.status_code, _line(error.message)
    if code == 500 and _FORMAT.search(error.message):
        return Fault(error=ModelMisbehaved(f"{name.where} does not take a schema in this form ({said}); update it"))
    if code == 429 or code >= 500:
        text = f"{name.where} answered HTTP {code} ({said}); wait for it to be free or look at its log"
        return Fault(error=ModelUnavailable(text), again=True, wait_s=_wait(error))
    if code in {401, 403}:
        return Fault(error=ModelUnavailable(f"{name.where} refused access (HTTP {code}); serve it without a key"))
    if code == 404:
        step = GET_MODEL[name.kind].format(model=name.model)
        return Fault(error=ModelUnavailable(f"{name.where} has no such model or path (HTTP 404: {said}); {step}"))
    if _CONTEXT.search(said):
        return Fault(error=too_long(name, said))
    return Fault(error=ModelMisbehaved(f"{name.where} refused the request (HTTP {code}: {said}); look at its log"))


def _said(message: str, name: ModelName) -> Fault:
    """An error the server reports inside a stream that began well."""
    if _CONTEXT.search(message):
        return Fault(error=too_long(name, _line(message)))
    text = f"{name.where} broke off its answer ({_line(message)}); look at its log"
    return Fault(error=ModelUnavailable(text), again=True)


def too_long(name: ModelName, said: str) -> OutputTruncated:
    """The prompt does not fit in the server's context."""
    return OutputTruncated(f"{name.where} cannot hold the prompt ({said}); {RAISE_CONTEXT[name.kind]}")


def _wait(error: openai.APIStatusError) -> float | None:
    try:
        return max(0.0, float(error.response.headers.get("retry-after", "")))
    except ValueError:
        return None


def _line(text: str) -> str:
    return " ".join(text.split())[:200]
