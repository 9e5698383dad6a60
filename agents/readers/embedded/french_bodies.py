"""How far the name of a French body goes on: le comité des riverains, le cabinet du ministre, l'Association des éleveurs de l'Assaba."""

import regex

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_lexicon import english, english_bodies, english_states
from agents.readers.embedded.french_described import french_adjective, french_office

_ELIDED = regex.compile(r"^[lLdD]['’](?=\p{L}{2})")
_LONGEST = 4
"""Capital words of a body's own name."""
_WITH_ARTICLE = frozenset(("du", "des"))


def french_body_end(doc: Document, k: int) -> int:
    """One past what belongs to a French body whose head ends before word k: whose it is, and where."""
    if doc.article.language != "fr":
        return k
    if (named := _own_name(doc, k)) > k:
        return named
    stop = french_office(doc, k)
    if stop > k and not doc.words[stop - 1].text.islower():
        return stop
    members = _members(doc, stop)
    return _place(doc, members) if members > stop else stop


def _own_name(doc: Document, k: int) -> int:
    """One past the capital words of a body's own name right behind its head: le parti Hayo Garak, l'intersyndicale Dora."""
    stop = k
    while stop < len(doc.words) and stop - k < _LONGEST and _close(doc, stop) and _names(doc, stop, stop == k):
        stop += 1
    return stop


def _names(doc: Document, k: int, first: bool) -> bool:
    """Whether word k is a capital word that names neither a state nor an office, in the same sentence as the one before."""
    form = (doc.folded[k],)
    plain = not (first and form in english("stop")) and form not in english("titles") and form not in english_states()
    return plain and doc.words[k].text[:1].isupper() and doc.words[k].sentence == doc.words[k - 1].sentence


def _members(doc: Document, k: int) -> int:
    """One past "des riverains", "du Premier ministre", "de la paix" at word k; k where a body or a state stands there."""
    noun = _noun(doc, k)
    plain = noun == k + 1 and doc.folded[k] == "de"
    if noun is None or (plain and (doc.folded[noun],) not in english("sources")):
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
    if _ELIDED.match(doc.folded[k]) and doc.folded[k].startswith("d"):
        return k
    if doc.folded[k] in _WITH_ARTICLE:
        noun = k + 1
    elif doc.folded[k] == "de":
        noun = k + 1 + (doc.folded[k + 1 : k + 2] == ["la"])
    else:
        return None
    return noun if noun < len(doc.words) and _close(doc, noun) else None


def _close(doc: Document, k: int) -> bool:
    return doc.gaps[k].strip() in ("", "-")
