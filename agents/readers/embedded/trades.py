"""Who is called by the trade or kin with which the article brought him in: حلواني يدعى فلان … قال الحلواني."""

from collections.abc import Iterable, Sequence

from agents.readers.embedded.affixes import definite, indefinite, readings
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import frames, given_names, small_words
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.names import plain_space


def trade(mention: Mention) -> str:
    """The lone definite noun of a mention without its article, where it is no given name; empty for none."""
    word = mention.name[0] if len(mention.name) == 1 and mention.role is None else ""
    alone = mention.kind in ("person", "title") and definite(word) and indefinite(word) not in given_names()
    return indefinite(word) if alone else ""


def who_is_called(doc: Document, mention: Mention, people: Iterable[Entity]) -> Entity | None:
    """The person whom the article named last beside this trade, before the mention."""
    noun = trade(mention)
    named = ((m, e) for e in people if e.kind == "person" for m in e.mentions) if noun else ()
    found = [(m.first, e) for m, e in named if m.first < mention.first and _beside(doc, m, noun)]
    return max(found, key=lambda at: at[0])[1] if found else None


def before_name(doc: Document, mentions: Sequence[Mention], place: int) -> Mention | None:
    """The full name with which the sentence goes on to say who a noun alone is: right behind it, or behind هو or هي."""
    return _right_behind(doc, mentions, place) or _equated(doc, mentions, place)


def _right_behind(doc: Document, mentions: Sequence[Mention], place: int) -> Mention | None:
    """The name right behind a trade alone, or behind its comma and the bearer's office: أكد الراعي، صاحب المصنع فلان."""
    other = mentions[place + 1] if place + 1 < len(mentions) else None
    if other is None or other.kind != "person" or not trade(mentions[place]) or len(other.name) < 2:
        return None
    gap = doc.gaps[other.first].strip() if other.first == mentions[place].last else None
    joined = doc.folded[other.first].startswith("و") and not other.name[0].startswith("و")
    return other if not joined and (gap == "" or (gap == "،" and other.role is not None)) else None


def _equated(doc: Document, mentions: Sequence[Mention], place: int) -> Mention | None:
    """The name behind هو or هي of a sentence about somebody described: والرجل الذي حمل الرسائل هو التاجر فلان."""
    mention = mentions[place]
    if not trade(mention) or mention.last >= len(doc.words) or (doc.folded[mention.last],) not in frames()["relatives"]:
        return None
    stop = doc.bounds[doc.words[mention.first].sentence][1]
    behind = (m for m in mentions[place + 1 :] if m.first < stop and doc.folded[m.first - 1] in ("هو", "هي"))
    other = next(behind, None)
    return other if other is not None and other.kind == "person" and len(other.name) > 1 else None


def _beside(doc: Document, name: Mention, noun: str) -> bool:
    """Whether the noun stands before the name, with or without what names (يدعى), or begins an apposition behind it."""
    at = name.first - 1
    if at > 0 and plain_space(doc, name.first) and doc.folded[at] in small_words()["called"]:
        at -= 1
    before = at >= 0 and not any(c in doc.gaps[at + 1] for c in ".:؛") and _is(doc.folded[at], noun)
    behind = name.last < len(doc.words) and "،" in doc.gaps[name.last] and doc.folded[name.last] in (noun, f"ال{noun}")
    return before or behind


def _is(word: str, noun: str) -> bool:
    return any(rest in (noun, f"ال{noun}") for _, rest in readings(word))
