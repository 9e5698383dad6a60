"""kill -9 at random moments while articles are added to the word index: nothing is lost or doubled, all of it is found."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from retrieval.archive import Archive
from retrieval.words import Wanted, WordIndex, likeness

ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
from pathlib import Path
from retrieval.archive import Archive
from retrieval.words import WordIndex
from tests.retrieval.shelves import make_article
from tests.retrieval.test_words import keep
home = Path(sys.argv[1])
with Archive.open(home) as archive, WordIndex(home, archive) as words:
    print("ready", flush=True)
    while True:
        article = keep(archive, make_article(f"الخبر {archive.count()} عن الهدنة رقم{archive.count()}ص"))
        print("kept", article.id, flush=True)
        if archive.count() % 11 == 0:
            words.remake()
        words.sync()
"""

pytestmark = [pytest.mark.timeout(900)]


def run_until_killed(home: Path, chance: random.Random) -> list[str]:
    """Ids that were said to be kept before the kill, which comes while the index is opened, written, merged or made anew."""
    command = [sys.executable, "-c", PROGRAM, str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        lines = [process.stdout.readline() for _ in range(chance.choice((0, 1, 3)))]
        time.sleep(chance.uniform(0, 0.4))
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    return [line.split()[1] for line in lines if line.startswith("kept ")]


@pytest.mark.parametrize(
    "kills", [pytest.param(8, marks=pytest.mark.slow), pytest.param(40, marks=pytest.mark.nightly)]
)
def test_kills_lose_and_double_nothing(tmp_path: Path, kills: int) -> None:
    chance = random.Random(40)  # noqa: S311
    kept: set[str] = set()
    for _ in range(kills):
        kept.update(run_until_killed(tmp_path, chance))
    with Archive.open(tmp_path) as archive, WordIndex(tmp_path, archive) as words:
        assert not words.sync().exact
        for article in archive.articles():
            for passage in archive.passages(article.id):
                assert words.query(Wanted(features=likeness(article.text)), 1)[0][0] == passage.id
        everything = words.query(Wanted(features=likeness("الخبر الهدنة")), 10**6)
        assert len(everything) == len({name for name, _ in everything}) == archive.count()
        assert kept <= {name.split(":")[0] for name, _ in everything}
        assert words.notes == ()
    assert len(kept) > kills
    assert not list(tmp_path.glob("words.broken-*"))
