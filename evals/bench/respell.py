"""Twenty ways in which a verbatim quote comes back spelled differently, and a few more met in the wild.

Each is a function of the quote alone that changes orthography and no word. Where one has nothing to change it returns the
quote as it was, and the bench leaves that pair out.
"""

import unicodedata
from collections.abc import Callable

import regex

Respelling = Callable[[str], str]

_WORD = regex.compile(r"\p{Arabic}[\p{Arabic}\p{M}]*")
_PLAIN = regex.compile(r"[\u0620-\u063F\u0641-\u064A]+")
_DOUBLE_QUOTES = regex.compile(r"[“”„«»\"]")
_MARKS = regex.compile(r"[\u064B-\u0652\u0670]")
_FATHA, _TATWEEL, _RLM, _LRM, _ZWNJ, _NBSP = "\u064e", "\u0640", "\u200f", "\u200e", "\u200c", "\u00a0"
_LAM_ALEF = {"لا": "\ufefb", "لأ": "\ufef7", "لإ": "\ufef9", "لآ": "\ufef5"}
_ALEF = str.maketrans("أإآٱ", "اااا")
_TO_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_TO_LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_TO_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def _each_word(text: str, change: Callable[[int, str], str]) -> str:
    count = iter(range(len(text) + 1))
    return _PLAIN.sub(lambda found: change(next(count), found.group()), text)


def _marked(every: int) -> Respelling:
    """A vowel sign after the second letter of every n-th word."""

    def respell(text: str) -> str:
        return _each_word(
            text, lambda i, word: word[:2] + _FATHA + word[2:] if i % every == 0 and len(word) > 2 else word
        )

    return respell


def _inside(sign: str, *, shortest: int, once: bool) -> Respelling:
    """A sign in the middle of the longest word, or of every word that is long enough."""

    def respell(text: str) -> str:
        words = [found.group() for found in _PLAIN.finditer(text)]
        longest = max(words, key=len, default="")
        if once:
            return text.replace(longest, _split(longest, sign), 1) if len(longest) >= shortest else text
        return _each_word(text, lambda _, word: _split(word, sign) if len(word) >= shortest else word)

    return respell


def _split(word: str, sign: str) -> str:
    return word[: len(word) // 2] + sign + word[len(word) // 2 :]


def _straight(text: str) -> str:
    return regex.sub(r"[“”„«»]", '"', text)


def _other_shape(text: str) -> str:
    """Curly quotation marks become guillemets; straight ones and guillemets become curly."""
    opening, closing = ("«", "»") if regex.search("[“”]", text) else ("“", "”")
    marks = iter(range(len(text) + 1))
    return _DOUBLE_QUOTES.sub(lambda _: closing if next(marks) % 2 else opening, text)


def _ligatures(text: str) -> str:
    for plain, ligature in _LAM_ALEF.items():
        text = text.replace(plain, ligature)
    return text


def _digits(text: str) -> str:
    return text.translate(_TO_ARABIC) if regex.search("[0-9]", text) else text.translate(_TO_LATIN)


def _letters(text: str) -> str:
    return text.translate(_ALEF).replace("ة", "ه").replace("ى", "ي")


VARIANTS: dict[str, Respelling] = {
    "diacritics dropped": lambda text: _MARKS.sub("", text),
    "mark added, every 4th word": _marked(4),
    "mark added, every word": _marked(1),
    "tatweel in one word": _inside(_TATWEEL, shortest=4, once=True),
    "tatweel in all long words": _inside(_TATWEEL * 2, shortest=5, once=False),
    "quotation marks straight": _straight,
    "quotation marks of another shape": _other_shape,
    "quotation marks omitted": lambda text: _DOUBLE_QUOTES.sub("", text),
    "أ إ آ → ا": lambda text: text.translate(_ALEF),
    "ة → ه": lambda text: text.replace("ة", "ه"),
    "ى → ي": lambda text: text.replace("ى", "ي"),
    "all three letter forms": _letters,
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "lam-alef as one character": _ligatures,
    "RLM inside": lambda text: text.replace(" ", f" {_RLM}"),
    "direction marks around": lambda text: f"{_RLM}\u202b{text}\u202c{_LRM}",
    "ZWNJ in a word": _inside(_ZWNJ, shortest=4, once=True),
    "no-break spaces": lambda text: text.replace(" ", _NBSP),
    "، → ,": lambda text: text.replace("،", ","),
    "digits of the other script": _digits,
}
"""The twenty of the bench."""

LETTER_FORMS = frozenset(
    {"أ إ آ → ا", "ة → ه", "ى → ي", "all three letter forms", "everything at once", "Farsi letters"}
)
"""Those that change letter forms: a span under four words must be turned away under them."""

FURTHER: dict[str, Respelling] = {
    "everything at once": lambda text: _digits(_marked(2)(_inside(_TATWEEL, shortest=5, once=False)(_letters(text)))),
    "Farsi letters": lambda text: text.replace("ي", "ی").replace("ك", "ک"),
    "Farsi digits": lambda text: text.translate(_TO_PERSIAN),
    "lines wrapped": lambda text: regex.sub(r"((?:\S+ ){3}\S+) ", "\\1\n", text),
    "spaces doubled": lambda text: text.replace(" ", "  "),
    "quotation marks added around": lambda text: f"«{text}»",
    "full stop added": lambda text: f"{text}.",
    "marks decomposed and doubled": lambda text: unicodedata.normalize("NFD", _marked(1)(text)).replace(
        _FATHA, "\u064b\u0651"
    ),
    "apostrophes curly": lambda text: text.replace("'", "’"),
    "isolates around each word": lambda text: regex.sub(r"(\S+)", "\u2068\\1\u2069", text),
}
"""Not part of the twenty; printed below them."""
