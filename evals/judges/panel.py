"""Judges by name; one whose package is not installed is skipped with its reason."""

from collections.abc import Callable, Sequence

from evals.judges import Judge
from evals.judges.checker import Checker
from evals.judges.model import ModelJudge
from evals.judges.ours import Blind, Overlap
from evals.judges.placing import Citation, LangExtract, VerbatimCore
from schemas.errors import UsageError

PEERS: dict[str, Callable[[], Judge]] = {
    "langextract": LangExtract,
    "verbatim-core": VerbatimCore,
    "citation-mixin": Citation,
}


def panel(names: Sequence[str]) -> tuple[tuple[Judge, ...], tuple[str, ...]]:
    """Our checker, overlap and the source-blind row, then the judges that were named; and a line for each absent one."""
    named, absent = named_judges(names)
    return (Checker(), Overlap(), Blind(), *named), absent


def named_judges(names: Sequence[str]) -> tuple[tuple[Judge, ...], tuple[str, ...]]:
    """The judges that were named, and a line for each absent one.

    Args:
        names: A peer of `PEERS`, `peers` for all of them, or a model such as `ollama/NAME`; `ragas:MODEL` asks it in
            two steps, statement by statement.

    Raises:
        UsageError: A name that is neither.
    """
    judges: list[Judge] = []
    absent: list[str] = []
    wanted = [name for given in names for name in (PEERS if given == "peers" else (given,))]
    for name in dict.fromkeys(wanted):
        if name in PEERS:
            try:
                judges.append(PEERS[name]())
            except ImportError as error:
                absent.append(f"judge {name} skipped: {error.name or error} is not installed (extra `bench`)")
        elif name.startswith("ragas:"):
            judges.append(ModelJudge(name.removeprefix("ragas:"), "statements"))
        elif "/" in name or "#" in name:
            judges.append(ModelJudge(name))
        else:
            raise UsageError(f"no judge {name!r}; there are {', '.join(PEERS)}, peers, MODEL and ragas:MODEL")
    return tuple(judges), tuple(absent)
