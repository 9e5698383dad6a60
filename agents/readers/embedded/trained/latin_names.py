"""What the sequence model takes for a name in Latin letters, cut to what can be one: no stop word first, no full stop within."""

from dataclasses import replace

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_lexicon import (
    english,
    english_adjectives,
    english_bodies,
    english_states,
    english_verbs,
    french_verbs,
)
from agents.readers.embedded.trained.sequences import Stretch

ARTICLES = frozenset(
    ("the", "a", "an", "its", "his", "her", "their", "our", "my", "le", "la", "les", "l", "un", "une", "son", "sa")
    + (
        "ses",
        "leur",
        "leurs",
        "notre",
        "nos",
        "mon",
        "ma",
        "cette",
        "ce",
        "ces",
        "des",
        "deux",
        "trois",
        "two",
        "three",
    )
)
"""Words a description may begin with."""
_GOES_ON = ARTICLES | frozenset(
    ("que", "qu", "du", "de", "d", "à", "au", "aux", "en", "acte", "that", "us", "me", "them")
)
_ABBREVIATED = 3
"""Letters of the longest word that a full stop only shortens."""


def cut_to_name(doc: Document, stretch: Stretch) -> Stretch | None:
    """The stretch without stop words before it; None where no name or description of somebody is left."""
    if not doc.folded[stretch.first][:1].isascii() or stretch.kind == "S":
        return stretch
    first = stretch.first
    while first < stretch.last and (doc.folded[first],) in english("stop") and doc.folded[first] not in ARTICLES:
        first += 1
    cut = _before_verb(doc, replace(stretch, first=first))
    if first == stretch.last or _broken(doc, cut) or _begins_sentence(doc, cut):
        return None
    if first > stretch.first and tuple(doc.folded[first : cut.last]) in english_states():
        return None
    return cut if stretch.kind != "P" or _is_somebody(doc, cut) else None


def _before_verb(doc: Document, stretch: Stretch) -> Stretch:
    """Up to where a description goes on to what he says: le révérend | réplique qu'il."""
    verbs = french_verbs() if doc.article.language == "fr" else english_verbs()
    for k in range(stretch.first + 2, stretch.last):
        if doc.folded[k].startswith(("qu'", "qu’")) or (verbs.match(doc.folded, k) and not doc.folded[k].endswith("s")):
            return replace(stretch, last=k)
    return stretch


def _broken(doc: Document, stretch: Stretch) -> bool:
    """Whether a sentence ends or a clause begins inside."""
    for k in range(stretch.first + 1, stretch.last):
        gap = doc.gaps[k]
        if set(";:!?\n") & set(gap) or ("." in gap and len(doc.words[k - 1].text) > _ABBREVIATED):
            return True
    return False


def _begins_sentence(doc: Document, stretch: Stretch) -> bool:
    """Whether one capital word only opens its sentence: Open the boxes, Invite les deux chefs."""
    k = stretch.first
    if stretch.last - k != 1 or stretch.kind != "P" or k != doc.bounds[doc.words[k].sentence][0]:
        return False
    plain = stretch.last < len(doc.words) and not doc.gaps[stretch.last].strip()
    return plain and doc.folded[stretch.last] in _GOES_ON


def _is_somebody(doc: Document, stretch: Stretch) -> bool:
    """Whether a capital inside names somebody, or a word tells what he is; "The swap" and "The Turkish" are nobody."""
    words = [k for k in range(stretch.first, stretch.last) if doc.folded[k] not in ARTICLES]
    named = [k for k in words if doc.words[k].text[:1].isupper() and doc.folded[k] not in english_adjectives()]
    if stretch.first not in words:
        named = [k for k in named if k > stretch.first]
    return (
        bool(named)
        or any(english(use).match(doc.folded, k) for k in words for use in ("titles", "sources", "relations"))
        or any(english_bodies().match(doc.folded, k) for k in words)
    )
