"""The one door to a served model: messages in, typed lists out. Nothing else imports instructor, openai or httpx.

`Door.open` gives a session; `Session.ask` sends one request. The request is built and the answer is turned into its
pydantic model by instructor in JSON-schema mode; in between, where instructor calls the client, the answer is
streamed under deadlines and its lists are salvaged, so that instructor never sees a cut or fenced text.
"""

import json
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final, Generic, Literal, TypedDict, TypeVar

import httpx
from instructor import Mode, patch
from instructor.core.exceptions import InstructorRetryException
from openai import AsyncOpenAI
from openai.types.chat import ChatCompletion

from agents.model.answers import ListAnswer
from agents.model.exchange import Exchange
from agents.model.facts import Facts, Identity
from agents.model.faults import RAISE_CONTEXT
from agents.model.identity import identify, same_model
from agents.model.names import ModelName, parse_name
from agents.model.probe import SWITCHES, count, probe, response_format
from agents.model.salvage import Refused, Salvage, salvage
from agents.model.stream import Heard
from agents.model.thinking import without_thinking
from agents.model.tokens import estimate
from schemas.base import Frozen
from schemas.config import ModelConfig
from schemas.errors import ModelError, ModelMisbehaved, OutputTruncated
from schemas.run import Usage

T = TypeVar("T", bound=ListAnswer)
KEY: Final = "local"
EXACT_SHARE: Final = 0.9
"""A server that read less than this share of an exact count has cut the prompt."""
ESTIMATED_SHARE: Final = 0.5
GUESSED_SHARE: Final = 0.2
logging.getLogger("instructor").addHandler(logging.NullHandler())  # it reports errors that are raised anyway
_facts: dict[tuple[str, str], Facts] = {}


class Message(TypedDict):
    """One turn of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str


class Reply(Frozen, Generic[T]):
    """An answer with what it cost and what was odd about it."""

    value: T
    usage: Usage
    truncated: bool
    """The answer ends before its end."""
    notes: tuple[str, ...] = ()


class Session:
    """An open line to the server."""

    def __init__(self, http: httpx.AsyncClient, client: AsyncOpenAI, exchange: Exchange, facts: Facts) -> None:
        self._http = http
        self._client = client
        self._exchange = exchange
        self.name = exchange.name
        self.facts = facts

    @property
    def context(self) -> int:
        """Tokens for prompt and answer together."""
        limit = self._exchange.limits.context
        return min(limit, self.facts.context or limit)

    async def count(self, text: str) -> int:
        """Tokens of `text`: the server's own count, or an upper estimate."""
        if self.facts.tokenizer:
            found = await count(self._http, self.name, self.facts.tokenizer, text)
            if found is not None:
                return found
        return estimate(text, self.facts.arabic or 1.0)

    async def ask(self, messages: Sequence[Message], answer: type[T], max_tokens: int) -> Reply[T]:
        """Send one request and read the answer as `answer`.

        Raises:
            ModelError: No answer, no lists in it, another model's answer, or a prompt that the server cut.
        """
        sent = await self.count("\n".join(message["content"] for message in messages))
        heard_of: list[tuple[Heard, Salvage, bool]] = []

        async def create(**request: Any) -> ChatCompletion:
            heard = await self._exchange.call(self._client, self._request(request))
            self._same_prompt(heard, sent)
            text, thought = self._answer(heard)
            found = _marked(salvage(text, answer.fields()), heard)
            heard_of.append((heard, found, thought))
            return _completion(heard, found)

        value = await _instructed(create, messages, answer, max_tokens, self.name)
        heard, found, thought = heard_of[0]
        notes = self._odd(heard, thought=thought, mended=found.mended)
        cut = any(each.kind == "output_truncated" for each in value.refused)
        return Reply(value=value, usage=_usage(heard, sent), truncated=cut, notes=notes)

    def _request(self, request: dict[str, Any]) -> dict[str, Any]:
        asked = request.pop("response_format")["json_schema"]
        return {
            **request,
            "response_format": response_format(asked["name"], asked["schema"], self.facts.style),
            "extra_body": SWITCHES[self.name.kind] if self.facts.switches else {},
        }

    def _answer(self, heard: Heard) -> tuple[str, bool]:
        """The words of the answer, thinking taken off."""
        where = self.name.where
        if heard.model and not self._expected(heard.model):
            raise ModelMisbehaved(f"{where} answered as {heard.model}; name that model, or load the one you want")
        text, thought = without_thinking(heard.content)
        if text.strip():
            return text, thought or bool(heard.reasoning.strip())
        if thought or heard.reasoning.strip():
            raise ModelMisbehaved(f"{where} only thought and gave no answer; switch its thinking off")
        raise ModelMisbehaved(f"{where} gave an empty answer; look at its log, or try another model")

    def _expected(self, model: str) -> bool:
        """Whether an answer's model is the one asked for, or the only one a one-model server has."""
        listed = self.facts.identity.listed
        known = any(same_model(each, self.name.model) for each in listed)
        return same_model(model, self.name.model) or (not known and any(same_model(model, each) for each in listed))

    def _same_prompt(self, heard: Heard, sent: int) -> None:
        read = heard.usage.prompt_tokens if heard.usage else 0
        share = EXACT_SHARE if self.facts.tokenizer else ESTIMATED_SHARE if self.facts.arabic else GUESSED_SHARE
        if 0 < read < share * sent:
            raise OutputTruncated(
                f"{self.name.where}: the server cut the prompt, it read {read} tokens of about {sent}; "
                f"{RAISE_CONTEXT[self.name.kind]}"
            )

    def _odd(self, heard: Heard, *, thought: bool, mended: bool) -> tuple[str, ...]:
        found = list(self.facts.notes())
        if thought:
            found.append("the model thought aloud; what it thought was taken off the answer")
        if mended:
            found.append("the model's answer was not plain JSON and was read as far as it has one reading")
        if heard.model and not same_model(heard.model, self.name.model):
            found.append(f"the server answered as {heard.model}, asked for {self.name.model}")
        if not heard.usage:
            found.append("the server reports no usage: tokens are counted here")
        return tuple(found)


