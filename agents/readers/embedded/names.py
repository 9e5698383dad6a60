"""Where a person's name begins and how far it goes, in Arabic letters that know no capitals."""

from functools import lru_cache

import regex

from agents.readers.embedded.affixes import definite
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import (
    body_heads,
    common_words,
    cue_forms,
    frames,
    given_names,
    matter_words,
    name_particles,
    nisbas,
    small_words,
    state_names,
    title_heads,
)
from agents.readers.embedded.once import once
from retrieval.text.stem import skeleton

_LONGEST = 6
_OWNED = 4
"""Letters up to which a word in «ها» or «هم» may be a name all the same (مها، طاها، أدهم)."""
_NUNATED = regex.compile(r"(?:[اةءى]ً|ًا|[\u064c\u064d])$")
_PASSIVE = regex.compile(r"^[وف]?\p{L}\u064f(?:[^\W\dاويى]\p{M}*){2,3}$")
"""A verb whose first letter bears its damma, with no long vowel after it (وُقّع، سُئل، أُسقطت)."""
_PARTICIPLE = regex.compile(r"مت\p{L}{2,3}|مست\p{L}{3}|م[^\Wاوي]ت\p{L}{2}")
"""Shapes of participles of the derived verbs: متمسك، مستعد، مقتنع."""
_SECOND_PARTS = frozenset(("الدين", "الاسلام", "الله", "الحق"))
"""Words with the article that are half of a first name (نور الدين), so that the name goes on after them."""
_NEVER = frozenset(("عدم", "غير", "دون", "بدون", "بعض", "كل", "مجرد", "اي", "ايه", "حق", "بحق"))
"""Words that no name holds, whatever the lists of everyday words lack."""
WISHED = frozenset(("عدم", "الا", "حجب", "اغفال"))
"""Words behind a verb that looks like a name: مسؤول تركي فضّل عدم ذكر اسمه."""
_PRESENT = regex.compile(r"[يت][^\Wاويىه]{3}(?:ت|ان|ون)?")
"""A verb in the present, or one of the fifth stem, of three sound letters: تخلط، يحسب، تعرفت، يقفان."""
_HYPHENS = frozenset(("-", "‑"))
_HAMZA = "أإآ"
"""Letters that the article never begins with: أليساندرو is no definite noun."""
_INSIDE = frozenset((" ", "-", "‑", " ", "‏ ", " ‏"))


def given(form: str) -> bool:
    """Whether a folded word is a given name, written in one word with عبد as well (عبدالفتاح)."""
    return form in given_names() or (form.startswith("عبدال") and len(form) > 6)


@lru_cache(maxsize=16384)
def ordinary(word: str) -> bool:
    """Whether a folded word is one of the language, so that by itself it is no name."""
    if given(word):
        return False
    small = small_words()
    return (
        word in common_words()
        or word in small["prepositions"]
        or word in small["connectors"]
        or word in small["days"]
        or word in small["groups"]
        or word in matter_words()
        or word in _NEVER
        or word in cue_forms()
        or word in nisbas()
        or (word,) in title_heads()
        or (word,) in body_heads()
        or (word,) in state_names()
        or word.isdecimal()
        or (word.startswith(("سي", "ست")) and any(r.how.form == "present" for r in cue_forms().get(word[1:], ())))
        or possessed(word)
        or (word[:1] in "وفبل" and len(word) > 3 and _ordinary_rest(word[1:]))
        or (
            word[:1] in "بل"
            and len(word) > 4
            and word[:2] != "بو"
            and len(bare := skeleton(word[1:])) == 3
            and bare in _stems()
        )
        or (word[:1] == "ك" and len(word) > 3 and word[1:] in common_words())
    )


def _ordinary_rest(rest: str) -> bool:
    small = small_words()
    return (
        rest in common_words()
        or rest in small["connectors"]
        or rest in small["prepositions"]
        or rest.startswith("لل")
        or definite(rest)
    )


