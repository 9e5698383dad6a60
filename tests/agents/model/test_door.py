"""The door against a scripted server: right answers, deadlines, retries, faults."""

import asyncio
import json
import time
from collections.abc import Iterator

import pytest
from pydantic import BaseModel, ConfigDict, Field

from agents.model import Door, ListAnswer, Message, Reply, forget
from schemas.config import ModelConfig
from schemas.errors import ModelError, ModelMisbehaved, ModelTimeout, ModelUnavailable, OutputTruncated
from tests.servers.scripted import (
    MODEL,
    Play,
    ScriptedServer,
    breaks_off,
    closes_after,
    drips,
    empty_body,
    ends_without_reason,
    enforces_json_object_only,
    in_one_piece,
    only_in_one_piece,
    prompt_of,
    says,
    schema_of,
    scripted,
    stalls,
    stalls_after,
    status,
)


class City(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    number: int


class Cities(ListAnswer):
    cities: list[City] = Field(max_length=9)


GOOD = json.dumps({"cities": [{"name": "طرابلس", "number": 1}, {"name": "بنغازي", "number": 2}]}, ensure_ascii=False)
PROMPT: list[Message] = [{"role": "user", "content": "اذكر مدينتين. " * 40}]


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    forget()
    yield
    forget()


def config(server: ScriptedServer, **limits: float) -> ModelConfig:
    waits = {"connect_s": 1.0, "first_token_s": 2.0, "idle_s": 2.0, "total_s": 4.0} | limits
    return ModelConfig.model_validate({"name": server.model, **waits})


async def ask(server: ScriptedServer, **limits: float) -> Reply[Cities]:
    async with Door(config(server, **limits), backoff_s=0.01).open() as session:
        return await session.ask(PROMPT, Cities, 200)


def reply(*plays: Play, **limits: float) -> Reply[Cities]:
    with scripted(*plays) as server:
        return asyncio.run(ask(server, **limits))


def test_a_good_answer_becomes_its_model() -> None:
    found = reply(says(GOOD))
    assert [city.name for city in found.value.cities] == ["طرابلس", "بنغازي"]
    assert found.value.refused == ()
    assert found.usage.calls == 1
    assert found.usage.prompt_tokens > 0
    assert not found.truncated
    assert found.notes == ()


def test_the_request_carries_schema_deadline_free_settings_and_arabic_unescaped() -> None:
    with scripted(says(GOOD)) as server:
        asyncio.run(ask(server))
        request = server.requests[0]
    assert list(schema_of(request)["properties"]) == ["cities"]
    assert request["response_format"]["type"] == "json_schema"
    assert request["temperature"] == 0
    assert request["max_tokens"] == 200
    assert request["model"] == MODEL
    assert request["chat_template_kwargs"] == {"enable_thinking": False}
    assert "اذكر" in prompt_of(request)


def test_braces_in_a_message_are_not_taken_for_a_template() -> None:
    with scripted(says(GOOD)) as server:

        async def run() -> None:
            async with Door(config(server)).open() as session:
                await session.ask([{"role": "user", "content": "{{ 7 * 7 }} {% raw %}"}], Cities, 50)

        asyncio.run(run())
        assert server.requests[0]["messages"][0]["content"] == "{{ 7 * 7 }} {% raw %}"


def test_a_server_that_does_not_stream_is_understood() -> None:
    assert len(reply(in_one_piece(GOOD)).value.cities) == 2


def test_one_bad_item_costs_only_itself() -> None:
    bad = json.dumps({"cities": [{"name": "x"}, {"name": "سرت", "number": 3}, 7]})
    found = reply(says(bad)).value
    assert [city.name for city in found.cities] == ["سرت"]
    assert [each.kind for each in found.refused] == ["invalid_item", "invalid_item"]
    assert "number" in found.refused[0].reason


def test_more_items_than_the_list_may_hold_are_refused_one_by_one() -> None:
    many = json.dumps({"cities": [{"name": "x", "number": n} for n in range(12)]})
    found = reply(says(many)).value
    assert len(found.cities) == 9
    assert len(found.refused) == 3


def test_thinking_before_the_answer_is_taken_off_and_noted() -> None:
    found = reply(says(f'<think>maybe {{"cities": []}}</think>\n{GOOD}'))
    assert len(found.value.cities) == 2
    assert any("thought" in note for note in found.notes)


def test_thinking_tags_inside_a_quotation_stay() -> None:
    said = json.dumps({"cities": [{"name": "قال </think> ثم", "number": 1}]}, ensure_ascii=False)
    assert reply(says(said)).value.cities[0].name == "قال </think> ثم"


@pytest.mark.parametrize(
    "play",
    [
        says(GOOD, key="reasoning_content"),
        says(GOOD, key="reasoning"),
        says(f"<think>{GOOD}"),
        says(""),
        says("  \n "),
        empty_body,
        says(GOOD, model="another-model"),
    ],
    ids=["reasoning_content", "reasoning", "open-think", "empty", "blank", "empty-200", "wrong-model"],
)
def test_what_is_no_answer_is_said_to_be_none(play: Play) -> None:
    with pytest.raises(ModelMisbehaved, match="http://127"):
        reply(play)


def test_a_cut_off_answer_keeps_its_whole_items() -> None:
    found = reply(says(GOOD[:-20], finish="length"))
    assert [city.name for city in found.value.cities] == ["طرابلس"]
    assert found.truncated
    assert [each.kind for each in found.value.refused] == ["output_truncated"]


@pytest.mark.parametrize(
    "first",
    [status(429, retry_after="0"), status(500), status(503), closes_after(GOOD[:30]), ends_without_reason(GOOD[:30])],
)
def test_a_passing_fault_is_tried_once_more(first: Play) -> None:
    with scripted(first, says(GOOD)) as server:
        assert len(asyncio.run(ask(server)).value.cities) == 2
        assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("play", "error", "says_"),
    [
        (status(500, "out of memory"), ModelUnavailable, "out of memory"),
        (status(429), ModelUnavailable, "429"),
        (closes_after(GOOD[:30]), ModelUnavailable, "closed the connection"),
        (breaks_off(GOOD[:30], "slot failed"), ModelUnavailable, "slot failed"),
    ],
)
def test_a_fault_that_stays_is_reported_after_two_attempts(play: Play, error: type[ModelError], says_: str) -> None:
    with scripted(play) as server:
        with pytest.raises(error, match=says_):
            asyncio.run(ask(server))
        assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("play", "error", "says_"),
    [
        (status(404, "model 'tiny' not found"), ModelUnavailable, "/v1/models"),
        (status(401), ModelUnavailable, "refused access"),
        (
            status(400, "This model's maximum context length is 512 tokens"),
            OutputTruncated,
            "raise the server's context",
        ),
        (status(400, "bad field"), ModelMisbehaved, "bad field"),
        (breaks_off("", "Requested tokens exceed context window of 512"), OutputTruncated, "context"),
    ],
)
def test_a_fault_that_would_come_again_is_reported_at_once(play: Play, error: type[ModelError], says_: str) -> None:
    with scripted(play) as server:
        with pytest.raises(error, match=says_):
            asyncio.run(ask(server))
        assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("play", "limits", "what"),
    [
        (stalls, {"first_token_s": 0.2}, "first token"),
        (stalls_after(GOOD[:20]), {"idle_s": 0.2}, "next token"),
        (drips(GOOD * 9, 0.02), {"total_s": 0.4}, "whole answer"),
        (stalls_after(""), {"first_token_s": 0.2}, "first token"),
    ],
    ids=["silent", "silent-midway", "slow-drip", "no-token"],
)
def test_each_deadline_ends_the_wait(play: Play, limits: dict[str, float], what: str) -> None:
    begun = time.monotonic()
    with pytest.raises(ModelTimeout, match=what):
        reply(play, **limits)
    assert time.monotonic() - begun < 10.0


