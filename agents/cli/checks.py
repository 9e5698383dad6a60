"""What `wasit doctor` looks at: each check gives one line that says what was found and, when it is wrong, the fix."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, NamedTuple

from schemas.errors import WasitError

if TYPE_CHECKING:
    from retrieval.archive import Archive
    from retrieval.embed import Embedder
    from schemas.config import ModelConfig, Settings

OLDEST, FIRST_UNTRIED = (3, 11), (3, 14)

NEEDS = {
    "archive": {"data folder"},
    "words": {"data folder", "archive"},
    "chroma": {"data folder", "archive"},
}
"""Checks that say nothing while another one is wrong."""


class Check(NamedTuple):
    """The outcome of one check."""

    name: str
    ok: bool
    found: str
    fix: str = ""
    """What to do; empty when all is well."""


def all_checks(settings: Settings) -> Iterator[Check]:
    """Every check, in the order in which one depends on another; an error inside a check is its outcome."""
    checks: tuple[tuple[str, Callable[[Settings], Check]], ...] = (
        ("wasit", wasit),
        ("python", python),
        ("data folder", home),
        ("archive", archive),
        ("words", words),
        ("chroma", chroma),
        ("embedder", embedder),
        ("reader", reader),
    )
    wrong: set[str] = set()
    for name, check in checks:
        first = wrong & NEEDS.get(name, set())
        outcome = _skipped(name, first) if first else _outcome(name, check, settings)
        if not outcome.ok:
            wrong.add(name)
        yield outcome


def _skipped(name: str, first: set[str]) -> Check:
    return Check(name, False, "not looked at", f"mend the {' and the '.join(sorted(first))} first")


def _outcome(name: str, check: Callable[[Settings], Check], settings: Settings) -> Check:
    try:
        return check(settings)
    except WasitError as error:
        found, _, fix = str(error).partition("; ")
        return Check(name, False, found, fix or "see the message")
    except (OSError, ImportError) as error:
        fix = "install wasit again into an environment of its own"
        return Check(name, False, f"{type(error).__name__}: {error}", fix)


def wasit(settings: Settings) -> Check:
    """Which wasit this is, and from where it runs."""
    from agents.cli.version import installed

    return Check("wasit", True, f"{installed()}, in {Path(__file__).parents[2]}")


def python(settings: Settings) -> Check:
    """A Python that wasit is tried on."""
    version = ".".join(map(str, sys.version_info[:3]))
    if OLDEST <= sys.version_info[:2] < FIRST_UNTRIED:
        return Check("python", True, version)
    return Check("python", False, f"{version} is not one wasit is tried on", "use Python 3.11, 3.12 or 3.13")


def home(settings: Settings) -> Check:
    """A data folder that can be written, or that can be made. Nothing is left behind."""
    folder = settings.home
    if folder.exists() and not folder.is_dir():
        return Check("data folder", False, f"{folder} is no folder", "move it away, or set WASIT_HOME")
    nearest = next(each for each in (folder, *folder.parents) if each.exists())
    try:
        if nearest == folder:
            with NamedTemporaryFile(dir=folder, prefix=".doctor-"):
                pass
        elif not os.access(nearest, os.W_OK | os.X_OK):
            return Check(
                "data folder", False, f"{folder} cannot be made in {nearest}", "set WASIT_HOME to a folder of yours"
            )
    except OSError as error:
        return Check(
            "data folder", False, f"{folder} cannot be written: {error.strerror}", "make it writable, or set WASIT_HOME"
        )
    return Check(
        "data folder", True, f"{folder} {'can be written' if nearest == folder else 'will be made when needed'}"
    )


def archive(settings: Settings) -> Check:
    """An archive of this version, brought up to it where it is older; none is made."""
    from retrieval.archive import Archive
    from retrieval.archive.database import FILE

    if not (settings.home / FILE).exists():
        return Check("archive", True, "none yet; wasit ingest PATHS makes it")
    with Archive.open(settings.home) as opened:
        return Check("archive", True, f"{opened.count()} articles, generation {opened.generation()}")


def words(settings: Settings) -> Check:
    """The word index follows the archive and finds passages by their own words; it heals itself on the way."""
    from retrieval.archive import Archive
    from retrieval.archive.database import FILE
    from retrieval.words import WordIndex

    if not (settings.home / FILE).exists():
        return Check("words", True, "none yet; wasit ingest PATHS makes it")
    with Archive.open(settings.home) as opened, WordIndex(settings.home, opened) as index:
        report = index.sync()
    notes = "; ".join(report.notes)
    if report.exact:
        fix = "searches read every passage meanwhile; free disk space or memory and run doctor again"
        return Check("words", False, f"cannot be used ({notes or 'no reason given'})", fix)
    return Check("words", True, f"{report.passages} passages{f' ({notes})' if notes else ''}")


def chroma(settings: Settings) -> Check:
    """Chroma's process starts, holds what the archive holds, and answers; it heals itself on the way."""
    from tempfile import TemporaryDirectory

    from agents.context import embedder_for
    from retrieval.archive import Archive
    from retrieval.archive.database import FILE
    from retrieval.embed import HashedEmbedder

    if (settings.home / FILE).exists():
        with Archive.open(settings.home) as archive:
            chosen = embedder_for(settings, archive)
            if chosen.dim:
                return _probe(archive, chosen)
    with TemporaryDirectory(prefix="wasit-doctor-") as scratch, Archive.open(Path(scratch)) as archive:
        return _probe(archive, HashedEmbedder())