class Door:
    """The way to one served model. Calls from any thread share its places."""

    def __init__(self, model: ModelConfig, *, backoff_s: float = 0.5) -> None:
        """Take the model's name apart; nothing is contacted yet.

        Raises:
            SettingsError: The name has no known form.
        """
        self.name: ModelName = parse_name(model.name)
        self._exchange = Exchange(self.name, model, backoff_s)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Session]:
        """A session on the running event loop; the server is probed once per process.

        Raises:
            ModelError: The server does not answer the probe.
        """
        async with self._client() as (http, client):
            key = (self.name.base_url, self.name.model)
            if key not in _facts:
                _facts[key] = await probe(http, client, self._exchange)
            if _facts[key].tokenizer == "llama_cpp_python":
                self._exchange.gate.narrow()  # it has one slot, and a second caller breaks off the first one's answer
            yield Session(http, client, self._exchange, _facts[key])

    async def identity(self) -> Identity:
        """What the server says of itself, without generating; all unknown when it does not answer."""
        async with self._client() as (http, _):
            return await identify(http, self.name)

    @asynccontextmanager
    async def _client(self) -> AsyncIterator[tuple[httpx.AsyncClient, AsyncOpenAI]]:
        limits = self._exchange.limits
        # No proxy from the environment: an article goes to the address that was named and nowhere else.
        wait = httpx.Timeout(None, connect=limits.connect_s)
        tls = self.name.base_url.startswith("https:")  # loading certificates takes a while and plain HTTP needs none
        # No connection is used twice: a server that broke off one answer often closes the line without a word.
        fresh = httpx.Limits(max_keepalive_connections=0)
        async with httpx.AsyncClient(
            timeout=wait, trust_env=False, follow_redirects=False, verify=tls, limits=fresh
        ) as http:
            http_client: Any = http  # openai takes an httpx client, its annotation names only the successor's
            client = AsyncOpenAI(
                base_url=self.name.base_url,
                api_key=KEY,
                organization="",
                project="",
                max_retries=0,
                http_client=http_client,
            )
            yield http, client


def forget() -> None:
    """Forget what probes showed, so that servers are probed anew."""
    _facts.clear()


async def _instructed(create: Any, messages: Sequence[Message], answer: type[T], max_tokens: int, name: ModelName) -> T:
    """Let instructor build the request and validate the answer; no retries, no templating of the messages."""
    ask: Any = patch(create=create, mode=Mode.JSON_SCHEMA)
    try:
        value = await ask(
            response_model=answer,
            max_retries=0,
            strict=False,
            model=name.model,
            messages=list(messages),
            max_tokens=max_tokens,
            temperature=0,
            seed=0,
        )
    except InstructorRetryException as error:
        if isinstance(error.__cause__, ModelError):
            raise error.__cause__ from error.__cause__.__cause__
        raise ModelMisbehaved(f"{name.where} gave an answer that cannot be read: {str(error)[:200]}") from error
    if not isinstance(value, answer):
        raise TypeError(f"instructor gave {type(value).__name__} for {answer.__name__}")
    return value


def _marked(found: Salvage, heard: Heard) -> Salvage:
    """Lists that an answer stopped short of are cut off, not left out."""
    if heard.finish != "length":
        return found
    refused = tuple(
        Refused(field=each.field, raw="", reason=f"the answer ends before `{each.field}`", kind="output_truncated")
        if each.kind == "malformed_output" and each.field and not each.raw
        else each
        for each in found.refused
    )
    return found.model_copy(update={"refused": refused})


def _completion(heard: Heard, found: Salvage) -> ChatCompletion:
    body = {**found.lists, "refused": [each.model_dump() for each in found.refused]}
    message = {"role": "assistant", "content": json.dumps(body, ensure_ascii=False)}
    return ChatCompletion.model_validate(
        {
            "id": "heard",
            "object": "chat.completion",
            "created": 0,
            "model": heard.model,
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": heard.usage.model_dump() if heard.usage else None,
        }
    )


def _usage(heard: Heard, sent: int) -> Usage:
    if heard.usage is None:
        return Usage(calls=1, prompt_tokens=sent, completion_tokens=heard.chunks)
    return Usage(calls=1, prompt_tokens=heard.usage.prompt_tokens, completion_tokens=heard.usage.completion_tokens)
