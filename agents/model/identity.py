"""What a server says of itself over plain GETs: models, digest, context. Everything it does not say stays unknown."""

import hashlib
import json
from collections.abc import Mapping
from typing import Final

import httpx

from agents.model.facts import Identity
from agents.model.names import ModelName
from schemas.errors import ModelUnavailable

LOOK_S: Final = 5.0
_STABLE: Final = ("id", "root", "meta", "max_model_len")


async def identify(http: httpx.AsyncClient, name: ModelName) -> Identity:
    """Ask a server which models it has and what it knows of this one.

    Raises:
        ModelUnavailable: An Ollama server answers and does not have the model.
    """
    entries = _entries(await look(http, f"{name.base_url}/models"), "data")
    listed = tuple(str(entry["id"]) for entry in entries if "id" in entry)
    ours = next((entry for entry in entries if same_model(str(entry.get("id", "")), name.model)), None)
    if name.kind == "ollama" and listed and ours is None:
        shown = ", ".join(listed[:6])
        raise ModelUnavailable(f"{name.where} has only {shown}; get it with `ollama pull {name.model}`")
    only = ours or (entries[0] if len(entries) == 1 else None)
    digest = await _ollama_digest(http, name) if name.kind == "ollama" else _metadata_digest(only)
    context = _number(only, "max_model_len") if only else None
    return Identity(listed=listed, digest=digest, context=context or await _context(http, name))


async def look(http: httpx.AsyncClient, url: str, body: object = None) -> object:
    """The JSON at `url`, POSTed with `body` when there is one; None when there is none to be had."""
    try:
        answer = await (http.get(url, timeout=LOOK_S) if body is None else http.post(url, json=body, timeout=LOOK_S))
        return answer.json() if answer.status_code == 200 else None
    except (httpx.HTTPError, ValueError):
        return None


def same_model(one: str, other: str) -> bool:
    """Whether two names are one model's: `:latest`, folders and letter case aside."""

    def short(name: str) -> str:
        return (
            name.removesuffix(":latest").replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].removesuffix(".gguf").lower()
        )

    return short(one) == short(other)


async def running_context(http: httpx.AsyncClient, name: ModelName) -> int | None:
    """Tokens that a loaded Ollama model keeps; it tells only once the model is in memory."""
    if name.kind != "ollama":
        return None
    for entry in _entries(await look(http, f"{name.root}/api/ps"), "models"):
        if same_model(str(entry.get("name", "")), name.model):
            return _number(entry, "context_length")
    return None


async def _context(http: httpx.AsyncClient, name: ModelName) -> int | None:
    if name.kind in {"llamacpp", "url"}:
        props = await look(http, f"{name.root}/props")
        settings = props.get("default_generation_settings") if isinstance(props, dict) else None
        return _number(settings, "n_ctx") if isinstance(settings, dict) else None
    if name.kind == "lmstudio":
        for entry in _entries(await look(http, f"{name.root}/api/v0/models"), "data"):
            if same_model(str(entry.get("id", "")), name.model):
                return _number(entry, "loaded_context_length")
    return None


async def _ollama_digest(http: httpx.AsyncClient, name: ModelName) -> str | None:
    for entry in _entries(await look(http, f"{name.root}/api/tags"), "models"):
        if same_model(str(entry.get("name", "")), name.model) and entry.get("digest"):
            return str(entry["digest"]).removeprefix("sha256:")[:12]
    return None


def _metadata_digest(entry: Mapping[str, object] | None) -> str | None:
    """Digest over what a model list tells of a model; None when it tells only the name."""
    stable = {key: entry[key] for key in _STABLE if entry.get(key)} if entry else {}
    if len(stable) < 2:
        return None
    return hashlib.sha256(json.dumps(stable, sort_keys=True).encode()).hexdigest()[:12]


def _entries(answer: object, key: str) -> list[dict[str, object]]:
    found = answer.get(key) if isinstance(answer, dict) else None
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _number(entry: Mapping[str, object], key: str) -> int | None:
    found = entry.get(key)
    return found if isinstance(found, int) and found > 0 else None
