import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from retrieval.archive import Archive
from retrieval.index import Index
from retrieval.index.child import ChildFailed, ChildUnstartable
from retrieval.index.folder import DATABASE
from retrieval.index.keeper import LOCK
from retrieval.index.stamp import FILE as STAMP
from retrieval.index.stamp import Stamp
from tests.retrieval.fake_chroma import Fakes
from tests.retrieval.shelves import DIM, WordEmbedder, make_article, put, vector


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path) as opened:
        for number in range(5):
            put(opened, make_article(f"نص {number}"))
        yield opened


@pytest.fixture
def fakes() -> Fakes:
    return Fakes()


def open_index(archive: Archive, fakes: Fakes, lock_wait_s: float = 5.0) -> Index:
    return Index(archive.home, archive, WordEmbedder(), start=fakes, lock_wait_s=lock_wait_s)


def check_finds_all(index: Index, archive: Archive) -> None:
    """Every vector is its own nearest neighbour, and Chroma holds nothing else."""
    for owner, _, row in zip(*archive.vectors("test"), strict=True):
        ((found, score),) = index.query(row, 1)
        assert found == owner
        assert score == pytest.approx(1, abs=1e-6)
    for owner, row in zip(*archive.article_vectors("test"), strict=True):
        assert index.query(row, 1, level="article")[0][0] == owner
    everything = index.query(vector("anything"), 10_000)
    assert {owner for owner, _ in everything} <= set(archive.vectors("test")[0])


def broken_folders(archive: Archive) -> list[str]:
    return sorted(path.name for path in archive.home.glob("chroma.broken-*"))


def test_sync_makes_everything_findable(archive: Archive, fakes: Fakes) -> None:
    with open_index(archive, fakes) as index:
        report = index.sync()
        assert (report.passages, report.articles, report.added, report.rebuilt, report.exact) == (
            10,
            5,
            15,
            False,
            False,
        )
        check_finds_all(index, archive)
        assert index.notes == ()


def test_sync_starts_no_process_when_nothing_is_new(archive: Archive, fakes: Fakes) -> None:
    with open_index(archive, fakes) as index:
        index.sync()
    with open_index(archive, fakes) as index:
        report = index.sync()
    assert (report.added, report.passages) == (0, 10)
    assert len(fakes.started) == 1


def test_sync_adds_only_what_is_new(archive: Archive, fakes: Fakes) -> None:
    with open_index(archive, fakes) as index:
        index.sync()
        put(archive, make_article("جديد"))
        assert index.sync().added == 3
        check_finds_all(index, archive)
        assert "ids" not in fakes.started[0].asked
    assert len(fakes.started) == 1


def test_a_query_brings_the_index_up_to_date_by_itself(archive: Archive, fakes: Fakes) -> None:
    with open_index(archive, fakes) as index:
        check_finds_all(index, archive)
        put(archive, make_article("جديد"))
        check_finds_all(index, archive)


def test_a_reader_sees_what_another_process_has_added(archive: Archive, fakes: Fakes) -> None:
    with open_index(archive, fakes) as reader, open_index(archive, fakes) as writer:
        check_finds_all(reader, archive)
        put(archive, make_article("جديد"))
        writer.sync()
        check_finds_all(reader, archive)


def test_a_writer_does_not_write_into_a_folder_that_was_put_aside(archive: Archive, fakes: Fakes) -> None:
    with open_index(archive, fakes) as one, open_index(archive, fakes) as other:
        one.sync()
        shutil.rmtree(archive.home / "chroma")
        other.sync()
        put(archive, make_article("جديد"))
        one.sync()
    with open_index(archive, fakes) as index:
        check_finds_all(index, archive)
        assert index.notes == ()


def test_what_was_added_before_the_stamp_was_written_is_not_doubled(archive: Archive, fakes: Fakes) -> None:
    with open_index(archive, fakes) as index:
        index.sync()
        stamp = Stamp.read(archive.home)
        assert stamp is not None
        put(archive, make_article("جديد"))
        index.sync()
    stamp.write(archive.home)  # as if killed between Chroma's answer and the stamp
    with open_index(archive, fakes) as index:
        assert index.sync().added == 0
        check_finds_all(index, archive)
        assert index.notes == ()


def test_half_of_a_sync_is_completed(archive: Archive, fakes: Fakes) -> None:
    def killed_at_articles(op: str) -> None:
        if op == "upsert" and fakes.started[-1].asked.count("upsert") == 2:
            raise KeyboardInterrupt

    fakes.fault = killed_at_articles
    with open_index(archive, fakes) as index, pytest.raises(KeyboardInterrupt):
        index.sync()
    fakes.fault = lambda op: None
    with open_index(archive, fakes) as index:
        assert index.sync().added == 5
        check_finds_all(index, archive)


