"""One request to the server, held to its deadlines, tried twice at most: the only retry layer there is."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from openai import AsyncOpenAI, AsyncStream
from openai.resources.chat.completions import AsyncCompletions
from openai.types.chat import ChatCompletionChunk

from agents.model.deadlines import within
from agents.model.faults import BrokenOff, Fault, fault
from agents.model.names import ModelName
from agents.model.salvage import whole_json
from agents.model.stream import Heard, hear, heard_in
from schemas.config import ModelConfig
from schemas.errors import ModelError, ModelTimeout, ModelUnavailable

ATTEMPTS: Final = 2
LONGEST_WAIT_S: Final = 20.0
TURN_S: Final = 0.01


class Gate:
    """At most `places` calls in flight, over all threads and event loops of the process that share it."""

    def __init__(self, places: int) -> None:
        self._places = threading.BoundedSemaphore(places)
        self._single = threading.BoundedSemaphore(1)

    def narrow(self) -> None:
        """From now on one call at a time, for a server with a single slot."""
        self._places = self._single

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Wait for a place without blocking the loop, and hold it."""
        places = self._places
        while not places.acquire(blocking=False):
            await asyncio.sleep(TURN_S)
        try:
            yield
        finally:
            places.release()


class Breaker:
    """Gives a server that failed twice in a row a rest, so that a run does not wait out every deadline anew."""

    def __init__(self, after: int = 2, rest_s: float = 30.0) -> None:
        self.after = after
        self.rest_s = rest_s
        self._failed: list[float] = []

    def check(self, name: ModelName) -> None:
        """Refuse a call while the server rests.

        Raises:
            ModelUnavailable: It failed too often, a moment ago.
        """
        if len(self._failed) >= self.after and time.monotonic() - self._failed[-1] < self.rest_s:
            raise ModelUnavailable(
                f"{name.where} failed {self.after} times in a row and is left alone for {self.rest_s:g} s; "
                "look at its log, then run again"
            )

    def note(self, error: ModelError | None) -> None:
        """Take down how a call ended; only silence and absence count against the server."""
        if isinstance(error, ModelUnavailable | ModelTimeout):
            self._failed.append(time.monotonic())
        else:
            self._failed.clear()


class Exchange:
    """How requests go to one server."""

    def __init__(self, name: ModelName, limits: ModelConfig, backoff_s: float = 0.5) -> None:
        self.name = name
        self.limits = limits
        self.backoff_s = backoff_s
        self.gate = Gate(limits.concurrency)
        self.breaker = Breaker()

    async def call(self, client: AsyncOpenAI, request: dict[str, Any]) -> Heard:
        """The answer to a chat request.

        Raises:
            ModelError: After the last attempt, or at once where another would not help.
        """
        async with self.gate.place():
            self.breaker.check(self.name)
            try:
                async with within(self.limits.total_s, "the whole answer", self.name):
                    heard = await self._attempts(client, request)
            except ModelError as error:
                self.breaker.note(error)
                raise
            self.breaker.note(None)
            return heard

    async def _attempts(self, client: AsyncOpenAI, request: dict[str, Any]) -> Heard:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._once(client, request)
            except Exception as error:
                found = fault(error, self.name)
                if found is None:
                    raise
                if not found.again or attempt == ATTEMPTS:
                    raise found.error from error
                await asyncio.sleep(self._pause(found, attempt))
        raise AssertionError("unreachable: the loop returns or raises")

    async def _once(self, client: AsyncOpenAI, request: dict[str, Any]) -> Heard:
        completions: AsyncCompletions = client.chat.completions

        async def opening() -> AsyncStream[ChatCompletionChunk]:
            stream: AsyncStream[ChatCompletionChunk] = await completions.create(
                **request, stream=True, stream_options={"include_usage": True}
            )
            return stream

        heard = await hear(opening, self.limits, self.name, request["max_tokens"])
        if heard.finish is None and not heard.silent and not whole_json(heard.content):
            raise BrokenOff
        # llama-cpp-python turns an error, such as a prompt that is too long, into a stream without a word: asked for
        # the answer in one piece it says what is wrong.
        return heard if heard.finish or not heard.silent else await self._in_one_piece(completions, request)

    async def _in_one_piece(self, completions: AsyncCompletions, request: dict[str, Any]) -> Heard:
        return heard_in(await completions.create(**request, stream=False))

    def _pause(self, found: Fault, attempt: int) -> float:
        asked = found.wait_s if found.wait_s is not None else self.backoff_s * 2 ** (attempt - 1)
        return min(asked, LONGEST_WAIT_S)
