"""The language of a text, by script and, where a script serves several, by letters and function words of its own.

Meant for whole articles and for questions of a few words. `und` is an answer: it is given when nothing tells.
"""

from collections import Counter
from functools import cache, lru_cache
from pathlib import Path

import regex
import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SAMPLE = 12_000
"""Characters looked at from each of the beginning, the middle and the end."""
_WORD = regex.compile(r"[\p{L}\p{M}\u200c]+")
_SCRIPTS = {
    "arabic": regex.compile(r"\p{Arabic}"),
    "latin": regex.compile(r"\p{Latin}"),
    "cyrillic": regex.compile(r"\p{Cyrillic}"),
    "he": regex.compile(r"\p{Hebrew}"),
    "el": regex.compile(r"\p{Greek}"),
    "hy": regex.compile(r"\p{Armenian}"),
    "ka": regex.compile(r"\p{Georgian}"),
    "am": regex.compile(r"\p{Ethiopic}"),
    "hi": regex.compile(r"\p{Devanagari}"),
    "bn": regex.compile(r"\p{Bengali}"),
    "ta": regex.compile(r"\p{Tamil}"),
    "th": regex.compile(r"\p{Thai}"),
    "ja": regex.compile(r"[\p{Hiragana}\p{Katakana}]"),
    "ko": regex.compile(r"\p{Hangul}"),
    "zh": regex.compile(r"\p{Han}"),
}
_OWN_LETTERS = {
    "ur": regex.compile(r"[ٹڈڑںےہھ]"),
    "ku": regex.compile(r"[ۆێڕڵەۊ]"),
    "ps": regex.compile(r"[ټډړښځڅږېۍ]"),
    "fa": regex.compile(r"[پچژگکی]"),
    "uk": regex.compile(r"[іїєґ]"),
}
_MARKS = regex.compile(r"[\p{Mn}ـ]")


def detect(text: str) -> str:
    """ISO 639-1 code of the language most of `text` is in, or `und`."""
    sample = _sample(text)
    script = _script(sample)
    if script not in _profiles():
        return script or "und"
    words = Counter(_WORD.findall(_MARKS.sub("", sample).lower()))
    counts = {code: sum(words[word] for word in profile) for code, profile in _profiles()[script].items()}
    if script == "arabic":
        return _of_arabic(sample, counts)
    for code, letter in _OWN_LETTERS.items():
        if code in counts and len(letter.findall(sample)) * 50 > len(sample):
            return code
    told = _clear_winner(counts, sum(words.values()))
    return "ru" if told == "und" and script == "cyrillic" and regex.search("[ыэё]", sample.lower()) else told


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


def _script(sample: str) -> str | None:
    """Script of most letters; kana decide for Japanese, since it is mostly written in Han."""
    counts = dict.fromkeys(_SCRIPTS, 0)
    for char, often in Counter(sample).items():
        if (script := _script_of(char)) is not None:
            counts[script] += often
    if counts["ja"] * 5 > counts["zh"] > 0:
        counts["ja"] += counts["zh"]
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] > 1 and counts[most] * 5 >= 2 * sum(counts.values()) else None


@lru_cache(maxsize=10_000)
def _script_of(char: str) -> str | None:
    """No character is of two of them."""
    return next((script for script, pattern in _SCRIPTS.items() if pattern.match(char)), None)


@lru_cache(maxsize=10_000)
def _owners(char: str) -> tuple[str, ...]:
    """The languages that have a letter to themselves."""
    return tuple(code for code, pattern in _OWN_LETTERS.items() if pattern.match(char))


def _of_arabic(sample: str, counts: dict[str, int]) -> str:
    """Words decide; for a text too short to have any, letters do; Arabic when neither speaks."""
    own: Counter[str] = Counter()
    letters = 0
    for char, often in Counter(sample).items():
        letters += often * (_script_of(char) == "arabic")
        for code in _owners(char):
            own[code] += often
    shares = {code: own[code] / max(letters, 1) for code in ("ur", "ku", "ps", "fa")}
    article = len(regex.findall(r"(?<![\p{L}\p{M}])[وفبك]?(?:ال|لل)\p{L}{2}", sample))
    counts = {**counts, "ar": counts["ar"] + article}
    best = max(counts, key=lambda code: counts[code])
    for code in ("ur", "ku", "ps"):
        if shares[code] > 0.02 and counts[code] * 2 >= counts["ar"]:
            return code
    if counts[best] and best in ("ar", "fa"):
        return best
    return "fa" if shares["fa"] > 0.04 else "ar"


def _clear_winner(counts: dict[str, int], words: int) -> str:
    """The language whose function words are clearly the most, and are there in number."""
    ranked = sorted(counts, key=lambda code: counts[code], reverse=True)
    first, second = counts[ranked[0]], counts[ranked[1]]
    return ranked[0] if first > second and first * 12 >= words and (first >= 2 or words <= 6) else "und"


@cache
def _profiles() -> dict[str, dict[str, frozenset[str]]]:
    source = Path(__file__).with_name("languages.yaml").read_text("utf-8")
    return {
        script: {code: frozenset(str(word) for word in words) for code, words in languages.items()}
        for script, languages in yaml.load(source, Loader=_LOADER).items()  # noqa: S506 - both are safe loaders
    }
