"""What a suite is built from, and how it says that it cannot be."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from evals.harness.sample import Identity
from schemas.base import Frozen

ROOT = Path(__file__).parent.parent.parent
DATASETS = ROOT / "evals" / "datasets"
AT_HAND = (DATASETS / "reading", ROOT.parent / "shared" / "data" / "reading")
"""Where the annotated articles of the development set may lie."""
_JUDGED_BY = ("agents", "retrieval", "schemas", "seeds", "evals")
_COUNTS = (".py", ".yaml", ".yml", ".jinja", ".txt", ".md")


class Options(Frozen):
    """What was asked for on the command line."""

    model: str = "embedded"
    articles: Path | None = None
    """A folder of articles, or a file of labelled claims, in place of the suite's own."""
    locked: bool = False
    """Score the part that is held back; for the end of a piece of work."""
    judges: tuple[str, ...] = ()
    """Judges to report beside our checker."""


class Absent(Exception):
    """The suite's module or data is not here. It is skipped, and that is said."""


def annotated(options: Options) -> Path:
    """The folder of annotated articles.

    Raises:
        Absent: There is none.
    """
    if options.articles is not None:
        return options.articles
    for folder in AT_HAND:
        if folder.is_dir():
            return folder
    raise Absent("the annotated articles are not here; name their folder with --articles")


def identity(suite: str, reader: str, fingerprint: str = "", prompts: dict[str, str] | None = None) -> Identity:
    """What is measured, by this very code."""
    return Identity(suite=suite, reader=reader, fingerprint=fingerprint, prompts=prompts or {}, code=code_digest())


@cache
def code_digest() -> str:
    """Hash over the code and data that read and score; baselines and annotated articles are not part of it."""
    total = sha256()
    for package in _JUDGED_BY:
        for file in sorted((ROOT / package).rglob("*")):
            inside = file.relative_to(ROOT).parts
            if file.suffix in _COUNTS and "__pycache__" not in inside and "reading" not in inside:
                total.update("/".join(inside).encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:16]
