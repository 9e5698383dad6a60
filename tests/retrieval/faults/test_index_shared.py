"""Several processes that add and index at once, with real Chroma: every vector stays its own nearest neighbour."""

import subprocess
import sys
from pathlib import Path

import pytest

from retrieval.archive import Archive
from retrieval.index import Index
from tests.retrieval.shelves import WordEmbedder

ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
from pathlib import Path
from retrieval.archive import Archive
from retrieval.index import Index
from tests.retrieval.shelves import WordEmbedder, make_article, put, vector
home, name = Path(sys.argv[1]), sys.argv[2]
with Archive.open(home) as archive, Index(home, archive, WordEmbedder()) as index:
    for number in range(12):
        article = make_article(f"نص {name} {number}")
        put(archive, article)
        if number % 3 == 0:
            assert not index.sync().exact, index.notes
        assert index.query(vector(article.id), 1, level="article")[0][0] == article.id, index.notes
    print(index.notes)
"""


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_three_processes_lose_no_vector(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    started = [
        subprocess.Popen([*command, name], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT)
        for name in "abc"
    ]
    said = [process.communicate(timeout=500)[0] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], said
    with Archive.open(tmp_path) as archive, Index(tmp_path, archive, WordEmbedder()) as index:
        assert index.sync().passages == 72
        for owner, _, row in zip(*archive.vectors("test"), strict=True):
            assert index.query(row, 1)[0][0] == owner
        assert index.notes == ()
    assert not list(tmp_path.glob("chroma.broken-*")), said
