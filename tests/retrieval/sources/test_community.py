import importlib
import importlib.util
import sys
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from retrieval.sources import Document, Failure, community
from schemas.errors import InputError
from tests.retrieval.sources.samples import ARABIC

installed = pytest.mark.skipif(
    importlib.util.find_spec("langchain_community") is None, reason="langchain-community is not installed"
)


class ListLoader:
    """A loader of one's own: gives what it was made with, then stops or breaks."""

    def __init__(self, *documents: Any, error: Exception | None = None, **attributes: object) -> None:
        self._documents = documents
        self._error = error
        vars(self).update(attributes)

    def lazy_load(self) -> Iterator[Any]:
        yield from self._documents
        if self._error:
            raise self._error


def piece(text: str = ARABIC, **metadata: object) -> Any:
    return SimpleNamespace(page_content=text, metadata=metadata)


def test_metadata_become_the_fields_of_a_document() -> None:
    metadata: dict[str, Any] = {
        "source": "https://example.org/1", "title": "عنوان", "publisher": "وكالة", "authors": ["أ", "ب"],
        "publish_date": datetime.fromisoformat("2020-08-21T09:00"), "language": "ar", "page": 3,
    }  # fmt: skip
    [document] = community.load(ListLoader(piece(**metadata)))
    assert isinstance(document, Document)
    assert (document.ref, document.url, document.outlet) == ("https://example.org/1", "https://example.org/1", "وكالة")
    assert (document.title, document.author, document.text) == ("عنوان", "أ, ب", ARABIC)
    assert document.published_at == datetime(2020, 8, 21, 9, tzinfo=UTC)


def test_pieces_of_one_source_are_numbered_and_empty_ones_named() -> None:
    found = list(
        community.load(ListLoader(piece(source="/a/b.csv"), piece(source="/a/b.csv"), piece("", source="/a/b.csv")))
    )
    assert [one.ref for one in found] == ["b.csv", "b.csv#2", "b.csv#3"]
    assert isinstance(found[2], Failure)


def test_a_loader_that_breaks_keeps_what_it_gave() -> None:
    found = list(community.load(ListLoader(piece(), error=RuntimeError("no\nmore"))))
    assert [type(one) for one in found] == [Document, Failure]
    assert "RuntimeError: no more" in str(found[1])


def test_what_is_no_loader_is_refused() -> None:
    with pytest.raises(InputError, match="no document loader"):
        community.load(SimpleNamespace())


def test_an_instance_that_holds_an_address_is_refused_unless_allowed() -> None:
    loader = ListLoader(piece(), web_paths=["https://example.org"])
    with pytest.raises(InputError, match="allow_network"):
        community.load(loader)
    assert len(list(community.load(loader, allow_network=True))) == 1


@pytest.mark.parametrize("name", ["RSSFeedLoader", "WebBaseLoader", "SitemapLoader", "NewsURLLoader", "S3FileLoader"])
def test_loaders_that_fetch_are_refused_by_name(name: str) -> None:
    with pytest.raises(InputError, match="allow_network=True"):
        community.load(name, urls=["x"])


@pytest.mark.parametrize("blocked", ["langchain_community", "langchain_community.document_loaders"])
def test_without_the_package_the_next_step_is_named(monkeypatch: pytest.MonkeyPatch, blocked: str) -> None:
    for name in [name for name in sys.modules if name.startswith("langchain_community")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, blocked, None)
    monkeypatch.setitem(sys.modules, "langchain_community", None)
    with pytest.raises(InputError, match="pip install 'langchain-community"):
        community.load("TextLoader", file_path="a.txt")


@installed
def test_a_loader_of_the_package_reads_a_file_without_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARABIC, "utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        [document] = community.load("TextLoader", file_path=str(path), encoding="utf-8")
    assert isinstance(document, Document)
    assert (document.ref, document.text) == ("a.txt", ARABIC)


@installed
@pytest.mark.parametrize("name", ["RSSFeedLoader", "WebBaseLoader", "SitemapLoader"])
def test_a_fetching_loader_of_the_package_is_refused_as_an_instance_too(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        kind = getattr(importlib.import_module("langchain_community.document_loaders"), name)
    heir: Any = type("Heir", (kind,), {})
    for one in (kind, heir):
        with pytest.raises(InputError, match="local files only"):
            community.load(one.__new__(one))


@installed
@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("TextLoader", {"file_path": "https://example.org/a.txt"}, "address on the network"),
        ("TextLoader", {"no_such": 1}, "cannot be made"),
        ("NoSuchLoader", {}, "not known"),
        ("DirectoryLoader", {"path": "x", "glob": ["*", "http://example.org"]}, "address on the network"),
    ],
)
def test_a_call_that_cannot_be_is_refused(name: str, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        community.load(name, **arguments)


@installed
def test_a_name_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InputError, match="has no loader NoSuchLoader"):
        community.load("NoSuchLoader", allow_network=True)


@installed
def test_a_missing_file_is_a_failure_of_the_loader(tmp_path: Path) -> None:
    [failure] = community.load("TextLoader", file_path=str(tmp_path / "none.txt"))
    assert isinstance(failure, Failure)