def possessed(word: str) -> bool:
    """A word with a possessive suffix: any with that of a woman or of several (خرقها), an everyday one with another."""
    if word.startswith("لل"):
        return False
    if len(word) > _OWNED and word.endswith(("ها", "هما", "هم")):
        return True
    for suffix in ("هما", "ها", "هم", "نا", "كم", "ه"):
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) > 2:
            return (
                rest in common_words()
                or rest in small_words()["things"]
                or (rest.endswith("ت") and rest[:-1] + "ه" in common_words())
            )
    return False


@lru_cache(maxsize=16384)
def printed_as_word(text: str) -> bool:
    """Whether printed vowels show that a word is no part of a name: nunation, or the damma of a passive verb."""
    return _NUNATED.search(text) is not None or _PASSIVE.match(text) is not None


def ends_in_ta(doc: Document, i: int) -> bool:
    """Whether word i is printed with ة, which folds like the possessive ه."""
    return doc.words[i].text.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0652").endswith("ة")


def goes_on_telling(word: str) -> bool:
    """Whether a folded word is و or ف and a verb of saying: فرفض، ويرجو."""
    if word[0] not in "وف" or given(word) or (word,) in title_heads() or word in common_words():
        return False
    return any(r.how.form in ("past", "present") for r in cue_forms().get(word[1:], ()))


@lru_cache(maxsize=16384)
def manner(word: str) -> bool:
    """Whether a folded word tells how somebody speaks: بهدوء، بنبرة، بسخريته."""
    rest = word.removeprefix("ب")
    bare = next((rest.removesuffix(s) for s in ("ها", "هم", "ه") if rest.endswith(s)), rest)
    forms = {rest, bare, bare.removesuffix("ت") + "ه", bare.removesuffix("ي") + "ء"}
    return rest != word and not forms.isdisjoint(small_words()["manners"])


def mood(form: str) -> bool:
    """Whether a folded word is an accusative that tells how somebody speaks: ساخرا، ساخرة."""
    masculine = form.removesuffix("ه") + "ا" if form.endswith("ه") else form
    return masculine.endswith("ا") and (masculine,) in frames()["openers"]


def _adjectival(doc: Document, i: int) -> bool:
    """Whether an unknown word describes the noun before it: a participle (العميد متمسك), an accusative (قائدا ميدانيا)."""
    form, before = doc.folded[i], doc.folded[i - 1] if i else ""
    if i and ends_in_ta(doc, i) and ends_in_ta(doc, i - 1) and not definite(before) and ordinary(before):
        return True  # قاعة مكيفة
    return _PARTICIPLE.fullmatch(form) is not None or (form.endswith("يا") and before.endswith("ا") and len(form) > 4)


def rules_a_noun(doc: Document, i: int) -> bool:
    """Whether an unknown word in ة rules the everyday noun behind it: ثمّن الحاج حفاوة الاستقبال."""
    form = doc.folded[i]
    if i + 1 >= len(doc.words) or not plain_space(doc, i + 1) or not ends_in_ta(doc, i) or definite(form):
        return False
    following = doc.folded[i + 1]
    if form in given_names() or (form,) in title_heads() or (form,) in body_heads():
        return False
    return (
        definite(following) and ordinary(following) and following not in nisbas() and following[2:] not in given_names()
    )


@lru_cache(maxsize=16384)
def _plural_office(form: str) -> bool:
    """Whether the word is a plural of officials in the construct state (مفاوضي الجبهة، مبعوثيه)."""
    for suffix in ("هما", "هم", "ها", "ه", ""):
        base = form.removesuffix(suffix)
        if base.endswith("ي") and len(base) > 4 and title_heads().get((base[:-1],)) in ("office", "spokes", "envoy"):
            return True
    return False


def plain_space(doc: Document, i: int) -> bool:
    """Whether nothing but a space stands before word i."""
    return doc.gaps[i].replace("\u200f", "").replace("\u200e", "") in ("", " ", "-", "‑", "\u00a0")


