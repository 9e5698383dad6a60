"""Bodies and crowds told by what they are: Mali's defence ministry, Kenyan customs, the villagers who say, two people briefed on it."""

import regex

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_lexicon import (
    english,
    english_adjectives,
    english_bodies,
    english_states,
    english_verbs,
    french_verbs,
)
from agents.readers.embedded.mention import Kind

_BETWEEN = 3
"""Words between an owner and the body's head."""
_ASIDE = 7
"""Words of an aside behind a subject, at most."""
_WHICH = 5
"""Words that tell which one speaks, at most."""
_OFFICIAL = frozenset(("government_body", "legislature", "armed_force"))
_THE = frozenset(("the", "its", "their", "these", "those", "les", "ces", "ses", "leurs"))
_ONE = frozenset(("the", "a", "an", "another", "its", "his", "her", "their", "this"))
_AUXILIARIES = frozenset(
    (
        "has",
        "have",
        "had",
        "also",
        "now",
        "then",
        "later",
        "still",
        "himself",
        "herself",
        "ont",
        "avaient",
        "se",
        "ne",
        "n'ont",
        "n’ont",
    )
)
_TOLD = frozenset(("briefed", "familiar", "close", "with", "who", "involved", "present", "in", "at", "near", "aware"))
_PEOPLE = frozenset(("people", "persons", "personnes", "men", "women", "hommes", "femmes"))
_OWNER = regex.compile(r"['’]s$")
_DATELINE = regex.compile(r"[^\n]{0,24}?\p{Lu}{3}[^\n]{0,50}?\s[-–—]\s")
"""Capitals, perhaps a day and an agency, and a dash: BAMAKO, June 20 (TPW) - ."""


def dateline(doc: Document) -> int:
    """Words of the place and day before the first dash, which name nobody; 0 where the text has no such line."""
    found = _DATELINE.match(doc.text, doc.article.body_start)
    if found is None or not doc.words or not doc.words[0].text.isupper():
        return 0
    return doc.word_at(found.end())


def owned_body(doc: Document, i: int) -> tuple[int, str] | None:
    """One past a body that begins with whose it is, and its type; None where none does."""
    head = _owner_end(doc, i)
    if head is None:
        return None
    named = tuple(_OWNER.sub("", w) for w in doc.folded[i:head])
    known = named in english_states() or doc.folded[i] in english_adjectives()
    for k in range(head, min(head + _BETWEEN + 1, len(doc.words))):
        if doc.gaps[k].strip(" ") or doc.words[k].text[:1].isupper() or (doc.folded[k],) in english("stop"):
            return None
        size = english_bodies().match(doc.folded, k)
        if size:
            kind = english_bodies()[tuple(doc.folded[k : k + size])]
            return (k + size, kind) if known or kind in _OFFICIAL else None
    return None


def _owner_end(doc: Document, i: int) -> int | None:
    """One past "Mali's" or "Kenyan" at word i."""
    if (
        not doc.words[i].text[:1].isupper()
        or (doc.folded[i],) in english("titles")
        or (doc.folded[i],) in english("stop")
    ):
        return None
    if doc.folded[i] in english_adjectives():
        return i + 1
    for k in range(i, min(i + 3, len(doc.words))):
        if not doc.words[k].text[:1].isupper() or (k > i and doc.gaps[k].strip(" ")):
            return None
        if _OWNER.search(doc.words[k].text):
            return k + 1
    return None


def speaking_crowd(doc: Document, i: int) -> int:
    """Words of "the villagers", "les éleveurs" at word i where a verb of saying follows; 0 for none."""
    if doc.folded[i] not in _THE:
        return 0
    for k in range(i + 1, min(i + 4, len(doc.words))):
        if doc.gaps[k].strip():
            return 0
        size = english("sources").match(doc.folded, k)
        if size and doc.folded[k + size - 1].endswith(("s", "men")):
            return k + size - i if _speaks(doc, k + size) else 0
    return 0


