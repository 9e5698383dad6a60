"""Name → suite. A suite whose module or data is not here raises Absent, with the reason."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from evals.harness.sample import Suite
from evals.suites.options import Absent, Options

Builder = Callable[[Options], Suite]


def _seed(options: Options) -> Suite:
    return import_module("evals.suites.seed").Seed(options)  # type: ignore[no-any-return]


def _reading(options: Options) -> Suite:
    return import_module("evals.suites.reading").Reading(options)  # type: ignore[no-any-return]


def _answers(options: Options) -> Suite:
    return import_module("evals.suites.answers").Answers(options)  # type: ignore[no-any-return]


def _briefs(options: Options) -> Suite:
    return import_module("evals.suites.briefs").Briefs(options)  # type: ignore[no-any-return]


def _own(options: Options) -> Suite:
    return import_module("evals.suites.own").Own(options)  # type: ignore[no-any-return]


def _stance(options: Options) -> Suite:
    return import_module("evals.suites.stance").Stance(options)  # type: ignore[no-any-return]


def _mutants(options: Options) -> Suite:
    return import_module("evals.suites.mutants").Mutants(options)  # type: ignore[no-any-return]


def _retrieval(options: Options) -> Suite:
    return _plugged("retrieval", options, ["--data", str(options.articles)] if options.articles else [])


def _plugged(name: str, options: Options, arguments: Sequence[str]) -> Suite:
    """A module `evals.NAME`: its `suite(options)` where it has one, else its `main(argv)`.

    Raises:
        Absent: There is no such module, or it has neither.
    """
    try:
        module: Any = import_module(f"evals.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"evals.{name}":
            raise
        raise Absent(f"evals.{name} is not part of this checkout") from error
    if hasattr(module, "suite"):
        built: Suite = module.suite(options)
        return built
    if hasattr(module, "main"):
        return import_module("evals.suites.spoken").Spoken(name, module.main, arguments, options.model)  # type: ignore[no-any-return]
    raise Absent(f"evals.{name} has neither suite(options) nor main(argv)")


SUITES: dict[str, Builder] = {
    "seed": _seed,
    "reading": _reading,
    "mutants": _mutants,
    "retrieval": _retrieval,
    "answers": _answers,
    "briefs": _briefs,
    "stance": _stance,
    "own": _own,
}
EVERY = tuple(name for name in SUITES if name != "own")
"""What `all` stands for: `own` needs a file."""
