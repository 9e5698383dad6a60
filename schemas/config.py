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

    home: Annotated[Path, Field(description="the data folder")]
    model: Annotated[str, Field(description="`embedded`, or a served model: see below")] = "embedded"
    embedder: Annotated[str, Field(description="`hashed`, or a model of an embeddings server: see below")] = "hashed"
    related: Annotated[int, Field(ge=0, le=50, description="related articles to read besides the named ones")] = 4
    context: Annotated[int, Field(ge=512, description="tokens the model server keeps")] = 8192
    connect_s: Annotated[Seconds, Field(description="deadline for the server to accept, seconds")] = 5.0
    first_token_s: Annotated[Seconds, Field(description="deadline for the first token, seconds")] = 120.0
    idle_s: Annotated[Seconds, Field(description="longest silence between tokens, seconds")] = 60.0
    total_s: Annotated[Seconds, Field(description="deadline for one call, seconds")] = 600.0
    concurrency: Annotated[int, Field(ge=1, le=64, description="articles read at once")] = 2
    max_file_mb: Annotated[int, Field(ge=1, le=1000, description="largest file taken, megabytes")] = 20
    allow_private_hosts: Annotated[
        bool, Field(description="fetch from loopback and private networks too, for an intranet's feeds and pages")
    ] = False
    format: Annotated[
        Literal["text", "markdown", "json"], Field(description="what commands print unless `--format` says otherwise")
    ] = "text"
