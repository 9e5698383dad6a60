"""The lists behind expansion: concepts, names and the glossary, found by the words of a text.

A concept is one meaning with its names in Arabic, English and French. A glossary line is an English or French word and what
it may be in Arabic; read backwards, an Arabic word and the English and French ones it may be.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import regex

from retrieval.expand.arabic import beginnings, forms, undefined
from retrieval.expand.files import FOLDER, read
from retrieval.expand.kept import kept
from retrieval.expand.latin import bases, plain, relatives, trunk
from retrieval.expand.senses import Forms, Key, Kind, Lists, Sense
from retrieval.text.normalise import fold_text, tokens
from retrieval.text.stopwords import stop_words

LONGEST: Final = 9
"""Words of the longest name looked for."""
SPEAKABLE: Final = 4
"""Letters from which on an acronym may also be typed in small letters."""
ARABIC: Final = "ar"
GLOSSARIES: Final = ("en", "fr")
"""Languages that have a glossary into Arabic."""
_CONCEPTS: Final[Mapping[str, Kind]] = {"terms.yaml": "term", "names.yaml": "name", "cldr.yaml": "name"}
_COMMA: Final = "،"
_ARABIC: Final = regex.compile(r"\p{Arabic}")


def look_up(words: Sequence[str], language: str = "en") -> tuple[Sense, ...]:
    """The meanings of some words that stand side by side, as typed; none where no list has them.

    Args:
        words: Of one script.
        language: What they are taken for first, where Latin letters may be of several.
    """
    lists = loaded()
    if len(words) == 1:
        if found := lists.concepts.get((_acronym(words[0]),)):
            return found
        if fold_text(words[0]) in stop_words():
            return ()
    for code in (ARABIC,) if _is_arabic(words[0]) else sorted(GLOSSARIES, key=lambda code: code != language):
        for key in _keys_of(words):
            if found := lists.concepts.get(key) or lists.glossary[code].get(key):
                return found
        if code != ARABIC and len(words) == 1 and (found := _by_base(plain(words[0]), code)):
            return found
    return ()


def _keys_of(words: Sequence[str]) -> Iterator[Key]:
    """What typed words may stand under; in Arabic with less and less of what is written together with them."""
    key = key_of(words)
    first = fold_text(words[0])
    if not _is_arabic(first):
        yield key
    else:
        yield from ((form, *key[1:]) for form in (forms(first) if len(words) == 1 else beginnings(first)))


def key_of(words: Sequence[str]) -> Key:
    """What words are looked up by: Arabic ones without the article, others without plural and accents."""
    return tuple(_trunk(word) for word in words)


def loaded() -> Lists:
    """The lists, read once in a process."""
    if not _held:
        _held.append(made())
    return _held[0]


def hold(home: Path, *, writable: bool = True) -> None:
    """Reads the lists, unless that has been done, from a data folder that keeps them in a form that loads fast."""
    if not _held:
        _held.append(kept(home, made, writable=writable))


def made() -> Lists:
    """The lists, made from their files."""
    concepts: defaultdict[Key, dict[Sense, None]] = defaultdict(dict)
    for sense in _senses():
        for names in sense.forms.values():
            for name in names:
                for key in _keys(name):
                    concepts[key].setdefault(sense)
    glossary = {code: _glossary(code) for code in GLOSSARIES}
    return Lists({key: tuple(senses) for key, senses in concepts.items()}, {**glossary, ARABIC: _backwards()})


_held: list[Lists] = []


@cache
def glossary_lines(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each line of a glossary: a word and its Arabic ones."""
    return tuple(
        (word, tuple(each.strip() for each in arabic.split(_COMMA)))
        for file in sorted((FOLDER / "glossary" / language).glob("*.yaml"))
        for word, arabic in read(f"glossary/{language}/{file.name}").items()
    )


def _glossary(language: str) -> dict[Key, tuple[Sense, ...]]:
    found: defaultdict[Key, dict[str, None]] = defaultdict(dict)
    for word, arabic in glossary_lines(language):
        found[_key(word)].update(dict.fromkeys(arabic))
    return {key: (Sense("glossary", Forms(ar=tuple(words))),) for key, words in found.items()}


def _backwards() -> dict[Key, tuple[Sense, ...]]:
    """Arabic words and what they may be in the languages of the glossaries."""
    found: defaultdict[Key, dict[str, dict[str, None]]] = defaultdict(dict)
    for code in GLOSSARIES:
        for word, arabic in glossary_lines(code):
            for each in arabic:
                found[_key(each)].setdefault(code, {}).setdefault(word)
    return {
        key: (Sense("glossary", Forms({code: tuple(words) for code, words in by_code.items()})),)
        for key, by_code in found.items()
    }


def _senses() -> Iterator[Sense]:
    for name, kind in _CONCEPTS.items():
        for each in read(name):
            yield Sense(kind, Forms({code: tuple(map(str, names)) for code, names in each.items()}))


def _by_base(word: str, language: str) -> tuple[Sense, ...]:
    lists = loaded()
    for base in bases(word, language):
        key = (trunk(base),)
        if found := lists.concepts.get(key) or lists.glossary[language].get(key):
            return found
    for base in relatives(word, language):
        if found := lists.glossary[language].get((trunk(base),)):
            return tuple(Sense("near", sense.forms) for sense in found)
    return ()


def _is_arabic(word: str) -> bool:
    return _ARABIC.match(word) is not None


def _keys(name: str) -> Iterator[Key]:
    """An acronym in capitals, as in the lists: a short one is another word in small letters (WHO, US, au)."""
    if name.isupper() and name.isascii():
        yield (_acronym(name),)
        if len(name) < SPEAKABLE:
            return
    yield _key(name)


def _acronym(word: str) -> str:
    """A key that no word in small letters has."""
    return word if word.isupper() and word.isascii() else ""


def _key(name: str) -> Key:
    return key_of([name[start:end] for start, end in tokens(name)])


def _trunk(word: str) -> str:
    folded = fold_text(word)
    return trunk(plain(word)) if folded.isascii() or plain(word).isascii() else undefined(folded)
