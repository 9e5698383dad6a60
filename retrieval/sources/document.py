"""What a source hands over: a document that was read, a failure with its next step, or something passed over."""

import hashlib
from datetime import datetime

import regex

from retrieval.sources.title import first_line_title
from retrieval.text.dates import parse_published
from retrieval.text.language import detect
from schemas.article import Article
from schemas.base import Frozen
from schemas.errors import InputError
from schemas.vocabulary import SourceClass

LEAST_LETTERS = 20
_LETTER = regex.compile(r"\p{L}")
_LANGUAGE_TAG = regex.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")


class Failure(Frozen):
    """A document that could not be taken: which one, why, and what to do about it."""

    ref: str
    reason: str
    next_step: str

    def __str__(self) -> str:
        return f"{self.ref}: {self.reason}; {self.next_step}"


class Skipped(Frozen):
    """A file that was passed over on purpose: hidden, of an unknown form, or named a second time."""

    ref: str
    reason: str

    def __str__(self) -> str:
        return f"{self.ref}: {self.reason}"


class Document(Frozen):
    """A document as its source gives it, before it becomes an `Article`."""

    ref: str
    text: str
    body_start: int = 0
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    source_class: SourceClass = "unknown"
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    """What was set aside while reading, one line each: a date that is no date, an unknown source class."""


class Refused(InputError):
    """Raised by a reader that cannot give a document; carries the two halves of a `Failure`."""

    def __init__(self, reason: str, next_step: str) -> None:
        super().__init__(f"{reason}; {next_step}")
        self.reason = reason
        self.next_step = next_step

    def failure(self, ref: str) -> Failure:
        """The same refusal as a value about `ref`."""
        return Failure(ref=ref, reason=self.reason, next_step=self.next_step)


def to_article(document: Document) -> Article:
    """The article a document becomes.

    Raises:
        InputError: the text is empty or has fewer than 20 letters.
    """
    require_letters(document.text, document.body_start)
    return article_from_text(**document.model_dump(exclude={"notes"}))


def article_from_text(
    text: str,
    *,
    ref: str,
    body_start: int = 0,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    url: str | None = None,
    language: str | None = None,
    published_at: datetime | str | None = None,
    source_class: SourceClass = "unknown",
    encoding: str = "utf-8",
) -> Article:
    """The one constructor of articles: fills in hash, id, and, where not given, title and language.

    Raises:
        InputError: `text` holds lone surrogates and cannot be written as UTF-8.
    """
    try:
        sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise Refused(
            f"the text has a lone surrogate at offset {error.start}", "replace it with U+FFFD or save it anew"
        ) from error
    return Article(
        id=article_id(sha256, outlet, url),
        ref=ref,
        text=text,
        body_start=body_start,
        title=title or first_line_title(text, body_start),
        outlet=outlet,
        author=author,
        url=url,
        language=_language(language) or detect(text[body_start:]),
        published_at=parse_published(published_at),
        source_class=source_class,
        encoding=encoding,
        sha256=sha256,
    )


def article_id(sha256: str, outlet: str | None, url: str | None) -> str:
    """First 16 hex digits of the SHA-256 over text hash, outlet and URL, a newline between them."""
    return hashlib.sha256("\n".join((sha256, outlet or "", url or "")).encode("utf-8", "replace")).hexdigest()[:16]


def letters(text: str, start: int = 0, enough: int = LEAST_LETTERS) -> int:
    """Letters in `text` from `start`, counted no further than `enough`."""
    found = 0
    for _ in _LETTER.finditer(text, start):
        found += 1
        if found >= enough:
            break
    return found


def require_letters(text: str, start: int = 0) -> None:
    """Refuse a text that says nothing."""
    found = letters(text, start)
    if found == 0:
        blank = not text[start:].strip("\ufeff \t\r\n\f\v")
        raise Refused("it is empty" if blank else "it has no letters", "leave it out or give the article's text")
    if found < LEAST_LETTERS:
        raise Refused(f"it has only {found} letters", f"give an article of at least {LEAST_LETTERS} letters")


def _language(tag: str | None) -> str | None:
    match = _LANGUAGE_TAG.fullmatch(tag.strip()) if tag else None
    return match.group(1).lower() if match else None
