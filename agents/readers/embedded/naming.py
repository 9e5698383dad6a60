"""How names relate: surnames of a full name, short and long forms, titles that say the same."""

from dataclasses import replace

from agents.readers.embedded.affixes import definite, indefinite, readings
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import (
    body_heads,
    common_words,
    data,
    folded,
    labels,
    name_particles,
    nisbas,
    state_names,
)
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.names import ordinary
from agents.readers.embedded.once import once

_FATHER = frozenset(("ابا", "ابي"))


def in_one_case(mention: Mention) -> Mention:
    """The mention with the kunya of its name in the nominative: أبا السباع and أبي السباع are أبو السباع."""
    name = mention.name
    if mention.kind != "person" or len(name) < 2 or _FATHER.isdisjoint(name[:-1]):
        return mention
    return replace(mention, name=(*("ابو" if word in _FATHER else word for word in name[:-1]), name[-1]))


def surname_forms(name: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What a person is called after the full name: the last word, with its particle; all but the first."""
    particles = name_particles()[0]
    forms: list[tuple[str, ...]] = []
    if len(name) == 1:
        return [name]
    if name[-2] == "بن":
        forms.append(("ابن", name[-1]))
    if name[-2] in particles or name[-1] == "الله":
        forms.append(name[-2:])
        if name[-2] not in ("بن", "ابن", "عبد", "ابو", "ام", "ولد", "بنت", "ال") and name[-1] != "الله":
            forms.append(name[-1:])
        if len(name) > 3 and name[-3] in particles:
            forms.append(name[-3:])
    else:
        forms.append(name[-1:])
    if len(name) > 2:
        forms.append(name[1:])
    return [
        f for f in forms if not (len(f) == 1 and (len(f[0]) < 3 or (f[0] in common_words() and not definite(f[0]))))
    ]


def part_of(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    """Whether a name of two or more words is the other with middle names left out or in."""
    if len(inner) < 2 or inner[0] != outer[0]:
        return False
    if inner[-1] == outer[-1]:
        return all(w in outer for w in inner)
    return outer[: len(inner)] == inner


def core(name: tuple[str, ...]) -> tuple[str, ...]:
    """The name with its head indefinite."""
    return (indefinite(name[0]), *name[1:])


def begins_with(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the long name begins with the short one."""
    return long[: len(short)] == short


def same_head(entity: Entity, mention: Mention) -> bool:
    """Whether a mention of the entity has the same head."""
    return any(m.head == mention.head for m in entity.mentions)


def same_title(mention: Mention, other: Mention, doc: Document) -> bool:
    """Whether a title alone says no more than the other mention's title does."""
    if not other.head or not mention.head:
        return False
    if other.head.removesuffix("ه") != mention.head.removesuffix("ه") and not _one_office(mention, other):
        return len(mention.name) == 1 and definite(mention.name[0]) and _ranked(mention, other, doc)
    if mention.gender != other.gender and (mention.gender == "f" or other.head == mention.head + "ه"):
        return False  # neither is الوزيرة the man nor الوزير the woman
    if other.kind == "title" and other.name == mention.name:
        return True
    rest = {_place_word(w).removeprefix("ال") for w in map(_plain, mention.name[1:]) if definite(w)}
    reach = other.role or (other.first, other.last)
    words = doc.folded[reach[0] : reach[1]]
    return rest <= {_place_word(w).removeprefix("ال") for w in (*words, *map(_unowned, words))}


def _ranked(mention: Mention, other: Mention, doc: Document) -> bool:
    """Whether the other mention's office holds the title that stands alone (مدير الميناء، العقيد فلان، then العقيد)."""
    if other.role is None or other.kind != "person":
        return False
    borne = (k for k in range(*other.role) if doc.folded[k] == mention.name[0])
    return any(k == other.role[0] or _closed(doc.folded[k - 1]) or "،" in doc.gaps[k] for k in borne)


def _one_office(mention: Mention, other: Mention) -> bool:
    """Whether one person is called both by turns, alone: طبيبة الأطفال فلانة, then الدكتورة."""
    heads = (mention.head.removesuffix("ه"), other.head.removesuffix("ه"))
    alone = len(mention.name) == 1 and definite(mention.name[0]) and mention.gender == other.gender
    return alone and any(all(head in office for head in heads) for office in _offices())


@once
def _offices() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(folded(w)[0] for w in words) for words in data("ar", "told_again")["one_office"])


def _unowned(word: str) -> str:
    """A noun in ه without the possessive behind it: ماليته, خارجيتها."""
    return next((word.removesuffix(s) + "ه" for s in ("ته", "تها", "تهم") if word.endswith(s) and len(word) > 4), word)


def _closed(word: str) -> bool:
    """Whether a word rules no word behind it, so that a further title may stand there: رئيس الوفد الوزير، ناطق جيشها العقيد."""
    return definite(word) or word.endswith(("ها", "هم", "نا")) or (word,) in state_names() or _foreign(word)


def _foreign(word: str) -> bool:
    """Whether a word is none of the language and heads nothing: a place's name (حضرموت), which rules no word behind it."""
    return not ordinary(word)


def _plain(word: str) -> str:
    """A ministry with its article for one with a possessive (خارجيته → الخارجية)."""
    base = word.removesuffix("ها").removesuffix("ه")
    return f"ال{base[:-1]}ه" if base.endswith("يت") and (base[:-1] + "ه",) in body_heads() else word


def _place_word(word: str) -> str:
    """A state's name and its adjective as one word, other words as they are."""
    for _, rest in readings(word):
        state = nisbas().get(rest) or state_names().get((rest,))
        if state is not None:
            return state.english
    return word.removesuffix("ه")


def headless(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is the other without the noun that says what it is: فصيل «سرايا الفجر», «سرايا الفجر»."""
    short, long = sorted((name, other), key=len)
    return len(short) > 1 and long[1:] == short and not definite(long[0])


def labelled(entity: Entity, mention: Mention) -> bool:
    """Whether one is the other with a head that takes sides: قوات المرفأ، عصابات المرفأ."""
    heads = (entity.head, mention.head)
    named = len(mention.name) > 1 and entity.name[1:] == mention.name[1:] and entity.head != mention.head
    return named and entity.type == mention.type and any((head,) in labels() for head in heads)


def stem(word: str) -> str:
    """A noun without article and ending of dual or plural."""
    bare = indefinite(word)
    return next((bare[:-2] for end in ("ين", "ون", "ان") if bare.endswith(end)), bare)
