"""The context of the run a node belongs to."""

from functools import cache

from langgraph.runtime import Runtime

from agents.context import Context
from agents.settings import load


def context_of(runtime: Runtime[Context]) -> Context:
    """The run's context; outside our own commands (a graph studio) the one that the settings describe."""
    return runtime.context or _default()


@cache
def _default() -> Context:
    settings, _ = load({})
    return Context.open(settings)
