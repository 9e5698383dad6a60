"""Names of served models: which server, at which address, which model."""

from typing import Final, Literal
from urllib.parse import urlsplit

from schemas.base import Frozen
from schemas.errors import SettingsError

ServerKind = Literal["ollama", "llamacpp", "vllm", "lmstudio", "url"]

ADDRESSES: Final[dict[ServerKind, str]] = {
    "ollama": "http://127.0.0.1:11434/v1",
    "llamacpp": "http://127.0.0.1:8080/v1",
    "vllm": "http://127.0.0.1:8000/v1",
    "lmstudio": "http://127.0.0.1:1234/v1",
}
FORMS: Final = "ollama/NAME, llamacpp/NAME, vllm/NAME, lmstudio/NAME or URL#NAME"


class ModelName(Frozen):
    """A model and the server that holds it."""

    text: str
    """As the analyst wrote it."""
    kind: ServerKind
    base_url: str
    """Ends in `/v1`, no slash after it."""
    model: str
    """What the server calls it."""

    @property
    def root(self) -> str:
        """The server's address without `/v1`: where its own, non-OpenAI paths live."""
        return self.base_url.removesuffix("/v1")

    @property
    def where(self) -> str:
        """Server and model for messages."""
        return f"model server {self.base_url} (model {self.model})"


def parse_name(text: str) -> ModelName:
    """The parts of a model's name.

    Raises:
        SettingsError: The name has none of the five forms.
    """
    wanted = text.strip()
    prefix, slash, rest = wanted.partition("/")
    for kind, address in ADDRESSES.items():
        if slash and prefix.lower() == kind:
            if not rest.strip():
                raise _unknown(text)
            return ModelName(text=wanted, kind=kind, base_url=address, model=rest.strip())
    return _from_url(text, wanted)


def _from_url(text: str, wanted: str) -> ModelName:
    address, hash_, model = wanted.partition("#")
    try:
        parts = urlsplit(address)
        good = bool(parts.scheme in {"http", "https"} and parts.hostname and hash_ and model.strip())
        good = good and parts.port != 0 and not parts.query and parts.username is None
    except ValueError:
        good = False
    if not good:
        raise _unknown(text)
    base = address.rstrip("/")
    if not base.endswith("/v1"):
        base += "/v1"
    return ModelName(text=wanted, kind="url", base_url=base, model=model.strip())


def _unknown(text: str) -> SettingsError:
    shown = text.strip()[:80]
    return SettingsError(
        f"model {shown!r} has no form known here; write {FORMS} (for example http://127.0.0.1:8080#NAME), or `embedded`"
    )
