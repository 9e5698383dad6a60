"""How far the name of a French body goes on: le comité des riverains, le cabinet du ministre, l'Association des éleveurs de l'Assaba."""

import regex

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_lexicon import english, english_bodies, english_states
from agents.readers.embedded.french_described import french_adjective, french_office

_ELIDED = regex.compile(r"^[lLdD]['’](?=\p{L}{2})")
_WITH_ARTICLE = frozenset(("du", "des"))


def french_body_end(doc: Document, k: int) -> int:
    """One past what belongs to a French body whose head ends before word k: whose it is, and where."""
    if doc.article.language != "fr":
        return k
    stop = french_office(doc, k)
    if stop > k and not doc.words[stop - 1].text.islower():
        return stop
    members = _members(doc, stop)
    return _place(doc, members) if members > stop else stop


def _members(doc: Document, k: int) -> int:
    """One past "des riverains", "du Premier ministre", "de la paix" at word k; k where a body or a state stands there."""
    noun = _noun(doc, k)
    if noun is None or (doc.folded[k] == "de" and noun == k + 1):
        return k
    words = [_ELIDED.sub("", doc.folded[noun]), *doc.folded[noun + 1 : noun + 4]]
    if english_bodies().match(words, 0) or english_states().match(words, 0) or (words[0],) in english("stop"):
        return k
    size = max(1, *(english(use).match(words, 0) for use in ("titles", "sources", "relations")))
    return french_adjective(doc, noun + size)


def _place(doc: Document, k: int) -> int:
    """One past "de Mindouli", "de l'Assaba" at word k."""
    noun = _noun(doc, k)
    if noun is None or not _ELIDED.sub("", doc.words[noun].text)[:1].isupper():
        return k
    return k if (_ELIDED.sub("", doc.folded[noun]),) in english_states() else noun + 1


def _noun(doc: Document, k: int) -> int | None:
    """The word behind de, du, des, de la, or in d'un mot, at word k; None where none follows closely."""
    if k >= len(doc.words) or not _close(doc, k):
        return None
    if doc.folded[k] in _WITH_ARTICLE:
        noun = k + 1
    elif doc.folded[k] == "de":
        noun = k + 1 + (doc.folded[k + 1 : k + 2] == ["la"])
    else:
        return None
    return noun if noun < len(doc.words) and _close(doc, noun) else None


def _close(doc: Document, k: int) -> bool:
    return doc.gaps[k].strip() in ("", "-")
