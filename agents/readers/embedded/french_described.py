"""What goes on behind a French body or source: la Défense nationale, l'armée malienne, un diplomate occidental."""

import regex

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_lexicon import english, english_states

_BELONGING = (
    "ien",
    "ienne",
    "iens",
    "iennes",
    "ais",
    "aise",
    "aises",
    "ois",
    "oise",
    "oises",
    "ain",
    "aine",
    "aines",
    "ains",
    "éen",
    "éenne",
    "ique",
    "iques",
)
_KINDS = ("al", "ale", "aux", "ales", "aire", "aires", "ique", "iques", *_BELONGING)
_OFFICES = ("ères", "ales", "iales", "nale", "ique", "iques", "aires", "aire")
"""Ends of adjectives: where somebody belongs, what kind he is, what an office is for."""
_ELISION = regex.compile(r"^[ld]['’](?=\p{L}{3})")


def _close(doc: Document, k: int) -> bool:
    """Whether only a space stands before word k."""
    return doc.gaps[k].strip() in ("", "-")


def french_office(doc: Document, k: int) -> int:
    """One past what a French body is for: le ministère nigérien du Commerce, la commission de l'Électricité."""
    if doc.article.language != "fr":
        return k
    k = behind = french_adjective(doc, k)
    if k + 1 < len(doc.words) and doc.folded[k + 1] in ("du", "de", "des") and doc.words[k].text.islower():
        k += (doc.folded[k],) not in english("stop") and _close(doc, k)
    while k < len(doc.words) and k - behind < 3 and doc.folded[k] in ("du", "de", "des", "la") and _close(doc, k):
        k += 1
    if k == behind or k >= len(doc.words) or not _close(doc, k):
        return behind
    name = _ELISION.sub("", doc.words[k].text)
    if k + 1 < len(doc.words) and doc.folded[k + 1].endswith(_OFFICES) and _close(doc, k + 1) and name[:1].isupper():
        return k + 2
    return k + 1 if name[:1].isupper() and (doc.folded[k],) not in english_states() else behind


def french_kind(doc: Document, k: int) -> int:
    """One past the adjective behind a French source: un diplomate occidental, des responsables locaux."""
    french = doc.article.language == "fr" and k < len(doc.words) and not doc.gaps[k].strip()
    return k + 1 if french and doc.words[k].text.islower() and doc.folded[k].endswith(_KINDS) else k


def french_adjective(doc: Document, k: int) -> int:
    """One past a French adjective of belonging at word k, else k: l'armée malienne."""
    adjective = k < len(doc.words) and not doc.gaps[k].strip() and doc.folded[k].endswith(_BELONGING)
    return k + 1 if adjective and doc.words[k].text[:1].islower() else k