def test_a_refused_connection_names_the_server_and_the_next_step() -> None:
    with scripted(says(GOOD)) as server:
        gone = config(server)

    async def run() -> None:
        async with Door(gone, backoff_s=0.01).open():
            raise AssertionError("the server is gone")

    with pytest.raises(ModelUnavailable, match=r"does not answer; check the address"):
        asyncio.run(run())


def test_a_cut_prompt_is_noticed_by_the_servers_own_count() -> None:
    with pytest.raises(OutputTruncated, match=r"cut the prompt, it read 12 tokens"):
        reply(says(GOOD, prompt_tokens=12))


def test_a_cut_prompt_is_noticed_sharply_where_the_server_can_count() -> None:
    with scripted(says(GOOD, prompt_tokens=80)) as server:
        server.posts["/tokenize"] = lambda request: {"tokens": [1] * 100}
        with pytest.raises(OutputTruncated, match="read 80 tokens of about 100"):
            asyncio.run(ask(server))


def test_a_stream_without_a_word_is_asked_again_in_one_piece_for_its_reason() -> None:
    too_long = status(400, "This model's maximum context length is 512 tokens")
    with pytest.raises(OutputTruncated, match="512 tokens"):
        reply(only_in_one_piece(too_long))
    assert len(reply(only_in_one_piece(in_one_piece(GOOD))).value.cities) == 2


