"""What speaks for a pair is the same in every process, in whatever order Python keeps its sets of words."""

import subprocess
import sys

_SCRIPT = """
import json
from pathlib import Path
from agents.readers.embedded import EmbeddedReader
from agents.readers.embedded.trained.disputes import Disputes
from evals.reading import ARTICLES
from evals.reading_gold import load
told, rows = [], Disputes.rows
def kept(self, words):
    told.extend(rows(self, words))
    return told[-len(self.pairs()):] if self.pairs() else []
Disputes.rows = kept
golds = load(ARTICLES, only_locked=False)
reader = EmbeddedReader()
for _ in range(3):
    reader.read(next(golds).article)
print(len(told), json.dumps(told, sort_keys=True))
"""


def _told(seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_rows_of_pairs_are_the_same_whatever_the_order_of_sets() -> None:
    one = _told("1")
    assert one == _told("2")
    assert int(one.split()[0]) > 50
