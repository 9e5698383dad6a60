"""What of a name tells who is meant, and when two names mean one actor in any article.

A person is known by two names, never by a family name alone. A body is known by all its words; «الجيش» and «the ministry»
are nobody outside their article.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import regex
import yaml

from agents.merge.crossing import in_arabic, stems
from agents.merge.spelling import alike, spells
from agents.readers.embedded.lexicon import small_words
from retrieval.text.normalise import fold_text
from retrieval.text.stopwords import stop_words

_JOINED: Final = regex.compile(r"(?<!\p{L})[ldLD]['’](?=\p{L})|['’]s?(?!\p{L})")
_ANOTHERS: Final = regex.compile(r"\p{L}['’]s \p{Ll}|^\p{Ll}.* (?:of|de|du|des|d['’]) ?\p{Lu}")
_GOD: Final = "الله"
Words = tuple[str, ...]
_LINKS = frozenset({"بن", "ابن", "بنت", "ولد", "bin", "ben", "ibn", "ould", "al", "el"})
"""Words inside a person's name that writers leave out."""
_SERVANTS = ("عبد", "abd", "abdel", "abdul", "abdal")
"""The first half of a name like عبد الكريم, written as one word or two."""
_ARTICLE = regex.compile(r"^(?:(?:al|el)[-'’]|(?:ad|ar|as|ash|at|an|az)-)(?=\p{L}{3})")


@lru_cache(maxsize=4096)
def words(name: str) -> Words:
    """The folded words of a name without articles; «للحكومة» and «الحكومة» are one word, «عبد الله» is one."""
    found: list[str] = []
    for raw in fold_text(name).split():
        word = raw.strip("«»\"'“”‹›().,،")
        if found and found[-1] in _SERVANTS:
            found[-1] += word.replace("-", "")
            continue
        word = _ARTICLE.sub("", word)
        if word.startswith(("ال", "لل")) and len(word) > 4 - (word.startswith("ال") and word != _GOD):
            word = word[2:]
        if word:
            found.append(word.replace("-", "") if word.startswith(_SERVANTS) else word)
    return tuple(found)


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether some full name of one is a full name of the other: first and last alike, or all of it within the other's."""
    ours, theirs = ([name for name in names if not anothers(name)] for names in (one, other))
    return any(_one_person(person_words(a), person_words(b)) or _spelt(a, b) for a in ours for b in theirs)


def unaddressed(name: Words) -> Words:
    """The words of a name without forms of address."""
    return tuple(word for word in name if word.strip(".") not in forms_of_address())


def anothers(name: str) -> bool:
    """Whether it tells a person by the name of another: «شقيق جدعان», the son of Huda al-Shoufani, Omar's mother."""
    if is_arabic(name):
        return fold_text(name).split()[0] in small_words()["relatives_of"] | small_words()["kin_between"]
    return _ANOTHERS.search(name) is not None


def same_body(one: str, other: str) -> bool:
    """Whether one name may be the other with words left out, in order, from the same first word of its own on.

    «حرس المنشآت» of «حرس المنشآت النفطية», «آل باسويد» of «قبيلة آل باسويد», Shield Force of قوة الدرع. What stays must be
    two words, or all that the longer name has besides its kind.
    """
    if is_arabic(one) != is_arabic(other):
        return same_across(*((other, one) if is_arabic(one) else (one, other)))
    a, b = sorted((own_words(one), own_words(other)), key=len)
    if set(a) <= relative_words() or len(a) == 1 < len(b):
        return False
    return left_out(a, b)


def left_out(one: Words, other: Words) -> bool:
    """Whether the shorter name is the longer with words left out behind the first; «الصحة بغزة» is «الصحة في غزة»."""
    short, long = sorted((one, other), key=len)
    if not short or not same_word(short[0], long[0]):
        return False
    rest = iter(long)
    return all(any(_one_word(word, there) for there in rest) for word in short)


def _one_word(one: str, other: str) -> bool:
    return same_word(one, other) or any(f"{joined}{one}" == other or one == f"{joined}{other}" for joined in "بل")


def same_across(latin: str, arabic: str, *, relative: bool = False) -> bool:
    """Whether a body's name in Latin letters says the Arabic one: every word of the shorter, by sound or by the lists.

    `relative`: words that name nobody outside their article will do.
    """
    there, here = words(arabic), words(unjoined(latin))
    if not relative and (set(there) <= relative_words() or set(here) <= relative_words()):
        return False
    return _says(here, there) or _says(own_words(unjoined(latin)), own_words(arabic))