def _probe(archive: Archive, embedder: Embedder) -> Check:
    import numpy as np

    from retrieval.index import Index

    with Index(archive.home, archive, embedder) as index:
        report = index.sync()
        kept = archive.entries_after("passage", embedder.name, 0, 1)
        found = kept and index.query(np.frombuffer(kept[0].data, dtype="<f4"), 1)
        notes = "; ".join(dict.fromkeys((*report.notes, *index.notes)))
    if report.exact:
        fix = "searches are exact meanwhile and find the same; free disk space or memory and run doctor again"
        return Check("chroma", False, f"cannot be used ({notes or 'no reason given'})", fix)
    holds = f"{report.passages} passages of {report.articles} articles{', probe found' if found else ''}"
    return Check("chroma", True, f"{holds}{f' ({notes})' if notes else ''}")


def embedder(settings: Settings) -> Check:
    """The embedder that the settings name: ours, or a server's model that answers and knows meaning in Arabic."""
    from agents.context import embedder_for
    from retrieval.archive import Archive
    from retrieval.archive.database import FILE
    from retrieval.trials.meaning import try_meaning
    from retrieval.trust import trust

    with ExitStack() as opened:
        held = (settings.home / FILE).is_file()
        archive = opened.enter_context(Archive.open(settings.home, read_only=True)) if held else None
        chosen = embedder_for(settings, archive)
        if not chosen.semantic:
            return Check(
                "embedder", True, f"{chosen.name}, {chosen.dim} numbers, nothing to reach; knows words, no meaning"
            )
        marks = try_meaning(chosen)
        measured = trust(archive, chosen) if archive else None
        found = f"{chosen.name} answers, {chosen.dim} numbers; {measured.line() if measured else marks.line()}"
        if archive:
            found += (
                f"; {archive.embedders().get(chosen.name, 0)} of {archive.passage_count(archive.last_seq())} passages"
            )
    if marks.knows_arabic:
        return Check("embedder", True, found)
    fix = "it is left out of searches: serve a model that was trained for retrieval in Arabic, such as bge-m3"
    return Check("embedder", False, f"{found}; it puts together too few Arabic sentences that say the same", fix)


def reader(settings: Settings) -> Check:
    """The reader that the settings name: the embedded one loads, or the served one's server holds to a schema."""
    from agents.context import reader_for

    if settings.model == "embedded":
        chosen = reader_for(settings)
        return Check("reader", True, f"{chosen.name}, nothing to reach, fingerprint {chosen.fingerprint[:12]}")
    import asyncio

    facts = asyncio.run(_facts(_model(settings)))
    line = ", ".join(f"{name}: {value}" for name, value in facts.items())
    if facts.get("schema enforced", "").startswith("yes"):
        return Check("reader", True, f"{settings.model} answers ({line})")
    fix = "use a server that enforces JSON schemas, such as Ollama, llama.cpp or vLLM in a current version"
    return Check("reader", False, f"{settings.model} answers but does not hold to a schema ({line})", fix)


def _model(settings: Settings) -> ModelConfig:
    from schemas.config import ModelConfig

    shared = settings.model_dump(include=set(ModelConfig.model_fields) - {"name"})
    return ModelConfig(name=settings.model, **shared)


async def _facts(config: ModelConfig) -> dict[str, str]:
    from agents.model import Door

    async with Door(config).open() as session:
        return session.facts.describe()