def hyphened(doc: Document, i: int) -> bool:
    """Whether nothing but a hyphen parts word i from the one before, in a foreign name: جيا-وي، هاغن-لارسن."""
    if not 0 < i < len(doc.words) or doc.gaps[i] not in _HYPHENS:
        return False
    return not any(form.isdecimal() or definite(form) or form in nisbas() for form in doc.folded[i - 1 : i + 1])


def begins_name(doc: Document, i: int) -> bool:
    """Whether word i can open a name that something before it announces."""
    word = doc.words[i]
    form = word.folded
    if hyphened(doc, i + 1):
        return True
    particles, divine = name_particles()
    if (form == "علي" and word.text.endswith("ى")) or (form[0] in "وف" and form[1:] in small_words()["connectors"]):
        return False
    if (form,) in frames()["that"]:
        return False  # تقول إنكم قصفتم
    telling = printed_as_word(word.text) or _plural_office(form) or manner(form) or goes_on_telling(form) or mood(form)
    if form not in given_names() and telling:
        return False
    if not given(form) and (_adjectival(doc, i) or rules_a_noun(doc, i)):
        return False
    following = doc.folded[i + 1] if i + 1 < len(doc.words) and plain_space(doc, i + 1) else ""
    if definite(form) and ((form, following) in title_heads() or (form[2:], following[2:]) in title_heads()):
        return False  # الأمين العام
    if form == "ام":
        return i + 1 < len(doc.words) and doc.folded[i + 1] in given_names()
    if i + 1 < len(doc.words) and doc.folded[i + 1] in WISHED:
        return False
    if given(form) or form in particles:
        return form != "الله"
    if form[0] in "وف" and (given(form[1:]) or (form[1:2] in ("ي", "ت") and _verbal(form[1:]))):
        return False
    if definite(form) and form[2:] in given_names() and i + 1 < len(doc.words) and plain_space(doc, i + 1):
        following = doc.folded[i + 1]
        if following in divine and i + 2 < len(doc.words) and definite(doc.folded[i + 2]):
            return True  # المعتصم جار النبي
        return form not in common_words() and (following in given_names() or not ordinary(following))
    if form in divine and i + 1 < len(doc.words) and doc.folded[i + 1] == "الله":
        return True
    if form.startswith("ي") and len(form) > 3:
        return False
    return (
        len(form) > 2
        and not form.startswith(("لل", "وال", "بال", "فال"))
        and (not definite(form) or word.text[0] in _HAMZA)
        and not ordinary(form)
        and word.text[:1].isalpha()
    )


def name_end(doc: Document, i: int) -> int:
    """One past the last word of the name that begins at word i."""
    particles, divine = name_particles()
    j = i + 1
    closed = False
    base = i + 1 if doc.folded[i] in particles or doc.folded[i] in divine else i
    following = doc.folded[i + 1] if i + 1 < len(doc.words) else ""
    pending = doc.folded[i] in particles or (doc.folded[i] in divine and following.startswith("ال"))
    while j < len(doc.words) and j - i < _LONGEST and plain_space(doc, j):
        form, text = doc.folded[j], doc.words[j].text
        if hyphened(doc, j):
            j += 1
            continue
        if pending:
            pending = form in particles
        elif form in particles and form not in ("لا", "با") and j + 1 < len(doc.words) and plain_space(doc, j + 1):
            pending = form != "الله"
        elif (form == "علي" and text.endswith("ى")) or closed or not _continues(doc, base, j):
            break
        elif definite(form) and not (form in given_names() or form in _SECOND_PARTS or _inner_honour(doc, j)):
            closed = True
        j += 1
    while j - 1 > i and doc.folded[j - 1] in particles and doc.folded[j - 1] != "الله":
        j -= 1
    return j


