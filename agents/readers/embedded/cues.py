"""Cues of reporting in an Arabic sentence: verbs, participles and verbal nouns with the complement that follows them."""

from collections.abc import Container
from dataclasses import dataclass

from agents.readers.embedded.affixes import definite
from agents.readers.embedded.complements import Complement, complement_of, has_preposition, lookup, says_enough
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import CueForm, Verb, common_words, cue_forms, doubled_forms, frames, small_words
from agents.readers.embedded.morphology import Inflection

_VERB_BEFORE = frozenset(
    [
        "قد",
        "الذي",
        "التي",
        "ما",
        "كان",
        "كانت",
        "كما",
        "حين",
        "حيث",
        "اذ",
        "عندما",
        "ثم",
        "لم",
        "لا",
        "لن",
        "بعدما",
        "وقد",
        "فقد",
        "بينما",
        "فيما",
        "اذا",
        "لو",
        "هو",
        "هي",
        "وهو",
        "وهي",
        "وكان",
        "وكانت",
        "الذين",
        "اللذين",
        "حتي",
        "لكنه",
        "لكنها",
        "غير",
        "انه",
        "انها",
        "مما",
    ]
)
_NOUN_CUES = frozenset(
    ("accusation", "denial", "rejection", "demand", "appeal", "threat", "warning", "condition", "endorsement")
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at a word, the reading chosen for it, and where its content begins."""

    at: int
    verb: Verb
    how: Inflection
    complement: Complement
    content: int
    """First word of the content; for an object, the word after the cue."""
    joined: bool
    """Whether و or ف stands before it."""
    negated: bool = False
    prefixed: bool = False
    """A verbal noun after ب (ردّ بنفي كذا): the verb before it has the subject."""


def find_cues(doc: Document, sentence: int, named: Container[int]) -> list[Cue]:
    """The cues of a sentence, left to right; words inside quotations and inside names hold none."""
    words = doc.words_of(sentence)
    found = []
    for i in words:
        if i in named:
            continue
        if doc.words[i].quote >= 0 and _in_part_quote(doc, i, words):
            continue
        cue = cue_at(doc, i, words.stop, after_name=i - 1 in named)
        if cue is not None:
            found.append(cue)
    return found


def _in_part_quote(doc: Document, i: int, words: range) -> bool:
    """Whether the quotation round the word is one that the article quotes, not one round whole paragraphs."""
    outer = doc.outer_quote(i)
    return outer is not None and outer.closed


def cue_at(doc: Document, i: int, stop: int, *, after_name: bool = False) -> Cue | None:
    """The cue at word i, if the word is one here; `after_name` when a name ends right before it."""
    joined, form = lookup(doc.folded[i])
    if doc.folded[i] == "وعد" and doc.words[i].text.endswith("\u0651"):
        joined, form = True, "عد"  # وعدّ: and he deemed, not وعد
    if frames()["answered"].match(doc.folded, i):
        joined, form = True, form[1:]  # ورد عليه: and he answered him, not وَرَدَ
    readings = cue_forms().get(form, ())
    if not readings and "\u0651" in doc.words[i].text[2:4]:
        joined, form, readings = _doubled(doc.folded[i])
    if nominative_after(doc, i, stop) and (known := _doubled(doc.folded[i]))[2]:
        joined, form, readings = known  # قبل الطرفان: no preposition, which would have الطرفين
    if not readings:
        return _prefixed_noun(doc, i, stop)
    verbal = _verbal_place(doc, i, joined)
    negated = i > 0 and doc.folded[i - 1] in ("لا", "لم", "لن", "ولم", "ولا", "ولن", "فلم", "فلا")
    best: Cue | None = None
    for reading in readings:
        if (reading.verb.negated and not negated) or not says_enough(doc, i, stop, reading.verb.needs):
            continue
        if reading.how.suffix == "ه" and _ends_in_ta(doc.words[i].text):
            continue
        if reading.how.form in ("past", "present") and doc.words[i].text.endswith(("اً", "ًا")):
            continue  # نفى نفياً قاطعاً
        if reading.how.form == "noun":
            cue = _noun_cue(doc, i, stop, reading, joined) if not verbal or len(readings) == 1 else None
        elif (not verbal and any(r.how.form == "noun" for r in readings) and reading.how.form == "past") or (
            reading.how.form == "past"
            and reading.how.suffix == ""
            and not verbal
            and form in common_words()
            and reading.verb.weak
        ):
            cue = None
        else:
            cue = _verb_cue(doc, i, stop, reading, joined, negated, after_name)
        if cue is not None and (best is None or _rank(cue) > _rank(best)):
            best = cue
    return best


def nominative_after(doc: Document, i: int, stop: int) -> bool:
    """Whether a definite dual or plural in the nominative stands right behind word i, which then rules nothing."""
    word = doc.folded[i + 1] if i + 1 < stop else ""
    return word in small_words()["nominatives"] and doc.gaps[i + 1] == " "


def _doubled(word: str) -> tuple[bool, str, tuple[CueForm, ...]]:
    """A verb known by its printed doubled letter (حمّل, not حمل): whether و is joined, its form and readings."""
    forms = doubled_forms()
    if word in forms:
        return False, word, forms[word]
    rest = word[1:] if word[0] in "وف" else word
    return rest != word, rest, forms.get(rest, ())


def _ends_in_ta(text: str) -> bool:
    """Whether the word is printed with ة, so that its last letter is no object suffix (استضافة)."""
    return text.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0652").endswith("ة")


def _prefixed_noun(doc: Document, i: int, stop: int) -> Cue | None:
    """بنفي، برفض, with more words after it."""
    word = doc.folded[i]
    if not word.startswith("ب") or i + 2 >= stop:
        return None
    for reading in cue_forms().get(word[1:], ()):
        if reading.how.form == "noun" and not reading.how.suffix and reading.verb.act in ("denial", "rejection"):
            return Cue(i, reading.verb, reading.how, "object", i + 1, False, prefixed=True)
    return None


def _rank(cue: Cue) -> int:
    return {"that": 4, "quote": 3, "colon": 3, "object": 2, "none": 1}[cue.complement]


def _verbal_place(doc: Document, i: int, joined: bool) -> bool:
    """Whether a finite verb may stand at word i rather than a noun of the same shape."""
    first = doc.bounds[doc.words[i].sentence][0]
    if joined or i == first or any(c in doc.gaps[i] for c in '،,؛:.–—)»”"'):
        return True
    if doc.words[i].text.endswith("ى") or doc.folded[i + 1 : i + 2] in (["فيه"], ["فيها"]):
        return True
    before = doc.folded[i - 1]
    if before in _VERB_BEFORE or before in small_words()["days"]:
        return True
    return before not in small_words()["prepositions"] and before not in common_words()


def _verb_cue(
    doc: Document, i: int, stop: int, reading: CueForm, joined: bool, negated: bool, after_name: bool
) -> Cue | None:
    verb, how = reading.verb, reading.how
    if _passive(doc.words[i].text, how, joined, verb):
        return None
    weak = verb.weak and "\u0651" not in doc.words[i].text
    if how.form == "doing" and how.gender == "m" and how.number == "p" and doc.folded[i].endswith("ون"):
        return None
    following = doc.folded[i + 1] if i + 1 < stop else ""
    if how.form == "doing" and how.number != "s" and following.endswith("ين") and not definite(following):
        return None  # a noun with its adjective: بين موقعين متقابلين
    kind, content = complement_of(doc, i, stop, verb, how)
    if how.suffix and verb.deed and weak:
        return None  # what is told of a thing named before: الاتفاقية التي أبرمتها
    if kind == "none" and not (how.suffix and verb.act in ("denial", "rejection", "accusation")):
        return None
    strict = joined or i == doc.bounds[doc.words[i].sentence][0] or doc.folded[i - 1] in _VERB_BEFORE
    if how.form == "past" and how.suffix and verb.weak and not strict and "،" not in doc.gaps[i]:
        return None
    placed = joined or after_name or i == doc.bounds[doc.words[i].sentence][0]
    opens = verb.bare and how.form in ("past", "present") and placed
    doubtful = kind == "object" and weak and not (verb.deed or how.suffix or opens)
    if doubtful and not has_preposition(doc, i, stop, verb):
        return None
    return Cue(i, verb, how, kind, content, joined, negated)


def _noun_cue(doc: Document, i: int, stop: int, reading: CueForm, joined: bool) -> Cue | None:
    """A verbal noun counts where it takes a stand itself (اتهام حكومة … للجيش بـ)."""
    if reading.verb.act not in _NOUN_CUES or reading.how.suffix:
        return None
    return Cue(i, reading.verb, reading.how, "object", i + 1, joined)


def _passive(text: str, how: Inflection, joined: bool, verb: Verb) -> bool:
    """Whether printed vowels show a passive (ذُكر، أُعلن، يُذكر، يُستبعد)."""
    at = 3 if joined and text[1:2] in "\u064e\u064f\u0650" else 2 if joined else 1
    if text[at : at + 1] != "\u064f":
        return False
    plain = len(verb.lemma) == 3 or verb.lemma.startswith("ا")  # their active present has no damma, as يُعلن has
    return how.form == "past" or (how.form == "present" and plain)
