import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest

from retrieval.archive import Archive
from retrieval.archive.database import FILE, connect
from schemas.article import Article, Passage
from schemas.draft import Draft
from schemas.errors import ArchiveError
from schemas.extract import Extract, ExtractKey
from schemas.watch import Watch
from tests.retrieval.shelves import make_article, put, vector

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
WATCH = Watch(name="ليبيا", question="من يتوسط؟", every_s=3600, anchor=NOW, output="briefs")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "home") as opened:
        yield opened


def test_an_article_comes_back_as_it_was_put_in(archive: Archive) -> None:
    article = make_article(
        "قال المبعوثُ\u200f إنّ «الهدنة»\r\n\tقائمة.\x00 😀",
        title="هدنة",
        outlet="وكالة",
        author="محررة",
        url="https://example.org/1",
        language="ar",
        published_at=NOW,
        source_class="agency_copy",
        encoding="windows-1256",
        body_start=3,
    )
    assert put(archive, article)
    assert archive.article(article.id) == article
    assert list(archive.articles()) == [article]


def test_the_same_article_is_taken_once(archive: Archive) -> None:
    article = make_article("نص واحد")
    assert put(archive, article)
    generation = archive.generation()
    assert not put(archive, article)
    assert (archive.count(), archive.generation(), len(archive.passages(article.id))) == (1, generation, 2)


def test_every_article_makes_the_generation_grow_by_one(archive: Archive) -> None:
    for number in range(3):
        assert archive.generation() == number
        put(archive, make_article(f"نص {number}"))


def test_passages_keep_their_order_and_place(archive: Archive) -> None:
    article = make_article("نص")
    passages = tuple(
        Passage(id=f"{article.id}:{n}", article_id=article.id, index=n, start=n, end=n + 1) for n in range(12)
    )
    archive.add(article, passages, np.zeros((12, 4), np.float32), np.zeros(4, np.float32))
    assert archive.passages(article.id) == passages
    assert archive.passage(f"{article.id}:11") == passages[11]
    assert archive.passage("none:0") is None


def test_vectors_come_back_row_by_row(archive: Archive) -> None:
    article = make_article("نص")
    put(archive, article)
    ids, owners, matrix = archive.vectors("test")
    assert ids == [f"{article.id}:0", f"{article.id}:1"]
    assert owners == [article.id] * 2
    assert np.array_equal(matrix, np.stack([vector(f"{article.id}:0"), vector(f"{article.id}:1")]))
    assert archive.article_vectors("test")[0] == [article.id]


def test_an_empty_archive_has_no_vectors_and_no_articles(archive: Archive) -> None:
    assert archive.vectors("test")[2].shape[0] == 0
    assert archive.article("none") is None
    assert archive.find("none") == ()
    assert list(archive.articles()) == []
    assert archive.generation() == 0


def test_nothing_of_an_article_stays_when_its_vectors_do_not_fit(archive: Archive) -> None:
    article = make_article("نص")
    passage = Passage(id=f"{article.id}:0", article_id=article.id, index=0, start=0, end=2)
    with pytest.raises(ArchiveError, match=r"vectors of shape \(3, 4\) for 1 passages"):
        archive.add(article, [passage], np.zeros((3, 4), np.float32), np.zeros(4, np.float32))
    with pytest.raises(ArchiveError, match="no numbers"):
        archive.add(article, [passage], np.full((1, 4), np.nan, np.float32), np.zeros(4, np.float32))
    assert archive.count() == 0
    assert archive.generation() == 0


def test_one_embedder_name_stands_for_one_form_of_vector(archive: Archive) -> None:
    put(archive, make_article("نص"))
    with pytest.raises(ArchiveError, match="have 4 numbers, those in the archive 8"):
        archive.save_vectors("test", "passage", [("x", "y")], np.zeros((1, 4), np.float32))


def test_an_article_is_found_by_id_ref_file_name_or_the_first_digits_of_its_id(archive: Archive) -> None:
    one = make_article("نص أول", ref="news/2020/هدنة 50%.txt")
    two = make_article("نص ثان", ref="هدنة_50.txt")
    put(archive, one)
    put(archive, two)
    for name in (one.id, one.ref, "هدنة 50%.txt", one.id[:6], one.id[:6].upper()):
        assert archive.find(name) == (one,)
    assert archive.find("هدنة%") == ()
    assert archive.find(" ") == ()
    assert archive.find(one.id[:3]) == ()


