"""Ingest, search and schedule at once on one data folder, as an analyst's machine runs them: nothing is lost, nothing fails."""

import subprocess
import sys
from pathlib import Path

import pytest

from retrieval.archive import Archive
from retrieval.embed import HashedEmbedder
from retrieval.library import Library
from retrieval.words import Wanted, likeness

ROOT = Path(__file__).parents[2]
SETUP = """
import sys, time
from pathlib import Path
from datetime import UTC, datetime, timedelta
from agents.context import Context
from schemas.config import Settings
home, end = Path(sys.argv[1]), time.monotonic() + float(sys.argv[2])
settings = Settings(home=home, related=2)
rounds = 0
"""
INGEST = (
    SETUP
    + """
import json
from retrieval.ingest import ingest
with Context.open(settings) as context:
    while time.monotonic() < end or rounds < 3:
        file = home.parent / f"round-{rounds}.jsonl"
        names = [f"خبر{rounds}م{number}" for number in range(8)]
        file.write_text("".join(json.dumps({
            "id": name, "title": f"هدنة {name}", "outlet": f"صحيفة {number}",
            "text": f"قال المبعوث في {name} إن الهدنة قائمة. وأعلن الوسيط جولة {number} من المحادثات في مدينة {name}."
        }, ensure_ascii=False) + "\\n" for number, name in enumerate(names)), "utf-8")
        report = ingest([file], context.archive, context.embedder, max_bytes=10**7)
        assert len(report.taken) == 8, report
        context.library.sync()
        rounds += 1
    print(rounds, context.library.notes)
"""
)
SEARCH = (
    SETUP
    + """
from retrieval.search import related, search
with Context.open(settings) as context:
    while time.monotonic() < end or rounds < 3:
        for article in tuple(context.archive.articles())[-3:]:
            found = search(context.library, article.ref, 3)
            assert found and found[0].article_id == article.id, (article.ref, found, context.library.notes)
            near = related(context.library, article, 2)
            assert all(other.id != article.id for other in near)
        rounds += 1
        time.sleep(0.05)
    print(rounds, context.library.notes)
"""
)
SCHEDULE = (
    SETUP
    + """
from agents import schedule
moment = datetime(2026, 3, 1, tzinfo=UTC)
with Context.open(settings, clock=lambda: moment) as context:
    schedule.add("hudna", "ماذا قال المبعوث عن الهدنة؟", "6h", context=context)
    while time.monotonic() < end or rounds < 2:
        slots = schedule.run_due(context)
        assert [slot.state for slot in slots] == ["done"], slots
        moment += timedelta(hours=6)
        rounds += 1
    print(rounds, context.library.notes)
"""
)


def run_three(home: Path, seconds: int) -> None:
    """Starts all three, waits for them, and looks for everything that came in."""
    Archive.open(home).close()
    started = [
        subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", program, str(home), str(seconds)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=ROOT,
        )
        for program in (INGEST, SEARCH, SCHEDULE)
    ]
    said = [process.communicate(timeout=seconds + 400)[0] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], "\n".join(said)
    assert not any("cannot be used" in words or "broken" in words for words in said), said
    with Library.open(home, HashedEmbedder()) as library:
        check(library, articles=8 * int(said[0].split()[0]))
    assert not list(home.glob("*.broken-*"))


def check(library: Library, articles: int) -> None:
    """Every vector finds itself, every passage is found by its own words, and no note was needed."""
    library.sync()
    assert library.archive.count() == articles
    for article in library.archive.articles():
        for passage in library.archive.passages(article.id):
            own = article.text[passage.start : passage.end]
            assert library.words.query(Wanted(features=likeness(own)), 1)[0][0] == passage.id
    for owner, _, row in zip(*library.archive.vectors(), strict=True):
        assert library.index.query(row, 1)[0][0] == owner
    for owner, row in zip(*library.archive.article_vectors(), strict=True):
        assert library.index.query(row, 1, level="article")[0][0] == owner
    assert library.notes == ()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_three_processes_for_twenty_seconds(tmp_path: Path) -> None:
    run_three(tmp_path / "home", 20)


@pytest.mark.nightly
@pytest.mark.timeout(3000)
def test_three_processes_for_ten_minutes(tmp_path: Path) -> None:
    run_three(tmp_path / "home", 600)