def test_rows_the_archive_does_not_have_are_removed(archive: Archive, fakes: Fakes) -> None:
    with open_index(archive, fakes) as index:
        index.sync()
    strange = fakes(archive.home / "chroma")
    strange.call("open", 1, collections=["passages-test-8"], dim=DIM)
    strange._rows["passages-test-8"]["strange:0"] = vector("strange").tolist()
    strange._save()
    put(archive, make_article("جديد"))
    with open_index(archive, fakes) as index:
        index.sync()
        check_finds_all(index, archive)
        assert index.query(vector("strange"), 1)[0][0] != "strange:0"


@pytest.mark.parametrize("damage", ["folder", "stamp", "both"])
def test_what_is_deleted_is_made_again(archive: Archive, fakes: Fakes, damage: str) -> None:
    with open_index(archive, fakes) as index:
        index.sync()
    if damage != "stamp":
        shutil.rmtree(archive.home / "chroma")
    if damage != "folder":
        (archive.home / STAMP).unlink()
    with open_index(archive, fakes) as index:
        assert index.sync().added == 15
        check_finds_all(index, archive)
    assert broken_folders(archive) == []


@pytest.mark.parametrize("content", ["", "{}", "[1]", "\x00" * 50, '{"made": {"layout": 1}}'])
def test_a_stamp_that_cannot_be_read_is_no_stamp(archive: Archive, fakes: Fakes, content: str) -> None:
    with open_index(archive, fakes) as index:
        index.sync()
    (archive.home / STAMP).write_text(content)
    with open_index(archive, fakes) as index:
        check_finds_all(index, archive)


def test_a_damaged_folder_is_put_aside_and_made_anew_at_the_first_query(archive: Archive, fakes: Fakes) -> None:
    with open_index(archive, fakes) as index:
        index.sync()
    (archive.home / "chroma" / DATABASE).write_text("damaged")
    with open_index(archive, fakes) as index:
        check_finds_all(index, archive)
        (note,) = index.notes
        assert "kept as chroma.broken-1 and made anew" in note
    assert (archive.home / "chroma.broken-1" / DATABASE).read_text() == "damaged"


def test_lost_and_swapped_vectors_are_noticed(archive: Archive, fakes: Fakes) -> None:
    with open_index(archive, fakes) as index:
        index.sync()
    file = archive.home / "chroma" / DATABASE
    whole = file.read_text()
    for number, damage in enumerate(("lost", "swapped"), start=1):
        file.write_text(whole)
        fake = fakes(archive.home / "chroma")
        fake.call("open", 1, collections=[], dim=DIM)
        rows = fake._rows["passages-test-8"]
        first, second = sorted(rows)[:2]
        rows[first], rows[second] = rows[second], rows[first]
        if damage == "lost":
            del rows[first]
        fake._save()
        with open_index(archive, fakes) as index:
            check_finds_all(index, archive)
        assert f"chroma.broken-{number}" in broken_folders(archive)


def test_only_the_last_broken_folders_are_kept(archive: Archive, fakes: Fakes) -> None:
    for _ in range(4):
        with open_index(archive, fakes) as index:
            index.sync()
            check_finds_all(index, archive)
        (archive.home / "chroma" / DATABASE).write_text("damaged")
    assert broken_folders(archive) == ["chroma.broken-2", "chroma.broken-3"]


def test_a_huge_sparse_file_is_noticed_before_it_is_opened(archive: Archive, fakes: Fakes) -> None:
    with open_index(archive, fakes) as index:
        index.sync()
    (archive.home / "chroma" / "graph").mkdir()
    with (archive.home / "chroma" / "graph" / "link_lists.bin").open("wb") as file:
        file.truncate(80 * 2**30)
    with open_index(archive, fakes) as index:
        check_finds_all(index, archive)
        assert "link_lists.bin is 81920 MB for 15 vectors" in index.notes[0]
    assert broken_folders(archive) == ["chroma.broken-1"]


def test_one_crash_is_answered_by_a_fresh_process_and_nothing_else(archive: Archive, fakes: Fakes) -> None:
    with open_index(archive, fakes) as index:
        index.sync()

        def crash_once(op: str) -> None:
            if len(fakes.started) == 1:
                fakes.started[0].alive = False
                raise ChildFailed("crashed (signal 11)")

        fakes.fault = crash_once
        check_finds_all(index, archive)
        assert index.notes == ()
    assert len(fakes.started) == 2
    assert broken_folders(archive) == []


def test_when_nothing_helps_search_is_exact_and_says_so(archive: Archive, fakes: Fakes) -> None:
    def crash(op: str) -> None:
        if op == "open":
            raise ChildFailed("crashed at `open` (signal 11)")

    fakes.fault = crash
    with open_index(archive, fakes) as index:
        report = index.sync()
        assert report.exact
        assert "searched exactly" in report.notes[-1]
        check_finds_all(index, archive)
        started = len(fakes.started)
        check_finds_all(index, archive)
        assert len(fakes.started) == started
        fakes.fault = lambda op: None
        put(archive, make_article("جديد"))
        check_finds_all(index, archive)
        assert len(fakes.started) > started


