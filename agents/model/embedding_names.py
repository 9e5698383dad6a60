"""Names of embedders: our own, or a model behind an embeddings server; what its family wants before its texts."""

from functools import lru_cache
from pathlib import Path
from typing import Final

import regex
import yaml

from agents.model.names import ModelName, parse_name
from schemas.base import Frozen
from schemas.errors import SettingsError

HASHED: Final = "hashed"
FORMS: Final = "hashed, ollama/NAME, llamacpp/NAME, vllm/NAME, lmstudio/NAME, tei/URL or URL#NAME"
_TABLE: Final = Path(__file__).with_name("embedding_families.yaml")
_CHARACTERS_A_TOKEN: Final = 4


class Family(Frozen):
    """What a family of models wants written before a text, and how much of it they read."""

    name: str = "unknown"
    pattern: str = ""
    query: str = ""
    passage: str = ""
    tokens: int = 8192

    @property
    def longest(self) -> int:
        """Characters of a text that are sent at most."""
        return self.tokens * _CHARACTERS_A_TOKEN


def parse_embedder(text: str) -> ModelName:
    """The parts of a served embedder's name. `tei/URL` needs no model: such a server holds one and tells its name.

    Raises:
        SettingsError: The name has no known form.
    """
    wanted = text.strip()
    prefix, _, rest = wanted.partition("/")
    is_tei = prefix.lower() == "tei"
    try:
        if not is_tei:
            return parse_name(wanted)
        address, _, model = rest.partition("#")
        return parse_name(f"{address}#{model.strip() or 'tei'}").model_copy(
            update={"text": wanted, "model": model.strip()}
        )
    except SettingsError:
        raise SettingsError(f"embedder {wanted[:80]!r} has no form known here; write {FORMS}") from None


def archive_name(name: ModelName) -> str:
    """The name under which the archive keeps a model's vectors: server and model, no address where the model has a name."""
    is_tei = name.text.lower().startswith("tei/")
    kept = name.model or name.root.partition("://")[2]
    return f"{'tei' if is_tei else name.kind}/{kept}"


def family(model: str) -> Family:
    """The family a model's name tells of; one without prefixes when it tells of none."""
    known = (each for each in _families() if regex.search(each.pattern, model.lower()))
    return next(known, Family())


@lru_cache(maxsize=1)
def _families() -> tuple[Family, ...]:
    return tuple(Family(**each) for each in yaml.safe_load(_TABLE.read_text(encoding="utf-8")))
