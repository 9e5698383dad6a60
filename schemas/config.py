"""Shapes of the settings. Nothing here reads files or the environment; `agents.settings` does."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Frozen

Seconds = Annotated[float, Field(gt=0)]


class ModelConfig(Frozen):
    """A served model and how long to wait for it."""

    name: str
    """`ollama/NAME`, `llamacpp/NAME`, `vllm/NAME`, `lmstudio/NAME` or `URL#NAME`."""
    context: Annotated[int, Field(ge=512)] = 8192
    """Tokens the server keeps; the budget for one call."""
    connect_s: Seconds = 5.0
    first_token_s: Seconds = 120.0
    idle_s: Seconds = 60.0
    total_s: Seconds = 600.0
    concurrency: Annotated[int, Field(ge=1, le=64)] = 2


class Settings(Frozen):
    """Every setting, after defaults < TOML < environment < flags."""

    home: Path
    model: str = "embedded"
    """`embedded`, or a served model's name."""
    related: Annotated[int, Field(ge=0, le=50)] = 4
    """Related articles to read besides the ones named."""
    context: Annotated[int, Field(ge=512)] = 8192
    connect_s: Seconds = 5.0
    first_token_s: Seconds = 120.0
    idle_s: Seconds = 60.0
    total_s: Seconds = 600.0
    concurrency: Annotated[int, Field(ge=1, le=64)] = 2
    max_file_mb: Annotated[int, Field(ge=1, le=1000)] = 20
    format: Literal["text", "markdown", "json"] = "text"
