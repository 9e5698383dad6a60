"""What a claim says, without who says it: the accused and what they are said to have done; and its light stems."""

from functools import lru_cache

from agents.readers.embedded.affixes import readings
from agents.readers.embedded.alike import latin
from agents.readers.embedded.english_lexicon import english
from agents.readers.embedded.french_stems import french_stem
from agents.readers.embedded.lexicon import cue_forms, data, frames, small_words
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.once import once
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.stands import Stand
from retrieval.text.stem import skeleton

_SHORTEST = 3
_JOINED = "وفبلك"
_INFLECTION = "نتسم"
"""Letters that inflect a verb or make a participle before its root."""
_ENGLISH = ("ing", "ed", "es", "s")
_CUE = 3
"""Words of a cue in which its verb stands: s'est toujours défendu."""
_REPORTED = frozenset(("reported", "mixed", "action"))


def telling(reading: Reading, stand: Stand) -> str:
    """The fact a stand asserts, in the article's words and order, without the clause that reports it.

    Of an accusation by verb or verbal noun that is the accused with what follows; of anything else its words.
    """
    cue = stand.cue_at
    if cue is None or not stand.first <= cue < stand.last or stand.form not in _REPORTED:
        return stand.span.quote
    accused = _accused(reading, stand, cue)
    if accused is None:
        return _complement(reading, stand, cue)
    return _from(reading, accused, stand)


def _accused(reading: Reading, stand: Stand, cue: int) -> Mention | None:
    """The first mention of the accused behind the cue, outside commas that hold an aside to the accuser."""
    found = [m for m in reading.mentions_in(cue + 1, stand.last) if reading.inventory.of(m) is stand.addressee]
    return found[0] if found else None


def _from(reading: Reading, accused: Mention, stand: Stand) -> str:
    doc = reading.doc
    first = accused.first
    start = accused.start if doc.written[first] not in accused.name[:1] else doc.words[first].start
    text = doc.text[start : stand_end(stand)]
    joined = doc.text[doc.words[first].start : start]
    return f"ال{text}" if joined.endswith("لل") and not text.startswith("ال") else text


def stand_end(stand: Stand) -> int:
    """One past the last code point of a stand's span."""
    return (stand.span.where or 0) + len(stand.span.quote)


def _complement(reading: Reading, stand: Stand, cue: int) -> str:
    """The words after بأن or أن; the whole span where there is none."""
    doc = reading.doc
    for k in range(cue + 1, stand.last - 1):
        if (doc.folded[k],) in frames()["that"]:
            return doc.text[doc.words[k + 1].start : stand_end(stand)]
    return stand.span.quote


def stems(reading: Reading, first: int, last: int, cue: int | None = None) -> frozenset[str]:
    """Light stems of the content words of a range; the cue is none of them."""
    small = small_words()
    small_english = english("stop")
    words = (unjoined(reading.doc.folded[k]) for k in range(first, last) if k != cue)
    kept = (w for w in words if not (w in small["connectors"] or w in small["prepositions"] or (w,) in small_english))
    return frozenset(s for w in kept if len(s := stem_in(reading, w)) > 1)


def stem_in(reading: Reading, word: str) -> str:
    """The stem of a folded word in the language of the article."""
    return french_stem(word) if reading.doc.article.language == "fr" else stem(word)


@lru_cache(maxsize=16384)
def unjoined(word: str) -> str:
    """A folded word without a joined و ف ب ل ك, where what is left is the commoner word: «بقصف» is قصف, «بيان» stays."""
    rest, never = word[1:], len(_ranks())
    if word[:1] in _JOINED and len(rest) > 1 and _ranks().get(rest, never) < _ranks().get(word, never):
        return rest
    return word


@once
def _ranks() -> dict[str, int]:
    """Everyday word → its place by frequency."""
    return {word: rank for rank, word in enumerate(data("ar", "common_words")["words"].split())}


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The skeleton of a folded word without what inflects a verb (نهاجم، هاجمت، الهجوم → هجم)."""
    if latin(word):
        return next((word.removesuffix(e) for e in _ENGLISH if word.endswith(e) and len(word) > len(e) + 2), word)
    joined = [rest for taken, rest in readings(word) if taken and rest.startswith("ال")]
    bare = skeleton(joined[-1] if joined else word)
    bare = bare[:-1] if bare.endswith("ت") and len(bare) > _SHORTEST else bare
    while len(bare) > _SHORTEST and bare[0] in _INFLECTION:
        bare = bare[1:]
    return bare


def denies(reading: Reading, stand: Stand) -> bool:
    """Whether the cue of a stand is a verb of denial."""
    if stand.cue_at is None:
        return False
    word = reading.doc.folded[stand.cue_at]
    if latin(word):
        told = reading.doc.folded[stand.cue_at : stand.cue_at + _CUE]
        return stand.act == "denial" and any((w,) in english("denials") for w in told)
    forms = (word, word[1:] if word[:1] in "وفلب" else word)
    return any(r.verb.act == "denial" for form in forms for r in cue_forms().get(form, ()))
