import json
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval.archive import Archive
from retrieval.ingest import IngestReport, ingest, ingest_documents
from retrieval.sources import Document, Failure
from schemas.errors import ArchiveError
from tests.retrieval.sources.samples import ARABIC, HEADLINE

LIMIT = 20_000_000


class FlatEmbedder:
    """Vectors that only tell texts apart by length; remembers what it was given."""

    name = "flat"
    dim = 4
    semantic = False
    notes: tuple[str, ...] = ()

    def __init__(self, fails_on: str = "\0", raises: BaseException | None = None) -> None:
        self.texts: list[str] = []
        self._fails_on = fails_on
        self._error = raises or ValueError("no vector for this")

    def embed(self, texts: Sequence[str], kind: str = "passage") -> NDArray[np.float32]:
        self.texts.extend(texts)
        if any(self._fails_on in text for text in texts):
            raise self._error
        rows = np.zeros((len(texts), 4), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[:2] = len(text), 1
            row /= np.linalg.norm(row)
        return rows


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    return place


def put(folder: Path, name: str, text: str = ARABIC) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def take(paths: Sequence[Path], archive: Archive) -> IngestReport:
    return ingest(paths, archive, FlatEmbedder(), max_bytes=LIMIT)


def everything(archive: Archive) -> tuple[object, ...]:
    ids, owners, vectors = archive.vectors("flat")
    whole_ids, whole = archive.article_vectors("flat")
    articles = list(archive.articles())
    passages = [archive.passages(article.id) for article in articles]
    return articles, passages, ids, owners, vectors.tolist(), whole_ids, whole.tolist(), archive.generation()


def test_files_of_every_form_are_taken(folder: Path, archive: Archive) -> None:
    put(folder, "a.txt", f"{HEADLINE}\n\n{ARABIC}")
    put(folder, "b.md", f"---\noutlet: الواحة\n---\n{ARABIC}")
    put(folder, "c.html", f"<html><body><p>{ARABIC}</p></body></html>")
    put(folder, "d.json", json.dumps({"text": ARABIC + "د", "id": "d1"}))
    put(folder, "e.jsonl", "\n".join(json.dumps({"text": f"{ARABIC}{n}"}) for n in range(3)))
    (folder / "f.txt").write_bytes((ARABIC + "و").encode("windows-1256"))
    report = take([folder], archive)
    assert [article.ref for article in report.taken] == [
        "a.txt", "b.md", "c.html", "d1", "e.jsonl:1", "e.jsonl:2", "e.jsonl:3", "f.txt",
    ]  # fmt: skip
    assert not report.failed
    assert archive.count() == 8
    assert report.taken[-1].encoding == "windows-1256"


def test_a_second_run_takes_nothing_and_changes_nothing(folder: Path, archive: Archive) -> None:
    put(folder, "a.txt")
    put(folder, "b.txt", ARABIC * 20)
    first = take([folder], archive)
    before = everything(archive)
    second = take([folder], archive)
    assert (len(first.taken), len(second.taken), len(second.known)) == (2, 0, 2)
    assert everything(archive) == before


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.integers(1, 3), st.sampled_from(["utf-8", "utf-16", "cp1256"])),
        max_size=8,
    )
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ingesting_twice_is_ingesting_once(
    tmp_path_factory: pytest.TempPathFactory, files: list[tuple[str, int, str]]
) -> None:
    place = tmp_path_factory.mktemp("twice")
    (place / "in").mkdir()
    for name, times, encoding in files:
        (place / "in" / f"{name}.txt").write_bytes((ARABIC * times).encode(encoding))
    put(place / "in", "always.txt", ARABIC + "دائما")
    with Archive.open(place / "home") as opened:
        take([place / "in"], opened)
        once = everything(opened)
        again = take([place / "in", place / "in"], opened)
        assert everything(opened) == once
        assert not again.taken


def test_the_same_content_under_two_names_is_one_article(folder: Path, archive: Archive) -> None:
    put(folder, "a.txt")
    put(folder, "b.txt")
    report = take([folder], archive)
    assert ([one.ref for one in report.taken], [one.ref for one in report.known]) == (["a.txt"], ["b.txt"])


def test_title_and_text_and_each_passage_get_a_vector(folder: Path, archive: Archive) -> None:
    put(folder, "a.json", json.dumps({"text": ARABIC * 30, "title": "عنوان"}))
    embedder = FlatEmbedder()
    [article] = ingest([folder], archive, embedder, max_bytes=LIMIT).taken
    passages = archive.passages(article.id)
    assert len(passages) > 1
    assert embedder.texts == [*(article.text[one.start : one.end] for one in passages), f"عنوان\n\n{article.text}"]
    assert archive.vectors("flat")[2].shape == (len(passages), 4)


