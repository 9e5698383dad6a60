"""kill -9 at random moments while articles are added and indexed: nothing is lost or doubled, each vector finds itself."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from retrieval.archive import Archive
from retrieval.index import Index
from tests.retrieval.shelves import WordEmbedder

KILLS = 20
ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
from pathlib import Path
from retrieval.archive import Archive
from retrieval.index import Index
from tests.retrieval.shelves import WordEmbedder, make_article, put
home = Path(sys.argv[1])
with Archive.open(home) as archive, Index(home, archive, WordEmbedder()) as index:
    index.prewarm()
    print("chroma", index._keeper._child.pid, flush=True)
    while True:
        article = make_article(f"نص {archive.count()}")
        put(archive, article)
        print("kept", article.id, flush=True)
        index.sync()
        print("found", article.id, flush=True)
"""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def run_until_killed(home: Path, chance: random.Random) -> list[str]:
    """Ids that were said to be kept before the kill, which comes while Chroma starts, opens, or is being written to.

    Now and then Chroma's process is killed at the same moment.
    """
    command = [sys.executable, "-c", PROGRAM, str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        chroma = int(process.stdout.readline().split()[1])
        lines = [process.stdout.readline() for _ in range(chance.choice((0, 1, 2, 6)))]
        time.sleep(chance.uniform(0, 1))
        if chance.random() < 0.5:
            with suppress(ProcessLookupError):
                os.killpg(chroma, signal.SIGKILL)
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    return [line.split()[1] for line in lines if line.startswith("kept ")]


def test_twenty_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    chance = random.Random(2020)  # noqa: S311
    kept: set[str] = set()
    for _ in range(KILLS):
        kept.update(run_until_killed(tmp_path, chance))
        with Archive.open(tmp_path) as archive:
            ids = [article.id for article in archive.articles()]
            assert kept <= set(ids)
            assert len(ids) == len(set(ids))
            assert all(len(archive.passages(one)) == 2 for one in ids)
    with Archive.open(tmp_path) as archive, Index(tmp_path, archive, WordEmbedder()) as index:
        report = index.sync()
        assert not report.exact
        for owner, _, row in zip(*archive.vectors("test"), strict=True):
            assert index.query(row, 1)[0][0] == owner
        assert len(index.query(archive.vectors("test")[2][0], 10**6)) <= report.passages
        assert index.notes == ()
    assert len(kept) > KILLS
    assert not list(tmp_path.glob("chroma.broken-*"))