def _says(latin: Words, arabic: Words) -> bool:
    here = [word for word in latin if word not in stop_words()]
    met = [_counterparts(word, arabic) for word in here]
    known, reached = sum(bool(each) for each in met), {word for each in met for word in each}
    return 0 < known == len(here) and len(reached) >= len(arabic) - (len(arabic) > 2)


def unjoined(latin: str) -> str:
    """A name in Latin letters without what French writes before a word and English behind it: l'Éthiopie, Egypt's."""
    return _JOINED.sub("", latin)


def _counterparts(word: str, there: Words) -> set[str]:
    """The words of an Arabic name that a word in Latin letters may stand for."""
    ways = {stem for each in in_arabic(word) for way in each for stem in way}
    return {other for other in there if spells(word, other) or not stems(other).isdisjoint(ways)}


def strong(name: str, *, single: bool) -> bool:
    """Whether a name means the same actor in every article; `single`: a name of one word may."""
    found = words(name)
    return bool(found) and (single or len(found) > 1) and not set(found) <= relative_words()


def relative_words() -> frozenset[str]:
    """Words that name nobody without their article: the army, the ministry, the government."""
    return _listed("relative_words")


def generic_heads() -> frozenset[str]:
    """Kinds of body that a name may begin with or leave out."""
    return _listed("generic_heads")


def forms_of_address() -> frozenset[str]:
    """Words before a person's name that are no part of it."""
    return _listed("forms_of_address")


@cache
def _listed(name: str) -> frozenset[str]:
    entries = yaml.safe_load(files("agents.merge").joinpath(f"{name}.yaml").read_text("utf-8"))
    return frozenset(word for entry in entries for word in words(entry))


def is_arabic(word: str) -> bool:
    """Whether a word or a text is written in Arabic letters: its first letter decides."""
    found = regex.search(r"\p{L}", word)
    return found is not None and regex.match(r"\p{Arabic}", found.group()) is not None


def same_word(one: str, other: str) -> bool:
    """Whether two words of names are one: equal, or one spells the other in Latin letters."""
    if one == other:
        return True
    if is_arabic(one) == is_arabic(other):
        return False
    latin, arabic = (other, one) if is_arabic(one) else (one, other)
    return spells(latin, arabic) or (latin[1:2] == "l" and spells(latin, f"ال{arabic}"))


def own_words(name: str) -> Words:
    """A body's words without the kind of body it begins with, where something is left."""
    found = words(name)
    return found[1:] if len(found) > 1 and found[0] in generic_heads() else found


def person_words(name: str) -> Words:
    """The words of a person's name, without what links them, and in Latin letters without what is no name at all."""
    named = " ".join(word for word in name.split() if is_arabic(word) or word.lower() != word)
    return tuple(word for word in words(named) if word not in _LINKS)


def _one_person(one: Words, other: Words) -> bool:
    a, b = unaddressed(one), unaddressed(other)
    if min(len(a), len(b)) < 2:
        return len(one) > 1 and one == other  # a rank and a family name say no more than themselves
    if not same_name(a[0], b[0]):
        return False
    return same_name(a[-1], b[-1]) or _begins(a, b) or _begins(b, a)


def _spelt(one: str, other: str) -> bool:
    """Whether one full name, all of it run together, spells the other in the other letters: Nasreddin for نصر الدين."""
    if is_arabic(one) == is_arabic(other):
        return False
    latin, arabic = (words(name) for name in ((other, one) if is_arabic(one) else (one, other)))
    return min(len(latin), len(arabic)) > 1 and spells("".join(latin), "".join(arabic))


def _begins(short: Words, long: Words) -> bool:
    """A grandfather's or family name is left out at the end: «أحمد سالم» of «أحمد سالم باسويد»."""
    return len(short) < len(long) and all(same_name(x, y) for x, y in zip(short, long, strict=False))


def same_name(one: str, other: str) -> bool:
    """Whether two words are one name of a person, in two scripts or in two spellings with Latin letters."""
    return same_word(one, other) or (not is_arabic(one) and not is_arabic(other) and alike(one, other))