def test_every_bad_file_is_a_failure_and_the_others_are_taken(folder: Path, archive: Archive) -> None:
    put(folder, "a.txt")
    put(folder, "empty.txt", "")
    put(folder, "blank.txt", " \n\t\n")
    put(folder, "short.txt", "ثلاث كلمات")
    put(folder, "broken.json", "{" + ARABIC)
    put(folder, "front.md", f"---\ntitle: a: b\n---\n{ARABIC}")
    put(folder, "script.html", "<html><script>letters that nobody sees at all</script></html>")
    (folder / "scan.txt").write_bytes(b"%PDF-1.7 rest")
    (folder / "noise.txt").write_bytes(bytes((n * 97 + 131) % 96 + 160 for n in range(400)))
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    os.mkfifo(folder / "pipe.txt")
    put(folder, "z.txt", ARABIC + "الأخير")
    report = take([folder / "none.txt", folder], archive)
    assert [one.ref for one in report.taken] == ["a.txt", "z.txt"]
    assert sorted(Path(one.ref).name for one in report.failed) == [
        "blank.txt", "broken.json", "empty.txt", "front.md", "huge.txt", "noise.txt", "none.txt", "pipe.txt", "scan.txt",
        "script.html", "short.txt",
    ]  # fmt: skip
    assert all(one.reason and one.next_step and "\n" not in str(one) for one in report.failed)


def test_an_embedder_that_fails_on_one_document_stops_nothing(folder: Path, archive: Archive) -> None:
    put(folder, "a.txt", ARABIC + "عطل")
    put(folder, "b.txt")
    report = ingest([folder], archive, FlatEmbedder(fails_on="عطل"), max_bytes=LIMIT)
    assert [one.ref for one in report.taken] == ["b.txt"]
    assert "ValueError: no vector for this" in report.failed[0].reason


def test_an_interrupt_leaves_whole_articles_and_a_second_run_finishes(folder: Path, archive: Archive) -> None:
    put(folder, "a.txt")
    put(folder, "b.txt", ARABIC + "عطل")
    put(folder, "c.txt", ARABIC + "ج")
    with pytest.raises(KeyboardInterrupt):
        ingest([folder], archive, FlatEmbedder(fails_on="عطل", raises=KeyboardInterrupt()), max_bytes=LIMIT)
    assert [one.ref for one in archive.articles()] == ["a.txt"]
    report = take([folder], archive)
    assert (len(report.taken), len(report.known)) == (2, 1)
    assert archive.generation() == 2  # one for what each run wrote together


def test_progress_counts_files_to_the_end(folder: Path, archive: Archive) -> None:
    put(folder, "a.txt")
    put(folder, "b.jsonl", "\n".join(json.dumps({"text": f"{ARABIC}{n}"}) for n in range(2)))
    told: list[tuple[int, int, str]] = []
    ingest([folder], archive, FlatEmbedder(), max_bytes=LIMIT, progress=lambda *state: told.append(state))
    assert told == [(0, 2, "a.txt"), (1, 2, "b.jsonl"), (1, 2, "b.jsonl:2"), (2, 2, "")]


def test_an_archive_that_cannot_be_written_is_an_error_at_once(folder: Path, tmp_path: Path) -> None:
    Archive.open(tmp_path / "home").close()
    put(folder, "a.txt")
    with Archive.open(tmp_path / "home", read_only=True) as opened, pytest.raises(ArchiveError):
        take([folder], opened)


def test_notes_say_what_was_set_aside_in_what_was_taken(folder: Path, archive: Archive) -> None:
    put(folder, "a.md", f"---\ndate: some day\n---\n{ARABIC}")
    assert take([folder], archive).notes == ("a.md: date 'some day' is not a date; left undated",)


def test_documents_of_any_source_can_be_taken(archive: Archive) -> None:
    given_: list[Document | Failure] = [
        Document(ref="x", text=ARABIC),
        Failure(ref="y", reason="gone", next_step="look"),
        Document(ref="z", text="\ud800" * 30),
    ]
    report = ingest_documents(given_, archive, FlatEmbedder())
    assert [one.ref for one in report.taken] == ["x"]
    assert [one.ref for one in report.failed] == ["y", "z"]


def test_nothing_given_is_nothing_done(archive: Archive) -> None:
    assert ingest([], archive, FlatEmbedder(), max_bytes=LIMIT) == IngestReport()


@pytest.mark.parametrize("separator", [" ", "", "ا"])
def test_one_line_of_a_million_characters_is_taken_in_time(folder: Path, archive: Archive, separator: str) -> None:
    line = ARABIC.replace("\n", " ") if separator == " " else ARABIC.replace("\n", "").replace(" ", separator)
    put(folder, "a.txt", (line * 6000)[:1_000_000])
    began = time.monotonic()
    report = take([folder], archive)
    assert len(report.taken) == 1
    assert time.monotonic() - began < 30
