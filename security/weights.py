"""Print version, licence and weight of each direct dependency: `python -m security.weights`."""

import sys
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import regex

PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def declared() -> list[str]:
    """Names of the direct dependencies in pyproject.toml, extras and the development group included."""
    data = tomllib.loads(PROJECT.read_text("utf-8"))
    lists = [data["project"]["dependencies"], *data["project"]["optional-dependencies"].values()]
    lists += data["dependency-groups"].values()
    return [found[0] for entries in lists for entry in entries if (found := regex.match(r"[\w.-]+", entry))]


def line(name: str) -> str:
    """One line on an installed distribution, or that it is not installed."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return f"{name:<30} not installed"
    return f"{name:<30} {found.version:<14} {_licence(found):<32.32} {_megabytes(found):>6.1f} MB"


def _megabytes(found: Distribution) -> float:
    paths = [Path(str(found.locate_file(file))) for file in found.files or () if not str(file).endswith(".pyc")]
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def _licence(found: Distribution) -> str:
    stated = [*(found.metadata.get_all("License-Expression") or ()), *(found.metadata.get_all("License") or ())]
    classifiers = [c.split(" :: ")[-1] for c in found.metadata.get_all("Classifier") or () if "License" in c]
    return stated[0].splitlines()[0] if stated else ", ".join(classifiers)


if __name__ == "__main__":
    for dependency in declared():
        sys.stdout.write(line(dependency) + "\n")
