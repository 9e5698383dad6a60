import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval.sources import Document, Failure, read_path
from tests.retrieval.sources.samples import ARABIC

RECORD = {
    "id": "wire-7",
    "text": ARABIC,
    "title": "عنوان",
    "outlet": "وكالة",
    "url": "https://example.org/7",
    "author": "محرر",
    "published_at": "2020-08-21T10:00:00+02:00",
    "language": "ar",
    "source_class": "agency_copy",
    "tags": ["a"],
}


def read(path: Path, text: str) -> list[Document | Failure]:
    path.write_text(text, "utf-8", newline="")
    return list(read_path(path, 10**6))


def test_a_record_gives_all_its_fields(tmp_path: Path) -> None:
    [document] = read(tmp_path / "a.json", json.dumps(RECORD))
    assert isinstance(document, Document)
    assert document.model_dump(exclude={"body_start", "encoding", "notes", "published_at", "ref"}) == {
        key: RECORD[key] for key in ("text", "title", "outlet", "url", "author", "language", "source_class")
    }
    assert document.ref == "wire-7"
    assert document.published_at == datetime(2020, 8, 21, 8, tzinfo=UTC)


def test_a_list_gives_its_records_and_names_the_bad_ones(tmp_path: Path) -> None:
    found = read(
        tmp_path / "a.json", json.dumps([RECORD, {"body": "x"}, "x", {"text": 5}, {"text": ARABIC}, {"text": "x"}])
    )
    assert [type(one).__name__ for one in found] == ["Document", "Failure", "Failure", "Failure", "Document", "Failure"]
    assert [one.ref.removeprefix(str(tmp_path) + "/") for one in found] == [
        "wire-7",
        "a.json#2",
        "a.json#3",
        "a.json#4",
        "a.json#5",
        "a.json: a.json#6",
    ]
    assert "no `text` (fields: body)" in str(found[1])


def test_one_bad_line_does_not_stop_the_others_and_is_named(tmp_path: Path) -> None:
    lines = [json.dumps(RECORD), "", "{broken", json.dumps({"text": ARABIC + "\u2028"}, ensure_ascii=False), "[1]"]
    found = read(tmp_path / "a.jsonl", "\ufeff" + "\r\n".join(lines) + "\n")
    assert [one.ref.removeprefix(str(tmp_path) + "/") for one in found] == [
        "wire-7",
        "a.jsonl:3",
        "a.jsonl:4",
        "a.jsonl:5",
    ]
    assert [isinstance(one, Failure) for one in found] == [False, True, False, True]
    assert "not valid JSON" in str(found[1])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not valid JSON"),
        ('{"title": "x"}', "no `text` (fields: title)"),
        ('{"text": "' + ARABIC.replace("\n", " "), "not valid JSON"),
        ('"just a string of more than twenty letters"', "a string"),
        ("[" * 100_000 + "letters enough to pass the first check", "nested too deeply"),
        ('{"text": ' + "9" * 5000 + ', "pad": "letters enough to pass the first check"}', "number too long"),
        ("[]", "list is empty"),
        ("", "empty"),
        ("  \n ", "empty"),
    ],
)
def test_a_file_that_is_no_record_is_one_failure(tmp_path: Path, text: str, reason: str) -> None:
    [failure] = read(tmp_path / "a.json", text)
    assert isinstance(failure, Failure)
    assert reason in failure.reason
    assert failure.next_step


def test_lone_surrogates_become_replacement_characters(tmp_path: Path) -> None:
    [document] = read(tmp_path / "a.json", json.dumps({"text": ARABIC + "\ud800", "id": "x\udfff", "title": "t\ud800"}))
    assert isinstance(document, Document)
    assert (document.text[-1], document.ref, document.title) == ("\ufffd", "x\ufffd", "t\ufffd")


def test_records_in_windows_1256_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(json.dumps({"text": ARABIC}, ensure_ascii=False).encode("windows-1256"))
    [document] = read_path(path, 10**6)
    assert isinstance(document, Document)
    assert (document.text, document.encoding) == (ARABIC, "windows-1256")