def test_a_server_with_one_slot_gets_one_call_at_a_time() -> None:
    with scripted(says(GOOD, before_s=0.03)) as server:
        server.posts["/extras/tokenize/count"] = lambda request: {"count": len(str(request["input"]))}

        async def run() -> None:
            async with Door(config(server)).open() as session:
                await asyncio.gather(*(session.ask(PROMPT, Cities, 50) for _ in range(3)))

        asyncio.run(run())
        assert server.most_at_once == 1


def test_a_server_without_usage_is_counted_here() -> None:
    found = reply(says(GOOD, prompt_tokens=None))
    assert found.usage.prompt_tokens > 100
    assert any("reports no usage" in note for note in found.notes)


def test_cancelling_closes_the_socket() -> None:
    with scripted(stalls_after(GOOD[:20])) as server:

        async def run() -> None:
            task = asyncio.create_task(ask(server, idle_s=30, total_s=30))
            while not server.requests:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

        asyncio.run(run())
        assert server.hung_up.wait(2)


def test_a_schema_is_sent_in_the_way_the_server_takes() -> None:
    with scripted(says(GOOD)) as server:
        server.probe = enforces_json_object_only
        asyncio.run(ask(server))
        assert server.requests[0]["response_format"]["type"] == "json_object"
        assert list(schema_of(server.requests[0])["properties"]) == ["cities"]


def test_a_server_that_ignores_schemas_is_used_and_said_to() -> None:
    with scripted(says(GOOD)) as server:
        server.probe = says("Hello!")
        found = asyncio.run(ask(server))
    assert len(found.value.cities) == 2
    assert any("does not hold answers to the schema" in note for note in found.notes)


def test_the_server_is_probed_once_a_process() -> None:
    with scripted(says(GOOD)) as server:
        asyncio.run(ask(server))
        asyncio.run(ask(server))
        assert server.paths.count("/v1/models") == 1


def test_no_more_calls_are_in_flight_than_allowed() -> None:
    with scripted(says(GOOD, before_s=0.05)) as server:

        async def run() -> None:
            door = Door(config(server).model_copy(update={"concurrency": 2}))
            async with door.open() as session:
                await asyncio.gather(*(session.ask(PROMPT, Cities, 50) for _ in range(6)))

        asyncio.run(run())
        assert server.most_at_once == 2


def test_a_server_that_failed_twice_in_a_row_is_left_alone_for_a_while() -> None:
    with scripted(stalls) as server:

        async def run() -> None:
            async with Door(config(server, first_token_s=0.1)).open() as session:
                for _ in range(2):
                    with pytest.raises(ModelTimeout):
                        await session.ask(PROMPT, Cities, 50)
                with pytest.raises(ModelUnavailable, match="left alone"):
                    await session.ask(PROMPT, Cities, 50)

        asyncio.run(run())
        assert len(server.requests) == 2