def test_what_lacks_vectors_of_a_new_embedder_is_named_until_it_has_them(archive: Archive) -> None:
    article = make_article("نص")
    put(archive, article)
    missing = archive.missing_vectors("other")
    assert [passage.id for passage in missing.passages] == [f"{article.id}:0", f"{article.id}:1"]
    assert missing.articles == (article.id,)
    assert not archive.missing_vectors("test")
    owners = [(passage.id, article.id) for passage in missing.passages]
    archive.save_vectors("other", "passage", owners, np.ones((2, 3), np.float32))
    archive.save_vectors("other", "article", [(article.id, article.id)], np.ones((1, 3), np.float32))
    assert not archive.missing_vectors("other")
    assert archive.vectors("other")[2].shape == (2, 3)
    assert archive.vectors("test")[2].shape == (2, 8)


def test_blank_vectors_are_kept_but_not_counted_among_what_can_be_found(archive: Archive) -> None:
    article = make_article("!!")
    passage = Passage(id=f"{article.id}:0", article_id=article.id, index=0, start=0, end=2)
    archive.add(article, [passage], np.zeros((1, 4), np.float32), np.zeros(4, np.float32), embedder="test")
    assert archive.vectors("test")[0] == [passage.id]
    assert archive.vector_count("passage", "test") == (0, 0)
    assert archive.entries_after("passage", "test", 0, 10) == ()


def test_an_extract_is_kept_by_all_that_it_depends_on(archive: Archive) -> None:
    key = ExtractKey(article_id="a", reader="embedded/1", prompt="p", schema_version="1.0")
    extract = Extract(key=key, draft=Draft.model_validate({name: [] for name in Draft.model_fields}), notes=("ملاحظة",))
    archive.save_extract(extract)
    assert archive.extract(key) == extract
    assert archive.extract(key.model_copy(update={"prompt": "q"})) is None
    archive.save_extract(extract.model_copy(update={"notes": ()}))
    kept = archive.extract(key)
    assert kept is not None
    assert kept.notes == ()


def test_a_brief_is_kept_by_its_id(archive: Archive) -> None:
    assert archive.brief("b") is None
    archive.save_brief('{"id": 1}', "b")
    archive.save_brief('{"id": 2}', "b")
    assert archive.brief("b") == '{"id": 2}'


def test_watches_are_kept_by_name(archive: Archive) -> None:
    archive.add_watch(WATCH)
    assert archive.watch(WATCH.name) == WATCH
    assert archive.watches() == (WATCH,)
    with pytest.raises(ArchiveError, match="is there already"):
        archive.add_watch(WATCH)
    assert archive.remove_watch(WATCH.name)
    assert not archive.remove_watch(WATCH.name)
    assert archive.watch(WATCH.name) is None


def test_a_slot_is_claimed_once_and_again_only_when_the_lease_ran_out(archive: Archive) -> None:
    assert archive.claim("w", NOW, 60, NOW)
    assert not archive.claim("w", NOW, 60, NOW + timedelta(seconds=59))
    assert archive.claim("w", NOW, 60, NOW + timedelta(seconds=60))
    assert not archive.claim("w", NOW, 60, NOW + timedelta(seconds=61))


def test_one_moment_is_one_slot_in_every_time_zone(archive: Archive) -> None:
    assert archive.claim("w", NOW, 60, NOW)
    assert not archive.claim("w", NOW.astimezone(timezone(timedelta(hours=3))), 60, NOW)


def test_a_slot_that_is_done_or_failed_is_never_claimed_again(archive: Archive) -> None:
    later = NOW + timedelta(hours=1)
    assert archive.claim("w", NOW, 1, NOW)
    archive.finish("w", NOW, "briefs/one.md")
    archive.fail("w", NOW, "too late to fail")
    assert archive.claim("w", later, 1, NOW)
    archive.fail("w", later, "no model")
    for due in (NOW, later):
        assert not archive.claim("w", due, 1, NOW + timedelta(days=1))
    done, failed = archive.slots("w")
    assert (done.state, done.path, done.due) == ("done", "briefs/one.md", NOW)
    assert (failed.state, failed.reason, failed.due) == ("failed", "no model", later)