def speaking_one(doc: Document, i: int) -> tuple[int, Kind] | None:
    """One past "the nurse", "its chairwoman", "Benin's consul", "one of them" at word i where it says something."""
    if doc.article.language == "fr":
        return None
    if english("some_of").match(doc.folded, i):
        stop = i + english("some_of").match(doc.folded, i)
        return (stop, "source") if _speaks(doc, stop) or _is_asked(doc, i) else None
    owner = _owner_end(doc, i) if doc.words[i].text[:1].isupper() else None
    owner = owner if owner is not None and _OWNER.search(doc.words[owner - 1].text) else None
    first = owner if owner is not None else i + 1 if doc.folded[i] in _ONE else None
    if first is None:
        return None
    for k in range(first, min(first + _BETWEEN + 1, len(doc.words))):
        if doc.gaps[k].strip(" -") or (doc.folded[k],) in english("stop"):
            return None
        if _owns_saying(doc, k):
            return (k + 1, "title") if doc.folded[i] not in ("a", "an", "another") else None
        size = max(english(use).match(doc.folded, k) for use in ("titles", "relations", "callings"))
        if not size or doc.words[k].text[:1].isupper():
            continue
        stop = k + size
        if stop < len(doc.words) and not doc.gaps[stop].strip() and doc.words[stop].text[:1].isupper():
            return None  # the nurse Agatha Mokis
        if "," in doc.gaps[i] and stop < len(doc.words) and "," in doc.gaps[stop] and not _is_asked(doc, i):
            return None  # Agatha Mokis, a nurse, said
        if _speaks(doc, stop) or _is_asked(doc, i) or _both_speak(doc, stop):
            return stop, "source" if doc.folded[i] in ("a", "an", "another") else "title"
        which = _past_which(doc, stop)
        if which > stop and doc.folded[i] in ("a", "an", "another"):
            return which, "source"
    return None


def _owns_saying(doc: Document, k: int) -> bool:
    """Whether a title at word k owns a noun of saying: the mayor's reply; its chairwoman's curt answer."""
    bare = doc.folded[k].removesuffix("'s").removesuffix("’s")
    if bare == doc.folded[k] or not any((bare,) in english(use) for use in ("titles", "relations", "callings")):
        return False
    behind = doc.folded[k + 1 : k + 3]
    return any((word,) in english("told_by_being") for word in behind)


def _past_which(doc: Document, k: int) -> int:
    """One past what tells which one speaks, right behind him: a shepherd living nearby; an officer in the fort."""
    if k >= len(doc.words) or doc.gaps[k].strip():
        return k
    if not doc.folded[k].endswith("ing") and (doc.folded[k],) not in english("places_after"):
        return k
    for j in range(k + 1, min(k + 1 + _WHICH, len(doc.words))):
        if doc.gaps[j].strip(" -"):
            return k
        verb = english_verbs().get((doc.folded[j],))
        if verb is not None and verb.that and verb.form == "finite":
            return j
    return k


def _both_speak(doc: Document, k: int) -> bool:
    """Whether "and the imam said" follows at word k."""
    joined = k + 1 < len(doc.words) and doc.folded[k] == "and" and not doc.gaps[k].strip()
    return joined and not doc.gaps[k + 1].strip() and speaking_one(doc, k + 1) is not None


def _is_asked(doc: Document, i: int) -> bool:
    """Whether a verb of saying stands right before word i, behind the words spoken: …, warned the nurse."""
    verb = english_verbs().get((doc.folded[i - 1],)) if i else None
    said = verb is not None and verb.that and verb.form == "finite" and not doc.gaps[i].strip()
    return said and any(c in doc.gaps[i - 1] for c in ',"”')


def _past_where(doc: Document, k: int) -> int:
    """One past an aside between commas behind a subject: the minister, speaking in Buka, said."""
    if k >= len(doc.words) or doc.gaps[k].strip() != ",":
        return k
    for j in range(k + 1, min(k + _ASIDE, len(doc.words))):
        if doc.gaps[j].strip():
            return j if doc.gaps[j].strip() == "," else k
    return k


def _speaks(doc: Document, k: int) -> bool:
    verbs = french_verbs() if doc.article.language == "fr" else english_verbs()
    k = _past_where(doc, k)
    for j in range(k, min(k + 4, len(doc.words))):
        if doc.gaps[j].strip() and (j > k or "," not in doc.gaps[j]):
            return False
        size = verbs.match(doc.folded, j)
        if size and verbs[tuple(doc.folded[j : j + size])].form == "finite":
            return True
        if doc.folded[j] not in _AUXILIARIES and not doc.folded[j].endswith("ly"):
            return False
    return False


def told_people(doc: Document, i: int) -> int:
    """Words of "two people" at word i, before what tells which ones; 0 for none."""
    for k in (i + 1, i + 2):
        if k + 1 < len(doc.words) and doc.folded[k] in _PEOPLE and not doc.gaps[k].strip():
            return k + 1 - i if doc.folded[k + 1] in _TOLD and not doc.gaps[k + 1].strip() else 0
    return 0
