"""How much a decoded text looks like writing: letters stand next to letters of their own script.

Arabic bytes read as Western European give runs of accented letters («ÇáÓáÇã»); Western bytes read as Arabic give words
of mixed script («mلs»); ISO 8859-6 and windows-1256 read as one another do the same. That alone tells them apart.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

_SAMPLE = 20_000
_FREQUENT = frozenset("اليمونرت")


def plausibility(text: str) -> float:
    """From -1 (noise) to 1 (writing), judged on the letters outside ASCII and their neighbours; 1 if all is ASCII."""
    good = bad = 0.0
    for left, right in _pairs(text):
        value = _judge(_kind(left), _kind(right)) if not _misplaced(left, right) else -2.0
        good += max(value, 0.0)
        bad += max(-value, 0.0)
    score = (good - bad) / (good + bad) if good + bad else 1.0
    return score - 0.5 if _rare_arabic(text[:_SAMPLE]) else score


def _rare_arabic(sample: str) -> bool:
    """Whether Arabic letters stand there without Arabic's frequent ones, which are half of any text: read amiss."""
    arabic = [character for character in sample if "ء" <= character <= "ي" and character != "ـ"]
    return len(arabic) >= 12 and sum(character in _FREQUENT for character in arabic) < 0.35 * len(arabic)


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    beyond = (index for index, character in enumerate(text) if character > "\x7f")
    first = next(beyond, None)
    if first is None:
        return ()
    return (
        (left, right)
        for left, right in pairwise(text[max(first - 1, 0) : first + _SAMPLE])
        if max(left, right) > "\x7f"
    )


def _misplaced(left: str, right: str) -> bool:
    """Arabic letters that only end a word, before another letter or at a word's beginning."""
    if left in "ةى":
        return unicodedata.category(right) == "Lo"
    return right in "ةى" and unicodedata.category(left)[0] not in "LM"


def _judge(left: str, right: str) -> float:
    kinds = {left, right}
    if "control" in kinds:
        return -5.0
    if kinds == {"accented"}:
        return -0.5
    if kinds <= {"ascii", "accented"} or (len(kinds) == 1 and left not in ("space", "sign")):
        return 1.0
    if "sign" in kinds:
        return -0.5 if kinds & {"arabic", "accented", "other"} else 0.0
    return 0.0 if "space" in kinds else -2.0


@lru_cache(maxsize=4096)
def _kind(character: str) -> str:
    """ascii, accented (Latin outside ASCII), arabic, a script's name, space (or punctuation), sign, control."""
    category = unicodedata.category(character)
    if category[0] in "LM":
        if character < "\x80":
            return "ascii"
        name = unicodedata.name(character, "OTHER").split()[0]
        return {"LATIN": "accented", "ARABIC": "arabic"}.get(name, name)
    if category in ("Cn", "Co", "Cs") or (category == "Cc" and character not in "\t\n\r\f\v\x1b"):
        return "control"
    if character < "\x80" or category[0] in "ZPN" or category == "Cf":
        return "space"
    return "sign"
