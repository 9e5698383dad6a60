"""Whether a word in Latin letters spells an Arabic one: Haftar and حفتر, Boubaker and بوبكر.

Arabic writes the consonants; each may be spelt in several ways in English or French, and the vowels go unwritten or stand
as ا و ي. Nothing is guessed about meaning: Egypt does not spell مصر.
"""

import unicodedata
from functools import lru_cache
from typing import Final

import regex

from retrieval.text.normalise import fold_text

_SPELT: Final[dict[str, tuple[str, ...]]] = {
    "ا": ("a", "e", "i", "o", "u"), "ء": ("",), "ئ": ("", "y", "i", "e"), "ؤ": ("", "ou", "u", "o"), "ع": ("", "'"),
    "و": ("eau", "au", "eu", "oe", "ou", "oo", "wh", "w", "v", "u", "o"),
    "ي": ("ill", "ee", "ai", "ei", "ie", "y", "i", "j", "e"), "ه": ("h", "t", ""),
    "ب": ("b", "p"), "ت": ("th", "t"), "ث": ("ths", "th", "s", "t"), "ج": ("dj", "j", "g", "zh"), "ح": ("h",),
    "خ": ("kh", "k", "j", "x", "h", "ch"), "د": ("d", "t"), "ذ": ("dh", "z", "d", "th"), "ر": ("r",), "ز": ("z", "s"),
    "س": ("ss", "s", "c", "ts"), "ش": ("sh", "ch", "sch", "s"), "ص": ("s",), "ض": ("dh", "d", "z"), "ط": ("t",),
    "ظ": ("dh", "z", "th", "d"), "غ": ("gh", "g", "rh"), "ف": ("ph", "f", "v"), "ق": ("q", "k", "g", "c", "gu"),
    "ك": ("ck", "k", "c", "ch", "qu", "q", "g"), "ل": ("l",), "م": ("m",), "ن": ("nh", "gn", "n", "m"), "ڤ": ("v",), "پ": ("p",),
    "چ": ("ch",), "گ": ("g",),
}  # fmt: skip
_VOWELS: Final = "aeiouy'’`ʿʾ-"
_LONG: Final = ("ou", "oo", "ee")
"""Vowels that Arabic writes."""
_SHORT: Final = regex.compile("ou[^aeiouy]+[aeiouy]")
"""A short vowel that another follows: Moustapha, Wardougou; not that of Mahmoud."""
_TWO: Final[dict[str, tuple[str, ...]]] = {
    "كس": ("x", "cs"), "كز": ("x",), "اي": ("i", "e"), "وا": ("oi",), "تش": ("tch", "ch", "c", "cz"), "تس": ("ts", "z", "c"),
    "دج": ("dj", "j", "g"),
}  # fmt: skip
"""Two Arabic letters that are spelt together."""
_SILENT: Final = regex.compile("h[^aeiouy]")
_MUTE: Final = "stdxzp"
"""What French writes at the end of a name and does not say: Girard, Nicolas, Dupont."""
_SERVANT: Final = "عبدال"
"""Behind it the l may be spoken as what follows: Abderrahmane, Abdirashid."""
_ONE_SOUND: Final = (
    ("sch", "sh"),
    ("ch", "sh"),
    ("q", "k"),
    ("dj", "j"),
    ("ou", "u"),
    ("oo", "u"),
    ("ph", "f"),
    ("ee", "i"),
    ("y", "i"),
    ("e", "a"),
    ("o", "u"),
)
"""What English and French write for one sound of an Arabic name."""
SHORTEST: Final = 2
"""Letters below which anything spells anything."""


@lru_cache(maxsize=8192)
def spells(latin: str, arabic: str) -> bool:
    """Whether `latin` can be a spelling of `arabic`, both without article; case, marks and doubled letters aside."""
    word = _plain(latin)
    letters = fold_text(arabic).replace("يي", "ي").replace("وو", "و")
    if min(len(word), len(letters)) < SHORTEST or not letters[0].isalpha():
        return False
    if word.startswith("he") and letters[0] == "ا" and _fits(word[1:], letters):
        return True  # Hélène
    if letters.startswith(_SERVANT) and _fits(word, "عبد" + letters.removeprefix(_SERVANT)):
        return True
    return _fits(word, letters)


@lru_cache(maxsize=8192)
def alike(one: str, other: str) -> bool:
    """Whether two words in Latin letters spell one name: Nour and Nur, Abdirachid and Abdirashid, never Hassan and Hussein."""
    return _sounded(one) == _sounded(other)


def _sounded(latin: str) -> str:
    word = "".join(letter for letter in _plain(latin) if letter.isalpha())
    for spelt, sound in _ONE_SOUND:
        word = word.replace(spelt, sound)
    once = "".join(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)
    return once.removesuffix("a") if len(once) > SHORTEST + 1 and latin[-1:] == "e" else once


@lru_cache(maxsize=65536)
def _fits(latin: str, arabic: str) -> bool:
    if not arabic:
        return not latin.strip(_VOWELS + "h") or latin in _MUTE
    if latin[:1] and latin[0] in _VOWELS and not latin.startswith(_LONG) and _fits(latin[1:], arabic):
        return True
    if _SHORT.match(latin) and _fits(latin[2:], arabic):
        return True
    if _SILENT.match(latin) and _fits(latin[1:], arabic):
        return True
    if arabic in ("ي", "ا") and not latin.strip(_VOWELS):
        return True  # ى at the end, and an alef that English leaves out
    together = _TWO.get(arabic[:2], ())
    if any(latin.startswith(spelt) and _fits(latin[len(spelt) :], arabic[2:]) for spelt in together):
        return True
    return any(
        latin.startswith(spelt)
        and (_fits(latin[len(spelt) :], arabic[1:]) or _fits(_undoubled(latin, spelt), arabic[1:]))
        for spelt in _SPELT.get(arabic[0], ())
    )


def _undoubled(latin: str, spelt: str) -> str:
    """What follows a spelling, with the same consonant written twice passed over: Mahammad, Moussa."""
    rest = latin[len(spelt) :]
    return rest[len(spelt) :] if spelt and rest.startswith(spelt) else rest


def _plain(latin: str) -> str:
    bare = unicodedata.normalize("NFD", fold_text(latin)).replace("ı", "i")
    return "".join(letter for letter in bare if letter.isalpha() or letter in _VOWELS)
