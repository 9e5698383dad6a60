"""What is found out about each kind of server before anything is read."""

import asyncio
import json
from typing import Any

import httpx
import pytest
from openai import AsyncOpenAI

from agents.model import Facts, ModelName
from agents.model.exchange import Exchange
from agents.model.names import ServerKind
from agents.model.probe import SAMPLE, probe
from schemas.config import ModelConfig
from schemas.errors import ModelUnavailable
from tests.servers.scripted import (
    Handler,
    Request,
    ScriptedServer,
    enforces,
    enforces_json_object_only,
    says,
    schema_of,
    scripted,
    status,
)


def facts(server: ScriptedServer, kind: ServerKind) -> Facts:
    name = ModelName(text=f"{kind}/tiny", kind=kind, base_url=f"{server.url}/v1", model="tiny")

    async def run() -> Facts:
        async with httpx.AsyncClient(trust_env=False) as http:
            http_client: Any = http
            client = AsyncOpenAI(base_url=name.base_url, api_key="local", max_retries=0, http_client=http_client)
            return await probe(http, client, Exchange(name, ModelConfig(name=name.text), backoff_s=0.01))

    return asyncio.run(run())


def test_ollama_tells_digest_and_the_context_it_really_keeps() -> None:
    with scripted(enforces) as server:
        server.gets["/v1/models"] = {"data": [{"id": "tiny:latest"}, {"id": "other"}]}
        server.gets["/api/tags"] = {"models": [{"name": "tiny:latest", "digest": "sha256:0123456789abcdef"}]}
        server.gets["/api/ps"] = {"models": [{"name": "tiny:latest", "context_length": 4096}]}
        found = facts(server, "ollama")
    assert found.identity.digest == "0123456789ab"
    assert found.context == 4096
    assert found.tokenizer is None
    assert found.enforced


def test_ollama_without_the_model_says_how_to_get_it() -> None:
    with scripted(enforces) as server:
        server.gets["/v1/models"] = {"data": [{"id": "other:latest"}]}
        with pytest.raises(ModelUnavailable, match="ollama pull tiny"):
            facts(server, "ollama")


def test_llamacpp_tells_the_context_of_a_slot_and_counts_tokens() -> None:
    with scripted(enforces) as server:
        server.gets["/props"] = {"default_generation_settings": {"n_ctx": 2048}}
        server.posts["/tokenize"] = lambda request: (
            {"tokens": list(range(len(str(request["content"]))))} if "content" in request else {}
        )
        found = facts(server, "llamacpp")
    assert (found.context, found.tokenizer) == (2048, "llamacpp")


def test_vllm_tells_its_longest_prompt_and_counts_tokens() -> None:
    with scripted(enforces) as server:
        server.gets["/v1/models"] = {"data": [{"id": "tiny", "root": "Org/tiny", "max_model_len": 16384}]}
        server.posts["/tokenize"] = lambda request: {"count": 7, "max_model_len": 16384, "tokens": [1] * 7}
        found = facts(server, "vllm")
    assert (found.context, found.tokenizer) == (16384, "vllm")
    assert found.identity.digest


def test_lmstudio_tells_the_context_the_model_was_loaded_with() -> None:
    with scripted(enforces) as server:
        server.gets["/api/v0/models"] = {"data": [{"id": "tiny", "loaded_context_length": 8000}]}
        assert facts(server, "lmstudio").context == 8000


@pytest.mark.parametrize(
    ("kind", "field"), [("ollama", "think"), ("ollama", "reasoning_effort"), ("vllm", "chat_template_kwargs")]
)
def test_thinking_is_switched_off_in_each_servers_way(kind: ServerKind, field: str) -> None:
    seen: list[Request] = []

    def notes(handler: Handler, request: Request) -> None:
        seen.append(request)
        enforces(handler, request)

    with scripted(enforces) as server:
        server.probe = notes
        facts(server, kind)
    assert field in seen[0]


def test_a_server_that_refuses_the_switches_is_asked_without_them() -> None:
    def strict(handler: Handler, request: Request) -> None:
        (status(400, "unknown field") if "chat_template_kwargs" in request else enforces)(handler, request)

    with scripted(enforces) as server:
        server.probe = strict
        found = facts(server, "url")
    assert (found.enforced, found.switches) == (True, False)


def test_the_way_a_schema_is_taken_is_found_out() -> None:
    with scripted(enforces) as server:
        server.probe = enforces_json_object_only
        assert facts(server, "url").style == "json_object"


def test_a_guess_that_fits_no_schema_is_not_taken_for_enforcement() -> None:
    with scripted(enforces) as server:
        server.probe = says('{"word": "yes"}')
        found = facts(server, "url")
    assert not found.enforced
    assert "schema" in found.notes()[0]


def test_thinking_that_cannot_be_switched_off_is_noted() -> None:
    def thinks(handler: Handler, request: Request) -> None:
        word = schema_of(request)["properties"]["word"]["enum"][0]
        says(f"<think>hm</think>{json.dumps({'word': word})}")(handler, request)

    with scripted(enforces) as server:
        server.probe = thinks
        found = facts(server, "url")
    assert found.enforced
    assert not found.quiet


def test_usage_of_the_probe_measures_the_vocabulary_for_arabic() -> None:
    def counts(handler: Handler, request: Request) -> None:
        word = schema_of(request)["properties"]["word"]["enum"][0]
        says(json.dumps({"word": word}), prompt_tokens=16 + len(SAMPLE) // 2)(handler, request)

    with scripted(enforces) as server:
        server.probe = counts
        assert facts(server, "url").arabic == pytest.approx(0.56, abs=0.02)
