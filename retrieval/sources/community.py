"""The one door to langchain-community: any of its document loaders as a source of documents.

The package is sunset (0.4.2 is its last release), so it is imported only when a loader is asked for, and everything
else works without it. A loader that fetches from the network by itself is refused unless the caller allows it; only
loaders known to read local files pass by name.
"""

import warnings
from collections.abc import Iterable, Iterator
from typing import Any, Protocol, cast

import regex

from retrieval.sources.document import Document, Failure, Refused, require_letters
from retrieval.sources.fields import clean, read_fields
from schemas.errors import InputError

LOCAL: frozenset[str] = frozenset(
    {
        "BSHTMLLoader",
        "CSVLoader",
        "DirectoryLoader",
        "Docx2txtLoader",
        "FacebookChatLoader",
        "JSONLoader",
        "MHTMLLoader",
        "NotebookLoader",
        "ObsidianLoader",
        "OutlookMessageLoader",
        "PDFMinerLoader",
        "PDFPlumberLoader",
        "PyMuPDFLoader",
        "PyPDFDirectoryLoader",
        "PyPDFLoader",
        "PyPDFium2Loader",
        "PythonLoader",
        "SRTLoader",
        "TelegramChatFileLoader",
        "TextLoader",
        "TomlLoader",
        "UnstructuredCSVLoader",
        "UnstructuredEmailLoader",
        "UnstructuredEPubLoader",
        "UnstructuredExcelLoader",
        "UnstructuredFileLoader",
        "UnstructuredHTMLLoader",
        "UnstructuredMarkdownLoader",
        "UnstructuredODTLoader",
        "UnstructuredPDFLoader",
        "UnstructuredPowerPointLoader",
        "UnstructuredRTFLoader",
        "UnstructuredTSVLoader",
        "UnstructuredWordDocumentLoader",
        "UnstructuredXMLLoader",
        "WhatsAppChatLoader",
    }
)
"""Loaders that read only what lies on this machine."""
_REMOTE = regex.compile(r"(?i)\s*(?:[a-z][a-z0-9+]{1,15}://)(?!/)|\s*www\.")
_ALIASES = {
    "outlet": ("outlet", "publisher", "sitename", "site_name", "feed"),
    "author": ("author", "authors", "creator"),
    "url": ("url", "link"),
    "published_at": ("published_at", "published", "publish_date", "date", "pubdate", "creationdate"),
}


class Loader(Protocol):
    """What every LangChain document loader has."""

    def lazy_load(self) -> Iterable[Any]:
        """Documents with `page_content` and `metadata`, one by one."""


def load(loader: str | Loader, *, allow_network: bool = False, **arguments: object) -> Iterator[Document | Failure]:
    """Documents out of a LangChain loader: an instance, or a name with the arguments to make it.

    Args:
        loader: name of a class in `langchain_community.document_loaders`, or any object with `lazy_load`.
        allow_network: let loaders through that fetch by themselves; their addresses are not guarded.
        arguments: for the named class, for example `file_path="article.txt"`.

    Raises:
        InputError: the package or the loader is missing, it fetches from the network, or it cannot be made.
    """
    made = _make(loader, allow_network, arguments) if isinstance(loader, str) else loader
    name = type(made).__name__
    if not callable(getattr(made, "lazy_load", None)):
        raise InputError(f"{name} is no document loader (it has no lazy_load); give a LangChain loader or its name")
    if not allow_network:
        _refuse_remote(made, name)
    return _documents(made, name)


def _make(name: str, allow_network: bool, arguments: dict[str, object]) -> Loader:
    if name not in LOCAL and not allow_network:
        raise InputError(f"the loader {name} is not known to read local files only; pass allow_network=True to use it")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            from langchain_community import document_loaders

            made = getattr(document_loaders, name)
    except ImportError as error:
        raise InputError(
            f"the loader {name} needs langchain-community, which is not installed ({error}); "
            "run: pip install 'langchain-community>=0.4.2,<0.5'"
        ) from error
    except AttributeError as error:
        raise InputError(f"langchain-community has no loader {name}; check the spelling") from error
    if not allow_network and any(_is_remote(value) for value in arguments.values()):
        raise InputError(f"{name} is given an address on the network; pass allow_network=True or a local path")
    try:
        return cast("Loader", made(**arguments))
    except ImportError as error:
        raise InputError(f"the loader {name} needs a package that is not installed ({error}); install it") from error
    except Exception as error:
        raise InputError(f"the loader {name} cannot be made ({_line(error)}); check its arguments") from error


def _refuse_remote(loader: object, name: str) -> None:
    """Refuse instances of the package's own fetching loaders and any that hold an address."""
    for kind in type(loader).__mro__:
        if (
            kind.__module__.startswith("langchain_community.")
            and not kind.__name__.startswith("Base")
            and kind.__name__ not in LOCAL
        ):
            raise InputError(f"{name} is not known to read local files only; pass allow_network=True to use it")
    if any(_is_remote(value) for value in getattr(loader, "__dict__", {}).values()):
        raise InputError(f"{name} holds an address on the network; pass allow_network=True or a local path")


def _is_remote(value: object) -> bool:
    if isinstance(value, str):
        return _REMOTE.match(value) is not None
    if isinstance(value, type):
        return value.__module__.startswith("langchain_community.") and value.__name__ not in LOCAL
    return isinstance(value, list | tuple | set) and any(_is_remote(one) for one in value)


def _documents(loader: Loader, name: str) -> Iterator[Document | Failure]:
    seen: dict[str, int] = {}
    number = 0
    try:
        for number, document in enumerate(loader.lazy_load(), start=1):
            yield _attempt(document, seen, f"{name}#{number}")
    except Exception as error:
        yield Failure(
            ref=f"{name}#{number + 1}",
            reason=f"the loader stopped ({_line(error)})",
            next_step="check what it is given",
        )


def _attempt(document: Any, seen: dict[str, int], fallback: str) -> Document | Failure:
    metadata: dict[str, object] = {str(key).lower(): value for key, value in dict(document.metadata or {}).items()}
    ref = _ref(metadata, seen, fallback)
    fields = {**metadata, **{name: _any(metadata, keys) for name, keys in _ALIASES.items()}}
    source = str(metadata.get("source", ""))
    if not fields["url"] and source.startswith(("http://", "https://")):
        fields["url"] = source
    text = clean(str(document.page_content))
    try:
        require_letters(text)
    except Refused as refused:
        return refused.failure(ref)
    return Document(ref=ref, text=text, **read_fields(fields))


def _ref(metadata: dict[str, object], seen: dict[str, int], fallback: str) -> str:
    """The document's own id or its source's last part; numbered when one source gives several."""
    name = clean(str(metadata.get("id") or metadata.get("source") or fallback))
    if not _REMOTE.match(name):
        name = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or fallback
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name}#{seen[name]}"


def _any(metadata: dict[str, object], keys: tuple[str, ...]) -> object:
    return next((metadata[key] for key in keys if metadata.get(key)), None)


def _line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