def test_of_two_connections_one_gets_the_slot(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as one, Archive.open(tmp_path) as other:
        for hour in range(20):
            due = NOW + timedelta(hours=hour)
            assert one.claim("w", due, 60, NOW) + other.claim("w", due, 60, NOW) == 1


def test_threads_share_one_archive(archive: Archive) -> None:
    def work(number: int) -> None:
        for n in range(10):
            put(archive, make_article(f"نص {number} {n}"))
            assert archive.count() > 0
            next(archive.articles())

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert archive.count() == archive.generation() == 40


def test_processes_share_one_archive_and_claim_each_slot_once(tmp_path: Path) -> None:
    program = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from retrieval.archive import Archive
from tests.retrieval.shelves import make_article, put
now = datetime(2026, 1, 1, tzinfo=UTC)
with Archive.open(Path(sys.argv[1])) as archive:
    for n in range(10):
        put(archive, make_article(f"نص {sys.argv[2]} {n}"))
    print(sum(archive.claim("w", now + timedelta(hours=h), 60, now) for h in range(50)))
"""
    home = str(tmp_path / "new" / "home")
    command = [sys.executable, "-c", program, home]
    started = [subprocess.Popen([*command, str(n)], stdout=subprocess.PIPE, text=True, cwd=ROOT) for n in range(3)]
    answers = [process.communicate(timeout=60)[0] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0]
    assert sum(map(int, answers)) == 50
    with Archive.open(Path(home)) as archive:
        assert archive.count() == archive.generation() == 30


def test_many_at_once_may_open_a_home_that_is_not_there_yet(tmp_path: Path) -> None:
    failures: list[ArchiveError] = []

    def open_one(home: Path, start: threading.Barrier) -> None:
        start.wait()
        try:
            Archive.open(home).close()
        except ArchiveError as error:
            failures.append(error)

    for attempt in range(20):
        start = threading.Barrier(8)
        threads = [threading.Thread(target=open_one, args=(tmp_path / str(attempt), start)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failures == []


def test_a_new_archive_that_stays_locked_says_so_after_its_patience(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ArchiveError, match="locked; another process is writing to it"):
            connect(tmp_path, busy_ms=50)


def test_the_data_folder_and_its_file_are_for_their_owner_alone(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "deep" / "home") as archive:
        assert stat.S_IMODE(archive.home.stat().st_mode) == 0o700
        assert stat.S_IMODE(archive.path.stat().st_mode) == 0o600


def test_the_file_is_written_through_and_with_a_log(archive: Archive) -> None:
    connection = archive._connection
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert connection.execute("PRAGMA busy_timeout").fetchone()[0] == 30_000


def test_reading_only_sees_everything_and_changes_nothing(tmp_path: Path) -> None:
    article = make_article("نص")
    with Archive.open(tmp_path) as archive:
        put(archive, article)
        with Archive.open(tmp_path, read_only=True) as reader:
            assert list(reader.articles()) == [article]
            with pytest.raises(ArchiveError, match="make the folder writable"):
                put(reader, make_article("آخر"))
    with Archive.open(tmp_path, read_only=True) as reader:
        assert reader.count() == 1


def test_an_archive_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="run `wasit ingest` first"):
        Archive.open(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()


def test_a_file_in_the_folders_place_is_one_line_with_a_next_step(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    for home in (tmp_path / "home", tmp_path / "home" / "below"):
        with pytest.raises(ArchiveError, match=r"data folder .*; make it a folder .* WASIT_HOME") as raised:
            Archive.open(home)
        assert "\n" not in str(raised.value)


def test_a_folder_in_the_files_place_is_an_archive_error(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(ArchiveError, match="is a directory"):
        Archive.open(tmp_path)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database at all" * 100)
    with pytest.raises(ArchiveError, match="it is no SQLite file: move it away"):
        Archive.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == b"not a database at all" * 100


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(ArchiveError, match="is not wasit's"):
        Archive.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_damaged_page_is_reported_with_a_next_step(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        for n in range(30):
            put(archive, make_article(f"نص طويل {n} " * 200))
    data = bytearray((tmp_path / FILE).read_bytes())
    data[8192:-8192] = b"\xff" * (len(data) - 16384)
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(ArchiveError, match=r"malformed.*backup"), Archive.open(tmp_path) as archive:
        list(archive.articles())


def test_a_writer_that_holds_on_too_long_is_named(tmp_path: Path, archive: Archive) -> None:
    archive._connection.execute("PRAGMA busy_timeout=50")
    with sqlite3.connect(archive.path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="another process is writing to it"):
            put(archive, make_article("نص"))
        other.execute("ROLLBACK")
    other.close()
    assert put(archive, make_article("نص"))


def test_a_full_disk_is_reported_and_leaves_the_archive_whole(archive: Archive) -> None:
    put(archive, make_article("نص"))
    pages = archive._connection.execute("PRAGMA page_count").fetchone()[0]
    archive._connection.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(ArchiveError, match="free some disk space"):
        put(archive, make_article("طويل " * 50_000))
    archive._connection.execute("PRAGMA max_page_count=1000000")
    assert archive.count() == 1
    assert put(archive, make_article("طويل " * 50_000))


def test_articles_can_be_added_while_they_are_read(archive: Archive) -> None:
    for n in range(3):
        put(archive, make_article(f"نص {n}"))
    seen: list[Article] = []
    for article in archive.articles():
        seen.append(article)
        put(archive, make_article("نص جديد"))
    assert len(seen) == 3
    assert archive.count() == 4
