"""Deadlines of one call, each with its own name: connect, first token, idle, total."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from agents.model.names import ModelName
from schemas.errors import ModelTimeout


@asynccontextmanager
async def within(seconds: float, what: str, name: ModelName) -> AsyncIterator[None]:
    """Hold what runs inside to `seconds`; what it waits for is cancelled, so that its socket closes.

    Raises:
        ModelTimeout: The time is over.
    """
    scope = asyncio.timeout(seconds)
    try:
        async with scope:
            yield
    except TimeoutError as error:
        if scope.expired():
            raise ModelTimeout(
                f"{name.where}: {what} took longer than {seconds:g} s; try a smaller model or raise the deadline"
            ) from error
        raise
