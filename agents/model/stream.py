"""One answer, heard chunk by chunk, so that a server that falls silent is noticed."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

from openai import AsyncStream
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from openai.types.completion_usage import CompletionUsage

from agents.model.deadlines import within
from agents.model.names import ModelName
from schemas.config import ModelConfig
from schemas.errors import ModelMisbehaved

LETTERS_PER_TOKEN: Final = 24
"""More than any vocabulary packs into one token on average: past it the server ignores `max_tokens`."""


@dataclass
class Heard:
    """An answer as far as it has come."""

    content: str = ""
    reasoning: str = ""
    finish: str | None = None
    model: str = ""
    usage: CompletionUsage | None = None
    chunks: int = 0
    parts: list[str] = field(default_factory=list)

    @property
    def silent(self) -> bool:
        """Whether it holds no word at all."""
        return not (self.content.strip() or self.reasoning.strip())

    def take(self, chunk: ChatCompletionChunk) -> bool:
        """Add a chunk; True when it brought words."""
        self.model = self.model or chunk.model or ""
        self.usage = chunk.usage or self.usage
        if not chunk.choices:
            return False
        choice = chunk.choices[0]
        self.finish = choice.finish_reason or self.finish
        words = choice.delta.content if choice.delta else None
        thought = _reasoning(choice.delta)
        self.parts.append(words or "")
        self.reasoning += thought
        self.chunks += bool(words or thought)
        return bool(words or thought)


Opening = Callable[[], Awaitable[AsyncStream[ChatCompletionChunk]]]


async def hear(opening: Opening, limits: ModelConfig, name: ModelName, max_tokens: int) -> Heard:
    """Open a stream and hear it to its end.

    Raises:
        ModelTimeout: No first token, or silence in the middle, beyond the limits.
        ModelMisbehaved: It says more than `max_tokens` can hold.
    """
    heard = Heard()
    stream: AsyncStream[ChatCompletionChunk] | None = None
    try:
        async with within(limits.first_token_s, "the first token", name):
            stream = await opening()
            if "text/event-stream" not in stream.response.headers.get("content-type", "text/event-stream"):
                return await _whole(stream, name)
            chunks = aiter(stream)
            while (chunk := await anext(chunks, None)) and not heard.take(chunk):
                pass
        await _rest(chunks, chunk, heard, limits, name, max_tokens)
    finally:
        if stream is not None:
            await stream.close()
    heard.content = "".join(heard.parts)
    return heard


async def _rest(
    chunks: AsyncIterator[ChatCompletionChunk],
    chunk: ChatCompletionChunk | None,
    heard: Heard,
    limits: ModelConfig,
    name: ModelName,
    max_tokens: int,
) -> None:
    size = 0
    while chunk:
        async with within(limits.idle_s, "the next token", name):
            chunk = await anext(chunks, None)
        if chunk and heard.take(chunk):
            size += len(heard.parts[-1])
        if size > max_tokens * LETTERS_PER_TOKEN:
            raise ModelMisbehaved(f"{name.where} ignores max_tokens and talks on; check what serves this address")


async def _whole(stream: AsyncStream[ChatCompletionChunk], name: ModelName) -> Heard:
    """An answer that came in one piece, from a server that does not stream."""
    body = await stream.response.aread()
    try:
        return heard_in(ChatCompletion.model_validate_json(body))
    except (ValueError, IndexError) as error:
        shown = " ".join(body[:80].decode("utf-8", "replace").split())
        raise ModelMisbehaved(f"{name.where} answered {shown!r}, which is no completion; check the address") from error


def heard_in(answer: ChatCompletion) -> Heard:
    """What a completion that came in one piece says.

    Raises:
        IndexError: It has no choice.
    """
    choice = answer.choices[0]
    return Heard(
        content=choice.message.content or "",
        reasoning=_reasoning(choice.message),
        finish=choice.finish_reason,
        model=answer.model,
        usage=answer.usage,
        chunks=1,
    )


def _reasoning(message: object) -> str:
    """What the server sends beside the content: `reasoning_content` (llama.cpp, vLLM) or `reasoning` (Ollama, vLLM)."""
    for key in ("reasoning_content", "reasoning"):
        found = getattr(message, key, None)
        if isinstance(found, str):
            return found
    return ""
