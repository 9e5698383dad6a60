"""kill -9 at random moments of `wasit ingest` and `wasit brief`: a rerun completes, nothing is lost or doubled."""

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import seeds
from retrieval.archive import Archive

KILLS = 20
FILES = [str(path) for path in seeds.companions()]
SEED = str(seeds.article())

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def _wasit(home: Path, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "agents", *words, "--home", str(home)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _whole(home: Path, *words: str) -> bytes:
    process = _wasit(home, *words)
    out, error = process.communicate(timeout=120)
    assert process.returncode == 0, error.decode()
    return out


def _killed(home: Path, moment: float, *words: str) -> None:
    process = _wasit(home, *words)
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.communicate()


def _state(home: Path) -> dict[str, list[str]]:
    """What the archive holds, and that it is sound."""
    with sqlite3.connect(home / "archive.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with Archive.open(home) as archive:
        articles = sorted(article.id for article in archive.articles())
        passage_ids = sorted(archive.vectors()[0])
    return {"articles": articles, "passages": passage_ids}


def _items(output: bytes) -> dict[str, object]:
    """A brief without what may differ between two runs: the moment and the seconds."""
    brief = json.loads(output)
    brief.pop("generated_at")
    brief["run"].pop("timings")
    brief["run"].pop("notes")
    return dict(brief)


def test_ingest_killed_twenty_times_ends_with_every_article_once(tmp_path: Path) -> None:
    calm, home = tmp_path / "calm", tmp_path / "home"
    started = time.perf_counter()
    _whole(calm, "ingest", *FILES)
    takes = time.perf_counter() - started
    moments = random.Random(20)  # noqa: S311 - not for secrets
    for _ in range(KILLS):
        _killed(home, moments.uniform(0.2, takes), "ingest", *FILES)
    _whole(home, "ingest", *FILES)

    assert _state(home) == _state(calm)
    found = json.loads(_whole(home, "search", "وقف إطلاق النار في ليبيا", "--format", "json"))
    assert found


def test_brief_killed_twenty_times_ends_as_if_undisturbed(tmp_path: Path) -> None:
    calm, home = tmp_path / "calm", tmp_path / "home"
    for folder in (calm, home):
        _whole(folder, "ingest", *FILES)
    started = time.perf_counter()
    undisturbed = _whole(calm, "brief", SEED, "--format", "json")
    takes = time.perf_counter() - started
    moments = random.Random(21)  # noqa: S311 - not for secrets
    for _ in range(KILLS):
        _killed(home, moments.uniform(0.5, takes), "brief", SEED, "--format", "json")
    rerun = _whole(home, "brief", SEED, "--format", "json")

    assert _items(rerun) == _items(undisturbed)
    assert _state(home) == _state(calm)
