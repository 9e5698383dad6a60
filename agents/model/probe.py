"""The first questions to a server: does it hold to a schema, does it think, how does it count."""

import json
import secrets
from typing import Any, Final

import httpx
from openai import AsyncOpenAI

from agents.model.exchange import Exchange
from agents.model.facts import Facts, SchemaStyle, Tokenizer
from agents.model.identity import identify, look, running_context
from agents.model.names import ModelName, ServerKind
from agents.model.stream import Heard
from agents.model.thinking import without_thinking
from agents.model.tokens import MARGIN, MESSAGE_OVERHEAD, estimate
from schemas.errors import ModelMisbehaved

PROBE: Final = "wasit_probe"
STYLES: Final[tuple[SchemaStyle, ...]] = ("json_schema", "json_object")
SAMPLE: Final = (
    "اجتمع ممثلون عن الطرفين في العاصمة لبحث تمديد الهدنة وتبادل الأسرى وفتح المعابر أمام قوافل الإغاثة، "
    "وأكد الوسطاء أن المحادثات ستستأنف الأسبوع المقبل رغم الخلاف على آلية المراقبة وانسحاب القوات من المدينة."
)
_QUIET: Final[dict[str, object]] = {"chat_template_kwargs": {"enable_thinking": False}}
SWITCHES: Final[dict[ServerKind, dict[str, object]]] = {
    "ollama": {"think": False, "reasoning_effort": "none"},
    "llamacpp": _QUIET,
    "vllm": _QUIET,
    "lmstudio": _QUIET,
    "url": _QUIET,
}
"""Request fields that switch thinking off, by server."""


async def probe(http: httpx.AsyncClient, client: AsyncOpenAI, exchange: Exchange) -> Facts:
    """Find out what one server and model can do.

    Raises:
        ModelError: Nothing can be had from it.
    """
    name = exchange.name
    identity = await identify(http, name)
    style, enforced, switches, heard = await _schema(client, exchange)
    prompt = heard.usage.prompt_tokens if heard.usage else 0
    measured = (prompt - MESSAGE_OVERHEAD) * MARGIN / estimate(SAMPLE) if prompt else None
    contexts = [each for each in (identity.context, await running_context(http, name)) if each]
    return Facts(
        identity=identity,
        style=style,
        enforced=enforced,
        switches=switches,
        quiet=not (heard.reasoning.strip() or without_thinking(heard.content)[1]),
        tokenizer=await _tokenizer(http, name),
        arabic=min(1.0, max(0.2, measured)) if measured else None,
        context=min(contexts, default=None),
    )


async def _schema(client: AsyncOpenAI, exchange: Exchange) -> tuple[SchemaStyle, bool, bool, Heard]:
    """The first way of sending a schema that is held to; failing that, the first that is taken at all."""
    taken: tuple[SchemaStyle, bool, bool, Heard] | None = None
    refused: ModelMisbehaved | None = None
    for switches in (True, False):
        for style in STYLES:
            code = f"w{secrets.token_hex(3)}"
            try:
                heard = await exchange.call(client, _request(exchange.name, style, code, switches=switches))
            except ModelMisbehaved as error:
                refused = error
                continue
            if _code(heard.content) == code:
                return style, True, switches, heard
            taken = taken or (style, False, switches, heard)
        if taken:
            return taken
    raise refused or AssertionError("no attempt was made")


def _request(name: ModelName, style: SchemaStyle, code: str, *, switches: bool) -> dict[str, Any]:
    """A request whose right answer no model can guess: only a server that enforces the schema gives it."""
    schema = {
        "type": "object",
        "properties": {"word": {"type": "string", "enum": [code]}},
        "required": ["word"],
        "additionalProperties": False,
    }
    return {
        "model": name.model,
        "messages": [{"role": "system", "content": "Answer with JSON."}, {"role": "user", "content": SAMPLE}],
        "max_tokens": 64,
        "temperature": 0,
        "response_format": response_format(PROBE, schema, style),
        "extra_body": SWITCHES[name.kind] if switches else {},
    }


def response_format(title: str, schema: dict[str, Any], style: SchemaStyle) -> dict[str, Any]:
    """The request field that carries a schema, in the server's way."""
    if style == "json_object":
        return {"type": "json_object", "schema": schema}
    return {"type": "json_schema", "json_schema": {"name": title, "schema": schema, "strict": True}}


def _code(content: str) -> str | None:
    try:
        answer = json.loads(without_thinking(content)[0])
    except ValueError:
        return None
    found = answer.get("word") if isinstance(answer, dict) else None
    return found if isinstance(found, str) else None


async def _tokenizer(http: httpx.AsyncClient, name: ModelName) -> Tokenizer | None:
    """Which tokenizer endpoint the server has."""
    if name.kind in {"ollama", "lmstudio"}:
        return None
    order: tuple[Tokenizer, ...] = ("vllm", "llamacpp", "llama_cpp_python")
    for kind in order:
        if (await count(http, name, kind, SAMPLE)) is not None:
            return kind
    return None


async def count(http: httpx.AsyncClient, name: ModelName, tokenizer: Tokenizer, text: str) -> int | None:
    """Tokens of `text` by the server's own count; None when it cannot tell."""
    if tokenizer == "vllm":
        answer = await look(http, f"{name.root}/tokenize", {"model": name.model, "prompt": text})
    elif tokenizer == "llamacpp":
        answer = await look(http, f"{name.root}/tokenize", {"content": text})
    else:
        answer = await look(http, f"{name.root}/extras/tokenize/count", {"input": text})
    if not isinstance(answer, dict):
        return None
    found, tokens = answer.get("count"), answer.get("tokens")
    if isinstance(found, int) and found > 0:
        return found
    return len(tokens) if isinstance(tokens, list) and tokens else None
