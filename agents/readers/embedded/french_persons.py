"""French persons told by what they are: un docker, la vieille religieuse, mon oncle, un ingénieur de Gori."""

import regex

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_lexicon import english, english_bodies, english_states, french
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.french_described import french_kind
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.morphology import Gender

_ARTICLES = frozenset(
    ("le", "la", "un", "une", "son", "sa", "leur", "notre", "mon", "ma", "votre", "ce", "cet", "cette")
)
_FEMININE = frozenset(("la", "une", "cette", "ma", "sa"))
_DEFINITE = frozenset(("le", "la", "ce", "cet", "cette"))
_BRIEF = 2
"""Words of a description that may stand for a name told before: its article and its noun."""
_OF = frozenset(("de", "du", "des"))
_ELIDED = regex.compile(r"^(?:[lLdD]|[qQ]u)['’](?=\p{L}{2})")
_USES = ("titles", "relations")


def french_person(doc: Document, i: int) -> int:
    """Words of a person told by what he is, article first; 0 where none begins at word i or a name follows."""
    k = _behind_article(doc, i)
    if k is None:
        return 0
    while k < len(doc.words) - 1 and (_bare(doc, k),) in french("occupation_adjectives") and _close(doc, k + 1):
        if _what_he_is(doc, k) > 1:
            break
        k += 1
    size = _what_he_is(doc, k)
    if not size or (k > i and not _close(doc, k)):
        return 0
    stop = _of_whom(doc, french_kind(doc, k + size))
    named = stop < len(doc.words) and _close(doc, stop) and doc.words[stop].text[:1].isupper()
    capital = size == 1 and k > i and doc.words[k].text[:1].isupper()
    return 0 if named or capital else stop - i


def holds_office(doc: Document, mention: Mention, person: Entity) -> bool:
    """Whether "le préfet" at a mention is a person whose office was told beside his name: le préfet Mamby Kouyaté."""
    if doc.article.language != "fr" or mention.last - mention.first > _BRIEF or person.kind != "person":
        return False
    head = _ELIDED.sub("", doc.folded[mention.last - 1])
    if doc.folded[mention.first] not in _DEFINITE and not doc.folded[mention.first].startswith(("l'", "l’")):
        return False
    offices = [m.role for m in person.mentions if m.role is not None]
    told = [(m.first, m.last) for m in person.mentions if m.kind == "title"]
    return any(_ELIDED.sub("", doc.folded[k]) == head for low, high in (*offices, *told) for k in range(low, high))


def stands_in(doc: Document, mention: Mention, person: Entity) -> bool:
    """Whether "la religieuse" at a mention is a person named before it in the paragraph: a word for anybody of her kind."""
    if person.kind != "person" or not person.mentions or not _definite(doc, mention):
        return False
    if (_ELIDED.sub("", doc.folded[mention.last - 1]),) not in french("stand_ins"):
        return False
    last = person.mentions[-1]
    same_line = not any("\n" in doc.gaps[k] for k in range(last.last, mention.first + 1))
    return same_line and person.gender in (None, article_gender(doc.folded[mention.first]))


def article_gender(article: str) -> Gender | None:
    """The gender that a French article shows; None for one that is elided or a possessive of both."""
    return "f" if article in _FEMININE else "m" if article in ("le", "un", "ce", "cet") else None


def _definite(doc: Document, mention: Mention) -> bool:
    """Whether a mention is an article and a word or two."""
    word = doc.folded[mention.first]
    return mention.last - mention.first <= _BRIEF + 1 and (word in _DEFINITE or word.startswith(("l'", "l’")))


def _behind_article(doc: Document, i: int) -> int | None:
    """The word behind an article or a possessive at word i: the same word where the article is elided."""
    if doc.folded[i] in _ARTICLES:
        return i + 1 if i + 1 < len(doc.words) and _close(doc, i + 1) else None
    return i if doc.folded[i].startswith(("l'", "l’")) else None


def _what_he_is(doc: Document, k: int) -> int:
    """Words of what somebody is at word k; 0 for none."""
    if k >= len(doc.words):
        return 0
    words = [_bare(doc, k), *doc.folded[k + 1 : k + 4]]
    return max(french("occupations").match(words, 0), *(english(use).match(words, 0) for use in _USES))


def _of_whom(doc: Document, k: int) -> int:
    """One past "de Gori", "du caïd", "de la commissaire" at word k; no body or state, which stand for themselves."""
    if k + 1 >= len(doc.words) or not _close(doc, k):
        return k
    elided = doc.folded[k].startswith(("d'", "d’"))
    if not elided and doc.folded[k] not in _OF:
        return k
    noun = k if elided else k + 1
    noun += not elided and doc.folded[noun] in ("la", "l") and noun + 1 < len(doc.words)
    if noun > k and not _close(doc, noun):
        return k
    words = [_bare(doc, noun), *doc.folded[noun + 1 : noun + 4]]
    if english_bodies().match(words, 0) or english_states().match(words, 0) or (words[0],) in english("stop"):
        return k
    return noun + 1


def _bare(doc: Document, k: int) -> str:
    return _ELIDED.sub("", doc.folded[k])


def _close(doc: Document, k: int) -> bool:
    return k >= len(doc.words) or doc.gaps[k].strip() in ("", "-")
