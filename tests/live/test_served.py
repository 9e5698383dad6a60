"""The wire to a real server: llama-cpp-python over a model of random weights. What it says is nonsense; how is not."""

import asyncio
import json
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict, Field

from agents.model import Door, ListAnswer, Message, forget
from agents.readers.served import ServedReader
from schemas.article import Article
from schemas.config import ModelConfig
from schemas.draft import Draft
from schemas.errors import OutputTruncated
from tests.servers.llama import llama_server

pytestmark = [
    pytest.mark.live,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not (find_spec("llama_cpp") and find_spec("gguf")), reason="needs the extra `llama`"),
]
CONTEXT = 8192
# A fictional report written for these tests.
TEXT = "قال الوزير سمير حداد إن بلاده تدعم الحوار بين الطرفين، ونفى الجيش خرق الهدنة."


class Place(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str = Field(max_length=12)
    side: str = Field(json_schema_extra={"enum": ["شمال", "جنوب"]})


class Places(ListAnswer):
    places: list[Place] = Field(min_length=1, max_length=3)


class Many(ListAnswer):
    """An answer that takes even a tiny model a while."""

    places: list[Place] = Field(min_length=150, max_length=150)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    forget()
    with llama_server(tmp_path_factory.mktemp("llama"), CONTEXT) as address:
        yield address
    forget()


def config(url: str, context: int = CONTEXT) -> ModelConfig:
    return ModelConfig(name=f"{url}#tiny", context=context, first_token_s=120, idle_s=60, total_s=240)


def test_the_schema_is_enforced_and_the_probe_finds_the_servers_way(url: str) -> None:
    async def run() -> None:
        async with Door(config(url)).open() as session:
            assert session.facts.enforced
            assert session.facts.style == "json_object"
            assert session.facts.tokenizer == "llama_cpp_python"
            reply = await session.ask([Message(role="user", content="أين؟")], Places, 400)
            assert reply.value.places
            assert reply.value.refused == ()

    asyncio.run(run())


def test_arabic_survives_both_ways(url: str) -> None:
    async def run() -> None:
        async with Door(config(url)).open() as session:
            reply = await session.ask([Message(role="user", content="أين؟")], Places, 400)
            assert {place.side for place in reply.value.places} <= {"شمال", "جنوب"}
            assert await session.count("شمال") < await session.count("شمال وجنوب")

    asyncio.run(run())


def test_a_prompt_longer_than_the_context_is_noticed(url: str) -> None:
    async def run() -> None:
        async with Door(config(url, context=100_000)).open() as session:
            await session.ask([Message(role="user", content="سلام " * 9000)], Places, 50)

    with pytest.raises(OutputTruncated, match="raise the server's context"):
        asyncio.run(run())


def test_cancelling_frees_the_slot(url: str) -> None:
    async def run() -> float:
        async with Door(config(url)).open() as session:
            long = asyncio.create_task(session.ask([Message(role="user", content="أين؟")], Many, 7000))
            await asyncio.sleep(1.0)
            assert not long.done(), "the answer is too short to be cancelled"
            long.cancel()
            await asyncio.gather(long, return_exceptions=True)
            begun = time.monotonic()
            await session.ask([Message(role="user", content="أين؟")], Places, 400)
            return time.monotonic() - begun

    assert asyncio.run(run()) < 20


def test_an_article_is_read_to_an_extract_of_valid_shapes_and_an_honest_ledger(url: str) -> None:
    reader = ServedReader(config(url))
    article = Article(id="f" * 16, ref="fictional.txt", text=TEXT, language="ar", sha256="0" * 64)
    begun = time.monotonic()
    extract = reader.read(article)
    assert time.monotonic() - begun < 120
    Draft.model_validate(json.loads(extract.draft.model_dump_json()))
    assert extract.passages_read == extract.passages_total == 1
    assert extract.usage.calls >= 2
    assert extract.usage.completion_tokens > 0
    assert all(line.stage == "read" and line.reason for line in extract.ledger)


def test_the_model_is_under_a_megabyte(tmp_path: Path) -> None:
    from tests.servers.tiny_model import write_gguf  # noqa: PLC0415 — needs gguf, which the extra brings

    write_gguf(tmp_path / "tiny.gguf")
    assert (tmp_path / "tiny.gguf").stat().st_size < 1_000_000
