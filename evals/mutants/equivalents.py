"""True claims written another way: each must pass."""

from collections.abc import Callable, Iterator
from random import Random

import regex

from evals.mutants.base import Base, Mutant, Setting, cut, folded, pieces
from evals.mutants.mentions import counts

_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_LATIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_MARKS = "\u064e\u064f\u0650\u0652"
_BARE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
_WORDS_AR = {
    3: "ثلاثة",
    4: "أربعة",
    5: "خمسة",
    6: "ستة",
    7: "سبعة",
    8: "ثمانية",
    9: "تسعة",
    10: "عشرة",
    20: "عشرين",
    30: "ثلاثين",
    40: "أربعين",
    50: "خمسين",
}
_WORDS_EN = {
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    12: "twelve",
    20: "twenty",
    30: "thirty",
}
_TRANSLITERATED = {
    "ar": (("غ", "ج"), ("ج", "غ"), ("ڤ", "ف"), ("ف", "ڤ"), ("ث", "ت"), ("يو", "و"), ("او", "و"), ("ت", "ط")),
    "en": (
        ("al-", "el-"),
        ("Al-", "El-"),
        ("ou", "u"),
        ("ee", "i"),
        ("i", "ee"),
        ("q", "k"),
        ("kh", "k"),
        ("sh", "ch"),
        ("z", "dh"),
    ),
}


def plain(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """The claim as it is."""
    yield Mutant("plain", base, base.text)


def marks(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """Vowel signs and tatweel are put in."""
    if base.language == "ar":
        text = "".join(
            c + random.choice(_MARKS) if regex.match(r"[ء-ي]", c) and random.random() < 0.3 else c for c in base.text
        )
        yield Mutant("marks", base, text)


def letters(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """Hamza, alef maksura and ta marbuta are written the plain way."""
    if base.language == "ar":
        yield Mutant("letters", base, base.text.translate(_BARE))


def digits(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """Digits of the other script."""
    changed = base.text.translate(_ARABIC_DIGITS if regex.search("[0-9]", base.text) else _LATIN_DIGITS)
    if changed != base.text and base.language == "ar":
        yield Mutant("digits", base, changed)


def number_words(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """A number in words becomes one in digits, and the other way."""
    table = _WORDS_AR if base.language == "ar" else _WORDS_EN
    for count in counts(base.content, setting.words["numbers"]):
        written = base.content[count.start : count.end]
        part = regex.match(
            r"\s*(?:و[عثسأخت]|عشر|hundred|thousand|million|ألف|آلاف|مليون|مئة|و?مئ)", base.content[count.end :]
        )
        whole = regex.search(r"(?:مئة|ألف|hundred)\s+(?:و\s*)?$", base.content[: count.start])
        if part or whole:
            continue
        put = str(count.value) if not written.isdigit() else table.get(count.value)
        if put:
            yield Mutant("number_words", base, base.but(content=cut(base.content, count.start, count.end, put)).text)
            return


def dates(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """A month by its other name; a weekday with «يوم»."""
    found = pieces(base.content)
    months = {folded(k): v for k, v in setting.words["other_months"].items()}
    days = {folded(d) for d in setting.words["weekdays"]}
    for i, piece in enumerate(found):
        near_number = any(p.form.isdigit() for p in found[max(0, i - 1) : i + 2])
        if piece.form in months and near_number:
            put = months[piece.form]
            yield Mutant("dates", base, base.but(content=cut(base.content, piece.start, piece.end, put)).text)
            return
        if (
            base.language == "ar"
            and piece.form in days
            and i
            and found[i - 1].form not in ("يوم", "مساء", "صباح", "ليل", "فجر", "ظهر")
        ):
            yield Mutant("dates", base, base.but(content=cut(base.content, piece.start, piece.start, "يوم ")).text)
            return


def word_order(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """The speaker before the verb in place of behind it."""
    if base.language == "ar" and base.order == "verb_first":
        yield Mutant("word_order", base, base.but(order="subject_first").text)


def clitics(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """A claim opened with «و» or «فقد»; English: with a time-honoured filler."""
    head = random.choice(("و", "وقد ", "كما ")) if base.language == "ar" else random.choice(("Meanwhile, ", "And "))
    if base.order != "narrative":
        yield Mutant("clitics", base, head + base.text)


def passive(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """The saying in the passive."""
    said = folded(base.verb) in {folded(v) for v in setting.words["reporting"]["say"]}
    if not base.holder or not said:
        return
    if base.link.strip().startswith(":"):
        yield Mutant(
            "passive", base, setting.words["quoted_passive"].format(holder=base.holder, content=base.content) + "."
        )
    elif base.link.strip() in ("أن", "إن", "بأن", "that"):
        form = random.choice(setting.words["passive"])
        yield Mutant("passive", base, form.format(holder=base.holder, content=base.content) + ".")


def transliteration(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """A person's surname as another outlet spells it."""
    actor = setting.gold.actors.get(base.holder_key)
    if actor is None or actor.type != "person" or len(base.holder.split()) < 2:
        return
    head, _, last = base.holder.rpartition(" ")
    made = [last.replace(a, b, 1) for a, b in _TRANSLITERATED[base.language] if a in last[1:]]
    taken = {folded(n) for a in setting.gold.actors.values() for n in a.names}
    made = [m for m in made if folded(f"{head} {m}") not in taken and folded(m) not in taken]
    if made:
        yield Mutant("transliteration", base, base.but(holder=f"{head} {random.choice(made)}").text)


def near_synonym(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """A reporting verb that says the same."""
    table = {folded(k): v for k, v in setting.words["say_synonyms"].items()}
    form = folded(base.verb)
    if base.link == " " or not base.holder:
        return
    feminine = base.language == "ar" and form not in table
    key = next((f for f in (form, form[:-1], form[:-1] + "ي") if f in table), None) if base.language == "ar" else form
    if key not in table:
        return
    put = random.choice(table[key])
    if " " in put and base.link.strip().startswith(":"):
        return
    if feminine:
        first, _, rest = put.partition(" ")
        first = (first[:-1] if first[-1] in "ىا" else first) + "ت"
        put = f"{first} {rest}".strip()
    yield Mutant("near_synonym", base, base.but(verb=put).text)


EQUIVALENTS: dict[str, Callable[[Setting, Base, Random], Iterator[Mutant]]] = {
    f.__name__: f
    for f in (
        plain,
        marks,
        letters,
        digits,
        number_words,
        dates,
        word_order,
        clitics,
        passive,
        transliteration,
        near_synonym,
    )
}
