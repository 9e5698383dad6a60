"""Words of claims: what a form may be an inflection of, and how a name sounds whatever the spelling or script."""

from dataclasses import dataclass
from functools import lru_cache

import regex

from agents.faithfulness.view import Word, unclitic, words_of
from retrieval.text.stem import light_stem

_ARABIC = regex.compile(r"\p{Arabic}")
_ENDINGS = ("ون", "وا", "ين", "ان", "ات", "ها", "هم", "هما", "نا", "ت", "تا", "ه", "ا", "ي")
_ENGLISH_ENDINGS = ("s", "es", "ed", "d", "ing")
_SHORTEST = 2
_SOUNDS = str.maketrans(
    {
        **dict.fromkeys("جغقكگڨ", "k"),
        **dict.fromkeys("تطث", "t"),
        **dict.fromkeys("دضذ", "d"),
        **dict.fromkeys("زظ", "z"),
        **dict.fromkeys("سصش", "s"),
        **dict.fromkeys("هحخ", "h"),
        **dict.fromkeys("بپ", "b"),
        **dict.fromkeys("فڤ", "f"),
        **dict.fromkeys("اويىءئؤةع", ""),
        "ل": "l",
        "م": "m",
        "ن": "n",
        "ر": "r",
        "چ": "s",
        "ژ": "z",
    }
)
_LATIN = (
    ("kh", "h"),
    ("gh", "k"),
    ("sh", "s"),
    ("ch", "s"),
    ("th", "t"),
    ("dh", "d"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("g", "k"),
    ("j", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("v", "f"),
    ("p", "b"),
)
_LATIN_VOWELS = regex.compile(r"[aeiouyw'’-]|(?<=\p{L})h\b")
_DOUBLE = regex.compile(r"(.)\1+")
_MARKED = str.maketrans("àâäáãåçéèêëíìîïñóòôöõúùûüÿšžčćđ", "aaaaaaceeeeiiiinooooouuuuyszccd")


@dataclass(frozen=True)
class Term:
    """A word of a claim or of its source: offsets, folded form, and the stem by which two texts are laid side by side."""

    start: int
    end: int
    form: str
    stem: str


@lru_cache(maxsize=4096)
def terms_of(text: str) -> tuple[Term, ...]:
    """The words of a text."""
    return tuple(term for word in words_of(text) for term in term_of(word))


def term_of(word: Word) -> tuple[Term, ...]:
    """A word as terms: an English contraction is two."""
    form = word.form
    if form.endswith("n't"):
        verb = {"ca": "can", "wo": "will", "sha": "shall"}.get(form[:-3], form[:-3])
        return Term(word.start, word.end - 3, verb, verb), Term(word.end - 3, word.end, "not", "not")
    if form == "cannot":
        return Term(word.start, word.end, "can", "can"), Term(word.end, word.end, "not", "not")
    return (Term(word.start, word.end, form, stem_of(form)),)


@lru_cache(maxsize=65536)
def stem_of(form: str) -> str:
    """What two spellings of one word have in common."""
    if _ARABIC.match(form):
        return light_stem(form)
    for end in ("ies", "s"):
        if form.endswith(end) and len(form) > len(end) + 3 and not form.endswith("ss"):
            return form[: -len(end)]
    return form


@lru_cache(maxsize=65536)
def shapes(form: str) -> frozenset[str]:
    """Every word that the form may be an inflection of; finite verbs come back to their past."""
    return _arabic_shapes(form) if _ARABIC.match(form) else _english_shapes(form)


def _arabic_shapes(form: str) -> frozenset[str]:
    found = {form, light_stem(form)}
    for bare in unclitic(form):
        found |= {bare, bare.removeprefix("ال")}
        inner = bare.removeprefix("س")
        if inner[:1] in "يتنا" and len(inner) > 3:
            stem = inner[1:]
            found |= {stem, "ا" + stem}
            found |= {s + "" for end in _ENDINGS if (s := stem.removesuffix(end)) != stem and len(s) > _SHORTEST}
    for word in tuple(found):
        for end in _ENDINGS:
            cut = word.removesuffix(end)
            if cut != word and len(cut) >= _SHORTEST:
                found.add(cut)
                if end == "ت" and len(cut) == _SHORTEST:
                    found.add(cut + "ي")
    for word in tuple(found):
        if len(word) == 3 and word[1] in "وي":
            found.add(word[0] + "ا" + word[2])
    return frozenset(word for word in found if len(word) >= _SHORTEST)


def _english_shapes(form: str) -> frozenset[str]:
    found = {form}
    for end in _ENGLISH_ENDINGS:
        cut = form.removesuffix(end)
        if cut != form and len(cut) > _SHORTEST:
            found |= {cut, cut + "e"}
            if len(cut) > 3 and cut[-1] == cut[-2]:
                found.add(cut[:-1])
    found |= {form + "s", form + "ed", form + "d"}
    return frozenset(found)


@lru_cache(maxsize=65536)
def sound(form: str) -> str:
    """The consonants of a name, alike for spellings of one name and across Arabic and Latin script."""
    if _ARABIC.match(form):
        bare = form.removeprefix("و") if form.startswith("وال") else form
        return _DOUBLE.sub(r"\1", bare.removeprefix("ال").translate(_SOUNDS))
    bare = form.translate(_MARKED).removeprefix("al-").removeprefix("el-")
    for written, heard in _LATIN:
        bare = bare.replace(written, heard)
    return _DOUBLE.sub(r"\1", _LATIN_VOWELS.sub("", bare))


def near_sound(one: str, other: str) -> bool:
    """Whether two sounds are one consonant apart."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < _SHORTEST:
        return False
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    rest, others = one[head:], other[head:]
    return rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]
