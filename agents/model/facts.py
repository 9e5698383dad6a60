"""What a server is and can: found out once per process, shown by `wasit doctor`, kept in notes."""

from typing import Literal

from schemas.base import Frozen

SchemaStyle = Literal["json_schema", "json_object"]
Tokenizer = Literal["llamacpp", "vllm", "llama_cpp_python"]


class Identity(Frozen):
    """What a server says of itself without generating anything."""

    listed: tuple[str, ...] = ()
    digest: str | None = None
    """Of the model's weights, as far as the server tells: first 12 hex digits."""
    context: int | None = None
    """Tokens it keeps, when it says."""


class Facts(Frozen):
    """What a probe of server and model showed."""

    identity: Identity = Identity()
    style: SchemaStyle = "json_schema"
    """How the schema travels; `json_object` is llama-cpp-python's way."""
    enforced: bool = False
    """Whether answers are held to the schema."""
    quiet: bool = True
    """Whether thinking could be switched off."""
    switches: bool = True
    """Whether the server takes the request fields that switch thinking off."""
    tokenizer: Tokenizer | None = None
    arabic: float | None = None
    """Measured tokens per estimated token of Arabic; None when usage is not reported."""
    context: int | None = None

    def notes(self) -> tuple[str, ...]:
        """What a reader of the brief should know of the server."""
        found = []
        if not self.enforced:
            found.append("the model server does not hold answers to the schema")
        if not self.quiet:
            found.append("the model thinks before it answers and cannot be kept from it")
        return tuple(found)

    def describe(self) -> dict[str, str]:
        """Name → value, for `wasit doctor`."""
        return {
            "schema enforced": f"yes ({self.style})" if self.enforced else "no",
            "thinking": "off" if self.quiet else "cannot be switched off",
            "token counts": self.tokenizer or ("measured estimate" if self.arabic else "estimate"),
            "context": str(self.context or "not told"),
            "digest": self.identity.digest or "not told",
            "models": ", ".join(self.identity.listed[:8]) or "not told",
        }
