"""What the sequence model takes for a name in Latin letters, cut to what can be one: no stop word first, no full stop within."""

from dataclasses import replace

import regex

from agents.readers.embedded.alike import latin
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
) | frozenset(
    (
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
_ELISION = regex.compile(r"^[ldLD]['’](?=\p{L}{2})")
_ABBREVIATED = 3
"""Letters of the longest word that a full stop only shortens."""


def cut_to_name(doc: Document, stretch: Stretch) -> Stretch | None:
    """The stretch without stop words before it; None where no name or description of somebody is left."""
    if not latin(doc.folded[stretch.first]) or stretch.kind == "S":
        return stretch
    first = stretch.first
    while first < stretch.last and (doc.folded[first],) in english("stop") and doc.folded[first] not in ARTICLES:
        first += 1
    cut = _before_verb(doc, replace(stretch, first=first))
    if first == stretch.last or _broken(doc, cut) or _begins_sentence(doc, cut):
        return None
    if first > stretch.first and tuple(doc.folded[first : cut.last]) in english_states():
        return None
    if first > stretch.first and cut.last - first == 1 and doc.words[first].text.isupper():
        return None
    return cut if stretch.kind == "C" or (_is_somebody(doc, cut) and not _is_somewhere(doc, cut)) else None


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
    opens = k == doc.bounds[doc.words[k].sentence][0] or doc.folded[k - 1].isdecimal()
    if stretch.last - k != 1 or not opens:
        return False
    plain = stretch.last < len(doc.words) and not doc.gaps[stretch.last].strip()
    return plain and doc.folded[stretch.last] in _GOES_ON


def _is_somewhere(doc: Document, stretch: Stretch) -> bool:
    """Whether one word that follows a preposition of place wherever it stands names a place: à Kandi, in Karin."""
    if stretch.last - stretch.first != 1 or stretch.kind != "P":
        return False
    form = doc.folded[stretch.first]
    befores = [doc.folded[k - 1] for k in range(1, len(doc.words)) if doc.folded[k] == form]
    of = ("de", "du") if doc.article.language == "fr" else ()
    return bool(befores) and all((b,) in english("places_after") or b in of for b in befores)


def _is_somebody(doc: Document, stretch: Stretch) -> bool:
    """Whether a capital inside names somebody, or a word tells what he is; "The swap" and "The Turkish" are nobody."""
    words = [k for k in range(stretch.first, stretch.last) if doc.folded[k] not in ARTICLES]
    plain = [_ELISION.sub("", doc.words[k].text) for k in range(stretch.first, stretch.last)]
    folded = [_ELISION.sub("", w) for w in doc.folded[stretch.first : stretch.last]]
    named = [k for k in words if plain[k - stretch.first][:1].isupper() and doc.folded[k] not in english_adjectives()]
    if stretch.first not in words:
        named = [k for k in named if k > stretch.first]
    return (
        bool(named)
        or any(
            english(use).match(folded, k - stretch.first) for k in words for use in ("titles", "sources", "relations")
        )
        or any(english_bodies().match(folded, k - stretch.first) for k in words)
    )
