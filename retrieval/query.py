"""A search as an analyst types it, taken apart. Any text is a query: what is no operator is a word to look for.

"two words"  «two words»  “two words”     must stand so, word after word
-word  -"two words"                       may not stand there; not inside a word or date (2020-08-01, أبو-ظبي)
outlet:NAME  outlet:"THE NAME"  lang:ar   only there
since:2020-08-01  until:2020-08           published then; a day, month or year
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import regex

from retrieval.moments import moment
from retrieval.text.normalise import fold_text, tokens
from retrieval.text.stopwords import stop_words
from schemas.question import Filters, Query

LONGEST: Final = 60_000
"""Code points of a query that are read."""
MOST_WORDS: Final = 1000
MOST_PHRASES: Final = 16
MOST_EXCLUDED: Final = 32
CLOSING: Final = {'"': '"', "«": "»", "“": "”", "„": "“", "‟": "”", "＂": "＂", "❝": "❞"}
_HYPHENS: Final = "-−‐‑"
_OPERATOR: Final = regex.compile(r"(?i)(outlet|lang|since|until):(?=\S)")
_LANGUAGE: Final = regex.compile(r"[A-Za-z]{2,3}")
_WORD: Final = regex.compile(r"\S+")
_LETTER: Final = regex.compile(r"[\p{L}\p{N}]")


def parse(text: str, filters: Filters | None = None, *, now: datetime | None = None) -> Query:
    """Take a search apart; never fails. Linear in the length of the text.

    Args:
        text: As typed.
        filters: What is filtered besides; operators in the text add to it, and win where only one value can be.
        now: What `since:7d` counts from; without it such a word is looked for as it is.
    """
    found = _Parts(text[:LONGEST], now)
    found.read()
    given = filters or Filters()
    outlets = tuple(dict.fromkeys((*given.outlets, *found.outlets)))
    languages = tuple(dict.fromkeys((*given.languages, *found.languages)))
    changes = {"outlets": outlets, "languages": languages}
    dates = {name: value for name, value in (("since", found.since), ("until", found.until)) if value}
    words = " ".join(" ".join(found.words).split()[:MOST_WORDS])
    return Query(
        text=text[:LONGEST],
        words=words,
        phrases=tuple(dict.fromkeys(found.phrases))[:MOST_PHRASES],
        excluded=tuple(dict.fromkeys(found.excluded))[:MOST_EXCLUDED],
        filters=given.model_copy(update={**changes, **dates}),
    )


def as_words(text: str) -> Query:
    """A text that is no typed search, such as a question in a conversation: all of it is words, nothing an operator."""
    words = " ".join(text[:LONGEST].split()[:MOST_WORDS])
    return Query(text=text[:LONGEST], words=words)


def nothing_asked(query: Query) -> str | None:
    """Why nothing can be looked for, and what to do; None when something can."""
    if query.phrases or any(not _is_common(word) for word in _folded(query.words)):
        return None
    if any(_folded(query.words)):
        return "these words stand in every text; add one that tells the subject, or put them in quotation marks"
    if query.excluded:
        return f"it only says what to leave out (-{query.excluded[0]}); add what to look for"
    if query.filters != Filters():
        return "it only says where to look; add what to look for"
    return "there is no word in it; type what to look for"


class _Parts:
    """The parts of a query, gathered in one pass over its text."""

    def __init__(self, text: str, now: datetime | None) -> None:
        self.words: list[str] = []
        self.phrases: list[str] = []
        self.excluded: list[str] = []
        self.outlets: list[str] = []
        self.languages: list[str] = []
        self.since: datetime | None = None
        self.until: datetime | None = None
        self._text = text
        self._now = now
        self._last = {mark: text.rfind(mark) for mark in CLOSING.values()}

    def read(self) -> None:
        """Go through the text once."""
        at = 0
        while at < len(self._text):
            if self._text[at].isspace():
                at += 1
            else:
                at = self._operator(at) or self._exclusion(at) or self._phrase(at) or self._plain(at)

    def _operator(self, at: int) -> int | None:
        found = _OPERATOR.match(self._text, at)
        if found is None:
            return None
        value, end = self._value(found.end())
        return end if self._taken(found.group(1).lower(), value) else None

    def _taken(self, name: str, value: str) -> bool:
        """Whether the value of an operator is one it can have."""
        if name == "outlet":
            self.outlets += [value] if value else []
            return bool(value)
        if name == "lang":
            known = _LANGUAGE.fullmatch(value) is not None
            self.languages += [value.lower()] if known else []
            return known
        at = moment(value, self._now, end=name == "until")
        if at is not None:
            setattr(self, name, at)
        return at is not None

    def _exclusion(self, at: int) -> int | None:
        if self._text[at] not in _HYPHENS:
            return None
        value, end = self._value(at + 1)
        if not tokens(value) or not (self._text[at + 1] in CLOSING or _LETTER.match(self._text, at + 1)):
            return None
        self.excluded.append(_bare(value))
        return end

    def _phrase(self, at: int) -> int | None:
        end = self._closed(at)
        if end is None:
            return None
        inner = self._text[at + 1 : end - 1]
        self.phrases += [_bare(inner)] if tokens(inner) else []
        return end

    def _plain(self, at: int) -> int:
        """A word up to the next white space or to a phrase that begins inside it, as in الهدنة«في غزة»."""
        end = at + 1
        while end < len(self._text) and not self._text[end].isspace() and self._closed(end) is None:
            end += 1
        self.words.append(self._text[at:end])
        return end

    def _value(self, at: int) -> tuple[str, int]:
        """What follows an operator: something in quotation marks, or all up to the next white space."""
        end = self._closed(at)
        if end is not None:
            return self._text[at + 1 : end - 1].strip(), end
        found = _WORD.match(self._text, at)
        return (found.group(), found.end()) if found else ("", at)

    def _closed(self, at: int) -> int | None:
        """Past the closing mark, where a quotation that is closed begins at `at`."""
        if at >= len(self._text) or (mark := CLOSING.get(self._text[at])) is None or self._last[mark] <= at:
            return None
        return self._text.index(mark, at + 1) + 1


def _bare(text: str) -> str:
    return " ".join(text.split())


def _folded(text: str) -> Iterator[str]:
    return (fold_text(text[start:end]) for start, end in tokens(text))


def _is_common(word: str) -> bool:
    return not word or word in stop_words()