def _first_name(doc: Document, i: int) -> bool:
    """Whether a given name ends at word i, in one word or two."""
    particles, divine = name_particles()
    return given(doc.folded[i]) or (i > 0 and (doc.folded[i - 1] in particles or doc.folded[i - 1] in divine))


def _inner_honour(doc: Document, j: int) -> bool:
    """Whether word j is an honour inside a name, between two given names: محمد الحاج عبيد."""
    return doc.folded[j] in small_words()["inner_honours"] and given(doc.folded[j - 1]) and _names_on(doc, j + 1)


def _family_by_rank(doc: Document, i: int, j: int) -> bool:
    """Whether word j is a rank that serves as a family name behind a foreign first name: تيريز الخوري."""
    rank = title_heads().get((doc.folded[j],)) == "rank"
    return rank and j == i + 1 and not (ordinary(doc.folded[i]) or definite(doc.folded[i]) or _may_begin(doc, j + 1))


def _may_begin(doc: Document, j: int) -> bool:
    """Whether a name may begin at word j, right behind the word before it."""
    return j < len(doc.words) and plain_space(doc, j) and begins_name(doc, j)


def _names_on(doc: Document, j: int) -> bool:
    """Whether a given name stands at word j, so that what comes before it is a title."""
    return j < len(doc.words) and plain_space(doc, j) and doc.folded[j] in given_names()


def _continues(doc: Document, i: int, j: int) -> bool:
    """Whether word j goes on the name whose first name ends at word i (the second word of عبد الفتاح)."""
    form = doc.folded[j]
    if any(c.isdigit() for c in form) or doc.words[j].text.endswith(("اً", "ًا")):
        return False
    if form in small_words()["connectors"] or (form not in given_names() and printed_as_word(doc.words[j].text)):
        return False
    if given(form):
        return not (j + 1 < len(doc.words) and doc.folded[j + 1] in WISHED)
    if form[0] in "وف" and (given(form[1:]) or form[1:] in name_particles()[0]):
        return False
    divine = name_particles()[1]
    if form == "الله" or (definite(form) and doc.folded[j - 1] in divine):
        return doc.folded[j - 1] in divine
    if form in divine and j + 1 < len(doc.words) and definite(doc.folded[j + 1]) and plain_space(doc, j + 1):
        return True
    if form.startswith(("وال", "بال", "لل", "فال")) or ((form,) in title_heads() and not definite(form)):
        return False
    if definite(form) and (title_heads().get((form[2:],)) == "source" or form[2:] in matter_words()):
        return False
    if definite(form) and ((form[2:],) in title_heads() or (form,) in title_heads()):
        if _inner_honour(doc, j) or _family_by_rank(doc, i, j):
            return True
        return j == i + 1 and _first_name(doc, i) and not _names_on(doc, j + 1)
    if definite(form):
        if len(form) > 6 and form.endswith(("ين", "ون", "ات")):
            return False
        return (
            form not in small_words()["days"]
            and (j == i + 1 or not ordinary(form) or form[2:] in given_names())
            and (form not in nisbas() or j == i + 1)
        )
    return len(form) > 1 and not ordinary(form) and not ((j > i + 1 or _PRESENT.fullmatch(form)) and _verbal(form))


@once
def _stems() -> frozenset[str]:
    """Skeletons of the everyday words."""
    return frozenset(s for word in common_words() if len(s := skeleton(word)) > 2)


@lru_cache(maxsize=16384)
def _verbal(form: str) -> bool:
    """Whether a folded word looks like a verb of an everyday root: تصرخ، يصرخ، شوهدت. A third word of a name is hardly one."""
    if form[0] in "يت" and len(form) > 3:
        return form[1:] in common_words() or (len(bare := skeleton(form[1:])) == 3 and bare in _stems())
    if form.endswith("ت") and not form.endswith("ات") and len(form) > 3:
        return form[:-1] in common_words() or (len(bare := skeleton(form[:-1])) == 3 and bare in _stems())
    return False
