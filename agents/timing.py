"""How long each node took, for the run record."""

from collections.abc import Callable
from functools import wraps
from time import perf_counter
from typing import ParamSpec

from agents.state import BriefState

P = ParamSpec("P")


def timed(node: Callable[P, BriefState], name: str) -> Callable[P, BriefState]:
    """`node` with the seconds it took added under `name`; parallel runs of one node are told apart by their start."""

    @wraps(node)
    def measured(*args: P.args, **kwargs: P.kwargs) -> BriefState:
        started = perf_counter()
        update = node(*args, **kwargs)
        return {**update, "timings": {f"{name} {started:.6f}": perf_counter() - started}}

    return measured


def by_stage(timings: dict[str, float]) -> dict[str, float]:
    """Seconds by stage, runs of one stage added up."""
    stages: dict[str, float] = {}
    for key, seconds in timings.items():
        stage = key.split()[0]
        stages[stage] = round(stages.get(stage, 0.0) + seconds, 3)
    return stages