def test_no_folder_is_put_aside_when_chroma_itself_cannot_be_loaded(archive: Archive, fakes: Fakes) -> None:
    with open_index(archive, fakes) as index:
        index.sync()

    def absent(op: str) -> None:
        raise ChildUnstartable("Chroma's process crashed (No module named 'chromadb')")

    fakes.fault = absent
    with open_index(archive, fakes) as index:
        check_finds_all(index, archive)
        assert "No module named 'chromadb'" in index.notes[0]
    assert broken_folders(archive) == []
    assert (archive.home / "chroma" / DATABASE).exists()


def test_a_busy_index_is_waited_for_and_then_passed_by(archive: Archive, fakes: Fakes) -> None:
    with FileLock(archive.home / LOCK), open_index(archive, fakes, lock_wait_s=0.1) as index:
        report = index.sync()
        assert report.exact
        assert "another process is writing" in report.notes[0]
        check_finds_all(index, archive)
    with open_index(archive, fakes) as index:
        assert not index.sync().exact


def test_another_archive_in_its_place_gets_another_index(tmp_path: Path, archive: Archive, fakes: Fakes) -> None:
    with open_index(archive, fakes) as index:
        index.sync()
    archive.close()
    for file in tmp_path.glob("archive.db*"):
        file.unlink()
    with Archive.open(tmp_path) as other:
        for number in range(5):
            put(other, make_article(f"آخر {number}"))
        with open_index(other, fakes) as index:
            assert index.sync().added == 15
            check_finds_all(index, other)


def test_an_archive_put_back_from_a_backup_and_grown_otherwise_gets_another_index(
    tmp_path: Path, archive: Archive, fakes: Fakes
) -> None:
    archive.close()
    shutil.copy(archive.path, tmp_path / "backup")
    for text in ("هذا", "ذاك"):
        shutil.copy(tmp_path / "backup", archive.path)
        with Archive.open(tmp_path) as grown, open_index(grown, fakes) as index:
            put(grown, make_article(text))
            index.sync()
            check_finds_all(index, grown)
            assert index.query(vector(make_article(text).id), 1, level="article")[0][1] > 0.99


def test_another_embedder_gets_its_own_vectors_and_collections(archive: Archive, fakes: Fakes) -> None:
    class Other(WordEmbedder):
        name = "خدمة/other:4b"

    with open_index(archive, fakes) as index:
        index.sync()
    with Index(archive.home, archive, Other(), start=fakes) as index:
        assert index.sync().added == 15
        passage = archive.passages(make_article("نص 0").id)[0]
        words = "نص 0"[passage.start : passage.end]
        assert passage.id in [owner for owner, score in index.query(vector(words), 10) if score > 0.99]
    assert "passages-_____other_4b-8" in fakes.started[-1]._rows
    assert "passages-test-8" not in fakes.started[-1]._rows


def test_a_read_only_archive_is_searched_exactly(archive: Archive, fakes: Fakes) -> None:
    with Archive.open(archive.home, read_only=True) as reader, open_index(reader, fakes) as index:
        index.prewarm()
        assert index.sync().exact
        check_finds_all(index, archive)
    assert fakes.started == []


def test_nothing_is_near_a_vector_of_length_0_or_in_an_empty_archive(tmp_path: Path, fakes: Fakes) -> None:
    with Archive.open(tmp_path / "empty") as archive, open_index(archive, fakes) as index:
        assert index.query(np.zeros(DIM, np.float32), 3) == ()
        assert index.query(vector("x"), 3) == ()
        assert index.sync().passages == 0
        put(archive, make_article("نص"))
        assert index.query(vector("x"), 0) == ()
        assert len(index.query(vector(make_article("نص").id), 10, level="article")) == 1


def test_chroma_and_exact_search_agree(archive: Archive, fakes: Fakes) -> None:
    def crash(op: str) -> None:
        raise ChildFailed("no")

    broken = Fakes()
    broken.fault = crash
    with open_index(archive, fakes) as chroma, open_index(archive, broken) as exact:
        for n in range(20):
            one, other = (index.query(vector(f"q{n}"), 4) for index in (chroma, exact))
            assert [owner for owner, _ in one] == [owner for owner, _ in other]
            assert [score for _, score in one] == pytest.approx([score for _, score in other], abs=1e-6)


def test_the_index_can_be_used_after_it_was_closed(archive: Archive, fakes: Fakes) -> None:
    index = open_index(archive, fakes)
    index.prewarm()
    check_finds_all(index, archive)
    index.close()
    index.close()
    check_finds_all(index, archive)
    index.close()
    assert not any(fake.alive for fake in fakes.started)
